//! The user's criteria, applied to the options: where each stands, which red lines it crosses, and
//! which options no criterion rules out. No option is called best, and no criterion is weighed
//! against another.

use super::estimate::Estimate;
use super::level::level;
use super::moments::by_draw;
use super::newcombe::paired_shares;
use super::paired::Paired;
use super::selection::{self, Best, Robust, TradeOff};
use super::subject::Subject;
use super::tail::tail_of;
use crate::batch::Results;
use crate::model::{Better, Nature};
use crate::scenario::Criterion;

/// What the criteria say of the options.
#[derive(Debug, Clone, PartialEq, Default, serde::Serialize)]
pub struct Choice {
    /// One entry a criterion, in the order of the study.
    pub criteria: Vec<Judged>,
    /// Options that cross a red line for certain: ruled out.
    pub crossed: Vec<usize>,
    /// Of the options that are left, which no other rules out on all criteria of the file together;
    /// positions in the study. What stands in for criteria rules nothing out.
    pub trade_off: TradeOff,
    /// Options that nothing rules out: they cross no red line, and no option rules them out from which
    /// they differ in one thing alone.
    pub left: Vec<usize>,
    /// Every pair of the options that are left, compared with each other.
    pub pairs: Vec<Pair>,
}

/// Two options that are left, criterion by criterion.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Pair {
    /// The one.
    pub one: usize,
    /// The other.
    pub other: usize,
    /// Criteria by which the one is better, beyond chance and by more than the band.
    pub one_better: Vec<usize>,
    /// Criteria by which the other is.
    pub other_better: Vec<usize>,
}

/// Where the options stand by one criterion.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Judged {
    /// The criterion, as a position in the study.
    pub criterion: usize,
    /// Mean over draws, one entry an option.
    pub means: Vec<Estimate>,
    /// Whose average is best and how surely; who does best in a run and how often.
    pub best: Best,
    /// Who holds up in bad runs.
    pub robust: Robust,
    /// Whether each option's average crosses the red line.
    pub lines: Vec<Line>,
    /// Share of the spread that few draws carry, one entry an option: [`tail`](super::tail()).
    pub tails: Vec<Option<f64>>,
}

/// How an average lies to a red line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Line {
    /// There is no red line.
    None,
    /// The whole interval lies on the allowed side.
    Kept,
    /// The mean lies on the allowed side, part of the interval beyond.
    PerhapsKept,
    /// The mean lies beyond, part of the interval on the allowed side.
    PerhapsCrossed,
    /// The whole interval lies beyond: the option is ruled out.
    Crossed,
}

impl Line {
    /// How an estimate lies to the lines of a criterion; the worse of two.
    fn of(criterion: &Criterion, e: &Estimate) -> Self {
        let lies = |mean: f64, near: f64, far: f64, line: f64| match (mean > line, near > line) {
            (true, true) => Self::Crossed,
            (true, false) => Self::PerhapsCrossed,
            _ if far > line => Self::PerhapsKept,
            _ => Self::Kept,
        };
        let most = criterion.at_most.map(|line| lies(e.mean, e.low, e.high, line));
        let least = criterion.at_least.map(|line| lies(-e.mean, -e.high, -e.low, -line));
        let rank = |line: &Self| *line as u8;
        most.into_iter().chain(least).max_by_key(rank).unwrap_or(Self::None)
    }
}

/// Holds every option against every criterion.
pub fn choice(subject: &Subject, results: &Results) -> Choice {
    let runs = results.runs_per_draw();
    let criteria = &subject.compare.criteria;
    let values: Vec<Vec<Vec<f64>>> = criteria
        .iter()
        .map(|one| (0..subject.options.len()).map(|o| results.outcome(o, one.outcome)).collect())
        .collect();
    let posed = |at: usize| selection::Criterion {
        values: &values[at],
        runs_per_draw: runs,
        lower_is_better: criteria[at].less,
        band: criteria[at].band,
        bound: match subject.dictionary.outcomes[criteria[at].outcome].nature {
            Nature::Amount => None,
            _ => Some(1.0),
        },
    };
    let judged = |at: usize| {
        let criterion = &criteria[at];
        let nature = subject.dictionary.outcomes[criterion.outcome].nature;
        let mean = |values: &Vec<f64>| level(nature, values, runs);
        let means: Vec<Estimate> = values[at].iter().map(mean).collect();
        Judged {
            criterion: at,
            best: selection::best(&posed(at), selection::CHOOSING),
            robust: selection::robust(&posed(at)),
            lines: means.iter().map(|mean| Line::of(criterion, mean)).collect(),
            tails: values[at].iter().map(|values| tail_of(nature, values, runs)).collect(),
            means,
        }
    };
    let judged: Vec<Judged> = (0..criteria.len()).map(judged).collect();
    let crosses = |option: &usize| judged.iter().any(|one| one.lines[*option] == Line::Crossed);
    let (crossed, left): (Vec<usize>, Vec<usize>) = (0..subject.options.len()).partition(crosses);
    let ruling: Vec<usize> = (0..criteria.len()).filter(|at| criteria[*at].said).collect();
    let trade_off = trade_off(&values, &ruling, &left, &posed);
    let alone = |pair: &(usize, usize)| !subject.is_confounded(pair.0, pair.1);
    let out =
        |option: &usize| trade_off.dominated.iter().any(|pair| pair.0 == *option && alone(pair));
    let left: Vec<usize> = left.into_iter().filter(|option| !out(option)).collect();
    let pairs = pairs(subject, &values, &left, runs);
    Choice { trade_off, left, pairs, criteria: judged, crossed }
}

