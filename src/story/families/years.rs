//! What each year came to.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::model::Event;
use crate::story::sentence::{Sentence, count, killed};
use crate::story::teller::Teller;

/// The deadliest first. Numbers of events rise with time, so a year is a stretch of them.
pub fn tell(teller: &Teller<'_>) -> Vec<Sentence> {
    let mut years = BTreeMap::<u32, Vec<&Event>>::new();
    for event in &teller.forest.events {
        years.entry(teller.year(event.tick)).or_default().push(event);
    }
    let mut years: Vec<(u32, Vec<&Event>)> = years.into_iter().collect();
    let deaths = |events: &[&Event]| events.iter().map(|event| event.deaths()).sum::<u32>();
    years.sort_by_key(|(year, events)| (Reverse(deaths(events)), *year));
    years.iter().map(|(year, events)| one(teller, *year, events)).collect()
}

fn one(teller: &Teller<'_>, year: u32, events: &[&Event]) -> Sentence {
    let sum = |of: fn(&Event) -> u32| events.iter().map(|event| of(event)).sum::<u32>();
    let dead = killed(sum(Event::fighters), sum(|event| event.deaths_civilians));
    let when = match teller.words.time.per_year {
        Some(_) => format!("year {}", year + 1),
        None => "the run".to_owned(),
    };
    let number = count(events.len() as u32, "event");
    // Where nobody acts in anybody's name, nobody is killed in it either.
    let dead =
        if teller.words.actors.is_empty() { String::new() } else { format!(", in which {dead}") };
    let text = format!("In all, {when} had {number}{dead}");
    let (first, last) = (events[0], events[events.len() - 1]);
    Sentence::of_range(last.tick, text, (first.id, last.id))
}
