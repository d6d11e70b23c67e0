//! How well a mean over the replayed pairs is known, where they stand for all of a log.

use super::choose::Pair;
use crate::analysis::{Estimate, amount, by_draw, t_quantile_975};

/// The pairs that the replayed ones were chosen from.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Sample {
    /// How many there are.
    pub all: usize,
    /// Variance of their mean difference, in shares of what it were if all pairs were of draws of
    /// their own.
    pub effect: f64,
}

impl Sample {
    /// All pairs of a log, draw by draw, so many a draw.
    pub fn of(pairs: &[Pair], runs: usize) -> Self {
        let differences: Vec<f64> = pairs.iter().map(Pair::difference).collect();
        let (error, alone) =
            (amount(&by_draw(&differences, runs)).error, amount(&differences).error);
        let effect = if alone > 0.0 { (error / alone) * (error / alone) } else { 1.0 };
        Self { all: pairs.len(), effect: if error.is_finite() { effect } else { error } }
    }

    /// The mean of a part of the difference, with its 95% interval. Two errors add up: that of the
    /// log, which is one sample of draws, estimated from the spread over the replayed pairs; and that
    /// of replaying only some, estimated from how much the part differs between neighbours in the
    /// order of the whole difference. Where all are replayed the second is nil.
    ///
    /// * `parts`: a number a replayed pair, in the order of the whole difference.
    ///
    /// # Source
    /// Cochran 1977, Sampling Techniques, 12.2 (a first and a second sample); Wolter 2007,
    /// Introduction to Variance Estimation, 8.2 (successive differences of an ordered sample).
    pub fn mean(&self, parts: &[f64]) -> Estimate {
        let plain = amount(parts);
        let (n, all) = (parts.len(), self.all.max(parts.len()) as f64);
        if n < 2 || !self.effect.is_finite() {
            let (low, high) = (f64::NEG_INFINITY, f64::INFINITY);
            return Estimate { low, high, error: f64::INFINITY, ..plain };
        }
        let count = n as f64;
        let steps: f64 = parts.windows(2).map(|two| (two[1] - two[0]) * (two[1] - two[0])).sum();
        let of_log = plain.error * plain.error * count / all * self.effect;
        let of_choice = (1.0 - count / all) * steps / (2.0 * count * (count - 1.0));
        let error = (of_log + of_choice).sqrt();
        let half = t_quantile_975(n - 1) * error;
        Estimate { low: plain.mean - half, high: plain.mean + half, error, ..plain }
    }
}

#[cfg(test)]
mod tests {
    use super::super::choose::{chosen, sorted};
    use super::*;
    use crate::luck::mix;

    /// 500 skewed differences in draws of two runs, which are alike.
    fn log() -> Vec<Pair> {
        let unit = |n: u64| (mix(n) % 10_000) as f64 / 10_000.0;
        (0..500_u32)
            .map(|at| {
                let (draw, run) = (at / 2, at % 2);
                let size = unit(draw.into()) + 0.2 * unit(1_000 + u64::from(at));
                let option = -(100.0 * size * size * size).round();
                Pair { draw, run, option, baseline: 0.0 }
            })
            .collect()
    }

    #[test]
    fn the_whole_is_known_nearly_as_well_as_if_all_pairs_had_been_replayed() {
        let sample = Sample::of(&log(), 2);
        assert!(sample.effect > 1.5, "two runs of a draw are alike: {sample:?}");
        let differences: Vec<f64> = log().iter().map(Pair::difference).collect();
        let known = amount(&by_draw(&differences, 2));
        let some: Vec<f64> = chosen(&sorted(log()), 50).iter().map(Pair::difference).collect();
        let said = sample.mean(&some);
        assert!((said.mean - known.mean).abs() < 0.3 * known.error, "{said:?} {known:?}");
        assert!((said.error / known.error - 1.0).abs() < 0.15, "{said:?} {known:?}");
        assert!(amount(&some).error > 2.0 * said.error);
    }

    #[test]
    fn a_part_that_has_nothing_to_do_with_the_whole_is_known_as_well_as_the_replayed_pairs_allow() {
        let noise: Vec<f64> = (0..50).map(|n| (mix(n) % 1000) as f64).collect();
        let said = Sample { all: 500, effect: 1.0 }.mean(&noise);
        assert!((said.error / amount(&noise).error - 1.0).abs() < 0.15, "{said:?}");
    }

    #[test]
    fn where_all_are_replayed_it_is_the_plain_interval_and_one_draw_knows_none() {
        let parts = [1.0, 2.0, 3.0, 4.0, 5.0];
        let said = Sample { all: 5, effect: 1.0 }.mean(&parts);
        let plain = amount(&parts);
        assert!((said.low - plain.low).abs() < 1e-12 && (said.error - plain.error).abs() < 1e-12);
        let one = Sample::of(&log()[..2], 2);
        assert_eq!(one.mean(&[3.0, 4.0]).high, f64::INFINITY);
        assert_eq!(Sample::of(&[], 1).mean(&[]).n, 0);
    }
}
