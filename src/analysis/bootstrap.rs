//! Intervals by drawing draws again, for statistics without a formula of their own.

use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;

use super::distribution::t_quantile_975;
use super::estimate::Estimate;
use super::moments::co_deviation;
use super::quantile::quantile;
use super::resample;

/// Times that the draws are drawn again.
pub(super) const RESAMPLES: usize = 1_999;

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
pub(super) fn resample(draws: usize, seed: u64, mut each: impl FnMut(&[usize])) {
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
pub(super) fn interval(mean: f64, n: usize, mut values: Vec<f64>) -> Estimate {
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

#[cfg(test)]
mod tests {
    use super::super::amount;
    use super::super::chance::uniforms;
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
}
