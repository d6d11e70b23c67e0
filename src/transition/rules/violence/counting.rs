//! Counting the dead, by what the record and the maps tell apart.

use super::losses::Toll;
use crate::transition::country::{Country, PartyKind};
use crate::transition::rules::security::eyes::Seen;
use crate::transition::world::{Author, Cells, Incident, Tally, What};

/// Counts an incident and its dead. `rogue`: which units left their party. `seen`: what somebody saw of it.
pub fn count(
    country: &Country,
    incident: &Incident,
    (toll, seen): (&Toll, Seen),
    rogue: &[bool],
    weariness: &mut f64,
    cells: &mut Cells,
    tally: &mut Tally,
) {
    let parties = &country.parties;
    let (cell, fighters, civilians) = (incident.cell as usize, toll.fighters(), toll.civilians);
    // Who fights a gang is not at war: its dead are counted, and counted apart.
    let gang = |party: u16| parties[usize::from(party)].kind == PartyKind::Criminal;
    let battle = ![incident.author, incident.target].into_iter().flatten().any(gang);
    if battle {
        tally.battle_deaths += u64::from(fighters);
        tally.month_battle_deaths += fighters;
        tally.month_seen_fighters += seen.reported * f64::from(fighters);
        cells.fallen[cell] += fighters as f32;
        *weariness += f64::from(fighters);
    } else {
        tally.gang_deaths += u64::from(fighters);
    }
    tally.peacekeepers += u64::from(incident.peacekeepers);
    tally.stepped_in += u64::from(incident.what == What::SteppedIn);
    tally.killed_on_the_way += u64::from(toll.on_the_way);
    tally.month_civilians += civilians;
    tally.month_seen_civilians += seen.reported * f64::from(civilians);
    let strike = incident.what.is_strike();
    tally.struck += if strike { u64::from(fighters) } else { 0 };
    let by = match incident.author {
        Some(party) => usize::from(party),
        None if strike => tally.by_strikes(),
        None => tally.by_crime(),
    };
    tally.civilians_by[by] += u64::from(civilians);
    tally.month_by[by] += civilians;
    if incident.what.is_incident() {
        tally.incidents += 1;
        tally.month_incidents += 1;
        tally.witnessed += seen.certain;
        tally.month_seen_incidents += seen.reported;
    }
    let left = |unit: Option<u32>| unit.is_some_and(|unit| rogue[unit as usize]);
    if let (true, Some(i), Some(j)) = (battle, incident.author, incident.target) {
        let (i, j) = (usize::from(i), usize::from(j));
        let state = usize::from(parties[country.state()].side);
        if parties[i].in_process && parties[j].in_process {
            tally.month_signatories += fighters;
            if !left(incident.unit) && !left(incident.other) {
                tally.month_signatories_apart += fighters;
            }
        }
        let of_state = |party: usize| usize::from(parties[party].side) == state;
        for (one, other, unit) in [(i, j, incident.other), (j, i, incident.unit)] {
            if of_state(one) && !of_state(other) && parties[other].same_stakes {
                // Who left a party fights as an organisation of its own, over the same stakes.
                let dyad = if left(unit) { parties.len() + other } else { other };
                tally.month_dyads[dyad] += fighters;
            }
        }
    }
    cells.killed[cell] += civilians as f32;
    cells.reported[cell] += (seen.told * f64::from(fighters + civilians)) as f32;
    let author = author(country, incident) as usize;
    cells.killed_by[author * country.ground.map.inside.len() + cell] += civilians as f32;
}

/// Who an incident is laid at the door of, on maps: who did it, whoever was blamed.
fn author(country: &Country, incident: &Incident) -> Author {
    let Some(party) = incident.author.map(|party| &country.parties[usize::from(party)]) else {
        return if incident.what.is_strike() { Author::Strikes } else { Author::Crime };
    };
    if party.side == country.parties[country.state()].side {
        Author::StateSide
    } else if party.in_process {
        Author::OtherParties
    } else {
        Author::NonSignatories
    }
}
