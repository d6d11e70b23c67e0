//! Intervals by drawing draws again, for statistics without a formula of their own.

use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;

use super::estimate::{Estimate, t_quantile_975};
use super::moments::{by_draw, co_deviation, mean};
use super::newcombe::paired_shares;
use super::paired::unanimous;
use super::quantile::quantile;
use super::resample;
use super::survival::{until, years};
use crate::model::{NEVER, Time};

/// Times that the draws are drawn again.
const RESAMPLES: usize = 1_999;

/// A statistic of draws with its 95% interval, by the bootstrap.
///
/// * `draws`: how many there are.
/// * `seed`: the same seed draws the same draws again, whatever the statistic.
/// * `statistic`: its value for draws given by position, `0..draws`, in any order; a draw that was
///   drawn twice stands there twice.
///
/// The interval is the percentile interval of 1,999 resamples, its levels moved outwards so that for
/// a mean of few draws it is as wide as Student's. `error` is the standard deviation over the
/// resamples. For a mean itself [`amount`](super::amount) is as good (`tests/statistics.rs`). After
/// one draw the interval is infinite.
///
/// # Source
/// Efron and Tibshirani 1993, An Introduction to the Bootstrap, 13.3; Hesterberg 2015, The American
/// Statistician 69:371, for the levels. Whole draws are drawn, so that runs and options that
/// share one stay together (Davison and Hinkley 1997, 3.8).
pub fn bootstrap(draws: usize, seed: u64, statistic: impl Fn(&[usize]) -> f64) -> Estimate {
    let value = statistic(&(0..draws).collect::<Vec<_>>());
    let mut values = Vec::with_capacity(RESAMPLES);
    resample(draws, seed, |chosen| values.push(statistic(chosen)));
    interval(value, draws, values)
}

/// Draws the draws again, each time as many as there are; nothing with fewer than two.
fn resample(draws: usize, seed: u64, mut each: impl FnMut(&[usize])) {
    let resamples = if draws < 2 { 0 } else { RESAMPLES };
    let (mut chosen, mut rng) = (Vec::with_capacity(draws), ChaCha8Rng::seed_from_u64(seed));
    for _ in 0..resamples {
        chosen.clear();
        chosen.extend(resample::chosen(&mut rng, draws));
        each(&chosen);
    }
}

/// Student's interval of a mean made as wide as the bootstrap-t interval where that is wider: for
/// draws of which a few carry the mean, and all the others lie on one side of it.
///
/// # Source
/// Efron and Tibshirani 1993, 12.5; that it holds for skewed means: Hall 1988, Annals of Statistics
/// 16:927.
pub(super) fn widened(student: Estimate, draws: &[f64]) -> Estimate {
    /// Any will do; the same draws give the same interval.
    const SEED: u64 = 0x7E_A12;
    let n = draws.len() as f64;
    let mut ratios = Vec::with_capacity(RESAMPLES);
    resample(draws.len(), SEED, |chosen| {
        let (mut sum, mut squares) = (0.0, 0.0);
        for at in chosen {
            let off = draws[*at] - student.mean;
            sum += off;
            squares += off * off;
        }
        let variance = (squares - sum * sum / n) / (n - 1.0);
        let ratio = sum / n / (variance / n).sqrt();
        if ratio.is_finite() {
            ratios.push(ratio);
        }
    });
    let t = interval(0.0, draws.len(), ratios);
    let (low, high) = (student.mean - t.high * student.error, student.mean - t.low * student.error);
    if !(low.is_finite() && high.is_finite()) {
        return student;
    }
    Estimate { low: student.low.min(low), high: student.high.max(high), ..student }
}

/// A value with the interval of its resamples.
fn interval(mean: f64, n: usize, mut values: Vec<f64>) -> Estimate {
    if values.is_empty() {
        let (low, high) = (f64::NEG_INFINITY, f64::INFINITY);
        return Estimate { mean, low, high, n, error: f64::INFINITY };
    }
    values.sort_unstable_by(f64::total_cmp);
    let error = (co_deviation(&values, &values) / (values.len() - 1) as f64).sqrt();
    // Half of erfc(x / sqrt 2) is the normal chance of less than -x.
    let wide = t_quantile_975(n - 1) * (n as f64 / (n - 1) as f64).sqrt();
    let level = libm::erfc(wide / 2.0_f64.sqrt()) / 2.0;
    let rank = (level * (values.len() + 1) as f64 - 1.0).max(0.0) / (values.len() - 1) as f64;
    let at = |level| quantile(&values, level).unwrap_or(mean);
    Estimate { mean, low: at(rank), high: at(1.0 - rank), n, error }
}

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
/// [`bootstrap`] for the intervals.
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
    use super::super::{amount, curve};
    use super::*;

    #[test]
    fn the_bootstrap_of_a_mean_is_near_students_interval() {
        let draws = uniforms(1, 250);
        let mean = |chosen: &[usize]| chosen.iter().map(|at| draws[*at]).sum::<f64>() / 250.0;
        let (ours, known) = (bootstrap(250, 1, mean), amount(&draws));
        assert_eq!((ours.mean, ours.n), (known.mean, 250));
        assert!((ours.error / known.error - 1.0).abs() < 0.05, "{ours:?} {known:?}");
        assert!((ours.low - known.low).abs() < 0.1 * known.error, "{ours:?} {known:?}");
        assert!((ours.high - known.high).abs() < 0.1 * known.error, "{ours:?} {known:?}");
        assert_eq!(bootstrap(250, 1, mean), ours);
        assert_ne!(bootstrap(250, 2, mean).low, ours.low);
        assert_eq!(bootstrap(1, 1, |chosen| draws[chosen[0]]).high, f64::INFINITY);
    }

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
