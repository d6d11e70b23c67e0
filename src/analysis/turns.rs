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
    /// The option that it is compared with.
    pub against: usize,
    /// The line through the differences, for numbers.
    pub flip: Option<Flip>,
    /// The mean difference at each level, for choices.
    pub levels: Vec<Estimate>,
    /// Whether the sign of the difference turns within the range.
    pub turned: Turned,
}

/// Whether the sign of a difference turns within the range of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Turned {
    /// The line does not cross 0 within the range, or is not told from a flat one; levels have one
    /// sign.
    No,
    /// The line crosses 0 within the range and is told from a flat one, but near an end of the range
    /// the difference is not told from 0; levels differ in sign, not each beyond its interval.
    Perhaps,
    /// At one end of the range the one option is better, at the other end the other, both beyond
    /// chance: the interval of the point lies within the range. Of a choice: two levels have
    /// different signs, each beyond its interval.
    Yes,
}

impl Turned {
    fn of_line(flip: &Flip, range: (f64, f64)) -> Self {
        match flip.point {
            Some(point) if range.0 <= point.low && point.high <= range.1 => Self::Yes,
            Some(_) if !flip.slope.contains(0.0) => Self::Perhaps,
            _ => Self::No,
        }
    }

    fn of_levels(levels: &[Estimate]) -> Self {
        let any = |is: &dyn Fn(&Estimate) -> bool| levels.iter().any(is);
        if any(&|level| level.low > 0.0) && any(&|level| level.high < 0.0) {
            Self::Yes
        } else if any(&|level| level.mean > 0.0) && any(&|level| level.mean < 0.0) {
            Self::Perhaps
        } else {
            Self::No
        }
    }
}

impl Turn {
    /// True if the sign of the difference turns within the range, beyond chance.
    pub fn flips(&self) -> bool {
        self.turned == Turned::Yes
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
                let turned = flip.as_ref().map_or_else(
                    || Turned::of_levels(&levels),
                    |flip| Turned::of_line(flip, sampled.range),
                );
                list.push(Turn { parameter, criterion, option, against, flip, levels, turned });
            }
        }
    }
    let disputed = |turn: &Turn| subject.sampled[turn.parameter].disputed;
    list.sort_by(|a, b| {
        disputed(b)
            .cmp(&disputed(a))
            .then(b.turned.cmp(&a.turned))
            .then(b.explained().total_cmp(&a.explained()))
    });
    list
}

/// Each pair of options once, the baseline always as what the other is compared with.
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
    fn a_line_that_leaves_0_only_where_it_bends_does_not_turn_for_certain() {
        // What is never below none, and rises: the line crosses 0 near an end, within what is open.
        let x: Vec<f64> = (0..200).map(|at| f64::from(at) / 199.0).collect();
        let noise = |at: usize| if at.is_multiple_of(2) { 8.0 } else { -8.0 };
        let line = |height: f64| -> Vec<f64> {
            x.iter().enumerate().map(|(at, x)| 10.0 * x - height + noise(at)).collect()
        };
        let turned = |y: &[f64]| Turned::of_line(&flip(&x, y, (0.0, 1.0)).unwrap(), (0.0, 1.0));
        assert_eq!((turned(&line(5.0)), turned(&line(1.0))), (Turned::Yes, Turned::Perhaps));
        let flat: Vec<f64> = (0..200).map(|at| 1.0 + noise(at)).collect();
        assert_eq!(turned(&flat), Turned::No);
    }

    #[test]
    fn every_pair_of_options_comes_once_and_the_baseline_is_what_others_are_held_against() {
        assert_eq!(pairs(3, 1), [(0, 1), (2, 1), (2, 0)]);
        assert_eq!(pairs(1, 0), []);
    }
}
