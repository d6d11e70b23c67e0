//! How sure it is whose average is best, how often each option does best, and how far it falls behind.

use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;

use super::criterion::Criterion;
use crate::analysis::estimate::Estimate;
use crate::analysis::level::above;
use crate::analysis::means::{amount, share};
use crate::analysis::moments::by_draw;
use crate::analysis::quantile::{quantile, sorted};
use crate::analysis::resample;

/// Times that draws are chosen anew.
pub const RESAMPLES: usize = 1_999;
/// Confidence that a verdict needs.
pub const CONFIDENT: f64 = 0.95;
/// Seed of choosing draws anew: the same results give the same confidence wherever it is asked for.
pub const CHOOSING: u64 = 0xC0_11EC;
/// Fewer draws carry no verdict: choosing anew among a handful is too sure of itself.
pub const LEAST_DRAWS: usize = 20;

/// What the draws say about the options by one criterion.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Best {
    /// One standing an option.
    pub options: Vec<Standing>,
    /// What can be said of the averages.
    pub verdict: Verdict,
}

/// Where an option stands by one criterion.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize)]
pub struct Standing {
    /// Confidence that its average over draws is best, 0 to 1. The options' add up to 1; the very
    /// same average is shared out equally.
    pub average_best: f64,
    /// Confidence that its average lies within the band of the best average, 0 to 1.
    pub average_near: f64,
    /// How often it does best in a run: share of runs, a tie shared out equally.
    pub best_in_future: Estimate,
    /// Share of runs in which it lies within the band of what does best there.
    pub near_in_future: Estimate,
    /// How far it falls behind what does best in the same run.
    pub regret: Regret,
}

/// How far an option falls behind what does best in the same run.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize)]
pub struct Regret {
    /// Mean over runs, with its interval over draws [unit of the outcome].
    pub mean: Estimate,
    /// 95% quantile over runs [unit of the outcome].
    pub q95: f64,
}

/// What can be said of averages, at a confidence of [`CONFIDENT`]. Nothing of it is about a single
/// run.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// This option's average is ahead, and no other is sure to lie within the band of it. How far
    /// ahead, the paired differences say.
    One(usize),
    /// The best average is one of these, and all of them lie within the band of it: by this
    /// criterion, and for averages, it makes no practical difference which of them it is.
    NoPracticalDifference(Vec<usize>),
    /// All options do the same in every run, which says nothing yet of runs that were not made.
    Same,
    /// More draws may tell, or the averages lie about a band apart.
    Unclear,
}

/// Where the options stand by a criterion.
///
/// Draws are chosen anew with replacement, jointly for all options: how often an option's average
/// comes out best is the confidence. If averages are equal, a verdict of `One` for an option of two
/// still comes up in about a tenth of studies, each way a twentieth (`tests/selection.rs`). After
/// [`Kn`](super::Kn) has stopped at an option, its confidence here is a little too high: a stop is
/// made where an option looks good.
///
/// * `seed`: of the choosing.
///
/// # Source
/// Efron 1979, Annals of Statistics 7:1; for the best of several means Chick and Inoue 2001,
/// Operations Research 49:732, whose posterior probability this approaches. Regret: Savage 1951,
/// JASA 46:55.
pub fn best(criterion: &Criterion, seed: u64) -> Best {
    let upward = criterion.upward();
    let runs = criterion.runs_per_draw;
    let averages: Vec<Vec<f64>> = upward.iter().map(|values| by_draw(values, runs)).collect();
    let resampled = resampled(&averages, seed);
    let (ahead, near) = confidences(&resampled, upward.len(), criterion.band);
    let same = upward.len() > 1 && upward.windows(2).all(|pair| pair[0] == pair[1]);
    let verdict = match same {
        true => Verdict::Same,
        false => verdict(criterion, &averages, &resampled, &ahead, &near),
    };
    let futures = futures(&upward, criterion.band);
    let standing = |option: usize| {
        let Behind { best, near: within, by } = &futures[option];
        let mean = above(by, amount(&by_draw(by, runs)));
        Standing {
            average_best: ahead[option],
            average_near: near[option],
            best_in_future: share(best, runs),
            near_in_future: share(within, runs),
            regret: Regret { mean, q95: quantile(&sorted(by), 0.95).unwrap_or(0.0) },
        }
    };
    Best { options: (0..upward.len()).map(standing).collect(), verdict }
}

