//! What an option changes: differences within a draw, so that luck no option caused cancels.

use super::estimate::Estimate;
use super::means::{amount, bounded, unanimous};
use super::moments::{by_draw, correlation};
use super::newcombe::paired_shares;
use super::tail::tail;
use super::variance::{Split, split};
use crate::model::Better;

/// An option against the baseline, draw by draw.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Paired {
    /// Mean of option minus baseline [unit of the outcome].
    pub difference: Estimate,
    /// Correlation of the two over draws: how much pairing helped. `None` where either never varies.
    pub correlation: Option<f64>,
    /// Share of draws in which the option did better, 0 to 1; `None` if no way is better.
    pub better: Option<f64>,
    /// Share of draws in which it did worse, 0 to 1; `None` if no way is better.
    pub worse: Option<f64>,
    /// Share of draws in which both did the same, 0 to 1: neither better nor worse.
    pub equal: f64,
    /// Where the spread of the difference comes from; `None` with one run a draw or no spread.
    pub split: Option<Split>,
    /// Share of the variance over draws that the 1% of draws farthest out carry.
    pub tail: Option<f64>,
}

impl Paired {
    /// Compares two options that shared their draws.
    ///
    /// * `option`, `baseline`: one number a draw, in draw order.
    /// * `bound`: the largest difference there can be, where there is one (1 for shares).
    ///
    /// # Source
    /// Law 2015, Simulation Modeling and Analysis, 10.2.1 (paired t) and 11.2 (common random
    /// numbers).
    pub fn of(option: &[f64], baseline: &[f64], bound: Option<f64>, better: Better) -> Self {
        let differences: Vec<f64> = option.iter().zip(baseline).map(|(o, b)| o - b).collect();
        let difference = match bound {
            Some(bound) => unanimous(&differences, bound)
                .unwrap_or_else(|| bounded(&differences, -bound, bound)),
            None => amount(&differences),
        };
        let mut paired = Self {
            difference,
            correlation: correlation(option, baseline),
            better: None,
            worse: None,
            equal: 0.0,
            split: None,
            tail: tail(&differences),
        };
        paired.judge(&differences, better);
        paired
    }

    /// Compares the shares of runs in which something happened.
    ///
    /// * `option`, `baseline`: 1 or 0 a run, draw by draw, shape `(draws * runs_per_draw,)`.
    ///
    /// The interval is that of [`paired_shares`].
    pub fn of_shares(
        option: &[f64],
        baseline: &[f64],
        runs_per_draw: usize,
        better: Better,
    ) -> Self {
        let draws = |runs| by_draw(runs, runs_per_draw);
        Self {
            difference: paired_shares(option, baseline, runs_per_draw),
            ..Self::of(&draws(option), &draws(baseline), Some(1.0), better)
        }
    }

    /// Says where the spread comes from. `option`, `baseline`: one number a run, draw by draw.
    pub(super) fn parted(mut self, option: &[f64], baseline: &[f64], runs: usize) -> Self {
        let differences: Vec<f64> = option.iter().zip(baseline).map(|(o, b)| o - b).collect();
        self.split = split(&differences, runs);
        self
    }

    /// Sets the shares of draws that did better, worse and the same.
    pub(super) fn judge(&mut self, differences: &[f64], better: Better) {
        let n = differences.len().max(1) as f64;
        let share = |test: fn(f64) -> bool| {
            differences.iter().filter(|difference| test(**difference)).count() as f64 / n
        };
        self.equal = share(|difference| difference == 0.0);
        let (less, more) =
            (share(|difference| difference < 0.0), share(|difference| difference > 0.0));
        (self.better, self.worse) = match better {
            Better::Lower => (Some(less), Some(more)),
            Better::Higher => (Some(more), Some(less)),
            Better::Neither => (None, None),
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_difference_is_taken_within_each_draw() {
        let paired = Paired::of(&[8.0, 11.0, 5.0], &[10.0, 13.0, 7.0], None, Better::Lower);
        assert_eq!(paired.difference.mean, -2.0);
        assert_eq!(paired.difference.error, 0.0, "every draw says the same");
        assert_eq!(paired.better, Some(1.0));
        assert!((paired.correlation.unwrap() - 1.0).abs() < 1e-12);
    }

    #[test]
    fn draws_that_all_agree_on_a_share_still_leave_something_open() {
        let paired = Paired::of(&[0.0; 50], &[0.0; 50], Some(1.0), Better::Lower);
        assert_eq!(paired.difference.mean, 0.0);
        assert!((paired.difference.high - 0.0711).abs() < 1e-3, "{:?}", paired.difference);
    }

    #[test]
    fn shares_have_newcombes_interval_and_are_judged_draw_by_draw() {
        let (option, baseline) = ([1.0, 1.0, 0.0, 1.0, 0.0, 0.0], [0.0, 1.0, 0.0, 0.0, 0.0, 0.0]);
        let paired = Paired::of_shares(&option, &baseline, 2, Better::Higher);
        assert_eq!(paired.difference, paired_shares(&option, &baseline, 2));
        assert_eq!((paired.better, paired.equal), (Some(2.0 / 3.0), 1.0 / 3.0));
    }

    #[test]
    fn ties_are_neither_better_nor_worse() {
        let paired = Paired::of(&[1.0, 2.0], &[1.0, 3.0], Some(1.0), Better::Higher);
        assert_eq!((paired.better, paired.equal, paired.worse), (Some(0.0), 0.5, Some(0.5)));
        assert_eq!(Paired::of(&[1.0], &[2.0], None, Better::Neither).better, None);
    }
}
