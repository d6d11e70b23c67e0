//! Fear: past harm near by, fading with time; what is believed of a place from afar lags behind.

use crate::document::Source;
use crate::transition::country::Ground;
use crate::transition::country::map::{Cell, Map};
use crate::transition::fade::fade;
use crate::transition::world::Cells;

crate::settings! {
    /// How fear and tension spread and fade.
    pub struct Settings {
        stays: 0.0..=0.999, 0.93, "1/week", "share of fear that stays from week to week", Source::Assumption;
        remembered: 0.0..=0.9999, 0.995, "1/week", "share of what is remembered of a party's harm to civilians that stays from week to week", Source::Assumption;
        tension_stays: 0.0..=0.999, 0.85, "1/week", "share of tension that stays from week to week", Source::Assumption;
        belief_stays: 0.0..=0.999, 0.90, "1/week", "share of what is believed from afar that stays from week to week", Source::Assumption;
        of_incident: 0.0..=10.0, 0.9, "1", "fear from the gravest incident where it happened", Source::Assumption;
        of_killing: 0.0..=10.0, 0.7, "1", "fear where civilians are killed, for each e-fold of their number", Source::Assumption;
        of_expulsion: 0.0..=10.0, 0.8, "1", "fear where people are driven out", Source::Assumption;
        of_extortion: 0.0..=10.0, 0.1, "1", "fear where people are robbed", Source::Assumption;
        others: 0.0..=1.0, 0.33, "1", "share of that fear in communities that were not hit", Source::Assumption;
        reach_km: 1.0..=60.0, 30.0, "km", "distance at which nobody is frightened", Source::Assumption;
        tension_km: 1.0..=60.0, 30.0, "km", "distance at which an incident raises no tension", Source::Assumption;
        dilemma: 0.0..=10.0, 0.6, "1", "fear where two communities of equal size live without any provider of security", Source::Assumption;
    }
}

/// Adds fear around a cell: to one community fully and to the others in part, or to all.
pub fn spread(
    rule: &Settings,
    map: &Map,
    cells: &mut Cells,
    cell: Cell,
    amount: f64,
    community: Option<u8>,
) {
    let count = cells.communities;
    for step in map.near.within(cell, rule.reach_km) {
        let amount = amount * fade(map.people_km(step), rule.reach_km);
        for index in 0..count {
            let hit = community.is_none_or(|community| usize::from(community) == index);
            let share = if hit { 1.0 } else { rule.others };
            cells.fear[step.cell as usize * count + index] += (share * amount) as f32;
        }
    }
}

/// What people near a cell will remember of a party's harm to civilians.
pub fn remember(
    rule: &Settings,
    map: &Map,
    cells: &mut Cells,
    cell: Cell,
    amount: f64,
    party: u16,
) {
    let first = usize::from(party) * map.inside.len();
    for step in map.near.within(cell, rule.reach_km) {
        let near = fade(map.people_km(step), rule.reach_km);
        cells.remembered[first + step.cell as usize] += (amount * near) as f32;
    }
}

/// Fades fear and tension, lets beliefs follow, and works out what pushes people to leave: fear,
/// and the security dilemma where communities mix without a provider.
pub fn step(rule: &Settings, ground: &Ground, cells: &mut Cells) {
    let count = cells.communities;
    let (stays, lag) = (rule.stays as f32, rule.belief_stays as f32);
    cells.tension.iter_mut().for_each(|tension| *tension *= rule.tension_stays as f32);
    cells.remembered.iter_mut().for_each(|harm| *harm *= rule.remembered as f32);
    for &cell in &ground.map.cells {
        let cell = cell as usize;
        let minority = f64::from(1.0 - ground.largest[cell]);
        // How mixed the cell is: 1 where two communities are of equal size.
        let mixed = [2.0 * minority, 2.0 * (1.0 - minority)];
        let dilemma = rule.dilemma * f64::from(cells.vacuum[cell]) * mixed[0] * mixed[1];
        for index in cell * count..(cell + 1) * count {
            cells.fear[index] *= stays;
            cells.believed[index] = lag * cells.believed[index] + (1.0 - lag) * cells.fear[index];
            cells.push[index] = cells.fear[index] + dilemma as f32;
        }
    }
}
