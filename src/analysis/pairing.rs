//! What pairing is worth: how much narrower a difference between two options is known because they
//! share their draws, and how much more because they share their luck.
//!
//! Runs of one draw have the same parameters and luck of their own. So a batch with two runs a draw
//! holds all three comparisons: the same draw with the same luck (as the program compares), the same
//! draw with other luck, and another draw. The ratio of two variances of a difference is how many
//! times the draws the worse comparison would need for the same interval.

use super::moments::{co_deviation, mean};
use super::subject::Subject;
use crate::batch::Results;
use crate::model::{Group, NEVER, Nature};

/// Variances of the difference of an outcome between an option and the baseline, run by run.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize)]
pub struct Pairing {
    /// The outcome, as a position in the dictionary.
    pub outcome: usize,
    /// The option.
    pub option: usize,
    /// With the same draws and the same luck.
    pub shared: f64,
    /// With the same draws and other luck.
    pub other_luck: f64,
    /// With other draws.
    pub other_draws: f64,
}

impl Pairing {
    /// How many times the draws a comparison without any pairing would need; `None` where pairs
    /// never differ.
    pub fn gain(&self) -> Option<f64> {
        ratio(self.other_draws, self.shared)
    }

    /// The part of it that comes from sharing the uncertain parameters.
    pub fn from_draws(&self) -> Option<f64> {
        ratio(self.other_draws, self.other_luck)
    }

    /// The part of it that comes from sharing luck.
    pub fn from_luck(&self) -> Option<f64> {
        ratio(self.other_luck, self.shared)
    }
}

fn ratio(above: f64, below: f64) -> Option<f64> {
    (below > 0.0).then(|| above / below)
}

/// The variances for some outcomes of an option. Empty with one run a draw or fewer than 3 draws.
///
/// * `option`, `baseline`: one number a run, draw by draw.
pub fn variances(option: &[f64], baseline: &[f64], runs: usize) -> Option<(f64, f64, f64)> {
    let draws = option.len() / runs.max(1);
    if runs < 2 || draws < 3 {
        return None;
    }
    let of = |pairs: &dyn Fn(usize, usize) -> bool, shift: usize| {
        let mut sum = 0.0;
        let mut count = 0.0;
        for one in 0..runs {
            for other in (0..runs).filter(|other| pairs(one, *other)) {
                let at = |draw: usize| {
                    let there = (draw + shift) % draws;
                    option[draw * runs + one] - baseline[there * runs + other]
                };
                let differences: Vec<f64> = (0..draws).map(at).collect();
                sum += co_deviation(&differences, &differences) / (draws - 1) as f64;
                count += 1.0;
            }
        }
        sum / count
    };
    let shared = of(&|one, other| one == other, 0);
    let other_luck = of(&|one, other| one != other, 0);
    // Several shifts, so that no one arrangement of the draws decides.
    let shifts: Vec<f64> = (1..draws.min(8)).map(|shift| of(&|_, _| true, shift)).collect();
    Some((shared, other_luck, mean(&shifts)))
}

/// The audit: each outcome but the timetable's, in each option but the baseline. What never varies
/// is left out. A first time counts as its time within the horizon.
pub fn pairing(subject: &Subject, results: &Results) -> Vec<Pairing> {
    let words = &subject.dictionary;
    let horizon = f64::from(words.time.ticks);
    let mut list = Vec::new();
    for (outcome, what) in words.outcomes.iter().enumerate() {
        if what.group == Group::Timetable {
            continue;
        }
        let runs = |option: usize| {
            let mut values = results.outcome(option, outcome);
            if what.nature == Nature::FirstTime {
                let never = values.iter_mut().filter(|value| **value == NEVER);
                never.for_each(|value| *value = horizon);
            }
            values
        };
        let baseline = runs(subject.compare.baseline);
        for option in (0..subject.options.len()).filter(|at| *at != subject.compare.baseline) {
            let all = variances(&runs(option), &baseline, results.runs_per_draw());
            if let Some((shared, other_luck, other_draws)) = all.filter(|all| all.2 > 0.0) {
                list.push(Pairing { outcome, option, shared, other_luck, other_draws });
            }
        }
    }
    list
}

#[cfg(test)]
mod tests {
    use super::super::chance::uniforms;
    use super::*;

    /// Draws with an effect of their own, luck with another, and an option that adds 1.
    fn world(shared: bool) -> (Vec<f64>, Vec<f64>) {
        let (draws, luck) = (uniforms(1, 1000), uniforms(2, 4000));
        let value = |at: usize, own: usize| 2.0 * draws[at / 2] + luck[own];
        let baseline = (0..2000).map(|at| value(at, at)).collect();
        let own = |at: usize| if shared { at } else { at + 2000 };
        (baseline, (0..2000).map(|at| 1.0 + value(at, own(at))).collect())
    }

    #[test]
    fn draws_and_luck_are_told_apart() {
        let (baseline, option) = world(true);
        let (shared, other_luck, other_draws) = variances(&option, &baseline, 2).unwrap();
        assert!(shared < 1e-12, "{shared}");
        // Two independent lucks: twice 1/12; two independent draws add twice 4/12.
        assert!((other_luck - 2.0 / 12.0).abs() < 0.02, "{other_luck}");
        assert!((other_draws - 10.0 / 12.0).abs() < 0.06, "{other_draws}");
    }

    #[test]
    fn luck_that_is_not_shared_helps_nothing() {
        let (baseline, option) = world(false);
        let (shared, other_luck, _) = variances(&option, &baseline, 2).unwrap();
        assert!((shared / other_luck - 1.0).abs() < 0.1, "{shared} {other_luck}");
        assert_eq!(variances(&[1.0, 2.0, 3.0], &[1.0, 2.0, 3.0], 1), None);
    }
}
