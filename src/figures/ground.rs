//! The ground of every map: cells in colours, the border, and the names of towns.

use std::collections::BTreeMap;

use super::canvas::{BLACK, Canvas, Colour, Step, Stroke, Text};
use super::font;
use super::page::{Frame, thin};
use super::style::circle;
use crate::model::Grid;

/// Free space between maps, half of which names may use.
pub(super) const GAP: f64 = 18.0;

/// Where the north-western corner of a cell lies.
pub(super) fn corners(grid: &Grid, frame: Frame) -> impl Fn(usize, usize) -> (f64, f64) {
    let side = frame.w / grid.width as f64;
    move |x, y| (frame.x + side * x as f64, frame.y + side * y as f64)
}

/// The cells inside the map, each in the colour of its level.
pub(super) fn cells(
    canvas: &mut Canvas,
    grid: &Grid,
    frame: Frame,
    level: impl Fn(usize) -> u8,
    colour: impl Fn(u8) -> Colour,
) {
    let corner = corners(grid, frame);
    // One path a colour, a rectangle a stretch of equal cells: small files, no seams.
    let mut runs: BTreeMap<u8, Vec<Step>> = BTreeMap::new();
    let level = |cell: usize| grid.inside.get(cell).copied().unwrap_or(false).then(|| level(cell));
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
        let colour = colour(*level);
        // A hair of its own colour closes the seams between neighbours.
        canvas.path(steps, Some((colour, 1.0)), Some(thin(colour, 0.4)));
    }
}

/// The edges between cells inside and outside.
pub(super) fn border(canvas: &mut Canvas, grid: &Grid, frame: Frame) {
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

/// Labels of towns of a size, at most so many, the largest first; one that would cover another is
/// left out.
pub(super) fn towns(canvas: &mut Canvas, grid: &Grid, frame: Frame, (size, most): (f64, usize)) {
    let side = frame.w / grid.width as f64;
    let mut order: Vec<usize> = (0..grid.places.len()).collect();
    order.sort_by(|a, b| grid.places[*b].people.cmp(&grid.places[*a].people).then(a.cmp(b)));
    let mut taken: Vec<[f64; 4]> = Vec::new();
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
