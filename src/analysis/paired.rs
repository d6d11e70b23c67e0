//! What an option changes: differences within a draw, so that luck no option caused cancels.

use super::estimate::{Estimate, amount, bounded};
use super::moments::correlation;
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
    /// Share of draws in which both did the same, 0 to 1.
    pub equal: f64,
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
            Some(bound) => bounded(&differences, -bound, bound),
            None => amount(&differences),
        };
        let mut paired = Self {
            difference,
            correlation: correlation(option, baseline),
            better: None,
            equal: 0.0,
        };
        paired.judge(&differences, better);
        paired
    }

    /// Sets the shares of draws that did better and the same.
    pub(super) fn judge(&mut self, differences: &[f64], better: Better) {
        let n = differences.len().max(1) as f64;
        let share = |test: fn(f64) -> bool| {
            differences.iter().filter(|difference| test(**difference)).count() as f64 / n
        };
        self.equal = share(|difference| difference == 0.0);
        self.better = match better {
            Better::Lower => Some(share(|difference| difference < 0.0)),
            Better::Higher => Some(share(|difference| difference > 0.0)),
            Better::Neither => None,
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
    fn ties_are_neither_better_nor_worse() {
        let paired = Paired::of(&[1.0, 2.0], &[1.0, 3.0], Some(1.0), Better::Higher);
        assert_eq!((paired.better, paired.equal), (Some(0.0), 0.5));
        assert_eq!(Paired::of(&[1.0], &[2.0], None, Better::Neither).better, None);
    }
}