/// Holds every two of some options against each other. `values`: criterion x option x run.
fn pairs(subject: &Subject, values: &[Vec<Vec<f64>>], left: &[usize], runs: usize) -> Vec<Pair> {
    let mut list = Vec::new();
    for (at, &one) in left.iter().enumerate() {
        for &other in &left[at + 1..] {
            let mut pair = Pair { one, other, one_better: Vec::new(), other_better: Vec::new() };
            for (criterion, of) in subject.compare.criteria.iter().enumerate() {
                let (ours, theirs) = (&values[criterion][one], &values[criterion][other]);
                let difference = match subject.dictionary.outcomes[of.outcome].nature {
                    Nature::YesNo => paired_shares(ours, theirs, runs),
                    _ => {
                        Paired::of(
                            &by_draw(ours, runs),
                            &by_draw(theirs, runs),
                            None,
                            Better::Neither,
                        )
                        .difference
                    }
                };
                let (low, high) = if of.less {
                    (-difference.high, -difference.low)
                } else {
                    (difference.low, difference.high)
                };
                if low > of.band {
                    pair.one_better.push(criterion);
                } else if high < -of.band {
                    pair.other_better.push(criterion);
                }
            }
            list.push(pair);
        }
    }
    list
}

/// The trade-off among the options that are left, by the criteria that may rule one out.
fn trade_off<'a>(
    values: &'a [Vec<Vec<f64>>],
    ruling: &[usize],
    left: &[usize],
    posed: &dyn Fn(usize) -> selection::Criterion<'a>,
) -> TradeOff {
    let kept: Vec<Vec<Vec<f64>>> = ruling
        .iter()
        .map(|at| left.iter().map(|option| values[*at][*option].clone()).collect())
        .collect();
    let of_left: Vec<selection::Criterion<'_>> = ruling
        .iter()
        .zip(&kept)
        .map(|(at, values)| selection::Criterion { values, ..posed(*at) })
        .collect();
    if of_left.is_empty() {
        return TradeOff { undominated: left.to_vec(), dominated: Vec::new() };
    }
    let among = selection::ruled_out_by(&of_left, selection::CONFIDENT);
    TradeOff {
        undominated: among.undominated.iter().map(|at| left[*at]).collect(),
        dominated: among.dominated.iter().map(|(out, by)| (left[*out], left[*by])).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn criterion(at_most: Option<f64>, at_least: Option<f64>) -> Criterion {
        Criterion {
            name: "x".into(),
            says: String::new(),
            outcome: 0,
            less: true,
            band: 0.0,
            at_most,
            at_least,
            party: None,
            said: true,
        }
    }

    #[test]
    fn a_red_line_is_crossed_for_certain_only_if_the_whole_interval_is_beyond() {
        let at = |mean: f64| Estimate { mean, low: mean - 1.0, high: mean + 1.0, n: 9, error: 0.5 };
        let line = |mean| Line::of(&criterion(Some(5.0), None), &at(mean));
        let seen = [3.0, 4.5, 5.5, 7.0].map(line);
        assert_eq!(seen, [Line::Kept, Line::PerhapsKept, Line::PerhapsCrossed, Line::Crossed]);
        let least = |mean| Line::of(&criterion(None, Some(5.0)), &at(mean));
        let seen = [7.0, 5.5, 4.5, 3.0].map(least);
        assert_eq!(seen, [Line::Kept, Line::PerhapsKept, Line::PerhapsCrossed, Line::Crossed]);
        assert_eq!(Line::of(&criterion(None, None), &at(1.0)), Line::None);
        assert_eq!(Line::of(&criterion(Some(5.0), Some(4.0)), &at(2.0)), Line::Crossed);
    }
}
