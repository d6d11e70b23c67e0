//! A cell of the map: how it is named, how large it is, how many there may be.

use crate::document::{Parameter, Source};

/// A cell of the grid, row by row from the north-west.
pub type Cell = u32;

/// Side of a cell.
pub(super) const CELL_KM: Parameter = Parameter {
    key: "cell_km",
    unit: "km",
    range: 0.1..=100.0,
    default: Some(10.0),
    meaning: "side of a cell",
    source: Source::Definition,
};

/// The most cells that are accepted; beyond, travel times alone would need over 400 MB.
pub(super) const MOST_CELLS: u64 = 250_000;
