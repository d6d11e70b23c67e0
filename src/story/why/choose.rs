//! Which pairs of runs are replayed, and which of them are told as stories. By rule: nobody picks.

use serde::Serialize;

use crate::analysis::stand_in_places;
use crate::batch::Results;
use crate::model::Better;

/// A run of the option and the run of the baseline that shared its luck.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Pair {
    /// Draw.
    pub draw: u32,
    /// Run of the draw.
    pub run: u32,
    /// The outcome in the option's run.
    pub option: f64,
    /// The outcome in the baseline's run.
    pub baseline: f64,
}

impl Pair {
    /// Option minus baseline.
    pub fn difference(&self) -> f64 {
        self.option - self.baseline
    }

    /// Draw and run.
    pub fn id(&self) -> (u32, u32) {
        (self.draw, self.run)
    }
}

/// All pairs of a log, draw by draw.
pub fn pairs(results: &Results, option: usize, baseline: usize, outcome: usize) -> Vec<Pair> {
    let runs = results.runs_per_draw() as u32;
    let ids = results.draw_numbers().iter().flat_map(|&draw| (0..runs).map(move |run| (draw, run)));
    let values = results.outcome(option, outcome).into_iter();
    let values = values.zip(results.outcome(baseline, outcome));
    ids.zip(values)
        .map(|((draw, run), (option, baseline))| Pair { draw, run, option, baseline })
        .collect()
}

/// Pairs in the order of their differences, those with the same one by how much there is of the
/// outcome in both, then by draw and run.
pub fn sorted(mut pairs: Vec<Pair>) -> Vec<Pair> {
    pairs.sort_by(|a, b| {
        let by_difference = a.difference().total_cmp(&b.difference());
        by_difference.then(a.baseline.total_cmp(&b.baseline)).then(a.id().cmp(&b.id()))
    });
    pairs
}

/// So many pairs that stand for all: the sorted list is cut into as many even parts, and of each the
/// one in its middle is taken, so that the mean of these is near the mean of all.
pub fn chosen(sorted: &[Pair], count: usize) -> Vec<Pair> {
    let count = count.min(sorted.len());
    stand_in_places(sorted.len(), count).map(|at| sorted[at]).collect()
}

/// The pair whose difference is nearest to the median.
pub fn typical(sorted: &[Pair]) -> Option<Pair> {
    // The median lies at this one, or between it and the next.
    sorted.get(sorted.len().checked_sub(1)? / 2).copied()
}

/// The pair in which the option did worst against the baseline, if it did worse in any.
pub fn bad(sorted: &[Pair], better: Better) -> Option<Pair> {
    let higher = better == Better::Higher;
    let worst = if higher { sorted.first() } else { last(sorted) };
    let worse = |pair: &&Pair| (pair.difference() < 0.0) == higher && pair.difference() != 0.0;
    worst.filter(worse).copied()
}

/// The pair that speaks most against the mean: its difference has the other sign and is largest.
pub fn surprising(sorted: &[Pair], mean: f64) -> Option<Pair> {
    let against = if mean < 0.0 { last(sorted) } else { sorted.first() };
    against.filter(|pair| pair.difference() * mean < 0.0).copied()
}

/// The first of those with the largest difference.
fn last(sorted: &[Pair]) -> Option<&Pair> {
    let largest = sorted.last()?.difference();
    sorted.iter().find(|pair| pair.difference() == largest)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(differences: &[f64]) -> Vec<Pair> {
        let pair = |(draw, &option): (u32, &f64)| Pair { draw, run: 0, option, baseline: 0.0 };
        sorted((0..).zip(differences).map(pair).collect())
    }

    fn draws(pairs: &[Pair]) -> Vec<u32> {
        pairs.iter().map(|pair| pair.draw).collect()
    }

    #[test]
    fn the_middle_of_each_even_part_is_chosen_and_their_mean_is_near_the_mean_of_all() {
        // Skewed, in no order.
        let all: Vec<f64> = (0..500).map(|n| f64::from(n * 7919 % 500)).map(|x| x * x).collect();
        let sorted = of(&all);
        let chosen = chosen(&sorted, 50);
        let mean =
            |pairs: &[Pair]| pairs.iter().map(Pair::difference).sum::<f64>() / pairs.len() as f64;
        assert_eq!(chosen.len(), 50);
        assert!((mean(&chosen) / mean(&sorted) - 1.0).abs() < 0.01, "{}", mean(&chosen));
        for (at, pair) in chosen.iter().enumerate() {
            let part = &sorted[10 * at..10 * at + 10];
            assert!(part[4] == *pair || part[5] == *pair);
        }
    }

    #[test]
    fn fewer_pairs_than_asked_for_are_all_taken_once_and_none_gives_none() {
        let sorted = of(&[3.0, -1.0, 2.0]);
        assert_eq!(draws(&chosen(&sorted, 50)), [1, 2, 0]);
        assert!(chosen(&[], 50).is_empty() && typical(&[]).is_none());
        assert!(bad(&[], Better::Lower).is_none() && surprising(&[], 1.0).is_none());
    }

    #[test]
    fn typical_bad_and_surprising_are_found_by_rule_and_of_equals_the_first() {
        let sorted = of(&[-5.0, 4.0, -3.0, -3.0, 4.0, -9.0, -2.0]);
        assert_eq!(typical(&sorted).unwrap().draw, 3);
        assert_eq!(bad(&sorted, Better::Lower).unwrap().draw, 1);
        assert_eq!(surprising(&sorted, -2.0).unwrap().draw, 1);
        assert_eq!(bad(&sorted, Better::Higher).unwrap().draw, 5);
        assert_eq!(surprising(&sorted, 2.0).unwrap().draw, 5);
        assert_eq!(surprising(&sorted, 0.0), None);
        let good = of(&[-1.0, -2.0, 0.0]);
        assert_eq!(bad(&good, Better::Lower), None);
        assert_eq!(surprising(&good, -1.0), None);
    }
}
