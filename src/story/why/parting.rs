//! Where two runs part: the first week in which what is told of them differs, and by what.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::model::{Dictionary, Event};
use crate::story::names::clean;

/// In which of two runs something happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// In the option's run alone.
    Option,
    /// In the baseline's run alone.
    Baseline,
    /// In both, but not alike: with other deaths, or another number.
    Both,
}

/// Where two runs part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Parting {
    /// First tick in which their events differ.
    pub tick: u32,
    /// The first event that differs: `policy began: integration`.
    pub what: String,
    /// In which of the two it happened.
    pub side: Side,
}

/// What an event is, apart from its number in its run.
type Content<'a> = (&'a str, [Option<u32>; 4], [bool; 2], [u32; 4], Option<&'a str>);

fn content(event: &Event) -> Content<'_> {
    let violence = event.violence.map(|violence| violence.code().into());
    let (actor, other) = (event.actor.map(u32::from), event.other.map(u32::from));
    let deaths = [event.deaths_actor, event.deaths_other, event.deaths_civilians, event.number];
    (
        event.kind.name,
        [event.cell, actor, other, violence],
        event.splinters,
        deaths,
        event.subject.as_deref(),
    )
}

/// Where two runs part; `None` if the same is told of both. `option`, `baseline`: their events by
/// number, which rises with time. `words`: with clean names.
pub fn parting(words: &Dictionary, option: &[Event], baseline: &[Event]) -> Option<Parting> {
    let (mut option, mut baseline) = (option, baseline);
    loop {
        let tick =
            [option, baseline].iter().filter_map(|events| Some(events.first()?.tick)).min()?;
        let of_tick = |events: &mut &[Event]| {
            let end = events.iter().position(|event| event.tick > tick).unwrap_or(events.len());
            let all: &[Event] = events;
            let (here, rest) = all.split_at(end);
            *events = rest;
            here.to_vec()
        };
        let (a, b) = (of_tick(&mut option), of_tick(&mut baseline));
        let (only_a, only_b) = (without(&a, &b), without(&b, &a));
        let first = match (only_a.first(), only_b.first()) {
            (None, None) => continue,
            (Some((at, _)), Some((other, event))) if other < at => (event, Side::Baseline),
            (Some((_, event)), _) => (event, Side::Option),
            (None, Some((_, event))) => (event, Side::Baseline),
        };
        let (event, side) = first;
        let alike = |other: &&(usize, &Event)| name(words, other.1) == name(words, event);
        let others = if side == Side::Option { &only_b } else { &only_a };
        let both = others.iter().any(|other| alike(&other) && other.1.cell == event.cell);
        let side = if both { Side::Both } else { side };
        return Some(Parting { tick, what: name(words, event), side });
    }
}

/// Events that another run does not have in the same tick, or not as often, with their places.
fn without<'a>(events: &'a [Event], others: &'a [Event]) -> Vec<(usize, &'a Event)> {
    let mut there = BTreeMap::<(u32, Content<'a>), usize>::new();
    for event in others {
        *there.entry((event.tick, content(event))).or_default() += 1;
    }
    let mut without = Vec::new();
    for (at, event) in events.iter().enumerate() {
        match there.get_mut(&(event.tick, content(event))) {
            Some(count) if *count > 0 => *count -= 1,
            _ => without.push((at, event)),
        }
    }
    without
}

/// The events of a run that another run does not have.
pub fn alone(events: &[Event], others: &[Event]) -> Vec<Event> {
    without(events, others).into_iter().map(|(_, event)| event.clone()).collect()
}

/// `policy began: integration`, `clash: state, ruf`.
fn name(words: &Dictionary, event: &Event) -> String {
    let actors = words.sides(event);
    let subject = event.subject.as_deref().map(clean);
    let about: Vec<String> = actors.into_iter().chain([subject]).flatten().collect();
    let kind = event.kind.in_words();
    if about.is_empty() { kind } else { format!("{kind}: {}", about.join(", ")) }
}

/// How a number of pairs part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Default)]
pub struct Partings {
    /// Pairs looked at.
    pub pairs: usize,
    /// Of these, pairs that never part.
    pub never: usize,
    /// Earliest tick in which a pair parts.
    pub earliest: Option<u32>,
    /// Tick by which half of those that part have parted.
    pub median: Option<u32>,
    /// Last tick in which a pair parts.
    pub latest: Option<u32>,
    /// What comes first, the most frequent first.
    pub firsts: Vec<First>,
}

/// What comes first in some pairs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct First {
    /// The event.
    pub what: String,
    /// In which of the two runs it happened.
    pub side: Side,
    /// Pairs in which it comes first.
    pub pairs: usize,
}

