//! Draws until numbers are known well enough: what is asked for, and when to look.
//!
//! A batch that may stop when an interval is narrow enough stops a little too often where the draws
//! so far happen to vary little, so its intervals are slightly too narrow. The fewer the looks and
//! the later the first, the less: looks are at 100, 150, 225, … draws, each half as many again, and
//! of the 95% of a share of 0.2 less than a point is then lost (`tests/selection.rs` measures it).

use std::str::FromStr;

use crate::analysis::estimate::Estimate;

/// Draws at the first look.
pub const FIRST_LOOK: u32 = 100;

/// What is to be known how well.
#[derive(Debug, Clone, PartialEq)]
pub struct Target {
    /// Name of the outcome.
    pub outcome: String,
    /// Which number of it.
    pub of: Of,
    /// Neither end of the 95% interval may lie further from the mean [unit of the outcome; 0 to 1
    /// for shares], in any option.
    pub half_width: f64,
}

/// Which number of an outcome is to be known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Of {
    /// Its mean in every option; of `yes_no` and `first_time` the share of runs.
    Mean,
    /// The paired difference of every other option from the baseline.
    Difference,
}

/// What stands behind the name of an outcome if its differences are meant.
const DIFFERENCE: &str = "@difference";

/// `NAME=WIDTH` for the means of an outcome, `NAME@difference=WIDTH` for its differences from the
/// baseline.
///
/// # Example
/// ```
/// # use armistice::analysis::selection::{Of, Target};
/// let mean: Target = "conflict_renewed=0.02".parse()?;
/// assert_eq!((mean.outcome.as_str(), mean.half_width), ("conflict_renewed", 0.02));
/// let difference: Target = "conflict_renewed@difference=0.03".parse()?;
/// assert_eq!((difference.outcome.as_str(), difference.of), ("conflict_renewed", Of::Difference));
/// # Ok::<(), String>(())
/// ```
impl FromStr for Target {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let form = || "a precision is NAME=WIDTH, such as outcome=0.02".to_owned();
        let (name, width) = text.rsplit_once('=').ok_or_else(form)?;
        let (name, width) = (name.trim(), width.trim());
        let (outcome, of) = match name.strip_suffix(DIFFERENCE) {
            Some(outcome) => (outcome, Of::Difference),
            None => (name, Of::Mean),
        };
        if outcome.is_empty() {
            return Err(form());
        }
        let half_width: f64 = width.parse().map_err(|_| format!("`{width}` is not a number"))?;
        if !(half_width > 0.0 && half_width.is_finite()) {
            return Err(format!("the width of {name} must lie above 0"));
        }
        Ok(Self { outcome: outcome.to_owned(), of, half_width })
    }
}

impl Target {
    /// Its name as it is asked for: `deaths`, `deaths@difference`.
    pub fn name(&self) -> String {
        let of = if self.of == Of::Difference { DIFFERENCE } else { "" };
        format!("{}{of}", self.outcome)
    }
}

/// How far the further end of an interval lies from its mean.
pub fn half_width(estimate: &Estimate) -> f64 {
    (estimate.high - estimate.mean).max(estimate.mean - estimate.low)
}

/// Draws at the next look after `draws`: on the way from 100, half as many again, up to the budget;
/// `None` once that is spent.
pub fn next_look(draws: u32, budget: u32) -> Option<u32> {
    let more = |look: &u64| Some((3 * look).div_ceil(2));
    let mut looks = std::iter::successors(Some(u64::from(FIRST_LOOK)), more);
    let next = looks.find(|look| *look > u64::from(draws))?.min(u64::from(budget));
    (next > u64::from(draws)).then_some(next as u32)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::means::yes_no;

    #[test]
    fn looks_are_half_as_many_again_up_to_the_budget() {
        let looks = |budget: u32| -> Vec<u32> {
            std::iter::successors(next_look(0, budget), |look| next_look(*look, budget)).collect()
        };
        assert_eq!(looks(1_000), [100, 150, 225, 338, 507, 761, 1_000]);
        assert_eq!(looks(150), [100, 150]);
        assert_eq!(looks(60), [60]);
        assert_eq!(next_look(250, 5_000), Some(338), "a batch of any size is resumed");
        assert_eq!(next_look(5_000, 1_000), None);
        assert_eq!(next_look(u32::MAX, u32::MAX), None);
    }

    #[test]
    fn what_cannot_be_read_is_told() {
        for (text, says) in [
            ("deaths", "a precision is NAME=WIDTH"),
            ("=0.1", "a precision is NAME=WIDTH"),
            ("@difference=0.1", "a precision is NAME=WIDTH"),
            ("deaths=ten", "`ten` is not a number"),
            ("deaths=0", "the width of deaths must lie above 0"),
            ("deaths=nan", "must lie above 0"),
            ("deaths@difference=-1", "the width of deaths@difference must"),
        ] {
            let said = text.parse::<Target>().unwrap_err();
            assert!(said.contains(says), "{text}: {said}");
        }
        let name = |text: &str| text.parse::<Target>().unwrap().name();
        assert_eq!([name(" a.b = 1"), name("c@difference=2e-3")], ["a.b", "c@difference"]);
    }

    #[test]
    fn the_further_end_counts() {
        let never = yes_no(&[0.0; 100], 1);
        assert_eq!(half_width(&never), never.high);
        assert!(half_width(&never) > 0.03, "none of 100 is not a certain none");
    }
}
