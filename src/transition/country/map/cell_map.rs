//! The map: columns of cells, and how cells lie to each other.

use super::cell::Cell;
use super::near::{Near, Step};
use crate::model::{InputFile, Place, Warning};

/// Side of a square of ground of which one hears the same [km], that of a default cell. Assumption.
const BLOCK_KM: f64 = 10.0;

/// Mean distance of a point of a square from its middle, in sides of the square.
const WITHIN: f64 = 0.3826;

/// The map. Columns have one entry a cell of the whole rectangle, outside cells included.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Map {
    /// Columns.
    pub width: usize,
    /// Rows.
    pub height: usize,
    /// Side of a cell [km].
    pub cell_km: f64,
    /// Which cells belong to the country.
    pub inside: Vec<bool>,
    /// The inside cells, in order.
    pub cells: Vec<Cell>,
    /// People at home [persons].
    pub people: Vec<u32>,
    /// Travel cost off the road, 1 is flat.
    pub terrain: Vec<f32>,
    /// District, as a position in `districts`.
    pub district: Vec<u16>,
    /// Who claims the cell, as a position in `claimants`.
    pub claim: Vec<Option<u16>>,
    /// Best road: 0 none, 1 a track, 2 a main road.
    pub road: Vec<u8>,
    /// Rent that an armed holder can draw, 0 to 1.
    pub resource: Vec<f32>,
    /// Names of districts.
    pub districts: Vec<String>,
    /// Names of those who claim cells.
    pub claimants: Vec<String>,
    /// Towns.
    pub places: Vec<Place>,
    /// Distances and hours between cells.
    pub near: Near,
    /// Files it was read from.
    pub inputs: Vec<InputFile>,
    /// What its files say and hardly mean.
    pub warnings: Vec<Warning>,
}

impl Map {
    /// How densely so many stand in a cell, whatever its size [persons/100 km2].
    pub fn per_100_km2(&self, persons: f64) -> f64 {
        persons * 100.0 / (self.cell_km * self.cell_km)
    }

    /// People at home where a cell is, whatever its size [persons/100 km2].
    pub fn people_per_100_km2(&self, cell: usize) -> f64 {
        self.per_100_km2(f64::from(self.people[cell]))
    }

    /// A number for the ground about a cell, the same for all cells of a square of [`BLOCK_KM`]: what is
    /// alike there does not depend on how small they are.
    pub fn block(&self, cell: Cell) -> u32 {
        let at = |cells: usize| ((cells as f64 + 0.5) * self.cell_km / BLOCK_KM) as u32;
        let (x, y) = (cell as usize % self.width, cell as usize / self.width);
        if self.cell_km >= BLOCK_KM { cell } else { at(y) * (at(self.width - 1) + 1) + at(x) }
    }

    /// Distance of two cells' centres [km].
    pub fn km(&self, a: Cell, b: Cell) -> f64 {
        let (ax, ay) = (a as usize % self.width, a as usize / self.width);
        let (bx, by) = (b as usize % self.width, b as usize / self.width);
        self.km_away(ax.abs_diff(bx), ay.abs_diff(by))
    }

    /// Distance of centres so many columns and rows away [km].
    pub(super) fn km_away(&self, columns: usize, rows: usize) -> f64 {
        let (dx, dy) = (columns as f64, rows as f64);
        (dx * dx + dy * dy).sqrt() * self.cell_km
    }

    /// Distance of the people of a near cell from where something is [km]: they live all over it, so
    /// that large cells count like small ones.
    pub fn people_km(&self, step: Step) -> f64 {
        f64::from(step.km).max(WITHIN * self.cell_km)
    }

    /// The up to four inside cells that share an edge with a cell.
    pub fn beside(&self, cell: Cell) -> impl Iterator<Item = Cell> + '_ {
        let edges = [(0, -1), (-1, 0), (1, 0), (0, 1)];
        edges.into_iter().filter_map(move |way| self.beyond(cell, way))
    }

    /// The inside cell so many columns and rows away.
    pub(super) fn beyond(&self, cell: Cell, (dx, dy): (isize, isize)) -> Option<Cell> {
        let (x, y) = (cell as usize % self.width, cell as usize / self.width);
        let (x, y) = (x.checked_add_signed(dx)?, y.checked_add_signed(dy)?);
        let next = y * self.width + x;
        (x < self.width && y < self.height && self.inside[next]).then_some(next as Cell)
    }

    /// The inside cells on the outer edge of the country, in all districts or in some.
    pub fn border(&self, districts: &[usize]) -> Vec<Cell> {
        let named =
            |c: usize| districts.is_empty() || districts.contains(&usize::from(self.district[c]));
        let cells = self.cells.iter().copied().filter(|&cell| named(cell as usize));
        cells.filter(|&cell| self.beside(cell).count() < 4).collect()
    }

    /// Cell of a place.
    pub fn cell_of(&self, place: &Place) -> Cell {
        (place.y * self.width + place.x) as Cell
    }

    /// Distance of every cell's centre from the line between two sets of cells [km], infinite
    /// where there is no such line. A cell at the line is half a cell from it.
    pub fn distance_from_line(&self, one: &[bool], other: &[bool]) -> Vec<f32> {
        let at_line = |cell: Cell| {
            let (c, mine, yours) = (cell as usize, one, other);
            self.beside(cell).any(|b| {
                let b = b as usize;
                (mine[c] && yours[b]) || (yours[c] && mine[b])
            })
        };
        let line: Vec<Cell> = self.cells.iter().copied().filter(|&c| at_line(c)).collect();
        let half = self.cell_km / 2.0;
        let mut distance = vec![f32::INFINITY; self.inside.len()];
        for &cell in &self.cells {
            let nearest = line.iter().map(|&l| self.km(cell, l)).fold(f64::INFINITY, f64::min);
            distance[cell as usize] = (nearest + half) as f32;
        }
        distance
    }
}
