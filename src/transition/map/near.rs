//! Which cells lie near each other: kilometres as the crow flies and hours over roads.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::{Cell, Map};

/// How far the lists go [km]: the most that any reach of a rule may be set to.
pub const REACH_KM: f64 = 60.0;

/// The most entries of all lists together: 12 bytes each, so below 500 MB.
pub const MOST_STEPS: f64 = 40e6;

/// Cells within reach of one.
pub fn cells_in_reach(cell_km: f64) -> f64 {
    let radius = REACH_KM / cell_km;
    1.0 + 3.2 * radius * radius
}

/// Kilometres an hour on foot off the road, on a track, on a main road. Assumption.
const SPEED: [f64; 3] = [4.0, 15.0, 35.0];

/// A cell near another.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Step {
    /// The near cell.
    pub cell: Cell,
    /// Distance of the centres [km].
    pub km: f32,
    /// Travel time by the quickest way [hours].
    pub hours: f32,
}

/// For every cell the cells within reach, nearest first; itself is the first at 0 km.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Near {
    start: Vec<u32>,
    steps: Vec<Step>,
}

impl Near {
    /// The cells within reach of a cell, by rising distance, equal distances by cell.
    #[inline]
    pub fn of(&self, cell: Cell) -> &[Step] {
        let (from, to) = (self.start[cell as usize], self.start[cell as usize + 1]);
        &self.steps[from as usize..to as usize]
    }

    /// The cells within so many kilometres.
    #[inline]
    pub fn within(&self, cell: Cell, km: f64) -> impl Iterator<Item = &Step> {
        self.of(cell).iter().take_while(move |step| f64::from(step.km) <= km)
    }

    /// Memory of the lists [bytes].
    pub fn bytes(&self) -> usize {
        self.steps.len() * size_of::<Step>() + self.start.len() * 4
    }

    /// Measures a map: one bounded search for the quickest way from every inside cell.
    pub(super) fn measure(map: &Map) -> Self {
        let mut near = Self { start: Vec::with_capacity(map.inside.len() + 1), steps: Vec::new() };
        let mut hours = vec![f32::INFINITY; map.inside.len()];
        near.start.push(0);
        for cell in 0..map.inside.len() as Cell {
            if map.inside[cell as usize] {
                let mut steps = quickest(map, cell, &mut hours);
                steps.sort_by(|a, b| a.km.total_cmp(&b.km).then(a.cell.cmp(&b.cell)));
                near.steps.extend(steps);
            }
            near.start.push(near.steps.len() as u32);
        }
        near
    }
}

/// Dijkstra within the reach; `hours` is all infinite before and after.
fn quickest(map: &Map, from: Cell, hours: &mut [f32]) -> Vec<Step> {
    // Positive floats order like their bits, so the heap needs no wrapper type.
    let mut open = BinaryHeap::from([Reverse((0_u32, from))]);
    let mut touched = vec![from];
    hours[from as usize] = 0.0;
    while let Some(Reverse((bits, cell))) = open.pop() {
        let so_far = f32::from_bits(bits);
        if so_far > hours[cell as usize] {
            continue;
        }
        for (next, km) in around(map, cell) {
            if map.km(from, next) > REACH_KM {
                continue;
            }
            let total = so_far + hours_between(map, cell, next, km);
            if total < hours[next as usize] {
                if hours[next as usize].is_infinite() {
                    touched.push(next);
                }
                hours[next as usize] = total;
                open.push(Reverse((total.to_bits(), next)));
            }
        }
    }
    let mut steps = Vec::with_capacity(touched.len());
    for cell in touched {
        steps.push(Step { cell, km: map.km(from, cell) as f32, hours: hours[cell as usize] });
        hours[cell as usize] = f32::INFINITY;
    }
    steps
}

/// Travel time between two cells beside each other [hours].
pub(super) fn hours_between(map: &Map, one: Cell, other: Cell, km: f64) -> f32 {
    let (one, other) = (one as usize, other as usize);
    let road = usize::from(map.road[one].min(map.road[other]));
    let rough = f64::from(map.terrain[one] + map.terrain[other]) / 2.0;
    // Roads lessen the terrain, they do not remove it.
    let slowed = if road == 0 { rough } else { rough.sqrt() };
    (km * slowed / SPEED[road]) as f32
}

/// The up to eight inside cells around a cell, with the distance of the centres [km].
pub(super) fn around(map: &Map, cell: Cell) -> impl Iterator<Item = (Cell, f64)> + '_ {
    let (x, y) = (cell as usize % map.width, cell as usize / map.width);
    (-1..=1_isize).flat_map(move |dy| {
        (-1..=1_isize).filter_map(move |dx| {
            let (x, y) = (x.checked_add_signed(dx)?, y.checked_add_signed(dy)?);
            let next = y * map.width + x;
            let fits = x < map.width && y < map.height && map.inside[next] && (dx, dy) != (0, 0);
            fits.then(|| (next as Cell, map.km(cell, next as Cell)))
        })
    })
}
