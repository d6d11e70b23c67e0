//! The security field: who provides security where. Overlap and absence are computed, never set.

use crate::document::Source;
use crate::transition::fade;
use crate::transition::setup::Setup;
use crate::transition::world::World;

crate::settings! {
    /// Who provides security where.
    pub struct Security {
        reach_km: 1.0..=60.0, 20.0, "km", "distance at which a unit provides nothing more", Source::Assumption;
        police: 0.0..=5.0, 1.5, "units", "police of a state with full institutions where its side stands, as units of full strength", Source::Assumption;
        filled: 0.1..=20.0, 2.5, "1/unit", "how fast presence fills a vacuum", Source::Assumption;
    }
}

/// Reads units, cover and institutions; writes `cells.presence`, `.vacuum` and `.disputed`.
pub fn step(setup: &Setup, w: &mut World) {
    let (s, map) = (&setup.rules.security, &setup.ground.map);
    let cells = map.inside.len();
    w.cells.presence.fill(0.0);
    for unit in 0..w.units.len() {
        if w.units.size[unit] == 0 {
            continue;
        }
        let strength = f64::from(w.units.size[unit]) / f64::from(setup.scale.unit);
        let field = &mut w.cells.presence[usize::from(w.units.party[unit]) * cells..][..cells];
        for step in map.near.within(w.units.cell[unit], s.reach_km) {
            field[step.cell as usize] += (strength * fade(f64::from(step.km), s.reach_km)) as f32;
        }
    }
    let state_side = usize::from(setup.parties[setup.state()].side);
    let police = s.police * w.institutions;
    let mut sides = [0.0_f64; super::super::setup::MOST_PARTIES];
    for &cell in &map.cells {
        let c = cell as usize;
        sides[..setup.parties.len()].fill(0.0);
        for (at, party) in setup.parties.iter().enumerate() {
            // Who stands outside the process provides no security, whatever he calls it.
            if party.in_process {
                sides[usize::from(party.side)] += f64::from(w.cells.presence[at * cells + c]);
            }
        }
        // Police come to where the state's side stands, and to where nobody else does any more.
        let others: f64 =
            (0..setup.parties.len()).filter(|&s| s != state_side).map(|s| sides[s]).sum();
        if setup.ground.side[c] == Some(state_side as u16) || others < 0.1 {
            sides[state_side] += police;
        }
        let (mut first, mut second, mut total) = (0.0, 0.0, 0.0);
        for &presence in &sides[..setup.parties.len()] {
            total += presence;
            if presence > first {
                (first, second) = (presence, first);
            } else if presence > second {
                second = presence;
            }
        }
        let provided = total + f64::from(w.cells.cover[c]);
        w.cells.vacuum[c] = libm::exp(-s.filled * provided) as f32;
        let balance = if first > 0.0 {
            4.0 * first * second / ((first + second) * (first + second))
        } else {
            0.0
        };
        w.cells.disputed[c] = (balance * second.min(1.0)) as f32;
    }
}
