//! What would change the answer: every sampled number, and where along its range the difference
//! between two options changes sign. Disputed strengths come first.

use super::estimate::Estimate;
use super::flip::{Flip, flip, levels};
use super::moments::by_draw;
use super::subject::Subject;
use crate::batch::Results;

/// One sampled number and one difference between two options.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Turn {
    /// The number, as a position in [`Subject::sampled`].
    pub parameter: usize,
    /// The criterion whose outcome is looked at, as a position in the study.
    pub criterion: usize,
    /// The option.
    pub option: usize,
    /// The option that it is held against.
    pub against: usize,
    /// The line through the differences, for numbers.
    pub flip: Option<Flip>,
    /// The mean difference at each level, for choices.
    pub levels: Vec<Estimate>,
}

impl Turn {
    /// True if the sign of the difference turns within the range: a number's fitted line crosses 0
    /// with a slope that is told from 0; a choice has levels on both sides, each beyond its interval.
    pub fn flips(&self) -> bool {
        let told = |flip: &Flip| flip.point.is_some() && !flip.slope.contains(0.0);
        let above = self.levels.iter().any(|level| level.low > 0.0);
        let below = self.levels.iter().any(|level| level.high < 0.0);
        self.flip.as_ref().is_some_and(told) || (above && below)
    }

    /// The difference at the ends of the range: fitted for a number, least and greatest level for a
    /// choice.
    pub fn ends(&self) -> (f64, f64) {
        if let Some(flip) = &self.flip {
            return (flip.at_low, flip.at_high);
        }
        let means = self.levels.iter().map(|level| level.mean).filter(|mean| mean.is_finite());
        means.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), mean| {
            (low.min(mean), high.max(mean))
        })
    }

    /// Share of the variance of the difference that the number explains, 0 to 1; 0 for choices.
    pub fn explained(&self) -> f64 {
        self.flip.as_ref().map_or(0.0, |flip| flip.explained)
    }
}

/// Every sampled number, criterion and pair of options: first the disputed strengths, then those
/// that flip, then by how much they explain; otherwise in the order of the study.
pub fn turns(subject: &Subject, results: &Results) -> Vec<Turn> {
    let runs = results.runs_per_draw();
    let mut list = Vec::new();
    for (criterion, of) in subject.compare.criteria.iter().enumerate() {
        let draws: Vec<Vec<f64>> = (0..subject.options.len())
            .map(|option| by_draw(&results.outcome(option, of.outcome), runs))
            .collect();
        for (option, against) in pairs(subject.options.len(), subject.compare.baseline) {
            let difference: Vec<f64> =
                draws[option].iter().zip(&draws[against]).map(|(a, b)| a - b).collect();
            for (parameter, sampled) in subject.sampled.iter().enumerate() {
                let labels =
                    || sampled.values.iter().map(|value| *value as usize).collect::<Vec<_>>();
                let (flip, levels) = if sampled.labels.is_empty() {
                    (flip(&sampled.values, &difference, sampled.range), Vec::new())
                } else {
                    (None, levels(&labels(), &difference, sampled.labels.len()))
                };
                list.push(Turn { parameter, criterion, option, against, flip, levels });
            }
        }
    }
    let disputed = |turn: &Turn| subject.sampled[turn.parameter].disputed;
    list.sort_by(|a, b| {
        disputed(b)
            .cmp(&disputed(a))
            .then(b.flips().cmp(&a.flips()))
            .then(b.explained().total_cmp(&a.explained()))
    });
    list
}

/// Each pair of options once, the baseline always as what the other is held against.
fn pairs(options: usize, baseline: usize) -> Vec<(usize, usize)> {
    let mut list: Vec<(usize, usize)> = (0..options)
        .filter(|option| *option != baseline)
        .map(|option| (option, baseline))
        .collect();
    for against in (0..options).filter(|option| *option != baseline) {
        let later = (against + 1..options).filter(|option| *option != baseline);
        list.extend(later.map(|option| (option, against)));
    }
    list
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pair_of_options_comes_once_and_the_baseline_is_what_others_are_held_against() {
        assert_eq!(pairs(3, 1), [(0, 1), (2, 1), (2, 0)]);
        assert_eq!(pairs(1, 0), []);
    }
}
