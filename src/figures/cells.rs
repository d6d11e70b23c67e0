//! Maps: cells in colours, their scale, and the border.

use std::collections::BTreeMap;

use super::axis::{Axis, root_ticks, ticks};
use super::canvas::{BLACK, Canvas, Colour, GREY, Step, Text};
use super::chart::{Drawn, places};
use super::font;
use super::page::{Frame, SIDE, SMALL, WIDTH, thin};
use super::style::viridis;
use super::towns;
use crate::analysis::{ScaleEnd, format, scale_end};
use crate::model::Grid;

/// Levels of colour of a map, as many as an eye can tell apart.
const LEVELS: f64 = 63.0;
/// Levels of colour of the legend's bar.
const BAR: usize = 64;

/// Cells of a small map's side at most.
const SMALL_SIDE: usize = 44;

/// From a cell's number to a colour, the same for all options.
pub(super) struct Colours {
    low: f64,
    high: f64,
    root: bool,
    /// The largest number of all, where the scale ends below it.
    beyond: Option<f64>,
    /// Share of the scale that each cell reaches in some map: no label covers those that stand out.
    pub reached: Vec<f64>,
}

impl Colours {
    /// The square root where a few cells would leave all others at one end.
    pub fn of(maps: &[Vec<f64>], inside: &[bool]) -> Self {
        let cells = maps.iter().flat_map(|map| {
            map.iter().zip(inside).filter(|(_, inside)| **inside).map(|(value, _)| *value)
        });
        let cells: Vec<f64> = cells.collect();
        let low = cells.iter().fold(0.0_f64, |low, value| low.min(*value));
        let high = cells.iter().fold(0.0_f64, |high, value| high.max(*value));
        let slices: Vec<&[f64]> = maps.iter().map(Vec::as_slice).collect();
        let (beyond, high) = match scale_end(&slices, inside) {
            ScaleEnd { end, beyond } if low == 0.0 => (beyond, end),
            _ => (None, high),
        };
        let mean = cells.iter().map(|x| x.min(high)).sum::<f64>() / cells.len().max(1) as f64;
        let high = if high > low { high } else { low + 1.0 };
        let root = low == 0.0 && high > 4.0 * mean;
        let mut colours = Self { low, high, root, beyond, reached: Vec::new() };
        let most = |cell| maps.iter().map(|map| colours.share(map[cell])).fold(0.0, f64::max);
        let reached = (0..inside.len()).map(|cell| if inside[cell] { most(cell) } else { 0.0 });
        colours.reached = reached.collect();
        colours
    }

    fn share(&self, value: f64) -> f64 {
        let share = ((value - self.low) / (self.high - self.low)).clamp(0.0, 1.0);
        if self.root { share.sqrt() } else { share }
    }
}

