//! Places that no run changes: cells, districts, claims, roads, and how far it is between them.

mod cell;
mod cell_map;
mod generate;
mod near;
mod rasters;
mod read;
mod roads;
mod sites;
mod travel;

pub use cell::Cell;
pub use cell_map::Map;
pub use near::{Near, Spot, Step};
pub use read::SHAPE;
pub use roads::Way;
pub use sites::rank as rank_sites;
pub use travel::REACH_KM;
