//! Pattern 18 (a number fitted): at one fighter an agent, sizes of clashes have a heavy tail and
//! clashes cluster in time. The nulls: an exponential tail above the same threshold, and weeks that
//! know nothing of each other.

use armistice::model::{Event, RunId};

use super::effect::{Effect, Verdict};
use super::pattern::Pattern;
use super::worlds::{every_draw, open, pairs, seed};

/// No war and no moods, in which runs would differ throughout.
const SETS: [&str; 7] = [
    "rule.commitment.mood_sd=0",
    "rule.commitment.prize=0",
    "scale.fighters_per_agent=1",
    "rule.contact.rate=0.0066",
    "trust.front.state=0.12",
    "trust.state.front=0.12",
    "clock.years=3",
];

/// Deaths of each clash, and clashes of each week, run by run.
fn lived(sets: &[&str], runs: u32) -> (Vec<f64>, Vec<Vec<f64>>) {
    let study = open("tests/behaviour/accord.toml", sets);
    let weeks = study.dictionary().time.ticks as usize;
    let lived = every_draw(
        runs,
        |draw, world| {
            let mut events: Vec<Event> = Vec::new();
            let id = RunId { option: 0, draw, run: 0 };
            study.run(seed(), id, world, &mut events).unwrap();
            events.retain(|event| event.kind.name == "clash");
            events
        },
        || study.new_world(),
    );
    let (mut sizes, mut counts) = (Vec::new(), Vec::new());
    for events in lived {
        let mut by_week = vec![0.0; weeks];
        for event in events {
            by_week[event.tick as usize] += 1.0;
            let deaths = event.deaths_actor + event.deaths_other;
            if deaths > 0 {
                sizes.push(f64::from(deaths));
            }
        }
        counts.push(by_week);
    }
    (sizes, counts)
}

/// A discrete power law above a threshold: exponent, its standard error, how many lie above, and
/// the mean log-likelihood ratio against an exponential tail with its standard error.
struct Tail {
    from: f64,
    exponent: f64,
    error: f64,
    above: usize,
    against_exponential: f64,
}

/// Clauset, Shalizi & Newman 2009, SIAM Review 51:661: the exponent by maximum likelihood with the
/// continuous approximation, the threshold with the least Kolmogorov-Smirnov distance
/// of those that leave 500 clashes.
fn tail(sizes: &[f64]) -> Tail {
    let mut sorted = sizes.to_vec();
    sorted.sort_by(f64::total_cmp);
    let mut best: Option<(f64, Tail)> = None;
    for from in [2.0, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0, 12.0, 16.0, 20.0, 24.0] {
        let above: Vec<f64> = sorted.iter().copied().filter(|&size| size >= from).collect();
        let n = above.len() as f64;
        if n < 500.0 {
            continue;
        }
        let low = from - 0.5;
        let logs: f64 = above.iter().map(|size| libm::log(size / low)).sum();
        let exponent = 1.0 + n / logs;
        let left = |size: f64| libm::pow((size + 0.5) / low, 1.0 - exponent);
        let distance = above
            .iter()
            .enumerate()
            .map(|(at, &size)| (left(size) - (1.0 - (at as f64 + 1.0) / n)).abs())
            .fold(0.0, f64::max);
        // Mass of each size under both tails, for the ratio.
        let mean = above.iter().sum::<f64>() / n - low;
        let power = |size: f64| left(size - 1.0) - left(size);
        let decays = |size: f64| {
            libm::exp(-(size - 0.5 - low) / mean) - libm::exp(-(size + 0.5 - low) / mean)
        };
        let ratios: Vec<f64> =
            above.iter().map(|&s| libm::log(power(s) / decays(s).max(1e-300))).collect();
        let average = ratios.iter().sum::<f64>() / n;
        let spread = ratios.iter().map(|r| (r - average) * (r - average)).sum::<f64>() / n;
        let found = Tail {
            from,
            exponent,
            error: (exponent - 1.0) / n.sqrt(),
            above: above.len(),
            against_exponential: average / (spread / n).sqrt(),
        };
        if best.as_ref().is_none_or(|(d, _)| distance < *d) {
            best = Some((distance, found));
        }
    }
    best.expect("too few clashes to fit a tail").1
}

