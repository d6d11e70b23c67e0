//! Whether selection and stopping keep what they promise, over many made-up studies whose truth is
//! known. Outcomes are shared among options by luck as in a batch, and not normal where those of a
//! batch are not.

use armistice::analysis::selection::{
    Criterion, FIRST_STAGE, Kn, Verdict, best, draws_in_a_batch, half_width, next_look,
    ruled_out_by,
};
use armistice::analysis::yes_no;
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use rand_distr::StandardNormal;
use statrs::distribution::{ContinuousCDF, Normal};

const STUDIES: u64 = 1_000;
const OPTIONS: usize = 5;
/// Correlation of options over draws.
const SHARED: f64 = 0.6;

/// Standard normal numbers, one after another.
struct Luck(ChaCha8Rng);

impl Luck {
    fn of(study: u64) -> Self {
        Self(ChaCha8Rng::seed_from_u64(study))
    }

    fn uniform(&mut self) -> f64 {
        self.0.random()
    }

    fn normal(&mut self) -> f64 {
        self.0.sample(StandardNormal)
    }

    /// One draw: a normal number an option, correlated by what they share.
    fn draw(&mut self, options: usize) -> Vec<f64> {
        let common = SHARED.sqrt() * self.normal();
        (0..options).map(|_| common + (1.0 - SHARED).sqrt() * self.normal()).collect()
    }
}

/// What studies of one kind came to.
struct Spent {
    correct: f64,
    draws: f64,
}

/// Selects in many studies. `outcome`: of an option with the luck of a draw, more better; `good`:
/// the options that may be selected.
fn select(batch: usize, delta: f64, good: &[usize], outcome: impl Fn(usize, f64) -> f64) -> Spent {
    select_in(STUDIES, batch, delta, good, outcome)
}

/// The same in so many studies.
fn select_in(
    studies: u64,
    batch: usize,
    delta: f64,
    good: &[usize],
    outcome: impl Fn(usize, f64) -> f64,
) -> Spent {
    let (mut correct, mut draws) = (0, 0);
    for study in 0..studies {
        let mut luck = Luck::of(study);
        let mut kn = Kn::new(OPTIONS, FIRST_STAGE, 0.95, delta).unwrap();
        while kn.decided().is_none() {
            let mut means = [0.0; OPTIONS];
            for _ in 0..batch {
                for (option, x) in luck.draw(OPTIONS).into_iter().enumerate() {
                    means[option] += outcome(option, x) / batch as f64;
                }
            }
            let means: Vec<f64> = kn.remaining().iter().map(|option| means[*option]).collect();
            kn.observe(&means);
        }
        correct += u32::from(kn.decided().is_some_and(|option| good.contains(&option)));
        draws += kn.observations() * batch;
    }
    Spent { correct: f64::from(correct) / studies as f64, draws: draws as f64 / studies as f64 }
}

fn holds(what: &str, spent: &Spent) {
    println!("{what}: {:.3} correct, {:.0} draws on average", spent.correct, spent.draws);
    // 0.95 less two standard errors of 1,000 studies.
    assert!(spent.correct >= 0.936, "{what}: {}", spent.correct);
}

#[test]
fn the_option_that_is_better_by_the_indifference_is_selected_as_often_as_promised() {
    // Option 3 is better than all others, which are alike, by just the indifference.
    let shift = |option: usize, delta: f64| if option == 3 { delta } else { 0.0 };
    let normal = |delta: f64| move |option: usize, x: f64| x + shift(option, delta);
    holds("normal", &select(20, 0.1, &[3], normal(0.1)));
    holds("normal, nearer together", &select(20, 0.05, &[3], normal(0.05)));
    let lognormal = |option: usize, x: f64| libm::exp(x) + shift(option, 0.15);
    holds("lognormal", &select(20, 0.15, &[3], lognormal));
    let less = |option: usize, x: f64| shift(option, 0.15) - libm::exp(x);
    holds("lognormal, less is better", &select(20, 0.15, &[3], less));

    let share = |what: &str, shares: [f64; 2], batch: usize| {
        let delta = (shares[1] - shares[0]).abs();
        assert_eq!(draws_in_a_batch(Some(&shares), delta), batch);
        holds(what, &select(batch, delta, &[3], happens(shares)));
    };
    share("more often at 0.5", [0.475, 0.525], 20);
    share("more often at 0.98", [0.97, 0.99], 50);
    share("more often at 0.99", [0.985, 0.995], 50);
    share("less often at 0.1", [0.11, 0.09], 50);
    share("less often at 0.01", [0.015, 0.005], 50);
    share("less often at 0.003", [0.005, 0.001], 125);
    let small = select(20, 0.02, &[3], happens([0.97, 0.99]));
    holds("more often at 0.98 in batches of 20", &small);
}

