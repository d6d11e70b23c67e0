//! Which parts of an outcome make up a difference: means over pairs, each with its interval.

use serde::Serialize;

use super::flows::{Cut, Flows, Key};
use super::sample::Sample;
use crate::analysis::Estimate;
use crate::model::Dictionary;

/// Parts are told until they make up so many percent of all that differs; the rest is one part.
const TOLD_PERCENT: u64 = 90;

/// So many parts are all told.
const FEW: usize = 6;

/// Flows of the two runs of a pair.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Both {
    /// Of the option.
    pub option: Flows,
    /// Of the baseline.
    pub baseline: Flows,
}

/// A part of an outcome, as a mean over pairs.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Part {
    /// What it is.
    pub part: String,
    /// Mean in the option's runs.
    pub option: f64,
    /// Mean in the baseline's runs.
    pub baseline: f64,
    /// Option minus baseline, with its 95% interval: see `Sample::mean`.
    pub difference: Estimate,
    /// Share of the whole difference; below 0 where it goes the other way, `None` where the whole
    /// difference is 0.
    pub share: Option<f64>,
    /// Option minus baseline, added up over all pairs: these add up to the whole exactly.
    pub sum: i64,
}

impl Part {
    /// True if the interval does not hold 0.
    pub fn is_told_apart(&self) -> bool {
        !self.difference.contains(0.0)
    }

    /// True if the interval holds 0, or there is no difference at all. One pair has no interval.
    pub fn is_unknown(&self) -> bool {
        self.sum == 0 || self.difference.low.is_finite() && !self.is_told_apart()
    }
}

/// An outcome taken apart in one way.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Breakdown {
    /// Which way: `place`, `group`, `act`, `year`, and `month` or what the time points are.
    pub by: String,
    /// All parts: those of time in its order, others by how much they differ. They add up to `whole`.
    pub parts: Vec<Part>,
    /// How many of them, from the first, are told one by one.
    pub told: usize,
    /// The rest together, if there is one.
    pub others: Option<Part>,
    /// All together.
    pub whole: Part,
}

/// The flows of all replayed pairs.
#[derive(Debug, Clone, PartialEq)]
pub struct Ledger {
    sample: Sample,
    pairs: Vec<Both>,
}

impl Ledger {
    /// Without a pair yet. Pairs are to come in the order of their differences.
    pub fn new(sample: Sample) -> Self {
        Self { sample, pairs: Vec::new() }
    }

    /// Adds a pair.
    pub fn push(&mut self, pair: Both) {
        self.pairs.push(pair);
    }

    /// Option minus baseline of some parts together, summed over pairs.
    pub fn sum(&self, keys: &[Key]) -> i64 {
        self.differences(keys).sum()
    }

    fn differences(&self, keys: &[Key]) -> impl Iterator<Item = i64> {
        self.pairs.iter().map(|pair| of(&pair.option, keys) - of(&pair.baseline, keys))
    }

    /// Some parts together. `whole`: the sum of the whole difference.
    pub fn part(&self, name: String, keys: &[Key], whole: i64) -> Part {
        let differences: Vec<i64> = self.differences(keys).collect();
        let sum = differences.iter().sum();
        let real: Vec<f64> = differences.iter().map(|&difference| difference as f64).collect();
        let pairs = self.pairs.len().max(1) as f64;
        let mean = |flows: fn(&Both) -> &Flows| {
            self.pairs.iter().map(|pair| of(flows(pair), keys)).sum::<i64>() as f64 / pairs
        };
        Part {
            part: name,
            option: mean(|pair| &pair.option),
            baseline: mean(|pair| &pair.baseline),
            difference: self.sample.mean(&real),
            share: (whole != 0).then(|| sum as f64 / whole as f64),
            sum,
        }
    }

    /// The parts of a breakdown: those of time in its order, others by how much they differ.
    pub fn keys(&self, cut: Cut) -> Vec<Key> {
        let flows =
            self.pairs.iter().flat_map(|pair| pair.option.keys().chain(pair.baseline.keys()));
        let all: std::collections::BTreeSet<Key> =
            flows.copied().filter(|key| key.cut() == cut).collect();
        let mut keys: Vec<Key> = all.into_iter().collect();
        if !cut.is_of_time() {
            keys.sort_by_key(|key| std::cmp::Reverse(self.sum(&[*key]).unsigned_abs()));
        }
        keys
    }

