//! Which cells lie near each other: kilometres as the crow flies and hours over roads.

use std::ops::Range;

use super::cell::Cell;

/// A cell near another.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Step {
    /// The near cell.
    pub cell: Cell,
    /// Distance of the centres [km].
    pub km: f32,
}

/// For every cell the cells within reach, nearest first; itself is the first at 0 km.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Near {
    /// Where the list of each cell begins in `steps`, and where the last ends.
    pub(super) start: Vec<u32>,
    /// All lists, one after the other.
    pub(super) steps: Vec<Step>,
    /// Travel time of each step by the quickest way [hours]. Apart, as few rules ask for it: of a large map the
    /// lists are what a week waits for.
    pub(super) hours: Vec<f32>,
}

impl Near {
    /// The cells within reach of a cell, by rising distance, equal distances by cell.
    #[inline]
    pub fn of(&self, cell: Cell) -> &[Step] {
        &self.steps[self.range(cell)]
    }

    /// The same with the travel time to each [hours].
    pub fn with_hours(&self, cell: Cell) -> impl Iterator<Item = (&Step, f64)> {
        self.of(cell).iter().zip(self.hours[self.range(cell)].iter().copied().map(f64::from))
    }

    fn range(&self, cell: Cell) -> Range<usize> {
        self.start[cell as usize] as usize..self.start[cell as usize + 1] as usize
    }

    /// The cells within so many kilometres.
    #[inline]
    pub fn within(&self, cell: Cell, km: f64) -> impl Iterator<Item = &Step> {
        self.of(cell).iter().take_while(move |step| f64::from(step.km) <= km)
    }

    /// Memory of the lists [bytes].
    pub fn bytes(&self) -> usize {
        self.steps.len() * (size_of::<Step>() + size_of::<f32>()) + self.start.len() * 4
    }
}
