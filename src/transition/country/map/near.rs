//! Which cells lie near each other: kilometres as the crow flies and hours over roads.

use std::collections::BTreeMap;
use std::ops::Range;

use super::cell::Cell;
use crate::luck::mix;

/// A cell near another.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Step {
    /// The near cell.
    pub cell: Cell,
    /// Distance of the centres [km].
    pub km: f32,
    /// Which of the spots it is, as a position among them.
    pub spot: usize,
}

/// A spot within reach of a cell, wherever that is: what follows from distance alone is worked out once a
/// spot, not once a pair of cells.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spot {
    /// Distance of the centres [km].
    pub km: f32,
    /// How many columns away.
    pub columns: u16,
    /// How many rows away.
    pub rows: u16,
}

/// A place near a cell: how much higher the number of its cell is, and its spot.
type Away = (i32, u32);

/// For every cell the cells within reach, nearest first; itself is the first at 0 km.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Near {
    /// Of each cell, where its list is in `lists`.
    list: Vec<(u32, u32)>,
    /// Lists of places, one after the other. Cells around which it looks alike share one: those of a large map
    /// would be most of what a week reads.
    lists: Vec<Away>,
    /// The spots within reach, nearest first.
    spots: Vec<Spot>,
    /// Where the hours of each cell begin, and where the last end.
    start: Vec<u32>,
    /// Travel time to each place by the quickest way [hours], cell by cell.
    hours: Vec<f32>,
}

impl Near {
    /// The cells within reach of a cell, by rising distance, equal distances by cell.
    #[inline]
    pub fn of(&self, cell: Cell) -> impl ExactSizeIterator<Item = Step> + '_ {
        let (from, to) = self.list[cell as usize];
        let places = self.lists[from as usize..to as usize].iter();
        places.map(move |&(away, spot)| {
            let (cell, spot) = (cell.wrapping_add_signed(away), spot as usize);
            Step { cell, km: self.spots[spot].km, spot }
        })
    }

    /// The spots within reach of any cell, nearest first: those of a cell's list come in this order.
    pub fn spots(&self) -> &[Spot] {
        &self.spots
    }

    /// The same with the travel time to each [hours].
    pub fn with_hours(&self, cell: Cell) -> impl Iterator<Item = (Step, f64)> + '_ {
        self.of(cell).zip(self.hours[self.range(cell)].iter().copied().map(f64::from))
    }

    fn range(&self, cell: Cell) -> Range<usize> {
        self.start[cell as usize] as usize..self.start[cell as usize + 1] as usize
    }

    /// The cells within so many kilometres.
    #[inline]
    pub fn within(&self, cell: Cell, km: f64) -> impl Iterator<Item = Step> + '_ {
        self.of(cell).take_while(move |step| f64::from(step.km) <= km)
    }

    /// Memory of the lists [bytes].
    pub fn bytes(&self) -> usize {
        self.lists.len() * size_of::<Away>()
            + self.list.len() * size_of::<(u32, u32)>()
            + self.spots.len() * size_of::<Spot>()
            + (self.hours.len() + self.start.len()) * 4
    }
}

/// Puts lists together, cell by cell.
#[derive(Default)]
pub(super) struct Lists {
    near: Near,
    /// Where lists are that were put together before, by what their places mix to.
    known: BTreeMap<u64, (u32, u32)>,
    /// The list of the next cell.
    next: Vec<Away>,
}

impl Lists {
    /// A place near the next cell, its spot, and how many hours away.
    pub(super) fn place(&mut self, away: i32, spot: u32, hours: f32) {
        self.next.push((away, spot));
        self.near.hours.push(hours);
    }

    /// The list of the next cell is complete.
    pub(super) fn close(&mut self) {
        let Self { near, known, next } = self;
        if near.start.is_empty() {
            near.start.push(0);
        }
        near.start.push(near.hours.len() as u32);
        let bits = |&(away, spot): &Away| u64::from(away as u32) << 32 | u64::from(spot);
        let mixed = next.iter().fold(0, |mixed, place| mix(mixed ^ bits(place)));
        let same = |&(from, to): &(u32, u32)| near.lists[from as usize..to as usize] == next[..];
        let list = known.get(&mixed).copied().filter(same).unwrap_or_else(|| {
            let from = near.lists.len() as u32;
            near.lists.extend_from_slice(next);
            (from, near.lists.len() as u32)
        });
        known.insert(mixed, list);
        near.list.push(list);
        next.clear();
    }

    /// All lists, over these spots.
    pub(super) fn done(self, spots: Vec<Spot>) -> Near {
        Near { spots, ..self.near }
    }
}
