//! Strikes: troops that hunt a party outside the process. How many of it they kill depends on their
//! number against its own, on whether people shelter it (who fights for a demand that people
//! share is sheltered), and on what is found out about where it is. A strike at fighters who were not found hits
//! people who live there. They fear, and who fears tells less: so what is found out hangs on whom strikes hit.
//! Force feeds anger, which the rule of spoilers answers. Sizes are assumptions.

use crate::document::Source;
use crate::luck::Luck;
use crate::transition::country::Country;
use crate::transition::levers::SpoilerLever;
use crate::transition::rules::shared::{NOT_ZERO, force_of, informed, saturated};
use crate::transition::streams::STRIKE;
use crate::transition::world::{Cells, Effects, Incident, Parties, People, Sought, Units, What};

crate::settings! {
    /// Whom strikes kill.
    pub struct Settings {
        losses: 0.0..=1.0, 0.012, "1/week", "share of a unit that overwhelming force without analysts kills in a week", Source::Assumption;
        shelter: 0.0..=1.0, 0.8, "1", "share of that from which a demand in full weight protects", Source::Assumption;
        analysts: 0.001..=10.0, 0.1, "1", "analysts, as a share of the fighters whom they look for, who bring most of what can be found out", Source::Assumption;
        untold: 0.0..=1.0, 0.3, "1", "share of that which is found out where nobody tells", Source::Assumption;
        finds: 0.0..=10.0, 1.0, "1", "what a force that knows where all of them are kills besides, as a multiple of that", Source::Assumption;
        astray: 0.0..=20.0, 0.5, "1", "bystanders killed among many people where nothing is found out, for each fighter that so much force would kill in the open", Source::Assumption;
        crowd: 1.0..=1e6, 2_000.0, "persons/100 km2", "people about a unit who bring half of that", Source::Assumption;
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
    force_of(*lever.troops, strength)
}

/// Who is struck, and who lives beside them.
pub struct Scene<'a> {
    /// The units.
    pub units: &'a Units,
    /// Strength and acts.
    pub parties: &'a Parties,
    /// Fear.
    pub cells: &'a Cells,
    /// Civilians, wherever they are.
    pub people: &'a People,
    /// Room to find who is beside the units.
    pub exposed: &'a mut Sought,
    /// Losses are queued here.
    pub effects: &'a mut Effects,
}

/// What comes against a party in a week.
pub struct Blow {
    /// The party.
    pub party: usize,
    /// Share of a unit in the open that it would kill, 0 to 1.
    pub open: f64,
    /// People who find out where the units are [persons].
    pub analysts: f64,
    /// What it is told as.
    pub what: What,
    /// The operation whose troops they are, and how many of these are killed for each fighter that they mean to kill.
    pub operation: Option<(u16, f64)>,
}

/// Queues what strikes at parties outside the process do.
pub fn step(
    rule: &Settings,
    country: &Country,
    luck: &Luck,
    levers: &[SpoilerLever],
    scene: &mut Scene<'_>,
) {
    for (party, facts) in country.parties.iter().enumerate() {
        let force = force(&levers[party], scene.parties, party);
        if force <= 0.0 || facts.in_process {
            continue;
        }
        let (open, analysts) = (rule.losses * force, *levers[party].analysts);
        let blow = Blow { party, open, analysts, what: What::Strike, operation: None };
        strike(rule, country, luck, &blow, scene);
    }
}

/// Strikes every unit of a party: kills fighters where they are found, and people beside them where they are not.
pub fn strike(rule: &Settings, country: &Country, luck: &Luck, blow: &Blow, scene: &mut Scene<'_>) {
    let Blow { party, open, analysts, what, operation } = *blow;
    let [demand, ..] = country.parties[party].goals;
    let chance = open * (1.0 - rule.shelter * demand);
    let sought = (rule.analysts * scene.parties.strength[party]).max(NOT_ZERO);
    let looked = saturated(analysts, sought);
    scene.exposed.clear(country.ground.map.inside.len());
    scene.units.of(party).for_each(|unit| scene.exposed.seek(scene.units.cell[unit]));
    scene.people.find(scene.exposed);
    for unit in scene.units.of(party) {
        let (cell, size) = (scene.units.cell[unit], scene.units.size[unit]);
        let told = informed(country, scene.cells, party, cell as usize);
        let found = looked * (rule.untold + (1.0 - rule.untold) * told);
        let word = |n: u16| luck.nth(STRIKE, scene.units.who[unit], n);
        let chance = chance * (1.0 + rule.finds * found);
        let target_losses = word(0).binomial(size, chance);
        let people = scene.exposed.of(cell).map(|&block| scene.people.persons[block as usize]);
        let near = country.ground.map.per_100_km2(f64::from(people.sum::<u32>()));
        // Who shelters fighters does not keep strikes away, only from hitting them.
        let missed = open * f64::from(size) * (1.0 - found);
        let civilians = word(1).poisson(rule.astray * missed * near / (near + rule.crowd));
        let (by, dies) = operation.map_or((None, 0.0), |(by, dies)| (Some(by), dies));
        let peacekeepers = word(2).poisson(dies * chance * f64::from(size));
        if target_losses + civilians + peacekeepers > 0 {
            scene.effects.queue(Incident {
                what,
                cell,
                target: Some(party as u16),
                other: Some(unit as u32),
                target_losses,
                civilians,
                operation: by,
                peacekeepers,
                ..Incident::default()
            });
        }
    }
}
