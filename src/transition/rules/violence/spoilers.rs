//! Spoilers: actors outside the process who choose the act that promises most against the guards
//! in reach and by who would be blamed. There are no types: limited, greedy and total are regions
//! of the weights of a demand, of gain and of destroying the peace (after Stedman 1997,
//! International Security 22:5). No act has a rate that belongs to a type.

use super::{contact, strikes};
use crate::calendar::month_begins;
use crate::document::Source;
use crate::luck::{Luck, Who};
use crate::transition::country::PartyKind;
use crate::transition::rules::{politics::trust, shared::logistic};
use crate::transition::setup::Setup;
use crate::transition::streams::{BELIEF, SPOILER};
use crate::transition::timetable::Reported;
use crate::transition::world::{Incident, What, World};

crate::settings! {
    /// How spoilers act.
    pub struct Settings {
        intensity: 0.0..=20.0, 1.5, "1/week", "acts that a spoiler of full strength means to attempt in a week at most", Source::Assumption;
        full_strength: 10.0..=100_000.0, 500.0, "persons", "fighters that make full strength", Source::Assumption;
        usd_per_fighter: 1.0..=10_000.0, 100.0, "US dollars/month", "money that keeps one fighter", Source::Assumption;
        rents_usd: 0.0..=1e8, 200_000.0, "US dollars/month", "rents of a cell with the full resource, held alone", Source::Assumption;
        kept_out: 0.0..=1.0, 1.0, "1", "share of a cell's rents that full cover keeps from a spoiler", Source::Assumption;
        pressed: 0.0..=2.0, 1.0, "1", "how far cover where it stands presses a spoiler", Source::Assumption;
        reach_km: 1.0..=60.0, 40.0, "km", "how far from its bases a spoiler acts", Source::Assumption;
        deaths: 0.0..=100.0, 2.0, "persons", "mean deaths of an attack on fighters", Source::Assumption;
        raid_deaths: 0.0..=100.0, 0.5, "persons", "mean deaths of a raid on civilians", Source::Assumption;
        tips: 0.0..=1.0, 0.4, "1", "share of what guards stop that they stop because people tell them", Source::Assumption;
        told: 0.0..=1.0, 0.4, "1", "share of the loot of a raid that is lost where all would inform", Source::Assumption;
        provided: 0.0..=1.0, 0.3, "1", "share of acts stopped where somebody fully provides security", Source::Assumption;
        anger: 0.0..=3.0, 0.45, "1", "drive of full anger in one without a wish for gain", Source::Assumption;
        angers: 0.0..=1.0, 0.15, "1/month", "how fast full force makes angry", Source::Assumption;
        veto: 0.0..=3.0, 0.8, "1", "what an act that breaks an awaited condition is worth more to one who would bring the peace down", Source::Assumption;
        grows: 0.0..=1.0, 0.04, "1/month", "how fast a demand grows in one out for gain who is paid without conditions", Source::Assumption;
        believed: 0.0..=1.0, 1.0, "1", "chance that a false accusation is believed, at trust 0 and without verification", Source::Assumption;
    }
}

/// Reads the fields; writes `parties.anger`, `.intensity`, `.funds`, `.demand`, `.unmet`, `.acts`;
/// queues incidents.
pub fn step(setup: &Setup, luck: &Luck, w: &mut World) {
    for party in 0..setup.country.parties.len() {
        if month_begins(w.week) && setup.country.parties[party].kind != PartyKind::State {
            w.parties.funds[party] = funds(setup, w, party);
        }
        if setup.country.parties[party].in_process || w.parties.strength[party] <= 0.0 {
            continue;
        }
        if month_begins(w.week) {
            w.parties.acts_before[party] = w.parties.acts[party];
            w.parties.acts[party] = 0;
            decide(setup, w, party);
        }
        let s = &setup.rules.spoilers;
        let who = Who::named(&setup.country.parties[party].name);
        let size = (w.parties.strength[party] / s.full_strength).min(1.0);
        let acts = luck.word(SPOILER, who).poisson(w.parties.intensity[party] * size);
        for ordinal in 0..acts.min(20) as u16 {
            attempt(setup, luck, w, party, who, ordinal);
        }
    }
}

/// Money at hand for each fighter, of what keeps one, at most 2.
fn funds(setup: &Setup, w: &World, party: usize) -> f64 {
    let (s, map) = (&setup.rules.spoilers, &setup.country.ground.map);
    let cells = map.inside.len();
    let rents: f64 = map
        .cells
        .iter()
        .map(|&c| c as usize)
        .filter(|&c| setup.country.ground.stands[party][c] && map.resource[c] > 0.0)
        .map(|c| {
            let own = f64::from(w.cells.presence[party * cells + c]);
            let alone = own.min(1.0) * (1.0 - s.kept_out * f64::from(w.cells.cover[c]));
            s.rents_usd * f64::from(map.resource[c]) * alone
        })
        .sum();
    let paid =
        if rewarded(w, party) { *w.levers.politics.spoilers[party].usd_per_month } else { 0.0 };
    let money = rents + setup.country.parties[party].monthly_usd + w.parties.sponsors[party] + paid;
    (money / (s.usd_per_fighter * w.parties.strength[party].max(1.0))).min(2.0)
}

