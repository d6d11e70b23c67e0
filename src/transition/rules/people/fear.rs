//! Fear: past harm near by, fading with time; what is believed of a place from afar lags behind.

use crate::document::Source;
use crate::transition::country::map::Map;
use crate::transition::fade;
use crate::transition::setup::Setup;
use crate::transition::world::{Cells, World};

crate::settings! {
    /// How fear and tension spread and fade.
    pub struct Settings {
        stays: 0.0..=0.999, 0.93, "1/week", "share of fear that stays from week to week", Source::Assumption;
        tension_stays: 0.0..=0.999, 0.85, "1/week", "share of tension that stays from week to week", Source::Assumption;
        belief_stays: 0.0..=0.999, 0.90, "1/week", "share of what is believed from afar that stays from week to week", Source::Assumption;
        of_incident: 0.0..=10.0, 0.9, "1", "fear from the gravest incident where it happened", Source::Assumption;
        of_killing: 0.0..=10.0, 0.7, "1", "fear from many civilians killed where it happened", Source::Assumption;
        of_expulsion: 0.0..=10.0, 0.8, "1", "fear where people are driven out", Source::Assumption;
        of_extortion: 0.0..=10.0, 0.1, "1", "fear where people are robbed", Source::Assumption;
        others: 0.0..=1.0, 0.33, "1", "share of that fear in communities that were not hit", Source::Assumption;
        reach_km: 1.0..=60.0, 30.0, "km", "distance at which nobody is frightened", Source::Assumption;
        tension_km: 1.0..=60.0, 30.0, "km", "distance at which an incident raises no tension", Source::Assumption;
        dilemma: 0.0..=10.0, 0.6, "1", "fear where two communities of equal size live without any provider of security", Source::Assumption;
    }
}

/// Adds fear around a cell: to one community fully and to the others in part, or to all.
pub fn spread(f: &Settings, map: &Map, cells: &mut Cells, cell: u32, amount: f64, community: Option<u8>) {
    let count = cells.communities;
    for step in map.near.within(cell, f.reach_km) {
        let amount = amount * fade(map.people_km(step), f.reach_km);
        for at in 0..count {
            let hit = community.is_none_or(|community| usize::from(community) == at);
            let share = if hit { 1.0 } else { f.others };
            cells.fear[step.cell as usize * count + at] += (share * amount) as f32;
        }
    }
}

/// Fades fear and tension, lets beliefs follow, and works out what pushes people to leave: fear,
/// and the security dilemma where communities mix without a provider. Writes `cells.fear`,
/// `.tension`, `.believed`, `.push`.
pub fn step(setup: &Setup, w: &mut World) {
    let (f, cells) = (&setup.rules.fear, &mut w.cells);
    let count = cells.communities;
    let (stays, lag) = (f.stays as f32, f.belief_stays as f32);
    cells.tension.iter_mut().for_each(|tension| *tension *= f.tension_stays as f32);
    for &cell in &setup.country.ground.map.cells {
        let c = cell as usize;
        let minority = f64::from(1.0 - setup.country.ground.largest[c]);
        let dilemma = f.dilemma * f64::from(cells.vacuum[c]) * 4.0 * minority * (1.0 - minority);
        for at in c * count..(c + 1) * count {
            cells.fear[at] *= stays;
            cells.believed[at] = lag * cells.believed[at] + (1.0 - lag) * cells.fear[at];
            cells.push[at] = cells.fear[at] + dilemma as f32;
        }
    }
}
