//! A criterion: one outcome in every run of every option, and which way is better.

use crate::model::{Better, NEVER, Nature, Outcome};

/// One outcome in all runs of all options.
#[derive(Debug, Clone, Copy)]
pub struct Criterion<'a> {
    /// Option x run, draw by draw: `values[option][draw * runs_per_draw + run]`. All options
    /// have the same runs.
    pub values: &'a [Vec<f64>],
    /// Runs of each option in a draw.
    pub runs_per_draw: usize,
    /// True if less is better.
    pub lower_is_better: bool,
    /// Largest difference that makes no practical difference [unit of the outcome]; 0 if each does.
    pub band: f64,
    /// The largest difference there can be, where there is one: 1 for shares.
    pub bound: Option<f64>,
}

impl Criterion<'_> {
    /// The same with more always better: options x runs.
    pub(super) fn upward(&self) -> Vec<Vec<f64>> {
        let sign = if self.lower_is_better { -1.0 } else { 1.0 };
        self.values.iter().map(|list| list.iter().map(|value| sign * value).collect()).collect()
    }
}

/// Whether less of an outcome is better, as the dictionary says; `None` if it only describes.
///
/// A first time is taken as [`measured`] gives it: where later is better, rarer is.
pub fn lower_is_better(outcome: &Outcome) -> Option<bool> {
    match (outcome.nature, outcome.better) {
        (_, Better::Neither) => None,
        (Nature::FirstTime, better) => Some(better == Better::Higher),
        (_, better) => Some(better == Better::Lower),
    }
}

/// What of an outcome is averaged, run by run: what `summary.csv` calls its mean is the mean of
/// these. Of a first time whether it came, 1 or 0; of all else the outcome itself.
pub fn measured(outcome: &Outcome, runs: Vec<f64>) -> Vec<f64> {
    match outcome.nature {
        Nature::FirstTime => runs.iter().map(|tick| f64::from(u8::from(*tick != NEVER))).collect(),
        Nature::Amount | Nature::Share | Nature::YesNo => runs,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Group;

    #[test]
    fn a_first_time_counts_by_whether_it_came_and_is_better_rare_where_later_is_better() {
        let outcome = |nature, better| Outcome {
            name: "x".into(),
            unit: "week".into(),
            nature,
            better,
            group: Group::Ends,
            meaning: String::new(),
            ..Outcome::default()
        };
        let end = outcome(Nature::FirstTime, Better::Higher);
        assert_eq!(lower_is_better(&end), Some(true));
        assert_eq!(measured(&end, vec![3.0, NEVER, 0.0]), [1.0, 0.0, 1.0]);
        let deaths = outcome(Nature::Amount, Better::Lower);
        assert_eq!(lower_is_better(&deaths), Some(true));
        assert_eq!(measured(&deaths, vec![3.0, 7.0]), [3.0, 7.0]);
        assert_eq!(lower_is_better(&outcome(Nature::Amount, Better::Neither)), None);
    }
}
