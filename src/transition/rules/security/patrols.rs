//! Patrols by reports: a part of each company drives out every week from its base to where most harm was
//! reported within reach. So where it is hangs on who tells; where nobody does it stays in camp. What an
//! operation hears, and how long that counts, is of `temporary`. Forms and sizes are assumptions.

use super::camps::Camps;
use super::{deterrence, temporary};
use crate::document::Source;
use crate::transition::country::Ground;
use crate::transition::country::map::Cell;
use crate::transition::fade::fade;
use crate::transition::levers::OperationLever;
use crate::transition::policies::Operation;
use crate::transition::world::{Cells, Operations, Patrol};

crate::settings! {
    /// Patrols that go where harm was reported.
    pub struct Settings {
        out_hours: 2.0..=336.0, 48.0, "hours", "time for which a patrol is out: what the drive there and back takes of it is lost", Source::Assumption;
        each: 0.0..=1.0, 0.5, "1", "share of what was reported of a place that one patrol there is taken to look after; the rest calls for another", Source::Assumption;
    }
}

/// Where the patrols of all operations go this week. Companies that live away from the towns are where most was
/// reported already, and send none.
pub fn step(
    rule: &Settings,
    (temporary, deterrence): (&temporary::Settings, &deterrence::Settings),
    ground: &Ground,
    (operations, levers): (&[Operation], &[OperationLever]),
    counted: &mut Operations,
    cells: &Cells,
) {
    let by_reports = |operation: &Operation| operation.by_reports > 0.0;
    if !operations.iter().any(by_reports) {
        return;
    }
    let mut patrols = Vec::new();
    let mut calls = vec![0.0; ground.map.inside.len()];
    for &cell in &ground.map.cells {
        calls[cell as usize] = temporary::heard(temporary, cells, cell);
    }
    let all = operations.iter().zip(levers).enumerate();
    for (index, (operation, lever)) in all.filter(|(_, (operation, _))| by_reports(operation)) {
        let troops = deterrence.companies(lever.placed());
        let camps = Camps::of(ground, (index, operation), troops, &counted.forward);
        for base in camps.settled() {
            let Some((cell, stays)) = worst(rule, deterrence, ground, base, &calls) else {
                continue;
            };
            for (step, hours) in ground.map.near.with_hours(cell) {
                let looked_after = rule.each * fade(hours, deterrence.point_hours);
                calls[step.cell as usize] *= 1.0 - looked_after;
            }
            patrols.push(Patrol { operation: index as u16, cell, stays: stays as f32 });
        }
    }
    if patrols != counted.patrols {
        counted.patrols = patrols;
        counted.redeploy = true;
    }
}

/// Where a patrol from a base does most, and which share of its time it is there: of all cells within reach that
/// call for one, the nearest first.
fn worst(
    rule: &Settings,
    deterrence: &deterrence::Settings,
    ground: &Ground,
    base: Cell,
    calls: &[f64],
) -> Option<(Cell, f64)> {
    let mut best = (0.0, None);
    for (step, hours) in ground.map.near.with_hours(base) {
        let stays = 1.0 - 2.0 * hours / rule.out_hours;
        let worth = calls[step.cell as usize] * stays;
        if hours < deterrence.wide_hours && worth > best.0 {
            best = (worth, Some((step.cell, stays)));
        }
    }
    best.1
}
