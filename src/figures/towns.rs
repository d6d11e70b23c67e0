//! Towns on a map: a ring around the cell, through which it is seen, or a dot, and a name beside it.

use super::canvas::{BLACK, Canvas, Text, WHITE};
use super::font;
use super::page::{Frame, thin};
use super::style::circle;
use crate::model::Grid;

/// How far a name may stand out of its map at a side; above and below never.
const ASIDE: f64 = 8.0;
/// Radius of a dot.
const DOT: f64 = 2.6;
/// Towns that are ringed, named or not.
const RINGS: usize = 5;
/// Shares of the scale from which on a name covers no cell: rather not those that stand out, and
/// never the brightest.
const BRIGHT: [f64; 2] = [0.55, 0.95];

/// A ringed town.
struct Town<'a> {
    name: &'a str,
    x: f64,
    y: f64,
}

/// The towns, of which so many bear their name, the largest first; what would cover another is left
/// out. `reached`: share of the scale that each cell reaches, where colours are on one; where they
/// are not, towns are dots, since circles are for incidents.
pub(super) fn draw(
    canvas: &mut Canvas,
    grid: &Grid,
    reached: Option<&[f64]>,
    frame: Frame,
    names: usize,
) {
    let side = frame.w / grid.width as f64;
    let size = if frame.w < 300.0 { 10.0 } else { 11.0 };
    let r = if reached.is_some() { (0.72 * side + 0.8).max(3.2) } else { DOT };
    let box_of_ring = |town: &Town| {
        let reach = r + 1.0;
        [town.x - reach, town.y - reach, town.x + reach, town.y + reach]
    };
    // All rings first: no name may push a larger town's neighbour off the map.
    let mut towns: Vec<Town> = Vec::new();
    for town in largest(grid, frame, side).take(names.max(RINGS)) {
        let ring = box_of_ring(&town);
        if towns.iter().all(|other| !overlap(&ring, &box_of_ring(other))) {
            towns.push(town);
        }
    }
    let mut taken: Vec<[f64; 4]> = towns.iter().map(box_of_ring).collect();
    for (rank, town) in towns.iter().enumerate() {
        let width = font::width(town.name, size, false);
        let box_of =
            |(left, base): (f64, f64)| [left - 1.0, base - size, left + width + 1.0, base + 3.0];
        let free = |spot: &(f64, f64)| {
            let area = box_of(*spot);
            area[0] >= frame.x - ASIDE
                && area[2] <= frame.right() + ASIDE
                && area[1] >= frame.y
                && area[3] <= frame.below()
                && taken.iter().all(|other| !overlap(&area, other))
        };
        let most = frame.right() + ASIDE - 1.0 - width;
        let within = |(left, base): (f64, f64)| (left.min(most).max(frame.x - ASIDE + 1.0), base);
        let beside = beside(town, r, width, size);
        let lines = |base: f64| base.min(frame.below() - 4.0).max(frame.y + size + 1.0);
        let inside = |(left, base): (f64, f64)| {
            (left.min(most - ASIDE - 2.0).max(frame.x + 3.0), lines(base))
        };
        // As they are, or pushed over the map: a town at its rim has little room at its side.
        let above_and_below = [beside[2], beside[3]];
        let pushed = above_and_below.map(inside).into_iter().chain(above_and_below.map(within));
        let pushed = pushed.chain(beside.map(inside));
        let spots: Vec<_> = beside.into_iter().chain(pushed).filter(free).collect();
        let dark = |spot: &(f64, f64), bright: f64| {
            cells_of(grid, &box_of(*spot), frame)
                .all(|cell| reached.is_none_or(|reached| reached[cell] <= bright))
        };
        // Rather not across the border, whose line would run between the letters.
        let whole = |spot: &(f64, f64)| !crosses_border(grid, &box_of(*spot), frame, side);
        let [bright, brightest] = BRIGHT;
        let find = |fits: &dyn Fn(&(f64, f64)) -> bool| spots.iter().copied().find(|s| fits(s));
        let spot = find(&|spot| dark(spot, bright) && whole(spot))
            .or_else(|| find(&|spot| dark(spot, brightest) && whole(spot)))
            .or_else(|| find(&|spot| dark(spot, bright)))
            .or_else(|| find(&|spot| dark(spot, brightest)))
            .filter(|_| rank < names);
        // A town of which nothing can be said is left out; the largest are ringed all the same.
        if rank >= RINGS && spot.is_none() {
            continue;
        }
        let ring = circle(town.x, town.y, r);
        let ground = reached.is_none().then_some((WHITE, 1.0));
        canvas.path(&ring, ground, Some(thin(WHITE, 2.8)));
        canvas.path(&ring, ground, Some(thin(BLACK, 1.2)));
        if let Some(spot) = spot {
            taken.push(box_of(spot));
            canvas.text(Text::new(spot.0, spot.1, town.name).size(size).rim());
        }
    }
}

/// The towns with their places on the page, the largest first.
fn largest(grid: &Grid, frame: Frame, side: f64) -> impl Iterator<Item = Town<'_>> {
    let mut order: Vec<usize> = (0..grid.places.len()).collect();
    order.sort_by(|a, b| grid.places[*b].people.cmp(&grid.places[*a].people).then(a.cmp(b)));
    order.into_iter().map(move |at| {
        let place = &grid.places[at];
        let at = |cell: usize, begin: f64| begin + side * (cell as f64 + 0.5);
        Town { name: &place.name, x: at(place.x, frame.x), y: at(place.y, frame.y) }
    })
}

/// Where a name may begin, the best first.
fn beside(town: &Town, r: f64, width: f64, size: f64) -> [(f64, f64); 8] {
    let (x, y) = (town.x, town.y);
    let (right, left, middle) = (x + r + 3.0, x - r - 3.0 - width, x - width / 2.0);
    let (above, below) = (y - r - 4.0, y + r + size);
    [
        (right, y + 4.0),
        (left, y + 4.0),
        (middle, above),
        (middle, below),
        (right - 4.0, above + 2.0),
        (right - 4.0, below - 2.0),
        (left + 4.0, above + 2.0),
        (left + 4.0, below - 2.0),
    ]
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::canvas::Shape;
    use crate::model::{Place, Regions};

    #[test]
    fn no_name_stands_out_of_its_map_above_or_below() {
        let place = |y: usize| Place { name: format!("Town {y}"), x: 5, y, people: 9 };
        let grid = Grid {
            width: 10,
            height: 10,
            cell_km: None,
            inside: vec![true; 100],
            places: vec![place(2), place(9)],
            regions: Regions::default(),
        };
        let frame = Frame { x: 20.0, y: 20.0, w: 60.0, h: 60.0 };
        let mut canvas = Canvas::new(100.0, 100.0);
        draw(&mut canvas, &grid, Some(&[0.0; 100]), frame, 2);
        let mut seen = 0;
        for shape in &canvas.shapes {
            if let Shape::Text(text) = shape {
                assert!(text.y - text.size >= frame.y && text.y <= frame.below(), "{}", text.text);
                seen += 1;
            }
        }
        assert!(seen > 0);
    }
}