/// Whether it happened, as 1 or 0, at one share in option 3 and at another in the rest; with a minus
/// where it is better if it does not.
fn happens(shares: [f64; 2]) -> impl Fn(usize, f64) -> f64 {
    let edges = shares.map(|share| Normal::standard().inverse_cdf(share));
    let sign = if shares[1] > shares[0] { 1.0 } else { -1.0 };
    move |option, x| if x < edges[usize::from(option == 3)] { sign } else { 0.0 }
}

#[test]
fn batches_of_20_are_too_small_for_what_is_rare() {
    let spent = select_in(4_000, 20, 0.01, &[3], happens([0.015, 0.005]));
    println!("less often at 0.01 in batches of 20: {:.4} correct", spent.correct);
    // 0.95 less two standard errors of 4,000 studies.
    assert!(spent.correct < 0.943, "{}: a larger batch is no longer needed", spent.correct);
}

#[test]
fn where_several_are_nearly_as_good_one_of_them_is_selected() {
    let levels = [0.0, 0.05, -0.3, 0.1, -0.1];
    // Within 0.1 of the best: options 0, 1 and 3.
    let spent = select(20, 0.1, &[0, 1, 3], |option, x| x + levels[option]);
    holds("three within the indifference", &spent);
}

#[test]
fn stopping_at_a_narrow_interval_costs_little_of_its_confidence() {
    const TRUTH: f64 = 0.2;
    for asked in [0.06, 0.04, 0.036, 0.03, 0.022] {
        let (mut covered, mut draws) = (0, 0);
        let studies = 4_000;
        for study in 0..studies {
            let mut luck = Luck::of(study + 1_000_000);
            let mut runs = Vec::new();
            let mut look = next_look(0, 5_000);
            while let Some(until) = look {
                runs.resize_with(until as usize, || f64::from(u8::from(luck.uniform() < TRUTH)));
                look = next_look(until, 5_000);
                if half_width(&yes_no(&runs, 1)) <= asked {
                    break;
                }
            }
            covered += u32::from(yes_no(&runs, 1).contains(TRUTH));
            draws += runs.len();
        }
        let share = f64::from(covered) / studies as f64;
        println!("±{asked}: {share:.4} covered, {:.0} draws", draws as f64 / studies as f64);
        assert!(share >= 0.93, "±{asked}: {share}");
    }
}

#[test]
fn a_verdict_names_the_wrong_option_as_seldom_as_it_says() {
    for options in [2, 5] {
        let (mut named, mut wrong) = (0, 0);
        let studies = 400;
        for study in 0..studies {
            let mut luck = Luck::of(study + 2_000_000);
            let mut values = vec![Vec::new(); options];
            for _ in 0..100 {
                // All alike but for a trifle, by which option 0 is ahead.
                for (option, x) in luck.draw(options).into_iter().enumerate() {
                    values[option].push(x + if option == 0 { 1e-6 } else { 0.0 });
                }
            }
            let criterion = Criterion {
                values: &values,
                runs_per_draw: 1,
                lower_is_better: false,
                band: 0.0,
                bound: None,
            };
            if let Verdict::One(option) = best(&criterion, study).verdict {
                named += 1;
                wrong += u32::from(option != 0);
            }
        }
        let share = |count: u32| f64::from(count) / studies as f64;
        println!(
            "{options} options all but alike: one named in {:.3}, a wrong one in {:.3}",
            share(named),
            share(wrong)
        );
        assert!(share(wrong) < 0.075, "{options} options: {}", share(wrong));
    }
}

#[test]
fn what_is_worse_by_the_band_in_one_thing_is_seldom_said_to_rule_another_out() {
    let (mut wrong, mut right) = (0, 0);
    for study in 0..STUDIES {
        let mut luck = Luck::of(study + 3_000_000);
        let draws: Vec<[Vec<f64>; 2]> = (0..100).map(|_| [luck.draw(3), luck.draw(3)]).collect();
        // The last is far better on the first criterion, and on the second worse than option 0 by
        // just the band; option 1 it rules out.
        let levels = [[0.0, 0.0, 9.0], [0.5, 0.0, 0.0]];
        let list = |at: usize, option: usize| {
            draws.iter().map(|draw| draw[at][option] + levels[at][option]).collect()
        };
        let values = [0, 1].map(|at| (0..3).map(|option| list(at, option)).collect::<Vec<_>>());
        let criteria = values.each_ref().map(|values| Criterion {
            values,
            runs_per_draw: 1,
            lower_is_better: false,
            band: 0.5,
            bound: None,
        });
        let said = ruled_out_by(&criteria, 0.95);
        wrong += u32::from(said.dominated.iter().any(|(option, _)| *option != 1));
        right += u32::from(said.dominated.contains(&(1, 2)));
    }
    let share = |count: u32| f64::from(count) / STUDIES as f64;
    println!("wrongly ruled out: {:.3}; rightly: {:.3}", share(wrong), share(right));
    assert!(share(wrong) <= 0.05);
    assert!(share(right) > 0.9);
}