/// Averages over draws chosen anew, [`RESAMPLES`] x options.
fn resampled(averages: &[Vec<f64>], seed: u64) -> Vec<Vec<f64>> {
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    (0..RESAMPLES).map(|_| resample::means(&mut rng, averages)).collect()
}

/// How often an option's average is best, and how often it lies within the band of the best.
fn confidences(resampled: &[Vec<f64>], options: usize, band: f64) -> (Vec<f64>, Vec<f64>) {
    let (mut ahead, mut near) = (vec![0.0; options], vec![0.0; options]);
    for means in resampled {
        let (top, winners) = top(means.iter().copied());
        for option in 0..options {
            ahead[option] += if means[option] == top { 1.0 / winners } else { 0.0 };
            near[option] += f64::from(u8::from(top - means[option] <= band));
        }
    }
    let of = resampled.len().max(1) as f64;
    ahead.iter_mut().chain(&mut near).for_each(|count| *count /= of);
    (ahead, near)
}

/// The highest of some numbers, and how many of them are.
fn top(values: impl Iterator<Item = f64> + Clone) -> (f64, f64) {
    let top = values.clone().fold(f64::NEG_INFINITY, f64::max);
    (top, values.filter(|value| *value == top).count() as f64)
}

fn verdict(
    criterion: &Criterion,
    averages: &[Vec<f64>],
    resampled: &[Vec<f64>],
    ahead: &[f64],
    near: &[f64],
) -> Verdict {
    let draws = averages.first().map_or(0, Vec::len);
    if draws < LEAST_DRAWS {
        return Verdict::Unclear;
    }
    let close: Vec<usize> = (0..near.len()).filter(|at| near[*at] >= CONFIDENT).collect();
    if close.len() > 1 {
        let jointly = resampled.iter().filter(|means| {
            let (top, _) = top(means.iter().copied());
            let among = close.iter().any(|option| means[*option] == top);
            among && close.iter().all(|option| top - means[*option] <= criterion.band)
        });
        let sure = jointly.count() as f64 >= CONFIDENT * resampled.len() as f64;
        let seen = sure && told_apart(criterion, averages, &close);
        return if seen { Verdict::NoPracticalDifference(close) } else { Verdict::Unclear };
    }
    let one = (0..ahead.len()).find(|option| ahead[*option] >= CONFIDENT);
    one.map_or(Verdict::Unclear, Verdict::One)
}

/// False if two options did the same in all draws and there are too few of them to rule out a
/// difference beyond the band: among shares n draws that all agree leave open that a part of up to
/// 1 - 0.05^(1/n) would not have (Clopper and Pearson 1934). Choosing anew cannot see that.
fn told_apart(criterion: &Criterion, averages: &[Vec<f64>], close: &[usize]) -> bool {
    let Some(bound) = criterion.bound else { return true };
    let draws = averages.first().map_or(0, Vec::len).max(1) as f64;
    let open = -bound * libm::expm1(libm::log(1.0 - CONFIDENT) / draws);
    let same = close.windows(2).any(|pair| averages[pair[0]] == averages[pair[1]]);
    !same || open <= criterion.band
}

/// An option in every run.
struct Behind {
    /// 1 where it does best, a part of 1 where others do as well.
    best: Vec<f64>,
    /// 1 where it lies within the band of what does best.
    near: Vec<f64>,
    /// How far it falls behind what does best.
    by: Vec<f64>,
}

