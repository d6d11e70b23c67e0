//! What every sentence needs: who, when, where.

use super::forest::Forest;
use crate::model::{Dictionary, Event};

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

    /// The events of some kinds, in the order of their numbers.
    pub fn of_kinds(&self, kinds: &[&str]) -> impl Iterator<Item = &'a Event> {
        self.forest.events.iter().copied().filter(|event| kinds.contains(&event.kind))
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

    /// `the ruf`, or other words where nobody is named.
    pub fn who(&self, at: Option<u16>, nobody: &str) -> String {
        self.words.actor(at).map_or_else(|| nobody.to_owned(), |name| format!("the {name}"))
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
