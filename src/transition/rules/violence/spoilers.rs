//! Spoilers: actors outside the process who choose the act that promises most against the guards
//! in reach and by who would be blamed. There are no types: limited, greedy and total are regions
//! of the weights of a demand, of gain and of destroying the peace (after Stedman 1997,
//! International Security 22:5). No act has a rate that belongs to a type.
//!
//! Here: once a month, how much they mean to do. What they then do is in `acts`.

use super::strikes;
use crate::document::Source;
use crate::transition::country::{Country, PartyKind};
use crate::transition::levers::SpoilerLever;
use crate::transition::rules::shared::{RENTS_KM2, logistic};
use crate::transition::world::{Cells, Parties, Units};

crate::settings! {
    /// How spoilers act.
    pub struct Settings {
        intensity: 0.0..=20.0, 1.5, "1/week", "most acts that a spoiler of full strength intends to attempt in a week", Source::Assumption;
        full_strength: 10.0..=100_000.0, 500.0, "persons", "number of fighters that counts as full strength", Source::Assumption;
        sharpness: 0.0..=50.0, 5.0, "1", "how sharply a higher drive turns into acts", Source::Assumption;
        restraint: 0.0..=3.0, 0.42, "1", "drive at which a spoiler intends half of the acts that it could attempt at most", Source::Assumption;
        usd_per_fighter: 1.0..=10_000.0, 100.0, "US dollars/month", "money that keeps one fighter", Source::Assumption;
        rents_usd: 0.0..=1e8, 200_000.0, "US dollars/month/100 km2", "rents of ground with the full resource, held alone", Source::Assumption;
        kept_out: 0.0..=1.0, 1.0, "1", "share of a cell's rents that full cover keeps from a spoiler", Source::Assumption;
        policed: 0.0..=1.0, 0.9, "1", "share of a cell's rents that whoever fully provides security there keeps from a party outside the process", Source::Assumption;
        pressed: 0.0..=2.0, 1.0, "1", "how far cover where it stands presses a spoiler", Source::Assumption;
        gain: 0.0..=3.0, 0.5, "1", "drive of one out for gain, without money", Source::Assumption;
        gain_funds: 0.0..=3.0, 0.3, "1", "what money for all its fighters adds to that", Source::Assumption;
        force_gain: 0.0..=3.0, 0.35, "1", "drive that full force takes from one out for gain", Source::Assumption;
        force_demand: 0.0..=3.0, 0.1, "1", "drive that full force takes from one with a demand", Source::Assumption;
        force_destroy: 0.0..=3.0, 0.035, "1", "drive that full force takes from one who would bring the peace down", Source::Assumption;
        threat: 0.0..=3.0, 0.7, "1", "drive that the threat of full force, if it acts, takes from one out for gain", Source::Assumption;
        granted: 0.0..=5.0, 1.3, "1", "share of a full demand that a full grant meets where all of it counts", Source::Assumption;
        granted_unbelieved: 0.0..=1.0, 0.4, "1", "share of a grant that counts at trust 0", Source::Assumption;
        granted_trust: 0.0..=1.0, 0.6, "1", "share of a grant that counts besides at trust 1", Source::Assumption;
        grows: 0.0..=1.0, 0.04, "1/month", "how fast a demand grows in one out for gain who is paid without conditions", Source::Assumption;
        anger: 0.0..=3.0, 0.45, "1", "drive of full anger in one without a wish for gain", Source::Assumption;
        anger_gain: 0.0..=1.0, 0.7, "1", "share by which a full wish for gain reduces that", Source::Assumption;
        angers: 0.0..=1.0, 0.15, "1/month", "how fast full force causes anger", Source::Assumption;
        calms: 0.0..=1.0, 0.10, "1/month", "share of anger that fades in a month", Source::Assumption;
        reach_km: 1.0..=60.0, 40.0, "km", "how far from its bases a spoiler acts", Source::Assumption;
        deaths: 0.0..=100.0, 2.0, "persons", "mean deaths of an attack on fighters", Source::Assumption;
        raid_deaths: 0.0..=100.0, 0.5, "persons", "mean deaths of a raid on civilians", Source::Assumption;
        tips: 0.0..=1.0, 0.4, "1", "share of what guards stop that they stop because people tell them", Source::Assumption;
        told: 0.0..=1.0, 0.4, "1", "share of the loot of a raid that is lost where all would inform", Source::Assumption;
        provided: 0.0..=1.0, 0.3, "1", "share of acts stopped where somebody fully provides security", Source::Assumption;
        hearsay: 0.0..=2.0, 1.0, "1", "how far what an act seems worth in a cell spreads around its worth, from cell to cell and week to week", Source::Assumption;
        crowd: 1.0..=1e6, 20_000.0, "persons/100 km2", "people at home from which a cell is worth most", Source::Assumption;
        loot: 0.0..=5.0, 0.6, "1", "loot of a cell with most people, relative to a cell with the full resource", Source::Assumption;
        extortion: 0.0..=5.0, 0.8, "1", "worth of extortion, relative to all the loot", Source::Assumption;
        terror: 0.0..=5.0, 0.2, "1", "worth of a raid among most people to one who would bring the peace down", Source::Assumption;
        expulsion: 0.0..=5.0, 0.6, "1", "worth of driving people out, where most live and mix, to one who would bring the peace down", Source::Assumption;
        attack: 0.0..=5.0, 0.5, "1", "worth of an attack on fighters to one who would bring the peace down", Source::Assumption;
        on_troops: 0.0..=5.0, 1.0, "1", "worth of an attack on unguarded peacekeepers to one who would bring the peace down", Source::Assumption;
        false_flag: 0.0..=5.0, 1.2, "1", "worth of a false flag to one who would bring the peace down, less the share of authors that become known", Source::Assumption;
        veto: 0.0..=3.0, 0.8, "1", "extra worth of an act that breaks an awaited condition to one who would bring the peace down", Source::Assumption;
        veto_drive: 0.0..=3.0, 0.25, "1", "share of that which any awaited condition adds to the drive of one who would bring the peace down", Source::Assumption;
        believed: 0.0..=1.0, 1.0, "1", "chance that a false accusation is believed, at trust 0 and without verification", Source::Assumption;
        believed_trust: 0.0..=1.0, 0.6, "1", "share by which full trust in the accused reduces that chance", Source::Assumption;
    }
}

