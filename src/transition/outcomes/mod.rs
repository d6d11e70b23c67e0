//! Outcomes: what a run ends with, and what it leaves by month. One file a family; a line each.

mod benchmarks;
mod ends;
mod family;
pub mod frames;
mod harm;
mod layers;
mod measures;
mod order;
mod policies;
mod private;
pub mod record;
mod row;
mod series;
mod sums;
mod years;

pub use measures::Measures;
