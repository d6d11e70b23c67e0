//! What the numbers say, in sentences. Made of the numbers alone: where an interval holds 0, the
//! sentence says that the two cannot be distinguished.

use super::drivers::{Both, Ledger, Part};
use super::flows::{Cut, Key};
use super::parting::{Partings, Side};
use super::sample::Sample;
use crate::analysis::Estimate;
use crate::analysis::format::{counted, estimate, number, percent, precision, whole};
use crate::model::{Dictionary, Nature};
use crate::story::names::list;
use crate::story::teller::Teller;

/// Who is compared in what, as sentences name it: all clean.
pub struct Told<'a> {
    /// What the events of a run refer to, with clean names.
    pub words: &'a Dictionary,
    /// The outcome: `civilians killed`.
    pub what: &'a str,
    /// The option.
    pub option: &'a str,
    /// The baseline.
    pub baseline: &'a str,
}

/// What all pairs of a log say.
pub struct Totals {
    /// Mean in the option's runs.
    pub option: Estimate,
    /// Mean in the baseline's runs.
    pub baseline: Estimate,
    /// Option minus baseline.
    pub difference: Estimate,
    /// Pairs.
    pub pairs: usize,
    /// Pairs in which the option has fewer.
    pub fewer: usize,
    /// Pairs in which both have as many.
    pub equal: usize,
}

/// Parts that lead make up half of the difference, or are three.
const LEAD: usize = 3;

/// Parts that go the other way and are told.
const AGAINST: usize = 2;

/// The stretch of time that is told makes up so many percent of the difference.
const STRETCH_PERCENT: i64 = 60;

/// `212 [150 to 274] fewer`.
fn amount(e: &Estimate) -> String {
    if e.mean < 0.0 {
        let turned = Estimate { mean: -e.mean, low: -e.high, high: -e.low, ..*e };
        return format!("{} fewer", estimate(Nature::Amount, &turned));
    }
    format!("{} more", estimate(Nature::Amount, e))
}

/// What is to be added where an amount is not known to differ from 0.
fn doubt(e: &Estimate) -> &'static str {
    if !e.low.is_finite() {
        ", from one pair alone"
    } else if e.contains(0.0) {
        ", not distinguished from 0"
    } else {
        ""
    }
}

