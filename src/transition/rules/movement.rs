//! Movement: units leave zones they may not enter; units that break terms move to where there is
//! something to gain; units of a state move to where nobody provides security any more. Looked at
//! once a month, a quarter of the units each week.

use crate::document::Source;
use crate::luck::Luck;
use crate::transition::fade;
use crate::transition::setup::{PartyKind, Setup};
use crate::transition::streams::MOVEMENT;
use crate::transition::world::{Posture, World};

crate::settings! {
    /// How units move.
    pub struct Movement {
        range_km: 0.0..=60.0, 20.0, "km", "how far a unit looks for a better place", Source::Assumption;
        avoids: 0.0..=5.0, 0.5, "1", "what full cover by peacekeepers takes from the worth of a cell", Source::Assumption;
        restless: 0.0..=1.0, 0.5, "1/month", "share of the units that look for one, of a state and of a party that breaks terms", Source::Assumption;
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
        let fills = setup.parties[party].kind == PartyKind::State;
        let wants = due && (breaks || fills) && word.below(m.restless);
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
        w.units.moved |= best.1 != cell;
        w.units.cell[unit] = best.1;
    }
}

/// True if a zone along the line keeps armed units out of a cell. A zone narrower than the cell
/// moves positions within it, not units out of it.
fn in_zone(setup: &Setup, w: &World, cell: u32) -> bool {
    let line = f64::from(setup.ground.line_km[cell as usize]);
    w.levers.standoff_km > setup.ground.map.cell_km / 2.0 && line < w.levers.standoff_km
}

/// What a cell is worth to a party: ground it may hold, people without security to a state, rents
/// to one that breaks terms, nearness to the line at war; less the peacekeepers there and its own
/// crowd.
fn worth(setup: &Setup, w: &World, party: usize, cell: usize) -> f64 {
    let (ground, cells) = (&setup.ground, setup.ground.map.inside.len());
    let state = setup.parties[party].kind == PartyKind::State;
    let open = state && !opposed_there(setup, w, party, cell);
    let held = f64::from(u8::from(ground.stands[party][cell] || open));
    let people = f64::from(ground.map.people[cell]);
    let alone = f64::from(w.cells.vacuum[cell]) * people / (people + 5_000.0);
    let breaks = w.parties.posture[party] >= Posture::Violating;
    let gain = match (breaks, state) {
        (true, _) => f64::from(ground.map.resource[cell]),
        (false, true) => 2.0 * alone,
        (false, false) => 0.0,
    };
    let at_war = f64::from(u8::from(w.parties.posture[party] == Posture::Withdrawn));
    let line = fade(f64::from(ground.line_km[cell]), 3.0 * ground.map.cell_km);
    let crowd = f64::from(w.cells.presence[party * cells + cell]);
    held + gain + at_war * line
        - setup.rules.movement.avoids * f64::from(w.cells.cover[cell])
        - 0.3 * crowd
}

/// True while units of the other side stand in reach of a cell: where none does, the cell is open
/// to the state, whoever claimed it.
pub fn opposed_there(setup: &Setup, w: &World, party: usize, cell: usize) -> bool {
    let cells = setup.ground.map.inside.len();
    let theirs = |j: &usize| setup.parties[*j].in_process && setup.opposed(party, *j);
    let presence = (0..setup.parties.len()).filter(theirs);
    presence.map(|j| f64::from(w.cells.presence[j * cells + cell])).sum::<f64>() >= 0.1
}
