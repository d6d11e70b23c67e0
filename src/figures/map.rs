//! `map-<layer>.svg`: the mean over runs of a layer, cell by cell, one facet an option.

use std::collections::BTreeMap;

use super::axis::{root_ticks, ticks};
use super::canvas::{BLACK, Canvas, GREY, Step, Stroke, Text};
use super::font;
use super::page::{Frame, Page, ROOM, SIDE, SMALL, thin, words};
use super::style::{circle, viridis};
use crate::analysis::{Comparison, Subject};
use crate::batch::Results;
use crate::faults::Fault;
use crate::model::Grid;

const GAP: f64 = 18.0;
/// Levels of colour of a map, as many as an eye can tell apart.
const LEVELS: f64 = 63.0;
/// Levels of colour of the legend's bar.
const BAR: usize = 64;

/// From a cell's number to a colour, the same for all options.
struct Colours {
    low: f64,
    high: f64,
    root: bool,
}

impl Colours {
    /// The square root where a few cells would leave all others at one end.
    fn of(maps: &[Vec<f64>], inside: &[bool]) -> Self {
        let cells = maps.iter().flat_map(|map| {
            map.iter().zip(inside).filter(|(_, inside)| **inside).map(|(value, _)| *value)
        });
        let cells: Vec<f64> = cells.collect();
        let low = cells.iter().fold(0.0_f64, |low, value| low.min(*value));
        let high = cells.iter().fold(0.0_f64, |high, value| high.max(*value));
        let mean = cells.iter().sum::<f64>() / cells.len().max(1) as f64;
        Self {
            low,
            high: if high > low { high } else { low + 1.0 },
            root: low == 0.0 && high > 4.0 * mean,
        }
    }

    fn share(&self, value: f64) -> f64 {
        let share = ((value - self.low) / (self.high - self.low)).clamp(0.0, 1.0);
        if self.root { share.sqrt() } else { share }
    }
}

/// The figure of one layer; `None` without a grid.
///
/// # Errors
/// The log of the batch cannot be read.
pub(super) fn draw(
    subject: &Subject,
    results: &Results,
    said: &Comparison,
    layer: usize,
) -> Result<Option<Canvas>, Fault> {
    let Some(grid) = &subject.dictionary.grid else { return Ok(None) };
    if grid.cells() == 0 {
        return Ok(None);
    }
    let what = &subject.dictionary.layers[layer];
    let maps: Vec<Vec<f64>> = (0..subject.options.len())
        .map(|option| results.layer_mean(option, layer, grid.cells()))
        .collect::<Result<_, _>>()?;
    let text = format!("Mean over runs, cell by cell. {}", what.meaning);
    let mut page = Page::new(subject, said, &words(&what.name), &text);
    let colours = Colours::of(&maps, &grid.inside);
    bar(&mut page, &colours, &what.unit);
    let columns = if maps.len() == 4 { 2 } else { maps.len().clamp(1, 3) };
    let room = (ROOM - GAP * (columns - 1) as f64) / columns as f64;
    let side = (room / grid.width as f64).min(460.0 / grid.height as f64);
    for options in (0..maps.len()).collect::<Vec<_>>().chunks(columns) {
        let top = page.y + 14.0;
        let lines =
            options.iter().map(|option| font::wrap(page.name(*option), room - 16.0, 12.0, true, 2));
        let lines: Vec<Vec<String>> = lines.collect();
        let tall = lines.iter().map(Vec::len).max().unwrap_or(1) as f64;
        for (at, option) in options.iter().enumerate() {
            let x = SIDE + at as f64 * (room + GAP);
            page.styles[*option].mark(&mut page.canvas, x + 5.0, top - 4.0, 4.0);
            for (line, text) in lines[at].iter().enumerate() {
                page.canvas
                    .text(Text::new(x + 15.0, top + 14.0 * line as f64, text.clone()).bold());
            }
            let y = top + 14.0 * (tall - 1.0) + 8.0;
            let (w, h) = (side * grid.width as f64, side * grid.height as f64);
            let frame = Frame { x: x + (room - w) / 2.0, y, w, h };
            draw_map(&mut page.canvas, grid, &maps[*option], &colours, frame);
        }
        page.y = top + 14.0 * (tall - 1.0) + 8.0 + side * grid.height as f64 + 10.0;
    }
    Ok(Some(page.finish()))
}

fn bar(page: &mut Page, colours: &Colours, unit: &str) {
    let (x, y, w) = (SIDE, page.y - 4.0, 300.0);
    let cell = w / BAR as f64;
    for at in 0..BAR {
        let share = (at as f64 + 0.5) / BAR as f64;
        let width = if at + 1 < BAR { cell + 0.5 } else { cell };
        page.canvas.rect(x + cell * at as f64, y, width, 12.0, viridis(share), 1.0);
    }
    let marks =
        if colours.root { root_ticks(colours.high) } else { ticks(colours.low, colours.high, 4) };
    let mut free = f64::NEG_INFINITY;
    for (value, label) in marks {
        let at = x + w * colours.share(value);
        let half = font::width(&label, SMALL, false) / 2.0;
        if at - half < free {
            continue;
        }
        free = at + half + 8.0;
        page.canvas.line(&[(at, y + 12.0), (at, y + 16.0)], thin(GREY, 1.0));
        page.canvas
            .text(Text::new(at.max(SIDE + half), y + 27.0, label).size(SMALL).middle().grey());
    }
    let scale = if colours.root { "square-root scale" } else { "linear scale" };
    let name = font::fit(&format!("{unit} a cell ({scale})"), ROOM - w - 24.0, SMALL, false);
    page.canvas.text(Text::new(x + w + 16.0, y + 10.0, name).size(SMALL).grey());
    page.y += 34.0;
}

