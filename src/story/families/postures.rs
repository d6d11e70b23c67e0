//! Parties that changed what they do about the accord.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::model::{Event, Tale};
use crate::story::sentence::{Sentence, list};
use crate::story::teller::Teller;

/// Weeks with changes that are told one by one; of more, each year is told in one sentence a party.
const MOST_WEEKS: usize = 12;

/// The changes of a party in some time: their weeks, and from what to what.
type Steps<'a> = Vec<(u32, Option<&'a str>)>;

/// The worst first, each by itself.
pub fn worst(teller: &Teller<'_>) -> Vec<Sentence> {
    let mut events: Vec<_> = teller.of_tale(Tale::Posture).collect();
    events.sort_by_key(|event| (Reverse(event.number), event.id));
    events.into_iter().map(|event| one(teller, &[event])).collect()
}

/// All of them: of each party where it stood at any time. Who did the same in the same weeks, such as
/// a leader and its allies, shares a sentence.
pub fn chains(teller: &Teller<'_>) -> Vec<Sentence> {
    let by_week = together(teller, |event| event.tick);
    if by_week.len() <= MOST_WEEKS {
        return by_week;
    }
    together(teller, |event| teller.year(event.tick))
}

/// A sentence for all who did the same in one stretch of time.
fn together(teller: &Teller<'_>, stretch: impl Fn(&Event) -> u32) -> Vec<Sentence> {
    let mut parties = BTreeMap::<(u32, Option<u16>), Vec<&Event>>::new();
    for event in teller.of_tale(Tale::Posture) {
        parties.entry((stretch(event), event.actor)).or_default().push(event);
    }
    let mut alike = BTreeMap::<(u32, Steps<'_>), Vec<&Event>>::new();
    for ((stretch, _), events) in parties {
        let steps = events.iter().map(|event| (event.tick, event.subject.as_deref())).collect();
        alike.entry((stretch, steps)).or_default().extend(events);
    }
    alike.values().map(|events| one(teller, events)).collect()
}

/// What some parties did, all of them the same: `In week 3 the a and the b changed from x to y, and in
/// week 9 from y to x`. The events of one party stand together.
fn one(teller: &Teller<'_>, events: &[&Event]) -> Sentence {
    let first = events[0];
    let own: Vec<&Event> = events.iter().copied().take_while(|e| e.actor == first.actor).collect();
    let others = events.iter().step_by(own.len());
    let names: Vec<String> = others.filter_map(|event| teller.who(event.actor, false)).collect();
    let mut words = teller.words_of(first);
    if let Some(rest) = names.first().and_then(|name| words.strip_prefix(name)) {
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        words = list(&names) + rest;
    }
    let mut text = format!("In {} {words}", teller.when(first.tick));
    for (at, event) in own.iter().enumerate().skip(1) {
        let and = if at + 1 == own.len() { " and" } else { "," };
        let steps = event.subject.as_deref().unwrap_or("one posture to another");
        text += &format!("{and} in {} from {steps}", teller.when(event.tick));
    }
    Sentence::new(first.tick, text, events.iter().map(|event| event.id))
}
