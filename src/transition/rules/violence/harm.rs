//! Harm: what incidents do to those they hit. Applied after the rules that queue them, in the
//! order in which they were queued.

use crate::luck::{Luck, Who};
use crate::model::{Event, Violence, Watch};
use crate::transition::country::PartyKind;
use crate::transition::rules::{people::fear, politics::trust, shared::saturated};
use crate::transition::setup::Setup;
use crate::transition::streams::{FALLEN, VICTIM};
use crate::transition::world::{Author, Incident, Join, People, Stage, Status, What, World};

/// How severe an incident is to those who hear of it, 0 to 1: saturates with deaths.
pub fn severity(deaths: u32) -> f64 {
    saturated(f64::from(deaths) + 0.5, 6.0)
}

/// Kills, frightens, blames and counts. Writes `fighters.persons`, `civilians.persons`,
/// `cells.fear`, `.tension`, `.killed`, `.killed_by`, `.fallen`, `parties.blame`, `.weariness`,
/// `tally`.
pub fn apply(setup: &Setup, luck: &Luck, w: &mut World, watch: &mut dyn Watch) {
    if w.effects.incidents.is_empty() {
        return;
    }
    let incidents = std::mem::take(&mut w.effects.incidents);
    find_present(setup, w, &incidents);
    for incident in &incidents {
        let joins = std::mem::take(&mut w.effects.joins);
        let joined = &joins[incident.joined.0 as usize..incident.joined.1 as usize];
        let fallen = lose(luck, w, incident.unit, joined, true, incident.fallen);
        let other = lose(luck, w, incident.other, joined, false, incident.other_fallen);
        let (killed, community) = kill_civilians(luck, w, incident);
        count(setup, w, incident, fallen + other, killed);
        frighten(setup, w, incident, fallen + other, killed, community);
        blame(setup, w, incident, fallen + other + killed);
        watch.event(&Event {
            id: incident.id,
            cause: incident.cause,
            tick: w.week,
            kind: incident.what.kind(),
            violence: violence(setup, incident),
            cell: Some(incident.cell),
            actor: incident.author,
            other: incident.target,
            deaths_actor: fallen,
            deaths_other: other,
            deaths_civilians: killed,
            ..Event::default()
        });
        for join in joined {
            let unit = join.unit as usize;
            watch.event(&Event {
                id: w.effects.next_event(),
                cause: Some(incident.id),
                tick: w.week,
                kind: What::Joins.kind(),
                cell: Some(w.units.cell[unit]),
                actor: Some(w.units.party[unit]),
                other: if join.first { incident.target } else { incident.author },
                number: w.units.size[unit],
                ..Event::default()
            });
        }
        w.effects.joins = joins;
    }
    w.effects.joins.clear();
    w.effects.incidents = incidents;
    w.effects.incidents.clear();
}

/// Which violence an incident is. Crime by nobody's order is none that the dataset knows, and
/// neither is the state's fight with a gang, which is over no government or territory.
fn violence(setup: &Setup, incident: &Incident) -> Option<Violence> {
    let kind = |party: u16| setup.country.parties[usize::from(party)].kind;
    match (incident.what, incident.author, incident.target) {
        (What::FalseFlag, None, _) => None,
        (What::Crime | What::Strike | What::Extortion | What::Expulsion, ..) => None,
        (_, Some(i), Some(j)) => match [kind(i), kind(j)] {
            kinds if !kinds.contains(&PartyKind::State) => Some(Violence::NonState),
            kinds if kinds.contains(&PartyKind::Criminal) => None,
            _ => Some(Violence::StateBased),
        },
        _ => Some(Violence::OneSided),
    }
}