/// Share of clashes that reach a size.
fn share_above(sizes: &[f64], from: f64) -> Effect {
    let n = sizes.len().max(1) as f64;
    let share = sizes.iter().filter(|&&size| size >= from).count() as f64 / n;
    // Never quite certain, however few there are.
    Effect { mean: share, error: (share * (1.0 - share) / n).sqrt().max(1.0 / n) }
}

/// Weeks in which one clash can lead to another.
const LAGS: usize = 4;

/// Mean correlation of a week's number of clashes with those of the four weeks after, and its
/// standard error. What all runs have in common in a week is taken off, so that a peace that grows
/// calmer does not pass for clusters. Where weeks know nothing of each other it is 0.
fn clustering(counts: &[Vec<f64>]) -> (f64, f64) {
    let (runs, weeks) = (counts.len() as f64, counts[0].len());
    let common: Vec<f64> =
        (0..weeks).map(|week| counts.iter().map(|run| run[week]).sum::<f64>() / runs).collect();
    let (mut top, mut bottom, mut pairs) = (0.0, 0.0, 0.0);
    for run in counts {
        let own: Vec<f64> = run.iter().zip(&common).map(|(count, mean)| count - mean).collect();
        for lag in 1..=LAGS {
            top += own.iter().zip(&own[lag..]).map(|(a, b)| a * b).sum::<f64>();
            bottom += own[..weeks - lag].iter().map(|a| a * a).sum::<f64>();
            pairs += (weeks - lag) as f64;
        }
    }
    (top / bottom, 1.0 / f64::sqrt(pairs))
}

#[test]
fn sizes_of_clashes_have_a_heavy_tail_and_clashes_cluster_in_time() {
    let runs = pairs(400);
    let (sizes, counts) = lived(&SETS, runs);
    let fit = tail(&sizes);
    let (lag, error) = clustering(&counts);
    // The twins: no round follows the first; nobody retaliates.
    let off = ["rule.clash.goes_on=0", "rule.clash.goes_on_war=0", "rule.clash.retaliates=0"];
    let (small, calm) = lived(&[&SETS[..], &off].concat(), runs);
    // How often a clash reaches the tail: the largest of many small ones would say how many there were.
    let in_tail = share_above(&sizes, fit.from);
    let calm_tail = share_above(&small, fit.from);
    let largest = |sizes: &[f64]| sizes.iter().fold(0.0_f64, |a, &b| a.max(b));
    let (calm, calm_error) = clustering(&calm);
    let (low, high) = (fit.exponent - 2.576 * fit.error, fit.exponent + 2.576 * fit.error);
    let (clusters, none) = (Effect { mean: lag, error }, Effect { mean: calm, error: calm_error });
    // UCDP GED, fitted the same way: 1.9 to 3.2 by country.
    Pattern::new("18", runs)
        .decided(
            "exponent of the tail of deaths in a clash, within 1.9 to 3.2",
            &format!(
                "{:.2} [{low:.2} to {high:.2}] above {} ({} clashes of {} with deaths, largest {})",
                fit.exponent,
                fit.from,
                fit.above,
                sizes.len(),
                largest(&sizes)
            ),
            1.9 <= low && high <= 3.2,
        )
        .decided(
            "the tail is heavier than an exponential one",
            &format!("by {:.1} standard errors", fit.against_exponential),
            fit.against_exponential > 1.96,
        )
        .decided(
            "correlation of a week's clashes with those of the four weeks after",
            &clusters.to_string(),
            clusters.rises() == Verdict::Held,
        )
        .decided(
            "off: share of the clashes with deaths in the tail, without rounds and retaliation",
            &calm_tail.to_string(),
            calm_tail.vanishes_beside(&in_tail) == Verdict::Held,
        )
        .decided(
            "off: correlation without rounds and retaliation",
            &none.to_string(),
            none.vanishes_beside(&clusters) == Verdict::Held,
        )
        .holds();
}
