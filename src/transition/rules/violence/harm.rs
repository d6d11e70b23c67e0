//! Harm: what incidents do to those they hit. Applied after the rules that queue them, in the
//! order in which they were queued.

use super::counting;
use super::losses::{Living, Toll};
use crate::calendar::Week;
use crate::document::Source;
use crate::luck::Luck;
use crate::model::{Event, Violence, Watch};
use crate::transition::country::{Country, PartyKind};
use crate::transition::fade::fade;
use crate::transition::rules::{
    people::fear,
    security::{
        eyes::Sight,
        red_lines::{self, Tried},
    },
    shared::saturated,
};
use crate::transition::world::{
    Cells, Effects, Eyes, Incident, Join, Operations, Parties, Tally, What,
};

crate::settings! {
    /// What an incident does to those who hear of it.
    pub struct Settings {
        severity_of_none: 0.0..=20.0, 0.5, "persons", "deaths that are added to those of an incident, so that an incident without deaths is severe too", Source::Assumption;
        severity_deaths: 0.1..=1_000.0, 6.0, "persons", "deaths that bring most of an incident's severity", Source::Assumption;
        tension: 0.0..=5.0, 0.4, "1", "tension that an incident without severity leaves where it happened; severity adds to it", Source::Assumption;
        killing_deaths: 0.1..=1_000.0, 4.0, "persons", "civilians killed at once from which fear grows with the logarithm of their number", Source::Assumption;
        attributed: 0.0..=1.0, 0.6, "1", "share of the blame that is lost where all authors become known", Source::Assumption;
        stood_by: 0.0..=1.0, 0.2, "1", "share of the blame for an attack by a third party laid on a fully trusted opponent who was believed able to prevent it", Source::Assumption;
    }
}

/// Whom harm reaches, and where it is counted.
pub struct Harmed<'a> {
    /// Who can die.
    pub living: Living<'a>,
    /// Fear, tension, and the dead by place.
    pub cells: &'a mut Cells,
    /// Blame and weariness; trust is read.
    pub parties: &'a mut Parties,
    /// The dead, by what the record tells apart.
    pub tally: &'a mut Tally,
    /// The incidents, which are done with; joins are events of their own.
    pub effects: &'a mut Effects,
    /// What becomes known of what happens where.
    pub sight: Sight<'a>,
    /// Cases for a commission.
    pub eyes: &'a mut Eyes,
    /// Operations, which lose people.
    pub operations: &'a mut Operations,
}

/// Kills, frightens, blames, counts and tells.
pub fn step(
    rule: &Settings,
    fear: &fear::Settings,
    country: &Country,
    luck: &Luck,
    week: Week,
    mut harmed: Harmed<'_>,
    watch: &mut dyn Watch,
) {
    if harmed.effects.incidents.is_empty() {
        return;
    }
    let mut incidents = std::mem::take(&mut harmed.effects.incidents);
    let mut joins = std::mem::take(&mut harmed.effects.joins);
    harmed.living.find(country, &incidents, &joins);
    for incident in &incidents {
        let joined = &joins[incident.joined.0 as usize..incident.joined.1 as usize];
        let toll = harmed.living.kill(luck, week, incident, joined);
        let (rogue, weariness) = (&harmed.living.units.rogue, &mut harmed.parties.weariness);
        let seen = harmed.sight.seen(harmed.cells, incident.cell);
        counting::count(
            country,
            incident,
            (&toll, seen),
            rogue,
            weariness,
            harmed.cells,
            harmed.tally,
        );
        harmed.open_case(incident);
        harmed.of_operation(country, incident, &toll);
        harmed.frighten(rule, fear, country, incident, &toll);
        harmed.blame(rule, country, incident, &toll);
        harmed.tell(country, week, incident, joined, &toll, watch);
    }
    joins.clear();
    incidents.clear();
    (harmed.effects.joins, harmed.effects.incidents) = (joins, incidents);
}

/// How severe an incident is to those who hear of it, 0 to 1: saturates with deaths.
fn severity(rule: &Settings, deaths: u32) -> f64 {
    saturated(f64::from(deaths) + rule.severity_of_none, rule.severity_deaths)
}