/// Finds the blocks in cells where civilians were hit; those of other cells are not asked for.
fn find_present(setup: &Setup, w: &mut World, incidents: &[Incident]) {
    w.cells.hit.clear();
    w.cells.hit.resize(setup.country.ground.map.inside.len(), false);
    let mut any = false;
    for incident in incidents.iter().filter(|incident| incident.civilians > 0) {
        w.cells.hit[incident.cell as usize] = true;
        any = true;
    }
    if any {
        let hit = &w.cells.hit;
        // Who is over the border cannot be hit here.
        let group = |(&place, &status): (&u32, &Status)| {
            if hit[place as usize] && status != Status::Abroad { place } else { u32::MAX }
        };
        let people = w.people.place.iter().zip(&w.people.status);
        w.index.people_by_cell.build(hit.len(), people.map(group));
    }
}

/// Losses of one side of an incident: of the unit that was hit up to half its men, then of those
/// that joined it, and what is left of the first again. Returns how many died.
fn lose(
    luck: &Luck,
    w: &mut World,
    unit: Option<u32>,
    joined: &[Join],
    first: bool,
    deaths: u32,
) -> u32 {
    let Some(unit) = unit else { return 0 };
    let mut died = 0;
    let own = joined.iter().filter(|join| join.first == first).map(|join| join.unit);
    for unit in std::iter::once(unit).chain(own) {
        let most = w.units.size[unit as usize].div_ceil(2);
        died += kill_fighters(luck, w, unit, (deaths - died).min(most));
    }
    died + kill_fighters(luck, w, unit, deaths - died)
}

/// Kills up to so many of a unit; whom, by the luck of each. Returns how many.
fn kill_fighters(luck: &Luck, w: &mut World, unit: u32, deaths: u32) -> u32 {
    let mut left = deaths;
    while left > 0 {
        let alive = |row: &&u32| w.fighters.persons[**row as usize] > 0;
        let word = |row: u32| luck.word(FALLEN, w.fighters.who[row as usize]);
        let members = w.index.fighters_by_unit.of(unit).iter().filter(alive);
        let Some(&row) = members.max_by_key(|&&row| (word(row), row)) else { break };
        let row = row as usize;
        let taken = left.min(w.fighters.persons[row]);
        w.fighters.persons[row] -= taken;
        w.units.size[unit as usize] = w.units.size[unit as usize].saturating_sub(taken);
        left -= taken;
        if w.fighters.persons[row] == 0 {
            w.fighters.enter(row, Stage::Dead, w.week);
        }
    }
    deaths - left
}

/// Kills up to so many of those who are in the cell; whom, by the luck of each block. Returns how
/// many, and the community of the first.
fn kill_civilians(luck: &Luck, w: &mut World, incident: &Incident) -> (u32, Option<u8>) {
    let (mut left, mut community) = (incident.civilians, None);
    while left > 0 {
        let alive = |block: &&u32| w.people.persons[**block as usize] > 0;
        let word = |block: u32| luck.word(VICTIM, People::who(block as usize));
        let present = w.index.people_by_cell.of(incident.cell).iter().filter(alive);
        let Some(&block) = present.max_by_key(|&&block| (word(block), block)) else { break };
        let block = block as usize;
        let taken = left.min(w.people.persons[block]);
        w.people.persons[block] -= taken;
        if w.people.status[block].on_the_way() {
            w.tally.killed_on_the_way += u64::from(taken);
        }
        left -= taken;
        community = community.or(Some(w.people.community[block]));
    }
    (incident.civilians - left, community)
}

