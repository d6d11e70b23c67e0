//! A small map: cells in shades, darker for more, the same for all options.

use super::{drawing, path, short};
use crate::analysis::{ScaleEnd, scale_end};
use crate::model::Grid;
use crate::report::html::Html;

/// Classes of shade from nothing to most; each is a class of the style sheet.
const SHADES: [&str; 7] = ["s0", "s1", "s2", "s3", "s4", "s5", "s6"];
/// Cells of a map's side at most: finer grids are drawn in larger squares.
const SIDE: usize = 44;

/// What a shade stands for.
pub struct Scale {
    most: f64,
    /// The largest number, where it lies beyond the last shade's.
    pub beyond: Option<f64>,
}

impl Scale {
    /// A scale for cells of all options, by square roots: harm is often where few cells are.
    pub fn of(maps: &[Vec<f64>], inside: &[bool]) -> Self {
        let maps: Vec<&[f64]> = maps.iter().map(Vec::as_slice).collect();
        let ScaleEnd { end, beyond } = scale_end(&maps, inside);
        Self { most: end, beyond }
    }

    /// True if nothing is anywhere.
    pub fn is_empty(&self) -> bool {
        self.most <= 0.0
    }

    /// Upper end of a shade.
    pub fn upper(&self, shade: usize) -> f64 {
        let share = shade as f64 / (SHADES.len() - 1) as f64;
        self.most * share * share
    }

    fn shade(&self, value: f64) -> usize {
        if self.is_empty() || value <= 0.0 {
            return 0;
        }
        let share = (value / self.most).clamp(0.0, 1.0).sqrt();
        ((share * (SHADES.len() - 1) as f64).ceil() as usize).clamp(1, SHADES.len() - 1)
    }

    /// The classes with their upper ends.
    pub fn legend(&self) -> impl Iterator<Item = (&'static str, f64)> + '_ {
        SHADES.iter().enumerate().map(|(at, class)| (*class, self.upper(at)))
    }
}

/// A map. Cells outside the country are left out.
pub fn map(grid: &Grid, values: &[f64], scale: &Scale, label: &str) -> Html {
    let by = grid.width.max(grid.height).div_ceil(SIDE).max(1);
    let (width, height) = (grid.width.div_ceil(by), grid.height.div_ceil(by));
    let mut shades = vec![String::new(); SHADES.len()];
    for row in 0..height {
        let mut run: Option<(usize, usize)> = None;
        for column in 0..=width {
            let here = (column < width).then(|| square(grid, values, scale, (column, row), by));
            let here = here.flatten();
            if let Some((shade, from)) = run
                && here != Some(shade)
            {
                let length = column - from;
                shades[shade] += &format!("M{from} {row}h{length}v1h-{length}z");
                run = None;
            }
            if let (Some(shade), None) = (here, run) {
                run = Some((shade, column));
            }
        }
    }
    let mut picture = drawing(width as f64, height as f64, label).class("map");
    for (shade, steps) in shades.iter().enumerate().filter(|(_, steps)| !steps.is_empty()) {
        picture = picture.add(path(SHADES[shade], steps));
    }
    picture.attr("style", format_args!("--w:{}", short(width as f64))).done()
}

/// The shade of a square of `by` x `by` cells: that of its largest; `None` outside.
fn square(
    grid: &Grid,
    values: &[f64],
    scale: &Scale,
    at: (usize, usize),
    by: usize,
) -> Option<usize> {
    let rows = (at.1 * by)..((at.1 + 1) * by).min(grid.height);
    let cells = rows.flat_map(|row| {
        let columns = (at.0 * by)..((at.0 + 1) * by).min(grid.width);
        columns.map(move |column| row * grid.width + column)
    });
    let inside = cells.filter(|cell| grid.inside.get(*cell).copied().unwrap_or(false));
    inside.filter_map(|cell| values.get(cell)).map(|value| scale.shade(*value)).max()
}
