//! Spoilers: actors outside the process who choose the act that promises most against the guards
//! in reach and by who would be blamed. There are no types: limited, greedy and total are regions
//! of the weights of a demand, of gain and of destroying the peace (after Stedman 1997,
//! International Security 22:5). No act has a rate that belongs to a type.

use super::{contact, logistic, trust};
use crate::calendar::month_begins;
use crate::document::Source;
use crate::luck::{Luck, Who};
use crate::transition::setup::Setup;
use crate::transition::streams::{BELIEF, SPOILER};
use crate::transition::world::{Incident, What, World};

crate::settings! {
    /// How spoilers act.
    pub struct Spoilers {
        intensity: 0.0..=20.0, 1.5, "1/week", "acts that a spoiler of full strength means to attempt in a week at most", Source::Assumption;
        full_strength: 10.0..=100_000.0, 500.0, "persons", "fighters that make full strength", Source::Assumption;
        usd_per_fighter: 1.0..=10_000.0, 100.0, "US dollars/month", "money that keeps one fighter", Source::Assumption;
        rents_usd: 0.0..=1e8, 200_000.0, "US dollars/month", "rents of a cell with the full resource, held alone", Source::Assumption;
        kept_out: 0.0..=1.0, 1.0, "1", "share of a cell's rents that full cover keeps from a spoiler", Source::Assumption;
        pressed: 0.0..=2.0, 1.0, "1", "how far cover where it stands presses a spoiler", Source::Assumption;
        reach_km: 1.0..=60.0, 40.0, "km", "how far from its bases a spoiler acts", Source::Assumption;
        deaths: 0.0..=100.0, 2.0, "persons", "mean deaths of an attack on fighters", Source::Assumption;
        raid_deaths: 0.0..=100.0, 0.5, "persons", "mean deaths of a raid on civilians", Source::Assumption;
        believed: 0.0..=1.0, 1.0, "1", "chance that a false accusation is believed, at trust 0 and without verification", Source::Assumption;
    }
}

/// What a spoiler may do.
#[derive(Clone, Copy, PartialEq)]
enum Act {
    Attack,
    FalseFlag,
    Raid,
}

/// Reads the fields; writes `parties.anger`, `.intensity`; queues incidents.
pub fn step(setup: &Setup, luck: &Luck, w: &mut World) {
    for party in 0..setup.parties.len() {
        if setup.parties[party].in_process || w.parties.strength[party] <= 0.0 {
            continue;
        }
        if month_begins(w.week) {
            decide(setup, w, party);
        }
        let s = &setup.rules.spoilers;
        let who = Who::named(&setup.parties[party].name);
        let size = (w.parties.strength[party] / s.full_strength).min(1.0);
        let acts = luck.word(SPOILER, who).poisson(w.parties.intensity[party] * size);
        for ordinal in 0..acts.min(20) as u16 {
            attempt(setup, luck, w, party, who, ordinal);
        }
    }
}

/// Money at hand for each fighter, of what keeps one, at most 2.
pub fn funds(setup: &Setup, w: &World, party: usize) -> f64 {
    let (s, map) = (&setup.rules.spoilers, &setup.ground.map);
    let cells = map.inside.len();
    let rents: f64 = map
        .cells
        .iter()
        .map(|&c| c as usize)
        .filter(|&c| setup.ground.stands[party][c] && map.resource[c] > 0.0)
        .map(|c| {
            let own = f64::from(w.cells.presence[party * cells + c]);
            let alone = own.min(1.0) * (1.0 - s.kept_out * f64::from(w.cells.cover[c]));
            s.rents_usd * f64::from(map.resource[c]) * alone
        })
        .sum();
    let need = s.usd_per_fighter * w.parties.strength[party].max(1.0);
    ((rents + setup.parties[party].monthly_usd) / need).min(2.0)
}

/// Once a month: what drives it to act, after its goals, money, anger and the force against it.
fn decide(setup: &Setup, w: &mut World, party: usize) {
    let [demand, gain, destroy] = setup.parties[party].goals;
    let funds = funds(setup, w, party);
    let force = setup.rules.spoilers.pressed * force(w, party);
    let anger = &mut w.parties.anger[party];
    *anger += 0.15 * force * (1.0 - *anger) - 0.10 * *anger;
    let (anger, unmet) = (*anger, w.parties.demand[party]);
    let drive =
        destroy + gain * (0.5 + 0.3 * funds) + demand * unmet + 0.45 * anger * (1.0 - 0.7 * gain)
            - force * (0.35 * gain + 0.1 * demand + 0.035 * destroy)
            - 0.42;
    w.parties.intensity[party] = setup.rules.spoilers.intensity * logistic(5.0 * drive);
}