/// True if what is offered to a party comes this month.
fn rewarded(w: &World, party: usize) -> bool {
    !*w.levers.politics.spoilers[party].conditional || w.parties.acts_before[party] == 0
}

/// Once a month: what drives it to act, after its goals, money, anger and the force against it.
fn decide(setup: &Setup, w: &mut World, party: usize) {
    let s = &setup.rules.spoilers;
    let [demand, gain, destroy] = setup.country.parties[party].goals;
    let lever = &w.levers.politics.spoilers[party];
    let funds = w.parties.funds[party];
    if *lever.usd_per_month > 0.0 && !*lever.conditional {
        w.parties.demand[party] += s.grows * gain;
    }
    let granted = if rewarded(w, party) { *lever.granted } else { 0.0 };
    // What is granted counts as far as it is believed.
    let trust = w.parties.trust_of(party, setup.country.state());
    let unmet = (w.parties.demand[party] - 1.3 * granted * (0.4 + 0.6 * trust)).max(0.0);
    w.parties.unmet[party] = unmet;
    let force = (s.pressed * cover(w, party) + strikes::force(w, party)).min(1.0);
    let before = w.parties.anger[party];
    let anger = before + s.angers * force * (1.0 - before) - 0.10 * before;
    w.parties.anger[party] = anger;
    // Under a rule, to act is to lose what is offered and to meet what is threatened.
    let lost = if *lever.conditional {
        let need = s.usd_per_fighter * w.parties.strength[party].max(1.0);
        let reward = (*lever.usd_per_month / need).min(1.0);
        gain * reward + demand * *lever.granted + 0.7 * gain * strikes::threat(w, party)
    } else {
        0.0
    };
    let awaited = setup.timetable.awaited(&w.policy_status).contains(&true);
    let drive = destroy * if awaited { 1.0 + 0.25 * s.veto } else { 1.0 }
        + gain * (0.5 + 0.3 * funds)
        + demand * unmet
        + s.anger * anger * (1.0 - 0.7 * gain)
        - force * (0.35 * gain + 0.1 * demand + 0.035 * destroy)
        - lost
        - 0.42;
    w.parties.intensity[party] = s.intensity * logistic(5.0 * drive);
}

/// How much force stands where the spoiler stands: mean cover over its units, 0 to 1.
fn cover(w: &World, party: usize) -> f64 {
    let (mut sum, mut count) = (0.0, 0.0);
    for unit in w.units.of(party) {
        sum += f64::from(w.cells.cover[w.units.cell[unit] as usize]);
        count += 1.0;
    }
    if count > 0.0 { sum / count } else { 0.0 }
}

/// One act: from a base, the act and the cell that promise most.
fn attempt(setup: &Setup, luck: &Luck, w: &mut World, party: usize, who: Who, ordinal: u16) {
    let s = &setup.rules.spoilers;
    let word = |n: u16| luck.nth(SPOILER, who, 4 + ordinal * 8 + n);
    let bases = w.units.of(party).count();
    let Some(base) = w.units.of(party).nth(word(0).index(bases.max(1))) else { return };
    let Some((act, cell, target)) = best_act(setup, luck, w, party, who, w.units.cell[base]) else {
        return;
    };
    let informed = informed(setup, w, party, cell as usize);
    if word(1).below(guarded(setup, w, cell as usize, informed)) {
        w.tally.acts_stopped += 1;
        return;
    }
    w.tally.acts += 1;
    w.parties.acts[party] += 1;
    let mean = if act == What::Raid { s.raid_deaths } else { s.deaths };
    let deaths = word(2).poisson(mean);
    let id = w.effects.next_event();
    let mut incident =
        Incident { id, what: act, cell, author: Some(party as u16), ..Incident::default() };
    match (act, target) {
        (What::Attack | What::FalseFlag, Some(unit)) => {
            incident.target = Some(w.units.party[unit as usize]);
            incident.blamed = Some(party as u16);
            (incident.other, incident.other_fallen) = (Some(unit), deaths);
            if act == What::FalseFlag {
                accuse(setup, luck, w, &mut incident, who.child(u32::from(ordinal)));
            }
        }
        (What::Raid, _) => incident.civilians = deaths,
        _ => {}
    }
    w.effects.incidents.push(incident);
}

