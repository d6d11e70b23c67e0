//! Movement: units leave zones they may not enter, and units that break terms move to where there
//! is something to gain. Looked at once a month, a quarter of the units each week.

use crate::document::Source;
use crate::luck::Luck;
use crate::transition::setup::Setup;
use crate::transition::streams::MOVEMENT;
use crate::transition::world::{Posture, World};

crate::settings! {
    /// How units move.
    pub struct Movement {
        range_km: 0.0..=60.0, 20.0, "km", "how far a unit looks for a better place", Source::Assumption;
        restless: 0.0..=1.0, 0.5, "1/month", "share of units of a party that breaks terms which look for one", Source::Assumption;
    }
}

/// Writes `units.cell`.
pub fn step(setup: &Setup, luck: &Luck, w: &mut World) {
    let (m, ground) = (&setup.rules.movement, &setup.ground);
    for unit in 0..w.units.len() {
        if w.units.size[unit] == 0 {
            continue;
        }
        let cell = w.units.cell[unit];
        let party = usize::from(w.units.party[unit]);
        let must = setup.parties[party].in_process && in_zone(setup, w, cell);
        // The quarter of a unit is its identity's, so that newcomers move nobody.
        let due = w.units.who[unit].0 % 4 == u64::from(w.week % 4);
        let breaks = w.units.rogue[unit] || w.parties.posture[party] >= Posture::Violating;
        let word = luck.word(MOVEMENT, w.units.who[unit]);
        let wants = due && breaks && word.below(m.restless);
        if !must && !wants {
            continue;
        }
        let range = if must { m.range_km.max(2.5 * ground.map.cell_km) } else { m.range_km };
        let mut best = (f64::NEG_INFINITY, cell);
        for step in ground.map.near.within(cell, range) {
            let c = step.cell as usize;
            if setup.parties[party].in_process && in_zone(setup, w, step.cell) {
                continue;
            }
            let worth = worth(setup, w, party, c) - 0.02 * f64::from(step.km);
            if worth > best.0 {
                best = (worth, step.cell);
            }
        }
        w.units.cell[unit] = best.1;
    }
}

/// True if a zone along the line keeps armed units out of a cell. A zone narrower than the cell
/// moves positions within it, not units out of it.
fn in_zone(setup: &Setup, w: &World, cell: u32) -> bool {
    let line = f64::from(setup.ground.line_km[cell as usize]);
    w.levers.standoff_km > setup.ground.map.cell_km / 2.0 && line < w.levers.standoff_km
}

/// What a cell is worth to a party: ground it may hold, rents, nearness to the line when it is at
/// war, less the peacekeepers there.
fn worth(setup: &Setup, w: &World, party: usize, cell: usize) -> f64 {
    let (ground, cells) = (&setup.ground, setup.ground.map.inside.len());
    let held = f64::from(u8::from(ground.stands[party][cell]));
    let rent = f64::from(ground.map.resource[cell]);
    let at_war = f64::from(u8::from(w.parties.posture[party] == Posture::Withdrawn));
    let line = super::super::fade(f64::from(ground.line_km[cell]), 3.0 * ground.map.cell_km);
    let crowd = f64::from(w.cells.presence[party * cells + cell]);
    held + rent + at_war * line - 0.5 * f64::from(w.cells.cover[cell]) - 0.3 * crowd
}