    /// An outcome taken apart in one way.
    pub fn breakdown(&self, words: &Dictionary, cut: Cut) -> Breakdown {
        let keys = self.keys(cut);
        let whole = self.sum(&keys);
        let parts: Vec<Part> =
            keys.iter().map(|key| self.part(key.name(words).1, &[*key], whole)).collect();
        let told = if cut.is_of_time() { parts.len() } else { told(&parts) };
        let rest = &keys[told..];
        let others = (!rest.is_empty())
            .then(|| self.part(format!("all others ({})", rest.len()), rest, whole));
        let by = match cut {
            Cut::Place => "place",
            Cut::Group => "group",
            Cut::Act => "act",
            Cut::Year => "year",
            Cut::Point => &words.time.unit,
        };
        let whole = self.part("all".to_owned(), &keys, whole);
        Breakdown { by: by.to_owned(), parts, told, others, whole }
    }
}

fn of(flows: &Flows, keys: &[Key]) -> i64 {
    keys.iter().filter_map(|key| flows.get(key)).sum()
}

/// How many parts, from the first, make up most of what differs; all, where they are few.
fn told(parts: &[Part]) -> usize {
    let size = |part: &Part| part.sum.unsigned_abs();
    let all: u64 = parts.iter().map(size).sum();
    let mut sum = 0;
    let enough = parts.iter().position(|part| {
        sum += size(part);
        sum * 100 >= all * TOLD_PERCENT
    });
    let told = enough.map_or(0, |last| last + 1);
    if parts.len() <= FEW { parts.len() } else { told }
}

#[cfg(test)]
pub(super) mod tests {
    use super::super::flows::tests::words;
    use super::*;

    /// Pairs from (place, option, baseline).
    pub fn ledger(pairs: &[&[(u32, i64, i64)]]) -> Ledger {
        let mut ledger = Ledger::new(Sample { all: pairs.len(), effect: 1.0 });
        for pair in pairs {
            let mut both = Both::default();
            for &(place, option, baseline) in *pair {
                for (flows, count) in [(&mut both.option, option), (&mut both.baseline, baseline)] {
                    for key in [Key::Place(Some(place)), Key::Point(place), Key::Act("killing")] {
                        *flows.entry(key).or_default() += count;
                    }
                }
            }
            ledger.push(both);
        }
        ledger
    }

    #[test]
    fn parts_add_up_and_stand_by_how_much_they_differ() {
        let ledger = ledger(&[&[(0, 5, 1), (1, 0, 10)], &[(0, 3, 2), (1, 2, 9)]]);
        let by_place = ledger.breakdown(&words(), Cut::Place);
        let names: Vec<&str> = by_place.parts.iter().map(|part| part.part.as_str()).collect();
        assert_eq!(names, ["South", "North"]);
        assert_eq!(by_place.whole.sum, -12);
        for cut in Cut::ALL {
            let parts = ledger.breakdown(&words(), cut).parts;
            let sum: i64 = parts.iter().map(|part| part.sum).sum();
            assert!(parts.is_empty() || sum == -12, "{cut:?}");
        }
        let south = &by_place.parts[0];
        assert_eq!((south.option, south.baseline, south.difference.mean), (1.0, 9.5, -8.5));
        assert_eq!(south.share, Some(17.0 / 12.0));
        assert_eq!(by_place.parts[1].share, Some(-5.0 / 12.0));
        assert_eq!(ledger.breakdown(&words(), Cut::Point).parts[0].part, "month 0 (Nov 2000)");
    }

    #[test]
    fn parts_are_told_until_they_make_up_nine_tenths_and_the_rest_is_one() {
        let pair: Vec<(u32, i64, i64)> =
            (0..12).map(|place| (place, [60, 31, 1][place.min(2) as usize], 0)).collect();
        let ledger = ledger(&[&pair, &pair]);
        let by_place = ledger.breakdown(&words(), Cut::Place);
        assert_eq!((by_place.told, by_place.parts.len()), (2, 12));
        let others = by_place.others.unwrap();
        assert_eq!((others.part.as_str(), others.sum), ("all others (10)", 20));
    }

    #[test]
    fn where_nothing_differs_every_part_is_0_and_has_no_share() {
        let ledger = ledger(&[&[(0, 5, 5)], &[(1, 3, 3)]]);
        let by_place = ledger.breakdown(&words(), Cut::Place);
        assert!(by_place.parts.iter().all(|part| part.sum == 0 && part.share.is_none()));
        assert_eq!(super::tests::ledger(&[]).breakdown(&words(), Cut::Act).parts, []);
    }
}
