//! Incidents on the map: a shape and a colour a kind, larger with those killed.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::figures::canvas::{BLACK, Canvas, Colour, Step, WHITE};
use crate::figures::page::thin;
use crate::figures::style::{COLOURS, circle, corners, diamond};
use crate::model::Event;

/// Kinds that have a shape of their own.
const KINDS: usize = 7;

/// Name of all kinds beyond.
const OTHER: &str = "other";

/// The kinds of a run that have a place, the most frequent first.
pub struct Kinds(Vec<&'static str>);

impl Kinds {
    /// Of the events of a run.
    pub fn of(events: &[Event]) -> Self {
        let mut counts: BTreeMap<&'static str, u32> = BTreeMap::new();
        for event in events.iter().filter(|event| event.cell.is_some()) {
            *counts.entry(event.kind.name).or_default() += 1;
        }
        let mut kinds: Vec<_> = counts.into_iter().collect();
        kinds.sort_by_key(|&(kind, count)| (Reverse(count), kind));
        let more = kinds.len() > KINDS;
        let mut kinds: Vec<&'static str> =
            kinds.into_iter().take(KINDS).map(|(kind, _)| kind).collect();
        if more {
            kinds.push(OTHER);
        }
        Self(kinds)
    }

    /// Names with their position, which is their look.
    pub fn names(&self) -> impl Iterator<Item = (usize, String)> {
        self.0.iter().enumerate().map(|(at, kind)| (at, kind.replace('_', " ")))
    }

    fn position(&self, kind: &str) -> usize {
        self.0.iter().position(|known| *known == kind).unwrap_or(self.0.len().saturating_sub(1))
    }
}

/// Marks the incidents among some events. `centre`: where the middle of a cell lies.
pub fn draw(
    canvas: &mut Canvas,
    kinds: &Kinds,
    events: &[&Event],
    centre: impl Fn(u32) -> (f64, f64),
) {
    // Those killed, by cell and kind.
    let mut spots: BTreeMap<(u32, usize), u32> = BTreeMap::new();
    for event in events {
        let Some(cell) = event.cell else { continue };
        *spots.entry((cell, kinds.position(event.kind.name))).or_default() += event.deaths();
    }
    let mut placed = Vec::new();
    for (&(cell, kind), &deaths) in &spots {
        // Kinds of one cell stand side by side.
        let here: Vec<usize> =
            spots.range((cell, 0)..=(cell, usize::MAX)).map(|((_, kind), _)| *kind).collect();
        let at = here.iter().position(|other| *other == kind).unwrap_or(0) as f64;
        let aside = 9.0 * (at - (here.len() - 1) as f64 / 2.0);
        let (x, y) = centre(cell);
        placed.push((deaths, cell, kind, (x + aside, y)));
    }
    // The large ones first: no small one is covered.
    placed.sort_by_key(|(deaths, cell, kind, _)| (Reverse(*deaths), *cell, *kind));
    for (deaths, _, kind, (x, y)) in placed {
        mark(canvas, kind, (x, y), radius(deaths));
    }
}

/// Size of a marker: its area grows with those killed, up to a bound [units].
pub fn radius(deaths: u32) -> f64 {
    (3.4 + 0.9 * f64::from(deaths).sqrt()).min(14.0)
}

/// The marker of a kind.
pub fn mark(canvas: &mut Canvas, kind: usize, (x, y): (f64, f64), r: f64) {
    let steps = match kind {
        0 => circle(x, y, r),
        1 => corners(&[(x, y - 1.2 * r), (x + 1.1 * r, y + 0.9 * r), (x - 1.1 * r, y + 0.9 * r)]),
        2 => square(x, y, 0.9 * r),
        3 => diamond(x, y, 1.25 * r),
        4 => corners(&[(x, y + 1.2 * r), (x + 1.1 * r, y - 0.9 * r), (x - 1.1 * r, y - 0.9 * r)]),
        5 => cross(x, y, r),
        6 => corners(&[
            (x - 1.2 * r, y + 0.7 * r),
            (x - 0.6 * r, y - 0.7 * r),
            (x + 0.6 * r, y - 0.7 * r),
            (x + 1.2 * r, y + 0.7 * r),
        ]),
        _ => square(x, y, 0.6 * r),
    };
    canvas.path(&steps, Some((colour(kind), 1.0)), Some(thin(WHITE, 1.0)));
}

/// Every colour that markers may have, for a palette.
pub fn colours() -> impl Iterator<Item = Colour> {
    (0..=KINDS).map(colour)
}

fn colour(kind: usize) -> Colour {
    // Vermilion for what is most frequent: it stands out on any ground.
    const ORDER: [usize; 6] = [1, 0, 2, 3, 4, 5];
    ORDER.get(kind).map_or(BLACK, |&at| COLOURS[at])
}

fn square(x: f64, y: f64, r: f64) -> Vec<Step> {
    corners(&[(x - r, y - r), (x + r, y - r), (x + r, y + r), (x - r, y + r)])
}

fn cross(x: f64, y: f64, r: f64) -> Vec<Step> {
    let (long, thin) = (1.15 * r, 0.42 * r);
    corners(&[
        (x - thin, y - long),
        (x + thin, y - long),
        (x + thin, y - thin),
        (x + long, y - thin),
        (x + long, y + thin),
        (x + thin, y + thin),
        (x + thin, y + long),
        (x - thin, y + long),
        (x - thin, y + thin),
        (x - long, y + thin),
        (x - long, y - thin),
        (x - thin, y - thin),
    ])
}