fn futures(upward: &[Vec<f64>], band: f64) -> Vec<Behind> {
    let count = upward.first().map_or(0, Vec::len);
    let tops: Vec<(f64, f64)> =
        (0..count).map(|future| top(upward.iter().map(|values| values[future]))).collect();
    let of = |values: &Vec<f64>| {
        let pairs = || values.iter().zip(&tops);
        Behind {
            best: pairs().map(|(v, (top, of))| if v == top { 1.0 / of } else { 0.0 }).collect(),
            near: pairs().map(|(v, (top, _))| f64::from(u8::from(top - v <= band))).collect(),
            by: pairs().map(|(v, (top, _))| top - v).collect(),
        }
    };
    upward.iter().map(of).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::chance::uniforms;

    fn criterion(values: &[Vec<f64>], band: f64) -> Criterion<'_> {
        Criterion { values, runs_per_draw: 1, lower_is_better: true, band, bound: None }
    }

    #[test]
    fn an_average_that_is_surely_ahead_can_do_best_in_few_futures() {
        // The second loses a little in nine runs of ten and wins much in the tenth.
        let first = vec![10.0; 200];
        let second: Vec<f64> = (0..200).map(|at| if at % 10 == 0 { 0.0 } else { 10.1 }).collect();
        let said = best(&criterion(&[first, second], 0.0), 1);
        assert_eq!(said.verdict, Verdict::One(1));
        assert!(said.options[1].average_best > 0.99);
        assert!((said.options[1].best_in_future.mean - 0.1).abs() < 1e-12);
        assert!((said.options[0].best_in_future.mean - 0.9).abs() < 1e-12);
        assert!((said.options[0].regret.mean.mean - 1.0).abs() < 1e-12);
        assert!((said.options[1].regret.q95 - 0.1).abs() < 1e-12);
    }

    #[test]
    fn what_lies_within_the_band_makes_no_practical_difference() {
        let one = uniforms(1, 400);
        let other: Vec<f64> = one.iter().map(|x| x + 0.01).collect();
        let worse: Vec<f64> = one.iter().map(|x| x + 0.5).collect();
        let values = [one, worse, other];
        assert_eq!(best(&criterion(&values, 0.0), 1).verdict, Verdict::One(0));
        let said = best(&criterion(&values, 0.05), 1);
        assert_eq!(said.verdict, Verdict::NoPracticalDifference(vec![0, 2]));
        assert_eq!(said.options[2].average_best, 0.0);
        assert_eq!((said.options[2].average_near, said.options[1].average_near), (1.0, 0.0));
        assert_eq!(said.options[2].near_in_future.mean, 1.0);
    }

    #[test]
    fn averages_that_the_draws_do_not_tell_apart_are_unclear() {
        let said = best(&criterion(&[uniforms(1, 100), uniforms(2, 100)], 0.02), 1);
        assert_eq!(said.verdict, Verdict::Unclear);
        let sum: f64 = said.options.iter().map(|option| option.average_best).sum();
        assert!((sum - 1.0).abs() < 1e-9);
    }

    #[test]
    fn ties_are_shared_out_and_runs_of_a_draw_are_futures_of_their_own() {
        let values = [vec![0.0, 1.0, 0.0, 0.0], vec![0.0, 0.0, 0.0, 1.0]];
        let two_runs = Criterion { runs_per_draw: 2, ..criterion(&values, 0.0) };
        let said = best(&two_runs, 1);
        let shares: Vec<f64> = said.options.iter().map(|o| o.best_in_future.mean).collect();
        assert_eq!(shares, [0.5, 0.5]);
        assert_eq!(said.options[0].best_in_future.n, 2);
        assert_eq!(said.options[0].regret.mean.mean, 0.25);
        assert_eq!(said.verdict, Verdict::Unclear, "two draws carry none");
    }

    #[test]
    fn no_war_in_a_few_draws_of_either_is_not_yet_no_difference() {
        let verdict = |draws: usize, band: f64| {
            let values = [vec![0.0; draws], vec![0.0; draws], vec![1.0; draws]];
            best(&Criterion { bound: Some(1.0), ..criterion(&values, band) }, 1).verdict
        };
        assert_eq!(verdict(50, 0.02), Verdict::Unclear);
        assert_eq!(verdict(50, 0.06), Verdict::NoPracticalDifference(vec![0, 1]));
        assert_eq!(verdict(150, 0.02), Verdict::NoPracticalDifference(vec![0, 1]));
    }

    #[test]
    fn options_that_do_the_same_in_every_run_are_told_so_with_few_draws_too() {
        let values = [uniforms(3, 4), uniforms(3, 4)];
        assert_eq!(best(&criterion(&values, 0.0), 1).verdict, Verdict::Same);
    }

    #[test]
    fn the_same_seed_gives_the_same_bits_and_no_options_give_nothing() {
        let values = [uniforms(3, 50), uniforms(4, 50), uniforms(5, 50)];
        assert_eq!(best(&criterion(&values, 0.1), 7), best(&criterion(&values, 0.1), 7));
        assert!(best(&criterion(&[], 0.1), 7).options.is_empty());
    }
}
