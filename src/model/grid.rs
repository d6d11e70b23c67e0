//! The map that layers and frames lie on.

use serde::Serialize;

/// The grid that layers lie on, row by row from the north-west.
#[derive(Debug, Clone, PartialEq, Serialize, Default)]
pub struct Grid {
    /// Columns.
    pub width: usize,
    /// Rows.
    pub height: usize,
    /// Side of a cell, if it has a length [km].
    pub cell_km: Option<f64>,
    /// Which cells belong to the map, `width * height`.
    pub inside: Vec<bool>,
    /// Towns to label.
    pub places: Vec<Place>,
    /// Districts, if there are any.
    pub regions: Regions,
}

/// Which district each cell belongs to.
#[derive(Debug, Clone, PartialEq, Serialize, Default)]
pub struct Regions {
    /// Names.
    pub names: Vec<String>,
    /// One position in `names` a cell; of no meaning outside the map.
    pub of: Vec<u16>,
}

impl Grid {
    /// Cells, inside or not.
    pub fn cells(&self) -> usize {
        self.width * self.height
    }

    /// The place nearest to a cell, and how far it is [km]; `None` without places or a length.
    pub fn nearest(&self, cell: u32) -> Option<(&Place, f64)> {
        let side = self.cell_km?;
        let (x, y) = (cell as usize % self.width.max(1), cell as usize / self.width.max(1));
        let square = |place: &Place| {
            let (dx, dy) = (place.x.abs_diff(x), place.y.abs_diff(y));
            dx * dx + dy * dy
        };
        // The larger of two as near; of two as large the first.
        let nearer =
            |a: &&Place, b: &&Place| square(a).cmp(&square(b)).then(b.people.cmp(&a.people));
        let place = self.places.iter().min_by(nearer)?;
        Some((place, (square(place) as f64).sqrt() * side))
    }
}

/// A named place on the grid.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Place {
    /// Name.
    pub name: String,
    /// Column, from 0.
    pub x: usize,
    /// Row, from 0 in the north.
    pub y: usize,
    /// People [persons].
    pub people: u64,
}
