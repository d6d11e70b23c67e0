//! Small multiples: one panel an option, the baseline first, side by side on the same scales.

use super::canvas::Text;
use super::font;
use super::page::{Page, ROOM, SIDE};

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
    pub fn x(&self, at: usize) -> f64 {
        SIDE + self.left + at as f64 * (self.room + self.gap)
    }

    /// The names of a row's options over their panels; returns the last baseline of the text.
    pub fn names(&self, page: &mut Page, row: &[usize]) -> f64 {
        let top = page.y + 14.0;
        let wrap = |option: &usize| font::wrap(page.name(*option), self.room - 20.0, 12.0, true, 2);
        let names: Vec<Vec<String>> = row.iter().map(wrap).collect();
        let tall = names.iter().map(Vec::len).max().unwrap_or(1);
        for (at, (option, lines)) in row.iter().zip(names).enumerate() {
            let x = self.x(at);
            page.styles[*option].mark(&mut page.canvas, x + 5.0, top - 4.0, 4.0);
            for (line, text) in lines.into_iter().enumerate() {
                let y = top + 14.0 * line as f64;
                page.canvas.text(Text::new(x + 15.0, y, text).bold());
            }
        }
        top + 14.0 * (tall - 1) as f64
    }
}
