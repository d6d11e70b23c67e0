//! What every sentence needs: who, when, where.

use super::forest::Forest;
use super::names::list;
use super::sentence::count;
use crate::model::{Dictionary, Event, Tale};

/// A run to be told.
pub struct Teller<'a> {
    /// What its events refer to.
    pub words: &'a Dictionary,
    /// Its events.
    pub forest: Forest<'a>,
}

impl<'a> Teller<'a> {
    /// Orders the events.
    pub fn new(words: &'a Dictionary, events: &'a [Event]) -> Self {
        Self { words, forest: Forest::of(events) }
    }

    /// The events of a tale, in the order of their numbers.
    pub fn of_tale(&self, tale: Tale) -> impl Iterator<Item = &'a Event> {
        self.forest.events.iter().copied().filter(move |event| event.kind.tale == tale)
    }

    /// What happened, in the words of the event's kind with their blanks filled: see
    /// [`EventKind::words`](crate::model::EventKind::words).
    pub fn words_of(&self, event: &Event) -> String {
        let mut text = String::new();
        let mut rest = event.kind.words;
        while let Some((before, inside)) = rest.split_once('[') {
            let (inside, behind) = inside.split_once(']').unwrap_or((inside, ""));
            text += &self.fill(before, event).unwrap_or_default();
            text += &self.fill(inside, event).unwrap_or_default();
            rest = behind;
        }
        text + &self.fill(rest, event).unwrap_or_default()
    }

    /// Words with their blanks filled; `None` if one has nothing to fill it.
    fn fill(&self, words: &str, event: &Event) -> Option<String> {
        let mut text = String::new();
        let mut rest = words;
        while let Some((before, inside)) = rest.split_once('{') {
            let (blank, behind) = inside.split_once('}').unwrap_or((inside, ""));
            let (blank, without) =
                blank.split_once('|').map_or((blank, None), |(a, b)| (a, Some(b)));
            let subject = event.subject.as_deref();
            let filling = match blank {
                "actor" => self.who(event.actor, event.splinters[0]),
                "other" => self.who(event.other, event.splinters[1]),
                "subject" => subject.map(str::to_owned),
                "new" => self.words.actor(event.other).or(subject).map(str::to_owned),
                "number" => (event.number > 0).then(|| event.number.to_string()),
                "fighters" => Some(count(event.number, "fighter")),
                "dead" => Some(dead(event)),
                _ => None,
            };
            text = text + before + &filling.or(without.map(str::to_owned))?;
            rest = behind;
        }
        Some(text + rest)
    }

    /// `the front`, `a splinter of the front`.
    pub fn who(&self, actor: Option<u16>, splinter: bool) -> Option<String> {
        let name = self.words.actor(actor)?;
        Some(if splinter { format!("a splinter of the {name}") } else { format!("the {name}") })
    }

    /// `week 31 (Jun 2001)`.
    pub fn when(&self, tick: u32) -> String {
        let time = &self.words.time;
        time.month_of_tick(tick).map_or_else(
            || format!("{} {tick}", time.tick),
            |month| format!("{} {tick} ({month})", time.tick),
        )
    }

    /// `Makeni`, `12 km from Makeni`.
    pub fn place(&self, event: &Event) -> Option<String> {
        let (town, km) = self.words.grid.as_ref()?.nearest(event.cell?)?;
        let km = km.round() as u32;
        Some(if km == 0 { town.name.clone() } else { format!("{km} km from {}", town.name) })
    }

    /// `In week 31 (Jun 2001)`, and `at Makeni` where the event has a place.
    pub fn opening(&self, event: &Event) -> String {
        let when = self.when(event.tick);
        match self.place(event) {
            Some(place) if place.contains(" km from ") => format!("In {when}, {place},"),
            Some(place) => format!("In {when}, at {place},"),
            None => format!("In {when}"),
        }
    }

    /// The year of a tick, from 0; all is one where the axis has no years.
    pub fn year(&self, tick: u32) -> u32 {
        let time = &self.words.time;
        time.per_year.map_or(0, |points| time.point_of(tick) as u32 / points.max(1))
    }

    /// `Year 2, from Nov 2001`.
    pub fn year_name(&self, year: u32) -> String {
        let time = &self.words.time;
        match (time.per_year, time.start) {
            (None, _) => "The run".to_owned(),
            (Some(12), Some(start)) => {
                format!("Year {}, from {}", year + 1, start.month_label(12 * year))
            }
            _ => format!("Year {}", year + 1),
        }
    }
}

/// Who of those that were hit died: `3 fighters and 1 civilian`.
fn dead(event: &Event) -> String {
    let all = [(event.deaths_other, "fighter"), (event.deaths_civilians, "civilian")];
    let some = all.into_iter().filter(|(dead, _)| *dead > 0);
    let told: Vec<String> = some.map(|(dead, who)| count(dead, who)).collect();
    if told.is_empty() { "nobody".to_owned() } else { list(&told) }
}
