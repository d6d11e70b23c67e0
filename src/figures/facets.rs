//! Small multiples: one panel an option, the baseline first, side by side on the same scales.

use super::page::{Page, ROOM, SIDE, SIZE};

/// How panels stand in rows.
pub(super) struct Facets {
    columns: usize,
    left: f64,
    gap: f64,
    /// Width of a panel.
    pub room: f64,
}

impl Facets {
    /// So many panels, with `left` free before the first of a row for the labels of an axis.
    pub fn of(panels: usize, left: f64, gap: f64) -> Self {
        // Four stand better two by two than three and one.
        let columns = if panels == 4 { 2 } else { panels.clamp(1, 3) };
        let room = (ROOM - left - gap * (columns - 1) as f64) / columns as f64;
        Self { columns, left, gap, room }
    }

    /// The rows, top to bottom.
    pub fn rows<'a>(&self, options: &'a [usize]) -> std::slice::Chunks<'a, usize> {
        options.chunks(self.columns)
    }

    /// Rows that so many panels take.
    pub fn count(&self, panels: usize) -> usize {
        panels.div_ceil(self.columns)
    }

    /// Where the panel at a place of its row begins.
    pub fn x(&self, column: usize) -> f64 {
        SIDE + self.left + column as f64 * (self.room + self.gap)
    }

    /// The names of a row's options over their panels; returns where the last line stands.
    pub fn names(&self, page: &mut Page, row: &[usize]) -> f64 {
        let panels = row.iter().enumerate().map(|(column, option)| (self.x(column), *option));
        page.heads(panels, self.room - 20.0, SIZE, 2)
    }
}
