//! What an option changes in how long something keeps from happening.

use super::bootstrap::{RESAMPLES, interval, resample};
use super::estimate::Estimate;
use super::means::unanimous;
use super::moments::{by_draw, mean};
use super::newcombe::paired_shares;
use super::survival::{until, years};
use crate::model::{NEVER, Time};

/// What an option changes in how long something keeps from happening.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct SurvivalDifference {
    /// Share of runs in which it has not happened, option less baseline, as (year, difference), at
    /// years 1, 2, 5, 10 within the horizon; above 0: the option holds more often.
    pub years: Vec<(u32, Estimate)>,
    /// Mean time without it within the horizon, option less baseline [ticks].
    pub mean_ticks: Estimate,
}

/// Survival under an option less that under the baseline.
///
/// * `option`, `baseline`: one first time a run, draw by draw, shape `(draws * runs_per_draw,)`
///   [ticks], of the same draws.
/// * `seed`: of the bootstrap.
///
/// The mean time: draws are drawn again as a whole, option and baseline together, so that pairing is
/// kept; where all draws say the same, the interval is as wide as `1 - 0.025^(1/draws)` of the largest
/// difference to either side. The shares at years have Newcombe's interval for pairs, as every
/// difference of shares has: it holds more often than the bootstrap where ends are rare or draws few
/// (`tests/statistics.rs`), and one number has one interval wherever it stands.
///
/// # Source
/// Royston and Parmar 2013, BMC Medical Research Methodology 13:152, for the restricted mean;
/// [`bootstrap`](super::bootstrap()) for the intervals.
pub fn survival_difference(
    option: &[f64],
    baseline: &[f64],
    runs_per_draw: usize,
    time: &Time,
    seed: u64,
) -> SurvivalDifference {
    let horizon = f64::from(time.ticks);
    let less = |option: Vec<f64>, baseline: Vec<f64>| -> Vec<f64> {
        let (ours, theirs) = (by_draw(&option, runs_per_draw), by_draw(&baseline, runs_per_draw));
        ours.iter().zip(&theirs).map(|(ours, theirs)| ours - theirs).collect()
    };
    let share = |(year, at): (u32, f64)| {
        (year, paired_shares(&held(option, at), &held(baseline, at), runs_per_draw))
    };
    let ticks = less(until(option, horizon), until(baseline, horizon));
    let mut means = Vec::with_capacity(RESAMPLES);
    resample(ticks.len(), seed, |chosen| {
        means.push(chosen.iter().map(|draw| ticks[*draw]).sum::<f64>() / chosen.len() as f64);
    });
    let several = || interval(mean(&ticks), ticks.len(), means);
    let mean_ticks = unanimous(&ticks, horizon).unwrap_or_else(several).clamped(-horizon, horizon);
    SurvivalDifference { years: years(time).into_iter().map(share).collect(), mean_ticks }
}

/// 1 where it has not happened by a tick, 0 where it has.
fn held(times: &[f64], tick: f64) -> Vec<f64> {
    times.iter().map(|time| f64::from(u8::from(*time == NEVER || *time > tick))).collect()
}

#[cfg(test)]
mod tests {
    use super::super::chance::{time, uniforms};
    use super::super::curve;
    use super::*;

    #[test]
    fn differences_of_survival_are_those_of_the_curves() {
        let times = |seed: u64, longest: f64| -> Vec<f64> {
            uniforms(seed, 80).iter().map(|share| 1.0 + (longest * share).round()).collect()
        };
        let (option, baseline) = (times(1, 40.0), times(2, 30.0));
        let said = survival_difference(&option, &baseline, 2, &time(30), 5);
        let (ours, theirs) = (curve(&option, 2, &time(30)), curve(&baseline, 2, &time(30)));
        for ((year, difference), (at, of)) in said.years.iter().zip([(1, 12.0), (2, 24.0)]) {
            let known = ours.at(of).unwrap().mean - theirs.at(of).unwrap().mean;
            assert!(*year == at && (difference.mean - known).abs() < 1e-12, "{said:?}");
            assert!(difference.low < known && known < difference.high && difference.n == 40);
        }
        let known = ours.mean_ticks.mean - theirs.mean_ticks.mean;
        assert!((said.mean_ticks.mean - known).abs() < 1e-9, "{said:?}");
    }

    #[test]
    fn pairing_is_kept() {
        let baseline: Vec<f64> = uniforms(1, 60).iter().map(|x| (24.0 * x).round()).collect();
        let later: Vec<f64> =
            baseline.iter().enumerate().map(|(run, tick)| tick + (run % 2) as f64).collect();
        let paired = survival_difference(&later, &baseline, 1, &time(24), 1).mean_ticks;
        assert!(paired.low > 0.0 && paired.high < 1.0, "the draws differ much more: {paired:?}");
    }

    #[test]
    fn draws_that_all_agree_still_leave_something_open() {
        let never = [NEVER; 50];
        let said = survival_difference(&never, &never, 1, &time(24), 1);
        let open = 1.0 - libm::exp(libm::log(0.025) / 50.0);
        assert_eq!(said.years.len(), 2);
        let wide = |e: &Estimate| e.low <= -open && e.high >= open;
        assert!(said.years.iter().all(|(_, e)| e.mean == 0.0 && wide(e)), "{said:?}");
        assert_eq!((said.mean_ticks.low, said.mean_ticks.high), (-24.0 * open, 24.0 * open));
        let one = survival_difference(&[3.0], &[5.0], 1, &time(24), 1).mean_ticks;
        assert_eq!((one.mean, one.low, one.high), (-2.0, -24.0, 24.0));
    }
}
