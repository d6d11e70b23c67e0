//! Maps: cells in colours, the border, and towns that do not cover what the map shows.

use std::collections::BTreeMap;

use super::axis::{root_ticks, ticks};
use super::canvas::{BLACK, Canvas, GREY, Step, Text, WHITE};
use super::font;
use super::page::{Frame, SIDE, SMALL, WIDTH, thin};
use super::style::{circle, viridis};
use crate::analysis::format;
use crate::model::Grid;

/// How far a name may stand out of its map.
const ASIDE: f64 = 8.0;
/// Towns that are ringed, named or not.
const RINGS: usize = 5;
/// Levels of colour of a map, as many as an eye can tell apart.
const LEVELS: f64 = 63.0;
/// Levels of colour of the legend's bar.
const BAR: usize = 64;

/// Shares of the scale from which on a label covers no cell: rather not those that stand out, and
/// never the brightest.
const BRIGHT: [f64; 2] = [0.55, 0.95];

/// From a cell's number to a colour, the same for all options.
pub(super) struct Colours {
    low: f64,
    high: f64,
    root: bool,
    /// Share of the scale that each cell reaches in some map: no label covers those that stand out.
    reached: Vec<f64>,
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
        let mean = cells.iter().sum::<f64>() / cells.len().max(1) as f64;
        let high = if high > low { high } else { low + 1.0 };
        let root = low == 0.0 && high > 4.0 * mean;
        let mut colours = Self { low, high, root, reached: Vec::new() };
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
    for at in 0..BAR {
        let share = (at as f64 + 0.5) / BAR as f64;
        let width = if at + 1 < BAR { cell + 0.5 } else { cell };
        canvas.rect(x + cell * at as f64, y, width, 12.0, viridis(share), 1.0);
    }
    let mut marks =
        if colours.root { root_ticks(colours.high) } else { ticks(colours.low, colours.high, 4) };
    // The top of the scale is a number of some cell: it is said, and round ones make room for it.
    let top = format::number(colours.high, f64::INFINITY);
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
        let at = x + w * colours.share(value);
        let half = font::width(&label, SMALL, false) / 2.0;
        if at + half + 8.0 <= begins && at - half >= least + 8.0 {
            begins = at - half;
            mark(canvas, at, y, Text::new(at, y + 27.0, label).grey());
        }
    }
    let scale = if colours.root { "square-root scale" } else { "linear scale" };
    let name = format!("mean {unit} a cell and run ({scale})");
    let name = font::fit(&name, WIDTH - SIDE - x - w - 26.0, SMALL, false);
    canvas.text(Text::new(x + w + 26.0, y + 10.0, name).size(SMALL).grey());
}

fn mark(canvas: &mut Canvas, at: f64, y: f64, text: Text) {
    canvas.line(&[(at, y + 12.0), (at, y + 16.0)], thin(GREY, 1.0));
    canvas.text(text.size(SMALL).middle());
}

/// One map. `names`: how many towns bear their name at most; the largest come first.
pub(super) fn draw(
    canvas: &mut Canvas,
    grid: &Grid,
    map: &[f64],
    colours: &Colours,
    frame: Frame,
    names: usize,
) {
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
    towns(canvas, grid, colours, frame, names);
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

/// Towns, the largest first: a ring around the cell, through which it is seen, and a name beside
/// it; what would cover another is left out.
fn towns(canvas: &mut Canvas, grid: &Grid, colours: &Colours, frame: Frame, names: usize) {
    let side = frame.w / grid.width as f64;
    let mut order: Vec<usize> = (0..grid.places.len()).collect();
    order.sort_by(|a, b| grid.places[*b].people.cmp(&grid.places[*a].people).then(a.cmp(b)));
    let size = if frame.w < 300.0 { 10.0 } else { 11.0 };
    let r = (0.72 * side + 0.8).max(3.2);
    let mut taken: Vec<[f64; 4]> = Vec::new();
    for (rank, at) in order.into_iter().take(names.max(RINGS)).enumerate() {
        let place = &grid.places[at];
        let (x, y) =
            (frame.x + side * (place.x as f64 + 0.5), frame.y + side * (place.y as f64 + 0.5));
        let ring = [x - r - 1.0, y - r - 1.0, x + r + 1.0, y + r + 1.0];
        if taken.iter().any(|other| overlap(&ring, other)) {
            continue;
        }
        let width = font::width(&place.name, size, false);
        let (right, left, middle) = (x + r + 3.0, x - r - 3.0 - width, x - width / 2.0);
        let (above, below) = (y - r - 4.0, y + r + size);
        let beside = [
            (right, y + 4.0),
            (left, y + 4.0),
            (middle, above),
            (middle, below),
            (right - 4.0, above + 2.0),
            (right - 4.0, below - 2.0),
            (left + 4.0, above + 2.0),
            (left + 4.0, below - 2.0),
        ];
        let box_of =
            |(left, base): (f64, f64)| [left - 1.0, base - size, left + width + 1.0, base + 3.0];
        let free = |area: &[f64; 4]| {
            area[0] >= frame.x - ASIDE
                && area[2] <= frame.right() + ASIDE
                && area[1] >= frame.y - 8.0
                && taken.iter().all(|other| !overlap(area, other))
        };
        let within = |spot: &(f64, f64), bright: f64| {
            cells_of(grid, &box_of(*spot), frame).all(|cell| colours.reached[cell] <= bright)
        };
        let spots: Vec<_> = beside.into_iter().filter(|spot| free(&box_of(*spot))).collect();
        // Rather not across the border, whose line would run between the letters.
        let whole = |spot: &(f64, f64)| !crosses_border(grid, &box_of(*spot), frame, side);
        let [bright, brightest] = BRIGHT;
        let find = |fits: &dyn Fn(&(f64, f64)) -> bool| spots.iter().copied().find(|s| fits(s));
        let spot = find(&|spot| within(spot, bright) && whole(spot))
            .or_else(|| find(&|spot| within(spot, bright)))
            .or_else(|| find(&|spot| within(spot, brightest)));
        // A town of which nothing could be said is left out; the largest are ringed all the same.
        if rank >= RINGS && spot.is_none() {
            continue;
        }
        taken.push(ring);
        let ring = circle(x, y, r);
        canvas.path(&ring, None, Some(thin(WHITE, 2.8)));
        canvas.path(&ring, None, Some(thin(BLACK, 1.2)));
        if let Some(spot) = spot.filter(|_| rank < names) {
            taken.push(box_of(spot));
            canvas.text(Text::new(spot.0, spot.1, place.name.clone()).size(size).rim());
        }
    }
}

/// The cells of the map that an area covers.
fn cells_of(grid: &Grid, area: &[f64; 4], frame: Frame) -> impl Iterator<Item = usize> {
    let side = frame.w / grid.width as f64;
    let span = |low: f64, high: f64, begin: f64, count: usize| {
        let cell = |place: f64| ((place - begin) / side).clamp(0.0, count as f64) as usize;
        cell(low)..(cell(high) + 1).min(count)
    };
    let (width, rows) = (grid.width, span(area[1], area[3], frame.y, grid.height));
    let columns = span(area[0], area[2], frame.x, grid.width);
    rows.flat_map(move |y| columns.clone().map(move |x| y * width + x))
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