impl Told<'_> {
    /// How the two compare over all pairs.
    pub fn headline(&self, all: &Totals) -> String {
        let (option, baseline) = (self.option, self.baseline);
        if all.equal == all.pairs {
            let pairs = counted(all.pairs, "pair");
            return format!(
                "{option} and {baseline} have as many {} in each of {pairs}",
                self.what
            );
        }
        // As finely as their difference, which would else be lost between them.
        let fine = precision(&all.difference);
        let mean = |mean: &Estimate| number(mean.mean, precision(mean).min(fine));
        let apart = if all.difference.contains(0.0) && all.difference.low.is_finite() {
            format!("{option} and {baseline} are not distinguished: ")
        } else {
            String::new()
        };
        format!(
            "{apart}{option} has {} {} a run than {baseline}: {} against {}, the means of {}; \
             fewer in {} of them, as many in {}",
            amount(&all.difference),
            self.what,
            mean(&all.option),
            mean(&all.baseline),
            counted(all.pairs, "pair"),
            whole(all.fewer as u64),
            whole(all.equal as u64)
        )
    }

    /// What was replayed, and how near it is to all.
    pub fn replayed(&self, part: &Part, pairs: usize, all: usize) -> String {
        if pairs == all {
            return "All of these pairs were replayed; what follows adds up to their difference"
                .into();
        }
        let found = if part.sum == 0 { "as many".to_owned() } else { amount(&part.difference) };
        format!(
            "{} of these pairs, chosen by rule, were replayed; they have {found} a run, and what \
             follows adds up to that",
            whole(pairs as u64)
        )
    }

    /// What the breakdowns say. Where the whole cannot be distinguished from 0, only parts that are.
    pub fn breakdowns(&self, ledger: &Ledger, whole: &Part) -> Vec<String> {
        let cuts = [Cut::Place, Cut::Group, Cut::Act, Cut::Point];
        let said: Vec<String> =
            cuts.iter().filter_map(|&cut| self.breakdown(ledger, cut, whole)).collect();
        if said.is_empty() {
            return vec!["No part by place, group, act or year is distinguished from 0".to_owned()];
        }
        said
    }

    /// The parts of a breakdown that lead, and those that go the other way.
    fn breakdown(&self, ledger: &Ledger, cut: Cut, whole: &Part) -> Option<String> {
        let opening = match cut {
            Cut::Place => "Where",
            Cut::Group => "Who",
            Cut::Act => "How",
            Cut::Year | Cut::Point => "When",
        };
        let keys = ledger.keys(cut);
        let total = whole.sum;
        let leading = match cut {
            _ if whole.is_unknown() => Vec::new(),
            Cut::Year | Cut::Point => stretch(ledger, &keys, total),
            _ => lead(ledger, &keys, total),
        };
        let mut parts = Vec::new();
        if !leading.is_empty() {
            let part = ledger.part(String::new(), &leading, total);
            let share = part.share.map_or_else(String::new, |share| {
                format!(" ({} of the difference)", percent(share, 0.02))
            });
            let e = &part.difference;
            parts.push(format!("{} {}{share}{}", amount(e), self.name(cut, &leading), doubt(e)));
        }
        // Months are too many to look for one that goes the other way.
        let others = if cut == Cut::Point { ledger.keys(Cut::Year) } else { keys };
        let mut others: Vec<(Key, Part)> = others
            .into_iter()
            .filter(|key| !leading.contains(key))
            .map(|key| (key, ledger.part(String::new(), &[key], total)))
            .filter(|(_, part)| part.is_told_apart())
            .filter(|(_, part)| leading.is_empty() || part.sum * total.signum() < 0)
            .collect();
        others.sort_by_key(|(_, part)| std::cmp::Reverse(part.sum.unsigned_abs()));
        for (key, part) in others.iter().take(AGAINST) {
            parts.push(format!("{} {}", amount(&part.difference), self.name(key.cut(), &[*key])));
        }
        (!parts.is_empty()).then(|| format!("{opening}: {}", parts.join("; ")))
    }

    /// `in Kono and Kailahun`, `by ruf`, `in months 7 to 12, Jun 2001 to Nov 2001`.
    fn name(&self, cut: Cut, keys: &[Key]) -> String {
        if let (Cut::Point, [Key::Point(first), .., Key::Point(last)]) = (cut, keys) {
            return self.months(*first, *last);
        }
        let names: Vec<(&str, String)> = keys.iter().map(|key| key.name(self.words)).collect();
        let of = |lead: &str| -> Vec<String> {
            names.iter().filter(|(own, _)| *own == lead).map(|(_, name)| name.clone()).collect()
        };
        let mut leads: Vec<&str> = names.iter().map(|(lead, _)| *lead).collect();
        leads.dedup();
        let phrase = |lead: &&str| {
            let names = of(lead);
            // `between a and b and c and d` would say nothing.
            let names =
                if *lead == "between" { names.join(", and between ") } else { list(&names) };
            format!("{lead} {names}").trim().to_owned()
        };
        let mut seen = Vec::new();
        leads.retain(|lead| {
            !seen.contains(lead) && {
                seen.push(*lead);
                true
            }
        });
        list(&leads.iter().map(phrase).collect::<Vec<_>>())
    }

    fn months(&self, first: u32, last: u32) -> String {
        let time = &self.words.time;
        let dates =
            time.start.filter(|_| time.per_year == Some(12)).map_or_else(String::new, |start| {
                format!(", {} to {}", start.month_label(first), start.month_label(last))
            });
        format!("in {}s {first} to {last}{dates}", time.unit)
    }

    /// Where the two part.
    pub fn parting(&self, partings: &Partings) -> String {
        let teller = Teller::new(self.words, &[]);
        let when = |tick: Option<u32>| teller.when(tick.unwrap_or(0));
        if partings.never == partings.pairs {
            return "First difference: in no pair do the events of the two runs differ".to_owned();
        }
        let parted = partings.pairs - partings.never;
        let when = if partings.earliest == partings.latest {
            format!("in {}", when(partings.earliest))
        } else {
            format!(
                "in {} at the earliest, by {} in half of them, in {} at the latest",
                when(partings.earliest),
                when(partings.median),
                when(partings.latest)
            )
        };
        let which = if partings.never == 0 {
            format!("in all {}", counted(parted, "pair"))
        } else {
            format!("in {parted} of {}", counted(partings.pairs, "pair"))
        };
        let first = partings.firsts.first().map_or_else(String::new, |first| {
            let (what, side) = (&first.what, self.side(first.side));
            if first.pairs == parted {
                return format!("; what differs first is always “{what}”, {side}");
            }
            let pairs = first.pairs;
            format!("; what differs first is most often “{what}”, {side} ({pairs} of {parted})")
        });
        format!("First difference: {which} the events begin to differ, {when}{first}")
    }

    /// In this pair alone: which groups and places have more, and which fewer.
    pub fn pair(&self, both: Both) -> String {
        let mut ledger = Ledger::new(Sample { all: 1, effect: 1.0 });
        ledger.push(both);
        let of = |cut: Cut| {
            let keys = ledger.keys(cut).into_iter().map(|key| (key, ledger.sum(&[key])));
            let told = keys.filter(|(_, sum)| *sum != 0).take(LEAD).map(|(key, sum)| {
                let way = if sum < 0 { "fewer" } else { "more" };
                format!("{} {way} {}", whole(sum.unsigned_abs()), self.name(cut, &[key]))
            });
            list(&told.collect::<Vec<_>>())
        };
        let parts: Vec<String> =
            [Cut::Group, Cut::Place].map(of).into_iter().filter(|part| !part.is_empty()).collect();
        parts.join("; ")
    }

    /// In which of the two something happened.
    pub fn side(&self, side: Side) -> String {
        match side {
            Side::Option => format!("with {} alone", self.option),
            Side::Baseline => format!("with {} alone", self.baseline),
            Side::Both => "with both, but not alike".to_owned(),
        }
    }
}

