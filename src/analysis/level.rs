//! What an option comes to by one outcome: one rule for every table, so that no two of them show
//! two intervals of one mean.

use super::estimate::Estimate;
use super::means::{amount, bounded, yes_no};
use super::moments::{by_draw, happened};
use crate::model::Nature;

/// Mean over draws with its interval. Of a first time: the share of runs in which it came.
///
/// * `values`: one number a run, draw by draw, shape `(draws * runs_per_draw,)`.
pub fn level(nature: Nature, values: &[f64], runs_per_draw: usize) -> Estimate {
    match nature {
        Nature::Amount => above(values, amount(&by_draw(values, runs_per_draw))),
        Nature::Share => bounded(&by_draw(values, runs_per_draw), 0.0, 1.0),
        Nature::YesNo => yes_no(values, runs_per_draw),
        Nature::FirstTime => yes_no(&happened(values), runs_per_draw),
    }
}

/// An interval of a mean cut at 0 where no value lies below: what is never negative has no negative
/// mean, however wide and skewed its interval. One that is unknown stays so.
pub(super) fn above(values: &[f64], mean: Estimate) -> Estimate {
    let never_below = values.iter().all(|value| *value >= 0.0);
    let known = mean.n >= 2 && never_below;
    if known { Estimate { low: mean.low.max(0.0), ..mean } } else { mean }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::NEVER;

    #[test]
    fn what_is_never_negative_has_no_interval_below_zero_and_what_can_be_has() {
        let counts = [0.0, 0.0, 0.0, 90.0];
        assert_eq!(level(Nature::Amount, &counts, 1).low, 0.0);
        assert!(amount(&counts).low < 0.0);
        assert!(level(Nature::Amount, &[-1.0, 0.0, 0.0, 90.0], 1).low < 0.0);
        assert_eq!(level(Nature::Amount, &[5.0], 1).low, f64::NEG_INFINITY, "one draw knows none");
        let came = level(Nature::FirstTime, &[NEVER, 3.0], 1);
        assert_eq!((came.mean, came.low >= 0.0), (0.5, true));
    }
}