fn count(setup: &Setup, w: &mut World, incident: &Incident, fallen: u32, killed: u32) {
    // Who fights a gang is not at war: its dead are counted, and counted apart.
    let gang = |party: u16| setup.country.parties[usize::from(party)].kind == PartyKind::Criminal;
    let battle = ![incident.author, incident.target].into_iter().flatten().any(gang);
    let tally = &mut w.tally;
    if battle {
        tally.battle_deaths += u64::from(fallen);
        tally.month_battle_deaths += fallen;
        w.cells.fallen[incident.cell as usize] += fallen as f32;
        w.parties.weariness += f64::from(fallen);
    } else {
        tally.gang_deaths += u64::from(fallen);
    }
    tally.month_civilians += killed;
    let by = incident.author.map_or(setup.country.parties.len(), usize::from);
    tally.civilians_by[by] += u64::from(killed);
    tally.month_by[by] += killed;
    if incident.what.is_incident() {
        tally.incidents += 1;
        tally.month_incidents += 1;
    }
    if let (true, Some(i), Some(j)) = (battle, incident.author, incident.target) {
        let (i, j) = (usize::from(i), usize::from(j));
        let state = usize::from(setup.country.parties[setup.country.state()].side);
        if setup.country.parties[i].in_process && setup.country.parties[j].in_process {
            tally.month_signatories += fallen;
            let left = |unit: Option<u32>| unit.is_some_and(|unit| w.units.rogue[unit as usize]);
            if !left(incident.unit) && !left(incident.other) {
                tally.month_signatories_apart += fallen;
            }
        }
        if [i, j].iter().any(|&p| usize::from(setup.country.parties[p].side) == state) {
            tally.month_state += fallen;
        }
    }
    let cell = incident.cell as usize;
    w.cells.killed[cell] += killed as f32;
    let author = author(setup, incident) as usize;
    w.cells.killed_by[author * setup.country.ground.map.inside.len() + cell] += killed as f32;
}

/// Who an incident is laid at the door of, on maps: who did it, whoever was blamed.
fn author(setup: &Setup, incident: &Incident) -> Author {
    let Some(party) = incident.author.map(|at| &setup.country.parties[usize::from(at)]) else {
        return Author::Crime;
    };
    if party.side == setup.country.parties[setup.country.state()].side {
        Author::StateSide
    } else if party.in_process {
        Author::OtherParties
    } else {
        Author::Outsiders
    }
}

fn frighten(
    setup: &Setup,
    w: &mut World,
    incident: &Incident,
    fallen: u32,
    killed: u32,
    community: Option<u8>,
) {
    let f = &setup.rules.fear;
    if incident.what.is_incident() {
        let severity = severity(fallen);
        fear::spread(setup, &mut w.cells, incident.cell, f.of_incident * severity, None);
        for step in setup.country.ground.map.near.within(incident.cell, f.tension_km) {
            let km = setup.country.ground.map.people_km(step);
            let near = crate::transition::fade(km, f.tension_km);
            w.cells.tension[step.cell as usize] += ((0.4 + severity) * near) as f32;
        }
    }
    if matches!(incident.what, What::Expulsion | What::Extortion) {
        let fear = if incident.what == What::Expulsion { f.of_expulsion } else { f.of_extortion };
        fear::spread(setup, &mut w.cells, incident.cell, fear, None);
    }
    if killed > 0 {
        let shock = f.of_killing * saturated(f64::from(killed), 4.0);
        fear::spread(setup, &mut w.cells, incident.cell, shock, community);
    }
}

/// Who holds whom to account, and for how much. Two who clash blame each other, less where it is
/// known what happened; an attack by a third hand also costs trust in whoever was believed able to
/// prevent it.
fn blame(setup: &Setup, w: &mut World, incident: &Incident, deaths: u32) {
    let Some(target) = incident.target else { return };
    let j = usize::from(target);
    let count = setup.country.parties.len();
    let severity = severity(deaths) * (1.0 - 0.6 * trust::attribution(setup, w));
    match incident.what {
        What::Clash => {
            let Some(i) = incident.author.map(usize::from) else { return };
            w.parties.blame[i * count + j] += severity;
            w.parties.blame[j * count + i] += severity;
        }
        What::Attack | What::FalseFlag => {
            if let Some(blamed) = incident.blamed {
                w.parties.blame[j * count + usize::from(blamed)] += severity;
            }
            for other in 0..count {
                let stood_by =
                    setup.country.parties[other].in_process && setup.country.opposed(j, other);
                if stood_by && incident.blamed != Some(other as u16) {
                    let able = w.parties.trust_of(j, other);
                    w.parties.blame[j * count + other] += 0.2 * able * severity;
                }
            }
        }
        _ => {}
    }
}

/// The identity under which a cell draws luck.
pub fn cell(cell: u32) -> Who {
    Who(u64::from(cell))
}
