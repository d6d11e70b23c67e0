//! Strikes: troops that hunt a party outside the process. How many of it they kill depends on their
//! number against its own, and on whether people shelter it: who fights for a demand that people
//! share is sheltered. Force feeds anger, which the rule of spoilers answers. Sizes are assumptions.

use crate::document::Source;
use crate::luck::Luck;
use crate::transition::country::Party;
use crate::transition::levers::SpoilerLever;
use crate::transition::streams::STRIKE;
use crate::transition::world::{Effects, Incident, Parties, Units, What};

crate::settings! {
    /// Losses of a party under strikes.
    pub struct Settings {
        losses: 0.0..=1.0, 0.012, "1/week", "share of a unit that overwhelming force kills in a week", Source::Assumption;
        shelter: 0.0..=1.0, 0.8, "1", "share of that from which a demand in full weight protects", Source::Assumption;
    }
}

/// Force against a party now, 0 to 1: troops against its own number. Under a rule only after a month
/// with an act of its own.
pub fn force(lever: &SpoilerLever, parties: &Parties, party: usize) -> f64 {
    let due = !*lever.conditional || parties.acts_before[party] > 0;
    if due { threat(lever, parties.strength[party]) } else { 0.0 }
}

/// Force that a party of such a strength [persons] has to reckon with if it acts, 0 to 1.
pub fn threat(lever: &SpoilerLever, strength: f64) -> f64 {
    if *lever.troops > 0.0 { *lever.troops / (*lever.troops + strength) } else { 0.0 }
}

/// Queues losses.
pub fn step(
    rule: &Settings,
    country: &[Party],
    luck: &Luck,
    levers: &[SpoilerLever],
    units: &Units,
    parties: &Parties,
    effects: &mut Effects,
) {
    for (party, facts) in country.iter().enumerate() {
        let force = force(&levers[party], parties, party);
        if force <= 0.0 || facts.in_process {
            continue;
        }
        let [demand, ..] = facts.goals;
        let chance = rule.losses * force * (1.0 - rule.shelter * demand);
        for unit in units.of(party) {
            let losses = luck.word(STRIKE, units.who[unit]).binomial(units.size[unit], chance);
            if losses > 0 {
                effects.queue(Incident {
                    what: What::Strike,
                    cell: units.cell[unit],
                    target: Some(party as u16),
                    other: Some(unit as u32),
                    target_losses: losses,
                    ..Incident::default()
                });
            }
        }
    }
}
