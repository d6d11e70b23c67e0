//! The security field: who provides security where. Overlap and absence are computed, never set.

use crate::document::Source;
use crate::transition::country::MOST_PARTIES;
use crate::transition::fade;
use crate::transition::levers::Assigned;
use crate::transition::setup::Setup;
use crate::transition::world::{DISPUTED, INTERNATIONAL, JOINT, VACUUM, World};

crate::settings! {
    /// Who provides security where.
    pub struct Settings {
        reach_km: 1.0..=60.0, 20.0, "km", "distance at which a unit provides nothing more", Source::Assumption;
        police: 0.0..=5.0, 1.5, "units", "police of a state with full institutions where its side stands, as units of full strength", Source::Assumption;
        filled: 0.1..=20.0, 2.5, "1/unit", "how fast presence fills a vacuum", Source::Assumption;
        yields: 0.0..=1.0, 0.4, "1", "how far armed men still contest a cell that is assigned to others, or shared", Source::Assumption;
    }
}

/// Reads units, cover and institutions; writes `cells.presence`, `.vacuum`, `.disputed`,
/// `.provider` and `parties.together`.
pub fn step(setup: &Setup, w: &mut World) {
    let (s, map) = (&setup.rules.security, &setup.country.ground.map);
    let cells = map.inside.len();
    w.cells.presence.fill(0.0);
    for unit in 0..w.units.len() {
        if w.units.size[unit] == 0 {
            continue;
        }
        let strength = f64::from(w.units.size[unit]) / f64::from(setup.country.scale.unit);
        let field = &mut w.cells.presence[usize::from(w.units.party[unit]) * cells..][..cells];
        for step in map.near.within(w.units.cell[unit], s.reach_km) {
            field[step.cell as usize] += (strength * fade(map.people_km(step), s.reach_km)) as f32;
        }
    }
    let state_side = usize::from(setup.country.parties[setup.country.state()].side);
    let police = s.police * w.institutions;
    let mut sides = [Side::default(); MOST_PARTIES];
    let sides = &mut sides[..setup.country.parties.len()];
    for &cell in &map.cells {
        let c = cell as usize;
        let assigned = *w.levers.security.assigned[usize::from(map.district[c])];
        sides.fill(Side::default());
        for (at, party) in setup.country.parties.iter().enumerate() {
            // Who stands outside the process provides no security, whatever he calls it.
            if party.in_process {
                let presence = f64::from(w.cells.presence[at * cells + c]);
                let side = &mut sides[usize::from(party.side)];
                side.there += presence;
                if presence > side.most {
                    (side.most, side.leader) = (presence, at as u8);
                }
            }
        }
        // Police come to where the state's side stands, and to where nobody else does any more.
        let others: f64 =
            (0..sides.len()).filter(|&s| s != state_side).map(|s| sides[s].there).sum();
        let claims = setup.country.ground.side[c] == Some(state_side as u16) || others < 0.1;
        if claims || assigned == Assigned::Retained {
            sides[state_side].there += police;
            if police > sides[state_side].most {
                sides[state_side].leader = setup.country.state() as u8;
            }
        }
        let (mut provided, mut first, mut second) = (0.0, (0.0, VACUUM), 0.0);
        for (at, side) in sides.iter().enumerate() {
            let may = match assigned {
                Assigned::Unsaid | Assigned::Joint => true,
                Assigned::Nobody | Assigned::International => false,
                Assigned::Delegated => setup.country.ground.side[c] == Some(at as u16),
                Assigned::Retained => at == state_side,
            };
            provided += if may { side.there } else { 0.0 };
            let contests = side.there * if may { 1.0 } else { s.yields };
            if contests > first.0 {
                (first, second) = ((contests, side.leader), first.0);
            } else if contests > second {
                second = contests;
            }
        }
        let cover = setup.rules.deterrence.fills * f64::from(w.cells.cover[c]);
        w.cells.vacuum[c] = libm::exp(-s.filled * (provided + cover)) as f32;
        let balance = if first.0 > 0.0 {
            4.0 * first.0 * second / ((first.0 + second) * (first.0 + second))
        } else {
            0.0
        };
        let joint = assigned == Assigned::Joint;
        let disputed = balance * second.min(1.0) * if joint { s.yields } else { 1.0 };
        w.cells.disputed[c] = disputed as f32;
        let both = joint && second >= 0.1;
        w.cells.provider[c] = match () {
            () if w.cells.vacuum[c] > 0.5 => VACUUM,
            () if cover > provided => INTERNATIONAL,
            () if both => JOINT,
            () if disputed > 0.5 => DISPUTED,
            () => first.1,
        };
    }
    w.parties.together = together(w);
}

/// Share of the men detailed to joint security who stand where both sides provide it.
fn together(w: &World) -> f64 {
    let (mut there, mut all) = (0.0, 0.0);
    for unit in (0..w.units.len()).filter(|&unit| w.units.detailed[unit]) {
        let men = f64::from(w.units.size[unit]);
        all += men;
        let both = w.cells.provider[w.units.cell[unit] as usize] == JOINT;
        there += if both { men } else { 0.0 };
    }
    if all > 0.0 { there / all } else { 0.0 }
}

/// What one side has in a cell.
#[derive(Clone, Copy, Default)]
struct Side {
    /// Presence, in units of full strength.
    there: f64,
    /// Presence of the strongest of its parties, and which.
    most: f64,
    leader: u8,
}
