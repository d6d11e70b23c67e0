//! Measuring a map: which cells lie within reach of each, and how long it takes to get there.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::cell::Cell;
use super::cell_map::Map;
use super::near::{Lists, Near, Spot};

/// How far the lists go [km]: the most that any reach of a rule may be set to.
pub const REACH_KM: f64 = 60.0;

/// The most entries of all lists together: 12 bytes each, so below 500 MB.
pub(super) const MOST_STEPS: f64 = 40e6;

/// Cells within reach of one.
pub(super) fn cells_in_reach(cell_km: f64) -> f64 {
    let radius = REACH_KM / cell_km;
    1.0 + 3.2 * radius * radius
}

/// Kilometres an hour on foot off the road, on a track, on a main road. Assumption.
const SPEED: [f64; 3] = [4.0, 15.0, 35.0];

/// Measures a map: one bounded search for the quickest way from every inside cell.
pub(super) fn measure(map: &Map) -> Near {
    let mut lists = Lists::default();
    let mut search = Search::new(map);
    for cell in 0..map.inside.len() {
        if map.inside[cell] {
            search.from(cell, &mut lists);
        }
        lists.close();
    }
    lists.done(search.spots.into_iter().map(|(_, spot)| spot).collect())
}

/// The eight cells around one: columns and rows away.
const AROUND: [(isize, isize); 8] =
    [(-1, -1), (0, -1), (1, -1), (-1, 0), (1, 0), (-1, 1), (0, 1), (1, 1)];

/// Dijkstra within the reach. What is alike for all cells is worked out once: which places are within
/// reach, in which order they stand in a list, what each step between cells takes.
struct Search {
    /// The spots within reach, in the order of a list, with the position of each in the window.
    spots: Vec<(usize, Spot)>,
    /// From a position of the window to the cell's number, seen from the middle.
    away: Vec<isize>,
    /// Hours from the middle to each place of a window around it: infinite where none is known, and
    /// less than anything beyond the reach, so that no way leads there.
    hours: Vec<f32>,
    /// From a position of the window to those around it.
    around: [isize; 8],
    /// Position of the middle.
    middle: usize,
    /// Hours from each cell to those around it; infinite where there is no inside cell.
    steps: Vec<[f32; 8]>,
    /// What is still to be looked at: hours, whose bits order like positive floats do, and position.
    open: BinaryHeap<Reverse<(u32, u32)>>,
}

impl Search {
    fn new(map: &Map) -> Self {
        let most = map.width.max(map.height);
        let reach = ((REACH_KM / map.cell_km) as usize + 1).min(most) as isize;
        // One place more on each side, so that every place within reach has eight around it.
        let (side, middle) = (2 * reach + 3, reach + 1);
        let mut search = Self {
            spots: Vec::new(),
            away: Vec::new(),
            hours: vec![f32::NEG_INFINITY; (side * side) as usize],
            around: AROUND.map(|(dx, dy)| dy * side + dx),
            middle: (middle * side + middle) as usize,
            steps: (0..map.inside.len() as Cell).map(|cell| steps_from(map, cell)).collect(),
            open: BinaryHeap::new(),
        };
        for (dy, dx) in (-middle..=middle).flat_map(|dy| (-middle..=middle).map(move |dx| (dy, dx)))
        {
            let window = search.away.len();
            let (columns, rows) = (dx.unsigned_abs(), dy.unsigned_abs());
            let km = map.km_away(columns, rows);
            search.away.push(dy * map.width as isize + dx);
            if dx.abs().max(dy.abs()) <= reach && km <= REACH_KM {
                search.hours[window] = f32::INFINITY;
                let spot = Spot { km: km as f32, columns: columns as u16, rows: rows as u16 };
                search.spots.push((window, spot));
            }
        }
        search.spots.sort_by(|(a, one), (b, other)| one.km.total_cmp(&other.km).then(a.cmp(b)));
        search
    }