/// Once a month: the money of all parties but the state, and how much each outside the process means to
/// do. `awaited`: whether any policy waits for reports of less violence.
pub fn step(
    rule: &Settings,
    country: &Country,
    levers: &[SpoilerLever],
    awaited: bool,
    cells: &Cells,
    units: &Units,
    parties: &mut Parties,
) {
    for party in 0..country.parties.len() {
        let lever = &levers[party];
        if country.parties[party].kind != PartyKind::State {
            let rents = rents(rule, country, cells, party);
            let paid = if rewarded(lever, parties, party) { *lever.usd_per_month } else { 0.0 };
            let money = rents + country.parties[party].monthly_usd + parties.sponsors[party] + paid;
            parties.funds[party] = (money / need(rule, parties, party)).min(2.0);
        }
        if country.parties[party].in_process || parties.strength[party] <= 0.0 {
            continue;
        }
        parties.acts_before[party] = parties.acts[party];
        parties.acts[party] = 0;
        let force = rule.pressed * cover(cells, units, party);
        let force = (force + strikes::force(lever, parties, party)).min(1.0);
        let drive = drive(rule, country, lever, awaited, force, party, parties);
        parties.intensity[party] = rule.intensity * logistic(rule.sharpness * drive);
    }
}

/// Money that keeps all fighters of a party [US dollars/month].
fn need(rule: &Settings, parties: &Parties, party: usize) -> f64 {
    rule.usd_per_fighter * parties.strength[party].max(1.0)
}

/// Rents that a party draws where it stands [US dollars/month]. Who provides security keeps them from those who
/// provide none: as the state comes back, or while another side holds the place.
fn rents(rule: &Settings, country: &Country, cells: &Cells, party: usize) -> f64 {
    let map = &country.ground.map;
    let stands = &country.ground.stands[party];
    let presence = &cells.presence[party * map.inside.len()..];
    let policed = if country.parties[party].in_process { 0.0 } else { rule.policed };
    // Rents grow with the ground, however it is cut into cells.
    let rents_usd = rule.rents_usd * map.cell_km * map.cell_km / RENTS_KM2;
    map.cells
        .iter()
        .map(|&c| c as usize)
        .filter(|&c| stands[c] && map.resource[c] > 0.0)
        .map(|c| {
            let own = f64::from(presence[c]);
            let provided = 1.0 - f64::from(cells.vacuum[c]);
            let alone = own.min(1.0)
                * (1.0 - rule.kept_out * f64::from(cells.cover[c]))
                * (1.0 - policed * provided);
            rents_usd * f64::from(map.resource[c]) * alone
        })
        .sum()
}

/// True if what is offered to a party comes this month.
fn rewarded(lever: &SpoilerLever, parties: &Parties, party: usize) -> bool {
    !*lever.conditional || parties.acts_before[party] == 0
}

/// What drives a party to act, after its goals, money, anger and the force against it.
fn drive(
    rule: &Settings,
    country: &Country,
    lever: &SpoilerLever,
    awaited: bool,
    force: f64,
    party: usize,
    parties: &mut Parties,
) -> f64 {
    let [demand, gain, destroy] = country.parties[party].goals;
    let funds = parties.funds[party];
    if *lever.usd_per_month > 0.0 && !*lever.conditional {
        parties.demand[party] += rule.grows * gain;
    }
    let granted = if rewarded(lever, parties, party) { *lever.granted } else { 0.0 };
    // What is granted counts as far as it is believed.
    let trust = parties.trust_of(party, country.state());
    let counts = rule.granted_unbelieved + rule.granted_trust * trust;
    let unmet = (parties.demand[party] - rule.granted * granted * counts).max(0.0);
    parties.unmet[party] = unmet;
    let before = parties.anger[party];
    let anger = before + rule.angers * force * (1.0 - before) - rule.calms * before;
    parties.anger[party] = anger;
    // Under a rule, to act is to lose what is offered and to meet what is threatened.
    let lost = if *lever.conditional {
        let reward = (*lever.usd_per_month / need(rule, parties, party)).min(1.0);
        let threat = strikes::threat(lever, parties.strength[party]);
        gain * reward + demand * *lever.granted + rule.threat * gain * threat
    } else {
        0.0
    };
    destroy * if awaited { 1.0 + rule.veto_drive * rule.veto } else { 1.0 }
        + gain * (rule.gain + rule.gain_funds * funds)
        + demand * unmet
        + rule.anger * anger * (1.0 - rule.anger_gain * gain)
        - force
            * (rule.force_gain * gain + rule.force_demand * demand + rule.force_destroy * destroy)
        - lost
        - rule.restraint
}

/// How much force stands where the spoiler stands: mean cover over its units, 0 to 1.
fn cover(cells: &Cells, units: &Units, party: usize) -> f64 {
    let (mut sum, mut count) = (0.0, 0.0);
    for unit in units.of(party) {
        sum += f64::from(cells.cover[units.cell[unit] as usize]);
        count += 1.0;
    }
    if count > 0.0 { sum / count } else { 0.0 }
}