impl Harmed<'_> {
    /// What a commission's staff can reach is a case for it.
    fn open_case(&mut self, incident: &Incident) {
        if incident.what.is_incident() {
            self.eyes.opened += f64::from(self.cells.reviewed[incident.cell as usize]);
        }
    }

    /// What an operation lost and did, and whether what it said was tried.
    fn of_operation(&mut self, country: &Country, incident: &Incident, toll: &Toll) {
        if let Some(operation) = incident.operation.map(usize::from) {
            self.operations.lost_lately[operation] += f64::from(incident.peacekeepers);
            if let Some(party) = incident.target.map(usize::from) {
                let row = operation * country.parties.len();
                self.operations.suffered[row + party] += f64::from(toll.target);
            }
        }
        match red_lines::tried(incident, self.cells, self.operations) {
            Some(Tried::Crossed) => self.tally.lines_crossed += 1,
            Some(Tried::Answered) => self.tally.lines_answered += 1,
            None => {}
        }
    }

    /// Fear of those who are near, and tension.
    fn frighten(
        &mut self,
        rule: &Settings,
        fear: &fear::Settings,
        country: &Country,
        incident: &Incident,
        toll: &Toll,
    ) {
        let (map, cells) = (&country.ground.map, &mut *self.cells);
        let spread = |amount: f64, community: Option<u8>, cells: &mut Cells| {
            fear::spread(fear, map, cells, incident.cell, amount, community);
        };
        if incident.what.is_incident() {
            let severity = severity(rule, toll.fighters());
            spread(fear.of_incident * severity, None, cells);
            for step in map.near.within(incident.cell, fear.tension_km) {
                let near = fade(map.people_km(step), fear.tension_km);
                cells.tension[step.cell as usize] += ((rule.tension + severity) * near) as f32;
            }
        }
        let mut harm = |amount: f64, community: Option<u8>| {
            spread(amount, community, cells);
            // Who is feared is who did it.
            if let Some(party) = incident.author {
                fear::remember(fear, map, cells, incident.cell, amount, party);
            }
        };
        match incident.what {
            What::Expulsion => harm(fear.of_expulsion, None),
            What::Extortion => harm(fear.of_extortion, None),
            _ => {}
        }
        if toll.civilians > 0 {
            // A massacre empties a place that a murder does not: fear has no ceiling here.
            let killed = libm::log1p(f64::from(toll.civilians) / rule.killing_deaths);
            harm(fear.of_killing * killed, toll.community);
        }
    }

    /// Who holds whom to account, and for how much. Two who clash blame each other, less where it is
    /// known what happened; an attack by a third hand also costs trust in whoever was believed able to
    /// prevent it.
    fn blame(&mut self, rule: &Settings, country: &Country, incident: &Incident, toll: &Toll) {
        let Some(target) = incident.target else { return };
        let (j, parties) = (usize::from(target), &mut *self.parties);
        let count = country.parties.len();
        let severity = severity(rule, toll.fighters() + toll.civilians)
            * (1.0 - rule.attributed * self.sight.attribution(self.cells, incident.cell));
        match incident.what {
            What::Clash => {
                let Some(i) = incident.author.map(usize::from) else { return };
                parties.blame[i * count + j] += severity;
                parties.blame[j * count + i] += severity;
            }
            What::Attack | What::FalseFlag => {
                if let Some(blamed) = incident.blamed {
                    parties.blame[j * count + usize::from(blamed)] += severity;
                }
                for other in country.opponents(j) {
                    if incident.blamed != Some(other as u16) {
                        let able = parties.trust_of(j, other);
                        parties.blame[j * count + other] += rule.stood_by * able * severity;
                    }
                }
            }
            _ => {}
        }
    }

    /// An event for the incident and one for each unit that joined.
    fn tell(
        &mut self,
        country: &Country,
        week: Week,
        incident: &Incident,
        joined: &[Join],
        toll: &Toll,
        watch: &mut dyn Watch,
    ) {
        let rogue = &self.living.units.rogue;
        let left = |unit: Option<u32>| unit.is_some_and(|unit| rogue[unit as usize]);
        watch.event(&Event {
            id: incident.id,
            cause: incident.cause,
            tick: week,
            kind: incident.what.kind(),
            violence: violence(country, incident),
            cell: Some(incident.cell),
            actor: incident.author,
            other: incident.target,
            splinters: [incident.unit, incident.other].map(left),
            deaths_actor: toll.author,
            deaths_other: toll.target,
            deaths_civilians: toll.civilians,
            number: incident.peacekeepers,
            ..Event::default()
        });
        for join in joined {
            let unit = join.unit as usize;
            watch.event(&Event {
                id: self.effects.next_event(),
                cause: Some(incident.id),
                tick: week,
                kind: What::Joins.kind(),
                cell: Some(self.living.units.cell[unit]),
                actor: Some(self.living.units.party[unit]),
                other: if join.first { incident.target } else { incident.author },
                splinters: [
                    rogue[unit],
                    left(if join.first { incident.other } else { incident.unit }),
                ],
                number: self.living.units.size[unit],
                ..Event::default()
            });
        }
    }
}

/// Which violence an incident is. Crime by nobody's order is none that the dataset knows, and
/// neither is the state's fight with a gang, which is over no government or territory.
fn violence(country: &Country, incident: &Incident) -> Option<Violence> {
    let kind = |party: u16| country.parties[usize::from(party)].kind;
    match (incident.what, incident.author, incident.target) {
        (What::FalseFlag, None, _) => None,
        (What::Crime | What::Extortion | What::Expulsion, ..) => None,
        (what, ..) if what.is_strike() => None,
        (What::SteppedIn | What::AttackOnTroops, ..) => None,
        (_, Some(i), Some(j)) => match [kind(i), kind(j)] {
            kinds if !kinds.contains(&PartyKind::State) => Some(Violence::NonState),
            kinds if kinds.contains(&PartyKind::Criminal) => None,
            _ => Some(Violence::StateBased),
        },
        _ => Some(Violence::OneSided),
    }
}