    /// Adds the cells within reach of one to the lists.
    fn from(&mut self, from: usize, lists: &mut Lists) {
        self.hours[self.middle] = 0.0;
        self.open.push(Reverse((0, self.middle as u32)));
        while let Some(Reverse((bits, window))) = self.open.pop() {
            let (so_far, window) = (f32::from_bits(bits), window as usize);
            if so_far > self.hours[window] {
                continue;
            }
            let cell = from.wrapping_add_signed(self.away[window]);
            for (step, around) in self.steps[cell].into_iter().zip(self.around) {
                let (next, total) = (window.wrapping_add_signed(around), so_far + step);
                if total < self.hours[next] {
                    self.hours[next] = total;
                    self.open.push(Reverse((total.to_bits(), next as u32)));
                }
            }
        }
        for (spot, &(window, _)) in self.spots.iter().enumerate() {
            let hours = std::mem::replace(&mut self.hours[window], f32::INFINITY);
            if hours.is_finite() {
                lists.place(self.away[window] as i32, spot as u32, hours);
            }
        }
    }
}

/// Hours from a cell to the eight around it; infinite where there is no inside cell.
fn steps_from(map: &Map, cell: Cell) -> [f32; 8] {
    AROUND.map(|way| {
        map.beyond(cell, way)
            .map_or(f32::INFINITY, |next| hours_between(map, cell, next, map.km(cell, next)))
    })
}

/// Travel time between two cells beside each other [hours]: half the way lies in each, so that hours do
/// not depend on how the ground is cut.
pub(super) fn hours_between(map: &Map, one: Cell, other: Cell, km: f64) -> f32 {
    let half = |cell: Cell| {
        let (road, rough) = (map.road[cell as usize], f64::from(map.terrain[cell as usize]));
        // Roads lessen the terrain, they do not remove it.
        let slowed = if road == 0 { rough } else { rough.sqrt() };
        km / 2.0 * slowed / SPEED[usize::from(road)]
    };
    (half(one) + half(other)) as f32
}

/// The up to eight inside cells around a cell, with the distance of the centres [km].
pub(super) fn around(map: &Map, cell: Cell) -> impl Iterator<Item = (Cell, f64)> + '_ {
    let cells = AROUND.into_iter().filter_map(move |way| map.beyond(cell, way));
    cells.map(move |next| (next, map.km(cell, next)))
}

#[cfg(test)]
mod tests {
    use super::super::near::Step;
    use super::*;

    /// A map of uneven ground, with holes and roads, longer than the reach.
    fn uneven() -> Map {
        let (width, height) = (19, 11);
        let cells = width * height;
        Map {
            width,
            height,
            cell_km: 9.0,
            inside: (0..cells).map(|cell| cell % 7 != 3 && cell % 11 != 5).collect(),
            terrain: (0..cells).map(|cell| 1.0 + (cell * 37 % 23) as f32 / 10.0).collect(),
            road: (0..cells).map(|cell| (cell * 5 % 13 / 6) as u8).collect(),
            ..Map::default()
        }
    }

    /// Hours from a cell to all: every step is tried until none is quicker.
    fn slowly(map: &Map, from: Cell) -> Vec<f32> {
        let mut hours = vec![f32::INFINITY; map.inside.len()];
        hours[from as usize] = 0.0;
        loop {
            let before = hours.clone();
            for cell in 0..map.inside.len() as Cell {
                for (next, km) in around(map, cell) {
                    let total = hours[cell as usize] + hours_between(map, cell, next, km);
                    if map.km(from, next) <= REACH_KM && total < hours[next as usize] {
                        hours[next as usize] = total;
                    }
                }
            }
            if hours == before {
                return hours;
            }
        }
    }

    #[test]
    fn hours_are_those_of_the_quickest_of_all_ways_within_reach() {
        let map = uneven();
        let near = measure(&map);
        for cell in (0..map.inside.len()).filter(|&cell| map.inside[cell]) {
            let hours = slowly(&map, cell as Cell);
            let reached = hours.iter().filter(|hours| hours.is_finite()).count();
            assert_eq!(near.of(cell as Cell).len(), reached);
            let right = |(step, found): (Step, f64)| found == f64::from(hours[step.cell as usize]);
            assert!(near.with_hours(cell as Cell).all(right));
            let order = |step: Step| (step.km.to_bits(), step.cell);
            assert!(near.of(cell as Cell).is_sorted_by_key(order), "nearest first, then by cell");
        }
    }
}