fn draw_map(canvas: &mut Canvas, grid: &Grid, map: &[f64], colours: &Colours, frame: Frame) {
    let side = frame.w / grid.width as f64;
    let corner = |x: usize, y: usize| (frame.x + side * x as f64, frame.y + side * y as f64);
    // One path a colour, a rectangle a stretch of equal cells: small files, no seams.
    let mut runs: BTreeMap<u8, Vec<Step>> = BTreeMap::new();
    let level = |cell: usize| {
        let inside = grid.inside.get(cell).copied().unwrap_or(false);
        inside
            .then(|| (colours.share(map.get(cell).copied().unwrap_or(0.0)) * LEVELS).round() as u8)
    };
    for y in 0..grid.height {
        let mut x = 0;
        while x < grid.width {
            let here = level(y * grid.width + x);
            let begin = x;
            while x < grid.width && level(y * grid.width + x) == here {
                x += 1;
            }
            let Some(here) = here else { continue };
            let ((left, top), (right, below)) = (corner(begin, y), corner(x, y + 1));
            runs.entry(here).or_default().extend([
                Step::Move(left, top),
                Step::Line(right, top),
                Step::Line(right, below),
                Step::Line(left, below),
                Step::Close,
            ]);
        }
    }
    for (level, steps) in &runs {
        let colour = viridis(f64::from(*level) / LEVELS);
        // A hair of its own colour closes the seams between neighbours.
        canvas.path(steps, Some((colour, 1.0)), Some(thin(colour, 0.4)));
    }
    canvas.path(&outline(grid, corner), None, Some(thin(BLACK, 1.1)));
    towns(canvas, grid, frame, side);
}

/// The edges between cells inside and outside.
fn outline(grid: &Grid, corner: impl Fn(usize, usize) -> (f64, f64)) -> Vec<Step> {
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
    steps
}

/// Labels of towns, the largest first; one that would cover another is left out.
fn towns(canvas: &mut Canvas, grid: &Grid, frame: Frame, side: f64) {
    let mut order: Vec<usize> = (0..grid.places.len()).collect();
    order.sort_by(|a, b| grid.places[*b].people.cmp(&grid.places[*a].people).then(a.cmp(b)));
    let size = if frame.w < 300.0 { 10.0 } else { 11.0 };
    let mut taken: Vec<[f64; 4]> = Vec::new();
    let most = if frame.w < 300.0 { 8 } else { 20 };
    for at in order.into_iter().take(most) {
        let place = &grid.places[at];
        let (x, y) =
            (frame.x + side * (place.x as f64 + 0.5), frame.y + side * (place.y as f64 + 0.5));
        let dot = [x - 3.0, y - 3.0, x + 3.0, y + 3.0];
        let width = font::width(&place.name, size, false);
        let beside = [
            (x + 5.0, y + 4.0),
            (x - 5.0 - width, y + 4.0),
            (x - width / 2.0, y - 6.0),
            (x - width / 2.0, y + 14.0),
        ];
        let box_of =
            |(left, base): (f64, f64)| [left - 1.0, base - size, left + width + 1.0, base + 3.0];
        let free = |area: &[f64; 4]| {
            area[0] >= frame.x - GAP / 2.0
                && area[2] <= frame.right() + GAP / 2.0
                && area[1] >= frame.y - 8.0
                && taken.iter().all(|other| !overlap(area, other))
        };
        if taken.iter().any(|other| overlap(&dot, other)) {
            continue;
        }
        let mut spots = beside.into_iter().filter(|spot| free(&box_of(*spot))).peekable();
        let first = spots.peek().copied();
        // Rather not across the border, whose line would run between the letters.
        let whole = |spot: &(f64, f64)| !crosses_border(grid, &box_of(*spot), frame, side);
        let Some(spot) = spots.find(whole).or(first) else { continue };
        taken.push(dot);
        taken.push(box_of(spot));
        canvas.path(
            &circle(x, y, 2.4),
            Some(([255, 255, 255], 1.0)),
            Some(Stroke { colour: BLACK, width: 1.2, dash: &[] }),
        );
        canvas.text(Text::new(spot.0, spot.1, place.name.clone()).size(size).rim());
    }
}

/// True if an area covers cells inside and outside the map.
fn crosses_border(grid: &Grid, area: &[f64; 4], frame: Frame, side: f64) -> bool {
    let cell = |place: f64, begin: f64| libm::floor((place - begin) / side) as i64;
    let inside = |x: i64, y: i64| match (usize::try_from(x), usize::try_from(y)) {
        (Ok(x), Ok(y)) if x < grid.width && y < grid.height => {
            grid.inside.get(y * grid.width + x).copied().unwrap_or(false)
        }
        _ => false,
    };
    let columns = cell(area[0], frame.x)..=cell(area[2], frame.x);
    let rows = cell(area[1], frame.y)..=cell(area[3], frame.y);
    let mut cells = rows.flat_map(|y| columns.clone().map(move |x| (x, y)));
    let first = cells.next().is_some_and(|(x, y)| inside(x, y));
    cells.any(|(x, y)| inside(x, y) != first)
}

fn overlap(a: &[f64; 4], b: &[f64; 4]) -> bool {
    a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3]
}
