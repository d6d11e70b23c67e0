//! Movement: units leave zones and districts they may not stand in; units that share security with
//! the other side go to where it stands; units that break terms move to where there is
//! something to gain; units of a state move to where nobody provides security any more. Looked at
//! once a month, a quarter of the units each week.

use crate::document::Source;
use crate::luck::Luck;
use crate::transition::country::PartyKind;
use crate::transition::fade;
use crate::transition::levers::Assigned;
use crate::transition::setup::Setup;
use crate::transition::streams::MOVEMENT;
use crate::transition::world::{Posture, World};

crate::settings! {
    /// How units move.
    pub struct Settings {
        range_km: 0.0..=60.0, 20.0, "km", "how far a unit looks for a better place", Source::Assumption;
        avoids: 0.0..=5.0, 0.5, "1", "what full cover by peacekeepers takes from the worth of a cell", Source::Assumption;
        joint: 0.0..=5.0, 0.8, "1", "worth of a cell of joint security where the other side stands too", Source::Assumption;
        restless: 0.0..=1.0, 0.5, "1/month", "share of the units that look for one, of a state and of a party that breaks terms", Source::Assumption;
    }
}

/// Writes `units.cell`, `.detailed`.
pub fn step(setup: &Setup, luck: &Luck, w: &mut World) {
    let (m, ground) = (&setup.rules.movement, &setup.country.ground);
    for unit in 0..w.units.len() {
        if w.units.size[unit] == 0 {
            continue;
        }
        let cell = w.units.cell[unit];
        let party = usize::from(w.units.party[unit]);
        let must = barred(setup, w, party, cell);
        // The quarter of a unit is its identity's, so that newcomers move nobody.
        let due = w.units.who[unit].0 % 4 == u64::from(w.week % 4);
        let breaks = w.units.rogue[unit] || w.parties.posture[party] >= Posture::Violating;
        let word = luck.word(MOVEMENT, w.units.who[unit]);
        let fills = setup.country.parties[party].kind == PartyKind::State;
        let joint = *w.levers.security.assigned[usize::from(ground.map.district[cell as usize])]
            == Assigned::Joint
            && setup.country.parties[party].in_process
            // Which units are detailed lasts, and more are for a larger share.
            && luck.at(0).nth(MOVEMENT, w.units.who[unit], 1).below(*w.levers.security.joint_share);
        w.units.detailed[unit] = joint;
        let wants = due && (breaks || fills || joint) && word.below(m.restless);
        if !must && !wants {
            continue;
        }
        let range = if must { f64::INFINITY } else { m.range_km };
        let mut best = (f64::NEG_INFINITY, cell);
        for step in ground.map.near.within(cell, range) {
            let c = step.cell as usize;
            if barred(setup, w, party, step.cell) {
                continue;
            }
            let worth = worth(setup, w, party, c, (joint, breaks)) - 0.02 * f64::from(step.km);
            if worth > best.0 {
                best = (worth, step.cell);
            }
        }
        w.units.moved |= best.1 != cell;
        w.units.cell[unit] = best.1;
    }
}

/// True if a party's units may not stand in a cell: it lies in a zone along the line, or in a
/// district that they must leave.
fn barred(setup: &Setup, w: &World, party: usize, cell: u32) -> bool {
    let district = usize::from(setup.country.ground.map.district[cell as usize]);
    *w.levers.security.closed[district] & 1 << party != 0
        || (setup.country.parties[party].in_process && in_zone(setup, w, cell))
}

/// True if a zone along the line keeps armed units out of a cell. A zone narrower than the cell
/// moves positions within it, not units out of it.
fn in_zone(setup: &Setup, w: &World, cell: u32) -> bool {
    let line = f64::from(setup.country.ground.line_km[cell as usize]);
    *w.levers.security.standoff_km > setup.country.ground.map.cell_km / 2.0
        && line < *w.levers.security.standoff_km
}

/// What a cell is worth to a party: ground it may hold, people without security to a state, rents
/// to one that breaks terms, nearness to the line at war; less the peacekeepers there and its own
/// crowd.
fn worth(
    setup: &Setup,
    w: &World,
    party: usize,
    cell: usize,
    (detailed, breaks): (bool, bool),
) -> f64 {
    let (ground, cells) = (&setup.country.ground, setup.country.ground.map.inside.len());
    let state = setup.country.parties[party].kind == PartyKind::State;
    let open = state && !opposed_there(setup, w, party, cell);
    let assigned = *w.levers.security.assigned[usize::from(ground.map.district[cell])];
    let joint = assigned == Assigned::Joint && detailed;
    let sent = joint || (state && assigned == Assigned::Retained);
    let held = f64::from(u8::from(ground.stands[party][cell] || open || sent));
    let shared = if joint {
        setup.rules.movement.joint * theirs(setup, w, party, cell).min(1.0)
    } else {
        0.0
    };
    let people = ground.map.people_per_100_km2(cell);
    let alone = f64::from(w.cells.vacuum[cell]) * people / (people + 5_000.0);
    let gain = match (breaks, state) {
        (true, _) => f64::from(ground.map.resource[cell]),
        (false, true) => 2.0 * alone,
        (false, false) => 0.0,
    };
    let at_war = f64::from(u8::from(w.parties.posture[party] == Posture::Withdrawn));
    let line = fade(f64::from(ground.line_km[cell]), 30.0);
    let crowd = f64::from(w.cells.presence[party * cells + cell]);
    held + gain + shared + at_war * line
        - setup.rules.movement.avoids * f64::from(w.cells.cover[cell])
        - 0.3 * crowd
}

/// True while units of the other side stand in reach of a cell: where none does, the cell is open
/// to the state, whoever claimed it.
pub fn opposed_there(setup: &Setup, w: &World, party: usize, cell: usize) -> bool {
    theirs(setup, w, party, cell) >= 0.1
}

/// Presence of the other side's parties in the process, in units of full strength.
fn theirs(setup: &Setup, w: &World, party: usize, cell: usize) -> f64 {
    let cells = setup.country.ground.map.inside.len();
    setup.country.opponents(party).map(|j| f64::from(w.cells.presence[j * cells + cell])).sum()
}