/// The largest parts that go the way of the whole, until they make up half of it.
fn lead(ledger: &Ledger, keys: &[Key], total: i64) -> Vec<Key> {
    let mut leading = Vec::new();
    for &key in keys.iter().filter(|&&key| ledger.sum(&[key]) * total.signum() > 0).take(LEAD) {
        leading.push(key);
        if ledger.sum(&leading).abs() * 2 >= total.abs() {
            break;
        }
    }
    leading
}

/// The shortest stretch of time that makes up most of the difference; of those as short, the one that
/// makes up most, and then the first. `keys` in the order of time.
fn stretch(ledger: &Ledger, keys: &[Key], total: i64) -> Vec<Key> {
    let place = |key: &Key| match key {
        Key::Point(at) | Key::Year(at) => *at as usize,
        _ => 0,
    };
    let mut sums = vec![0; keys.last().map_or(0, |key| place(key) + 1)];
    for key in keys {
        sums[place(key)] = ledger.sum(&[*key]) * total.signum();
    }
    let enough = total.abs() * STRETCH_PERCENT;
    for length in 1..=sums.len() {
        let windows = sums.windows(length).map(|window| window.iter().sum::<i64>()).enumerate();
        let best = windows.max_by_key(|(first, sum)| (*sum, std::cmp::Reverse(*first)));
        if let Some((first, _)) = best.filter(|(_, sum)| sum * 100 >= enough) {
            let within = first..first + length;
            let year = keys.first().is_some_and(|key| key.cut() == Cut::Year);
            let key = |at: usize| if year { Key::Year(at as u32) } else { Key::Point(at as u32) };
            return within.map(key).collect();
        }
    }
    Vec::new()
}

#[cfg(test)]
mod tests;
