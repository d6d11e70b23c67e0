//! What each year came to. Years with dead are in every story; quiet ones where there is room.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::analysis::format::whole;
use crate::model::{Event, Of};
use crate::story::sentence::{Sentence, count, killed};
use crate::story::teller::Teller;
use crate::text::spelt;

/// Years in which people were killed.
pub fn deadly(teller: &Teller<'_>) -> Vec<Sentence> {
    years(teller, |deaths| deaths > 0)
}

/// Years in which nobody was.
pub fn quiet(teller: &Teller<'_>) -> Vec<Sentence> {
    years(teller, |deaths| deaths == 0)
}

/// The deadliest first. Numbers of events rise with time, so a year is a stretch of them.
fn years(teller: &Teller<'_>, told: fn(u32) -> bool) -> Vec<Sentence> {
    let mut years = BTreeMap::<u32, Vec<&Event>>::new();
    for event in &teller.forest.events {
        years.entry(teller.year(event.tick)).or_default().push(event);
    }
    let mut years: Vec<(u32, Vec<&Event>)> = years.into_iter().collect();
    let deaths = |events: &[&Event]| events.iter().map(|event| event.deaths()).sum::<u32>();
    years.retain(|(_, events)| told(deaths(events)));
    years.sort_by_key(|(year, events)| (Reverse(deaths(events)), *year));
    years.iter().map(|(year, events)| one(teller, *year, events)).collect()
}

fn one(teller: &Teller<'_>, year: u32, events: &[&Event]) -> Sentence {
    let sum = |of: fn(&Event) -> u32| events.iter().map(|event| of(event)).sum::<u32>();
    let fighters = sum(Event::fighters);
    let dead = killed(fighters, sum(|event| event.deaths_civilians));
    let when = match teller.words.time.per_year {
        Some(_) => format!("year {}", year + 1),
        None => "the run".to_owned(),
    };
    let number = count(events.len() as u32, "event");
    // Where nobody acts in anybody's name, nobody is killed in it either.
    let dead =
        if teller.words.actors.is_empty() { String::new() } else { format!(", in which {dead}") };
    let of_battle = of_battle(teller, events, fighters).unwrap_or_default();
    let text = format!("In all, {when} had {number}{dead}{of_battle}");
    let (first, last) = (events[0], events[events.len() - 1]);
    Sentence::of_range(last.tick, text, (first.id, last.id))
}

/// ` (battle deaths: 13)` where the model counts some of the fighters apart, such as those who fell
/// against gangs: a total that mixes them is no number of its outcomes.
fn of_battle(teller: &Teller<'_>, events: &[&Event], fighters: u32) -> Option<String> {
    let battle = |of: &Of| matches!(of, Of::FightersWithout(_));
    let mut sums = teller.words.sums.iter();
    let sum = sums.find(|sum| sum.before.is_none() && battle(&sum.of))?;
    let counted: u32 = events.iter().map(|event| sum.of(event)).sum();
    let name = spelt(&teller.words.outcomes.get(sum.outcome)?.name);
    (counted != fighters).then(|| format!(" ({name}: {})", whole(counted.into())))
}
