//! Strikes: troops that hunt a party outside the process. How many of it they kill depends on their
//! number against its own, and on whether people shelter it: who fights for a demand that people
//! share is sheltered. Force feeds anger, which the rule of spoilers answers. Sizes are assumptions.

use crate::document::Source;
use crate::luck::Luck;
use crate::transition::setup::Setup;
use crate::transition::streams::STRIKE;
use crate::transition::world::{Incident, What, World};

crate::settings! {
    /// Losses of a party under strikes.
    pub struct Settings {
        losses: 0.0..=1.0, 0.012, "1/week", "share of a unit that overwhelming force kills in a week", Source::Assumption;
        shelter: 0.0..=1.0, 0.8, "1", "share of that from which a demand in full weight shelters", Source::Assumption;
    }
}

/// Force against a party now, 0 to 1: troops against its own number. Under a rule only after a month
/// with an act of its own.
pub fn force(w: &World, party: usize) -> f64 {
    let lever = &w.levers.politics.spoilers[party];
    let due = !*lever.conditional || w.parties.acts_before[party] > 0;
    if due { threat(w, party) } else { 0.0 }
}

/// Force that a party has to reckon with if it acts, 0 to 1.
pub fn threat(w: &World, party: usize) -> f64 {
    let troops = *w.levers.politics.spoilers[party].troops;
    if troops > 0.0 { troops / (troops + w.parties.strength[party]) } else { 0.0 }
}

/// Queues losses.
pub fn step(setup: &Setup, luck: &Luck, w: &mut World) {
    let s = &setup.rules.strikes;
    for party in 0..setup.country.parties.len() {
        let force = force(w, party);
        if force <= 0.0 || setup.country.parties[party].in_process {
            continue;
        }
        let chance = s.losses * force * (1.0 - s.shelter * setup.country.parties[party].goals[0]);
        for unit in w.units.of(party) {
            let word = luck.word(STRIKE, w.units.who[unit]);
            let losses = word.binomial(w.units.size[unit], chance);
            if losses > 0 {
                w.effects.queue(Incident {
                    what: What::Strike,
                    cell: w.units.cell[unit],
                    target: Some(party as u16),
                    other: Some(unit as u32),
                    other_fallen: losses,
                    ..Incident::default()
                });
            }
        }
    }
}
