//! Temporary bases: some companies of an operation live for a month at a time away from the towns, where most
//! harm was reported that nobody covers. So what they do hangs on who tells. Sizes are assumptions.

use crate::document::Source;
use crate::transition::country::Ground;
use crate::transition::country::map::Cell;
use crate::transition::levers::OperationLever;
use crate::transition::world::{Cells, Operations};

crate::settings! {
    /// Companies that live away from the towns.
    pub struct Settings {
        reaches: 0.0..=1.0, 1.0, "1", "share of what is reported that reaches those who send companies", Source::Assumption;
        stays: 0.0..=0.99, 0.7, "1/month", "share of what was reported that still counts a month later", Source::Assumption;
        apart_km: 0.0..=60.0, 25.0, "km", "least distance between two temporary bases", Source::Assumption;
    }
}

/// Once a month: where companies live until the next.
pub fn step(
    rule: &Settings,
    ground: &Ground,
    levers: &[OperationLever],
    operations: &mut Operations,
    cells: &mut Cells,
) {
    operations.redeploy |= !operations.forward.is_empty();
    operations.forward.clear();
    for (index, lever) in levers.iter().enumerate().filter(|(_, lever)| *lever.troops > 0) {
        for _ in 0..*lever.temporary_bases {
            let Some(cell) = worst(rule, ground, cells, &operations.forward) else { break };
            operations.forward.push((index as u16, cell));
        }
    }
    operations.redeploy |= !operations.forward.is_empty();
    cells.reported.iter_mut().for_each(|reported| *reported *= rule.stays as f32);
}

/// What those who send companies heard of the dead of a cell lately [persons].
pub fn heard(rule: &Settings, cells: &Cells, cell: Cell) -> f64 {
    rule.reaches * f64::from(cells.reported[cell as usize])
}

/// The cell of which most was reported that no cover prevents, away from all bases that were chosen before;
/// `None` where nothing was.
fn worst(rule: &Settings, ground: &Ground, cells: &Cells, chosen: &[(u16, Cell)]) -> Option<Cell> {
    let harm =
        |cell: Cell| heard(rule, cells, cell) * (1.0 - f64::from(cells.cover[cell as usize]));
    let near = |cell: Cell| {
        let taken = |to: Cell| chosen.iter().any(|&(_, base)| base == to);
        ground.map.near.within(cell, rule.apart_km).any(|step| taken(step.cell))
    };
    let free = ground.map.cells.iter().copied().filter(|&cell| harm(cell) > 0.0 && !near(cell));
    free.max_by(|&a, &b| harm(a).total_cmp(&harm(b)).then(b.cmp(&a)))
}
