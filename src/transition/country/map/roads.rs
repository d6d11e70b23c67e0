//! Ways to refuge: from every cell the next cell on the quickest way to each place where people who
//! flee can stay, and the hours still to go.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::cell::Cell;
use super::cell_map::Map;
use super::travel::{around, hours_between};

/// The quickest ways to one refuge.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Way {
    /// Next cell on the way; a cell of the refuge itself, or one without a way, stays.
    pub next: Vec<Cell>,
    /// Hours to go; infinite where there is no way.
    pub hours: Vec<f32>,
}

impl Way {
    /// Measures the ways to the nearest of some cells.
    pub fn to(map: &Map, cells: &[Cell]) -> Self {
        let mut way = Self {
            next: (0..map.inside.len() as Cell).collect(),
            hours: vec![f32::INFINITY; map.inside.len()],
        };
        let mut open = BinaryHeap::new();
        for &cell in cells {
            way.hours[cell as usize] = 0.0;
            open.push(Reverse((0_u32, cell)));
        }
        // Positive floats order like their bits, so the heap needs no wrapper type.
        while let Some(Reverse((bits, cell))) = open.pop() {
            let so_far = f32::from_bits(bits);
            if so_far > way.hours[cell as usize] {
                continue;
            }
            for (before, km) in around(map, cell) {
                let total = so_far + hours_between(map, cell, before, km);
                if total < way.hours[before as usize] {
                    way.hours[before as usize] = total;
                    way.next[before as usize] = cell;
                    open.push(Reverse((total.to_bits(), before)));
                }
            }
        }
        way
    }

    /// True if people can get there from a cell.
    pub fn leads_from(&self, cell: Cell) -> bool {
        self.hours[cell as usize].is_finite()
    }

    /// Where someone on the way is after so many hours; at least one cell further.
    pub fn onward(&self, from: Cell, hours: f32) -> Cell {
        let left = self.hours[from as usize] - hours;
        let mut at = self.next[from as usize];
        while self.hours[at as usize] > left.max(0.0) {
            let next = self.next[at as usize];
            if self.hours[next as usize] < left {
                break;
            }
            at = next;
        }
        at
    }

    /// Where someone on the way back from the refuge to `home` is after so many hours; at least one
    /// cell further. `from` lies on the way of `home`.
    pub fn back(&self, home: Cell, from: Cell, hours: f32) -> Cell {
        let reached = self.hours[from as usize] + hours;
        let mut at = home;
        while self.hours[at as usize] > reached && self.next[at as usize] != from {
            at = self.next[at as usize];
        }
        at
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A strip of flat cells in a row.
    fn strip(cells: usize) -> Map {
        Map {
            width: cells,
            height: 1,
            cell_km: 10.0,
            inside: vec![true; cells],
            cells: (0..cells as Cell).collect(),
            terrain: vec![1.0; cells],
            road: vec![0; cells],
            ..Map::default()
        }
    }

    #[test]
    fn people_walk_the_hours_they_have_and_come_back_the_same_way() {
        let map = strip(12);
        let way = Way::to(&map, &[0]);
        assert_eq!(way.hours[11], 27.5, "11 cells of 10 km at 4 km/h");
        let mut at = 11;
        let mut weeks = 0;
        while at != 0 {
            at = way.onward(at, 10.0);
            weeks += 1;
        }
        assert_eq!(weeks, 3, "27.5 hours at 10 a week");
        let (mut at, mut weeks) = (0, 0);
        while at != 11 {
            at = way.back(11, at, 10.0);
            weeks += 1;
        }
        assert_eq!(weeks, 3);
    }

    #[test]
    fn a_cell_cut_off_has_no_way() {
        let mut map = strip(5);
        map.inside[2] = false;
        let way = Way::to(&map, &[0]);
        assert!(way.leads_from(1) && !way.leads_from(3));
    }
}
