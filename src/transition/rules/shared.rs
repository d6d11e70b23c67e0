//! What several rules work with.

use crate::luck::{Luck, Stream, Who};
use crate::transition::country::map::Near;
use crate::transition::world::{Index, Units};

/// The logistic curve 1 / (1 + e^-x).
pub fn logistic(x: f64) -> f64 {
    1.0 / (1.0 + libm::exp(-x))
}

/// A chance of 0 to 1 as a hazard, so that several in a row add up.
pub fn hazard_of(chance: f64) -> f64 {
    -libm::log1p(-chance.min(1.0 - 1e-12))
}

/// The hazard that somebody bears before it happens, from one word of the whole run: what adds up to
/// it in one option adds up to it in another, though in other weeks. A word each week would share
/// luck only where the weeks are the same.
pub fn borne(luck: &Luck, stream: Stream, who: Who, ordinal: u16) -> f64 {
    hazard_of(luck.at(0).nth(stream, who, ordinal).unit())
}

/// How far an amount has gone of what it can do, 0 to 1: `scale` brings most of it.
pub fn saturated(amount: f64, scale: f64) -> f64 {
    1.0 - libm::exp(-amount / scale)
}

/// The unit of a party nearest to a cell, if one with fighters is within reach.
pub fn nearest_unit(
    near: &Near,
    units: &Units,
    units_by_cell: &Index,
    party: u16,
    cell: u32,
) -> Option<u32> {
    near.of(cell).iter().find_map(|step| {
        let mut there = units_by_cell.of(step.cell).iter().copied();
        there.find(|&unit| units.party[unit as usize] == party && units.size[unit as usize] > 0)
    })
}

/// The identity under which a cell draws luck.
pub fn identity_of_cell(cell: u32) -> Who {
    Who(u64::from(cell))
}