/// How much force stands where the spoiler stands: mean cover over its units, 0 to 1.
fn force(w: &World, party: usize) -> f64 {
    let (mut sum, mut count) = (0.0, 0.0);
    for unit in (0..w.units.len()).filter(|&u| usize::from(w.units.party[u]) == party) {
        if w.units.size[unit] > 0 {
            sum += f64::from(w.cells.cover[w.units.cell[unit] as usize]);
            count += 1.0;
        }
    }
    if count > 0.0 { sum / count } else { 0.0 }
}

/// One act: from a base, the act and the cell that promise most.
fn attempt(setup: &Setup, luck: &Luck, w: &mut World, party: usize, who: Who, ordinal: u16) {
    let s = &setup.rules.spoilers;
    let word = |n: u16| luck.nth(SPOILER, who, 4 + ordinal * 8 + n);
    let own = |&u: &usize| usize::from(w.units.party[u]) == party && w.units.size[u] > 0;
    let bases = (0..w.units.len()).filter(own).count();
    let Some(base) = (0..w.units.len()).filter(own).nth(word(0).index(bases.max(1))) else {
        return;
    };
    let [demand, gain, destroy] = setup.parties[party].goals;
    let unmet = demand * w.parties.demand[party];
    let known = trust::attribution(setup, w);
    let mut best: (f64, Option<(Act, u32, Option<u32>)>) = (0.0, None);
    for step in setup.ground.map.near.within(w.units.cell[base], s.reach_km) {
        let cell = step.cell;
        let open = 1.0 - setup.rules.deterrence.acts * f64::from(w.cells.protection[cell as usize]);
        // A spoiler knows the country by hearsay: what each cell seems worth differs by the week.
        let seems = 0.5 + luck.nth(SPOILER, who.child(cell), 0).unit();
        let mut weigh = |act: Act, worth: f64, unit: Option<u32>| {
            let worth = worth * open * seems;
            if worth > best.0 {
                best = (worth, Some((act, cell, unit)));
            }
        };
        let people = f64::from(setup.ground.map.people[cell as usize]).min(20_000.0) / 20_000.0;
        let rent = f64::from(setup.ground.map.resource[cell as usize]);
        weigh(Act::Raid, gain * (0.6 * people + rent) + 0.2 * destroy * people, None);
        let target = w.posted.of(cell).iter().copied().find(|&u| {
            let other = usize::from(w.units.party[u as usize]);
            w.units.size[u as usize] > 0 && setup.parties[other].in_process
        });
        if target.is_some() {
            weigh(Act::Attack, 0.5 * destroy + unmet, target);
            // Worth most where it would be believed.
            weigh(Act::FalseFlag, destroy * (1.2 - known), target);
        }
    }
    let Some((act, cell, target)) = best.1 else { return };
    let guarded = setup.rules.deterrence.acts * f64::from(w.cells.protection[cell as usize]);
    if word(1).below(guarded) {
        w.tally.acts_stopped += 1;
        return;
    }
    let mean = if act == Act::Raid { s.raid_deaths } else { s.deaths };
    let deaths = word(2).poisson(mean);
    let id = w.effects.next_event();
    let mut incident = Incident { id, cell, author: Some(party as u16), ..Incident::default() };
    match (act, target) {
        (Act::Raid, _) | (_, None) => {
            incident.what = What::Raid;
            incident.civilians = deaths;
        }
        (Act::Attack, Some(unit)) => {
            incident.what = What::Attack;
            incident.target = Some(w.units.party[unit as usize]);
            incident.blamed = Some(party as u16);
            (incident.other, incident.other_fallen) = (Some(unit), deaths);
        }
        (Act::FalseFlag, Some(unit)) => {
            incident.what = What::FalseFlag;
            incident.target = Some(w.units.party[unit as usize]);
            incident.blamed = Some(party as u16);
            (incident.other, incident.other_fallen) = (Some(unit), deaths);
            accuse(setup, luck, w, &mut incident, who.child(u32::from(ordinal)));
        }
    }
    w.effects.incidents.push(incident);
}

/// Whether the target of a false flag believes that the other side did it; if so it hits back.
fn accuse(setup: &Setup, luck: &Luck, w: &mut World, incident: &mut Incident, who: Who) {
    let Some(target) = incident.target else { return };
    let i = usize::from(target);
    // The strongest opponent in the process is whom one would suspect.
    let opponents =
        (0..setup.parties.len()).filter(|&j| setup.parties[j].in_process && setup.opposed(i, j));
    let strength = |j: &usize| w.parties.strength[*j];
    let Some(suspect) = opponents.max_by(|a, b| strength(a).total_cmp(&strength(b))) else {
        return;
    };
    let chance = setup.rules.spoilers.believed
        * (1.0 - trust::attribution(setup, w))
        * (1.0 - 0.6 * w.parties.trust_of(i, suspect));
    if luck.word(BELIEF, who).below(chance) {
        incident.blamed = Some(suspect as u16);
        contact::provoke(setup, luck, w, (incident.cell, incident.id), (target, suspect as u16));
    }
}
