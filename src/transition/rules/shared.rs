//! What several rules work with.

use crate::calendar::Week;
use crate::luck::{Luck, Stream, Who, Word};
use crate::transition::country::map::{Cell, Near};
use crate::transition::country::{Country, Happening, Shock};
use crate::transition::world::{Cells, Index, Units};

/// Least of what is divided by where that can be nothing: too little to matter in any unit.
pub const NOT_ZERO: f64 = 1e-9;

/// `fade` up to a radius is as much as a sixth of the disc in full.
pub const FADES_OVER: f64 = 6.0;

/// Finest parts that a cell is cut into to measure distances from all over it [km].
pub const PART_KM: f64 = 1.25;
/// Most parts on a side of a cell.
pub const MOST_PARTS: f64 = 8.0;

/// Clashes so far from the line are clashes at the line [km]. Assumption.
pub const ALONG_LINE_KM: f64 = 10.0;

/// Ground that rents are given for [km2].
pub const RENTS_KM2: f64 = 100.0;

/// Highest chance that has a hazard: that of what is certain is infinite.
const NEARLY_CERTAIN: f64 = 1.0 - 1e-12;

/// The logistic curve 1 / (1 + e^-x).
pub fn logistic(x: f64) -> f64 {
    1.0 / (1.0 + libm::exp(-x))
}

/// A chance of 0 to 1 as a hazard, so that several in a row add up.
pub fn hazard_of(chance: f64) -> f64 {
    -libm::log1p(-chance.min(NEARLY_CERTAIN))
}

/// The hazard that must add up before something happens to somebody, from one word of the whole run: what
/// reaches it in one option reaches it in another, though in other weeks. A word each week would
/// share luck only where the weeks are the same.
pub fn hazard_threshold(luck: &Luck, stream: Stream, who: Who, ordinal: u16) -> f64 {
    hazard_of(luck.at(0).nth(stream, who, ordinal).unit())
}

/// How far an amount has gone of what it can do, 0 to 1: `scale` brings most of it.
pub fn saturated(amount: f64, scale: f64) -> f64 {
    1.0 - libm::exp(-amount / scale)
}

/// Force of so many troops against so many fighters [persons], 0 to 1: half of it where they are as many.
pub fn force_of(troops: f64, fighters: f64) -> f64 {
    if troops > 0.0 { troops / (troops + fighters) } else { 0.0 }
}

/// Share of a cell's people who would inform on a party: not on one they lean to, nor in fear.
pub fn informed(country: &Country, cells: &Cells, party: usize, cell: usize) -> f64 {
    let count = country.communities.len();
    let mut informed = 0.0;
    for index in 0..count {
        let leans = country.leans_to(index, party);
        let fear = f64::from(cells.fear[cell * count + index]).min(1.0);
        let share = f64::from(country.ground.mix[cell * count + index]);
        informed += share * if leans { 0.0 } else { 1.0 - fear };
    }
    informed
}

/// One of some, oftener those of more weight; `None` where none has any. `weights` is walked twice.
pub fn pick<T, I: Iterator<Item = (T, f64)>>(word: Word, weights: impl Fn() -> I) -> Option<T> {
    let mut left = word.unit() * weights().map(|(_, weight)| weight).sum::<f64>();
    let mut last = None;
    for (one, weight) in weights().filter(|(_, weight)| *weight > 0.0) {
        last = Some(one);
        left -= weight;
        if left <= 0.0 {
            break;
        }
    }
    last
}

/// The unit of a party nearest to a cell, if one with fighters is within reach; none that left the party.
pub fn nearest_unit(
    near: &Near,
    units: &Units,
    units_by_cell: &Index,
    party: u16,
    cell: Cell,
) -> Option<u32> {
    near.of(cell).find_map(|step| {
        let mut here = units_by_cell.of(step.cell).iter().copied();
        here.find(|&unit| {
            let unit = unit as usize;
            units.party[unit] == party && units.size[unit] > 0 && !units.rogue[unit]
        })
    })
}

/// True while a shock of this kind is under way. `happens`: which of the shocks happen in this run.
pub fn under_way(shocks: &[Shock], happens: &[bool], week: Week, kind: Happening) -> bool {
    shocks.iter().zip(happens).any(|(shock, happens)| {
        *happens && shock.what == kind && (shock.from..shock.until).contains(&week)
    })
}

/// The identity under which a cell draws luck.
pub fn identity_of_cell(cell: u32) -> Who {
    Who(u64::from(cell))
}