/// The act and cell that promise most within reach of a base, given guards there, who would be
/// blamed, and which reports others wait for.
fn best_act(
    setup: &Setup,
    luck: &Luck,
    w: &World,
    party: usize,
    who: Who,
    base: u32,
) -> Option<(What, u32, Option<u32>)> {
    let s = &setup.rules.spoilers;
    let [demand, gain, destroy] = setup.country.parties[party].goals;
    let unmet = demand * w.parties.unmet[party];
    let known = trust::attribution(setup, w);
    let awaited = setup.timetable.awaited(&w.policy_status);
    let veto = |series: &[Reported]| {
        let waits = series.iter().any(|&series| awaited[series as usize]);
        if waits { s.veto * destroy } else { 0.0 }
    };
    let breaks_attack = veto(&[Reported::Incidents, Reported::BattleDeaths]);
    let breaks_raid = veto(&[Reported::CiviliansKilled]);
    let mut best: (f64, Option<(What, u32, Option<u32>)>) = (0.0, None);
    for step in setup.country.ground.map.near.within(base, s.reach_km) {
        let (cell, c) = (step.cell, step.cell as usize);
        let informed = informed(setup, w, party, c);
        let open = 1.0 - guarded(setup, w, c, informed);
        // A spoiler knows the country by hearsay: what each cell seems worth differs by the week.
        let seems = 0.5 + luck.nth(SPOILER, who.child(cell), 0).unit();
        let mut weigh = |act: What, worth: f64, unit: Option<u32>| {
            let worth = worth * open * seems;
            if worth > best.0 {
                best = (worth, Some((act, cell, unit)));
            }
        };
        let people = setup.country.ground.map.people_per_100_km2(c).min(20_000.0) / 20_000.0;
        let rent = f64::from(setup.country.ground.map.resource[c]);
        let terror = 0.2 * destroy * people;
        // A raid makes people tell those who guard them; who is robbed quietly keeps still.
        let loot = gain * (0.6 * people + rent);
        weigh(What::Raid, loot * (1.0 - s.told * informed) + terror + breaks_raid * people, None);
        weigh(What::Extortion, 0.8 * loot, None);
        weigh(What::Expulsion, 0.6 * destroy * people * minority(setup, c), None);
        let target = w.index.units_by_cell.of(cell).iter().copied().find(|&u| {
            let other = usize::from(w.units.party[u as usize]);
            w.units.size[u as usize] > 0
                && setup.country.parties[other].in_process
                && setup.country.opposed(party, other)
        });
        if target.is_some() {
            weigh(What::Attack, 0.5 * destroy + unmet + breaks_attack, target);
            // Worth most where it would be believed.
            weigh(What::FalseFlag, destroy * (1.2 - known) + breaks_attack, target);
        }
    }
    best.1
}

/// Chance that an act is stopped: by protection within reach and by whoever provides security, more
/// where people tell: `informed` of them would.
fn guarded(setup: &Setup, w: &World, cell: usize, informed: f64) -> f64 {
    let s = &setup.rules.spoilers;
    let told = 1.0 - s.tips * (1.0 - informed);
    let guards = setup.rules.deterrence.acts * f64::from(w.cells.protection[cell]);
    let provided = s.provided * (1.0 - f64::from(w.cells.vacuum[cell]));
    (1.0 - (1.0 - guards) * (1.0 - provided)) * told
}

/// Share of a cell's people who would inform on a party: not on one they lean to, nor in fear.
fn informed(setup: &Setup, w: &World, party: usize, cell: usize) -> f64 {
    let count = setup.country.communities.len();
    let mut told = 0.0;
    for (at, community) in setup.country.communities.iter().enumerate() {
        let leans =
            community.leans.is_some_and(|leans| !setup.country.opposed(usize::from(leans), party));
        let fear = f64::from(w.cells.fear[cell * count + at]).min(1.0);
        let share = f64::from(setup.country.ground.mix[cell * count + at]);
        told += share * if leans { 0.0 } else { 1.0 - fear };
    }
    told
}

/// How mixed a cell is, 0 to 1: 1 where its largest community is half of it or less.
fn minority(setup: &Setup, cell: usize) -> f64 {
    (2.0 * (1.0 - f64::from(setup.country.ground.largest[cell]))).min(1.0)
}

/// Whether the target of a false flag believes that the other side did it; if so it hits back.
pub fn accuse(setup: &Setup, luck: &Luck, w: &mut World, incident: &mut Incident, who: Who) {
    let Some(target) = incident.target else { return };
    let i = usize::from(target);
    // The strongest opponent in the process is whom one would suspect.
    let strength = |j: &usize| w.parties.strength[*j];
    let Some(suspect) =
        setup.country.opponents(i).max_by(|a, b| strength(a).total_cmp(&strength(b)))
    else {
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