/// Sums partings up.
pub fn partings<'a>(all: impl Iterator<Item = Option<&'a Parting>>) -> Partings {
    let mut partings = Partings::default();
    let (mut ticks, mut firsts) = (Vec::new(), BTreeMap::<(&str, Side), usize>::new());
    for parting in all {
        partings.pairs += 1;
        match parting {
            None => partings.never += 1,
            Some(parting) => {
                ticks.push(parting.tick);
                *firsts.entry((parting.what.as_str(), parting.side)).or_default() += 1;
            }
        }
    }
    ticks.sort_unstable();
    partings.earliest = ticks.first().copied();
    partings.latest = ticks.last().copied();
    partings.median = ticks.get(ticks.len().saturating_sub(1) / 2).copied();
    let first =
        |((what, side), pairs): ((&str, Side), usize)| First { what: what.into(), side, pairs };
    partings.firsts = firsts.into_iter().map(first).collect();
    partings.firsts.sort_by_key(|first| std::cmp::Reverse(first.pairs));
    partings
}

#[cfg(test)]
mod tests {
    use super::super::flows::tests::{killing, words};
    use super::*;
    use crate::transition::What;

    fn numbered(mut events: Vec<Event>) -> Vec<Event> {
        events.iter_mut().zip(1..).for_each(|(event, id)| event.id = id);
        events
    }

    fn policy(tick: u32, name: &str) -> Event {
        Event {
            tick,
            kind: What::PolicyBegan.kind(),
            subject: Some(name.into()),
            ..Event::default()
        }
    }

    #[test]
    fn runs_part_in_the_first_week_whose_events_differ_whatever_their_numbers_and_order() {
        let (a, b) = (killing(3, 0, Some(1), 2), killing(3, 1, Some(1), 2));
        let one =
            numbered(vec![a.clone(), b.clone(), policy(9, "integration"), killing(9, 0, None, 1)]);
        let other = numbered(vec![b, a, killing(9, 0, None, 1), policy(11, "integration")]);
        let parts = parting(&words(), &one, &other).unwrap();
        assert_eq!((parts.tick, parts.side), (9, Side::Option));
        assert_eq!(parts.what, "policy began: integration");
        let parts = parting(&words(), &other, &one).unwrap();
        assert_eq!((parts.tick, parts.side), (9, Side::Baseline));
        assert_eq!(parting(&words(), &one, &one), None);
        assert_eq!(parting(&words(), &[], &[]), None);
    }

    #[test]
    fn the_same_event_with_other_deaths_is_in_both_but_not_alike_and_twice_is_not_once() {
        let (two, three) = (killing(3, 0, Some(1), 2), killing(3, 0, Some(1), 3));
        let parts = parting(&words(), std::slice::from_ref(&two), &[three]).unwrap();
        assert_eq!((parts.what.as_str(), parts.side), ("killing: ruf", Side::Both));
        let twice = [two.clone(), two.clone()];
        let parts = parting(&words(), &[two], &twice).unwrap();
        assert_eq!((parts.tick, parts.side), (3, Side::Baseline));
    }

    #[test]
    fn partings_are_summed_up_the_most_frequent_first() {
        let at = |tick, what: &str| Some(Parting { tick, what: what.into(), side: Side::Option });
        let all = [at(9, "b"), None, at(4, "a"), at(30, "b")];
        let said = partings(all.iter().map(Option::as_ref));
        assert_eq!((said.pairs, said.never), (4, 1));
        assert_eq!((said.earliest, said.median, said.latest), (Some(4), Some(9), Some(30)));
        assert_eq!((said.firsts[0].what.as_str(), said.firsts[0].pairs), ("b", 2));
        assert_eq!(partings(std::iter::empty()), Partings::default());
    }
}