/// The scale of colours as a bar of a width, with its least and its largest number, and what it
/// counts beside it.
pub(super) fn bar(canvas: &mut Canvas, at: (f64, f64), w: f64, colours: &Colours, unit: &str) {
    let (x, y) = at;
    let cell = w / BAR as f64;
    for step in 0..BAR {
        let share = (step as f64 + 0.5) / BAR as f64;
        let width = if step + 1 < BAR { cell + 0.5 } else { cell };
        canvas.rect(x + cell * step as f64, y, width, 12.0, viridis(share), 1.0);
    }
    let mut marks =
        if colours.root { root_ticks(colours.high) } else { ticks(colours.low, colours.high, 4) };
    // The top of the scale is a number of some cell: it is said, and round ones make room for it.
    let top = format::number(colours.high, f64::INFINITY);
    if let Some(most) = colours.beyond {
        let most = format::number(most, f64::INFINITY);
        let words = format!("last colour: more than {top}, at most {most}");
        let left = x + w + (font::width(&top, SMALL, true) / 2.0 + 10.0).max(26.0);
        let words = font::fit(&words, WIDTH - SIDE - left, SMALL, false);
        canvas.text(Text::new(left, y + 27.0, words).size(SMALL).grey());
    }
    let mut begins = x + w - font::width(&top, SMALL, true) / 2.0;
    mark(canvas, x + w, y, Text::new(x + w, y + 27.0, top).bold());
    // So is its foot.
    let mut least = x - 8.0;
    marks.reverse();
    if let Some((value, label)) = marks.pop() {
        least = x + font::width(&label, SMALL, false);
        mark(
            canvas,
            x + w * colours.share(value),
            y,
            Text::new((x + least) / 2.0, y + 27.0, label).grey(),
        );
    }
    for (value, label) in marks {
        let place = x + w * colours.share(value);
        let half = font::width(&label, SMALL, false) / 2.0;
        if place + half + 8.0 <= begins && place - half >= least + 8.0 {
            begins = place - half;
            mark(canvas, place, y, Text::new(place, y + 27.0, label).grey());
        }
    }
    let scale = if colours.root { "square-root scale" } else { "linear scale" };
    let name = format!("mean {unit} per cell and run ({scale})");
    let name = font::fit(&name, WIDTH - SIDE - x - w - 26.0, SMALL, false);
    canvas.text(Text::new(x + w + 26.0, y + 10.0, name).size(SMALL).grey());
}

fn mark(canvas: &mut Canvas, x: f64, y: f64, text: Text) {
    canvas.line(&[(x, y + 12.0), (x, y + 16.0)], thin(GREY, 1.0));
    canvas.text(text.size(SMALL).middle());
}

/// One map of an amount. `names`: how many towns bear their name at most; the largest come first.
pub(super) fn draw(
    canvas: &mut Canvas,
    grid: &Grid,
    map: &[f64],
    colours: &Colours,
    frame: Frame,
    names: usize,
) {
    let level =
        |cell: usize| (colours.share(map.get(cell).copied().unwrap_or(0.0)) * LEVELS).round() as u8;
    fill(canvas, grid, frame, level, |level| viridis(f64::from(level) / LEVELS));
    outline(canvas, grid, frame);
    towns::draw(canvas, grid, Some(&colours.reached), frame, names);
}

/// Where the north-western corner of a cell lies.
pub(super) fn corners(grid: &Grid, frame: Frame) -> impl Fn(usize, usize) -> (f64, f64) {
    let (columns, rows) = (Axis::new(0.0, grid.width as f64), Axis::down(grid.height as f64));
    let place = places(frame, columns, rows);
    move |x, y| place(x as f64, y as f64)
}

/// The cells inside the map, each in the colour of its level, whether that says how much or what.
pub(super) fn fill(
    canvas: &mut Canvas,
    grid: &Grid,
    frame: Frame,
    level: impl Fn(usize) -> u8,
    colour: impl Fn(u8) -> Colour,
) {
    let corner = corners(grid, frame);
    let inside = |cell: usize| grid.inside.get(cell).copied().unwrap_or(false);
    let level =
        |x: usize, y: usize| Some(y * grid.width + x).filter(|cell| inside(*cell)).map(&level);
    for (level, steps) in patches(grid.width, grid.height, level, corner) {
        let colour = colour(level);
        // A hair of its own colour closes the seams between neighbours.
        canvas.path(&steps, Some((colour, 1.0)), Some(thin(colour, 0.4)));
    }
}

/// One path a level, a rectangle a stretch of equal cells: small files, no seams.
fn patches(
    width: usize,
    height: usize,
    level: impl Fn(usize, usize) -> Option<u8>,
    corner: impl Fn(usize, usize) -> (f64, f64),
) -> BTreeMap<u8, Vec<Step>> {
    let mut patches: BTreeMap<u8, Vec<Step>> = BTreeMap::new();
    for y in 0..height {
        let mut x = 0;
        while x < width {
            let here = level(x, y);
            let begin = x;
            while x < width && level(x, y) == here {
                x += 1;
            }
            let Some(here) = here else { continue };
            let ((left, top), (right, below)) = (corner(begin, y), corner(x, y + 1));
            patches.entry(here).or_default().extend([
                Step::Move(left, top),
                Step::Line(right, top),
                Step::Line(right, below),
                Step::Line(left, below),
                Step::Close,
            ]);
        }
    }
    patches
}

/// A map in small: cells in shades, each a class of the style sheet. Finer grids are drawn in larger
/// squares, in the shade of their darkest cell; cells outside the country are left out.
pub fn small(
    grid: &Grid,
    classes: &[&'static str],
    shade: impl Fn(usize) -> usize,
) -> Drawn<Canvas> {
    let by = grid.width.max(grid.height).div_ceil(SMALL_SIDE).max(1);
    let (width, height) = (grid.width.div_ceil(by), grid.height.div_ceil(by));
    let darkest = |x: usize, y: usize| {
        let rows = (y * by)..((y + 1) * by).min(grid.height);
        let columns = (x * by)..((x + 1) * by).min(grid.width);
        let cells = rows.flat_map(|y| columns.clone().map(move |x| y * grid.width + x));
        let inside = cells.filter(|cell| grid.inside.get(*cell).copied().unwrap_or(false));
        inside.map(|cell| shade(cell) as u8).max()
    };
    let mut canvas = Canvas::embedded(width as f64, height as f64);
    for (shade, steps) in patches(width, height, darkest, |x, y| (x as f64, y as f64)) {
        canvas.classed(classes[usize::from(shade).min(classes.len() - 1)]).path(&steps, None, None);
    }
    Ok(canvas)
}

/// The border: the edges between cells inside and outside.
pub(super) fn outline(canvas: &mut Canvas, grid: &Grid, frame: Frame) {
    let corner = corners(grid, frame);
    let inside = |x: usize, y: usize| {
        x < grid.width && y < grid.height && grid.inside.get(y * grid.width + x) == Some(&true)
    };
    let mut steps = Vec::new();
    let mut edge = |from: (usize, usize), to: (usize, usize)| {
        let ((x1, y1), (x2, y2)) = (corner(from.0, from.1), corner(to.0, to.1));
        steps.extend([Step::Move(x1, y1), Step::Line(x2, y2)]);
    };
    // Long edges in one stroke: a joined line has no notches at the corners of cells.
    for y in 0..=grid.height {
        let differs = |x: usize| inside(x, y) != (y > 0 && inside(x, y - 1));
        let mut x = 0;
        while x < grid.width {
            let begin = x;
            while x < grid.width && differs(x) {
                x += 1;
            }
            if x > begin {
                edge((begin, y), (x, y));
            }
            x += 1;
        }
    }
    for x in 0..=grid.width {
        let differs = |y: usize| inside(x, y) != (x > 0 && inside(x - 1, y));
        let mut y = 0;
        while y < grid.height {
            let begin = y;
            while y < grid.height && differs(y) {
                y += 1;
            }
            if y > begin {
                edge((x, begin), (x, y));
            }
            y += 1;
        }
    }
    canvas.path(&steps, None, Some(thin(BLACK, 1.1)));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_cell_far_above_all_others_does_not_hold_the_scale_and_the_legend_says_so() {
        let mut map: Vec<f64> = (0..40).map(f64::from).collect();
        map[7] = 4000.0;
        let colours = Colours::of(&[map.clone(), map.clone()], &[true; 40]);
        assert_eq!((colours.high, colours.beyond), (39.0, Some(4000.0)));
        assert_eq!((colours.share(4000.0), colours.reached[7]), (1.0, 1.0));
        let mut canvas = Canvas::new(WIDTH, 60.0);
        bar(&mut canvas, (SIDE, 4.0), 300.0, &colours, "persons");
        assert!(canvas.svg().contains("more than 39, at most 4,000"), "{}", canvas.svg());
        map[7] = 50.0;
        let colours = Colours::of(&[map], &[true; 40]);
        assert_eq!((colours.high, colours.beyond), (50.0, None));
    }
}
