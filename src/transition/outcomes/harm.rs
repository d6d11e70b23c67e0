//! Harm to people.

use super::Family;
use crate::model::{Better::Lower, Better::Neither, Group::Harm, Nature::Amount};
use crate::transition::setup::Setup;
use crate::transition::world::Status;

pub(super) fn add(family: &mut Family, setup: &Setup) {
    let mut persons = |name: &str, meaning: &str, read: fn(&Setup, &super::World) -> f64| {
        family.add((name, "persons", Amount, Lower, Harm), meaning, read);
    };
    persons(
        "battle_deaths",
        "fighters killed in clashes and attacks, those with criminal groups left aside",
        |_, w| w.tally.battle_deaths as f64,
    );
    persons(
        "gang_deaths",
        "fighters killed in clashes with and attacks by criminal groups",
        |_, w| w.tally.gang_deaths as f64,
    );
    persons("civilians_killed", "civilians killed, by whomever", |_, w| {
        w.tally.civilians_by.iter().sum::<u64>() as f64
    });
    persons("civilians_killed_by_crime", "civilians killed by crime or unknown hands", |_, w| {
        w.tally.civilians_by.last().copied().unwrap_or(0) as f64
    });
    persons(
        "civilians_killed_on_the_way",
        "civilians killed on the way to refuge or home",
        |_, w| w.tally.killed_on_the_way as f64,
    );
    persons("displaced_at_end", "people away from home inside the country at the end", |_, w| {
        displaced(w) as f64
    });
    persons("abroad_at_end", "people who fled over a border, at the end", |_, w| abroad(w) as f64);
    for (at, party) in setup.country.parties.iter().enumerate() {
        family.add(
            (&format!("civilians_killed_by.{}", party.name), "persons", Amount, Lower, Harm),
            &format!("civilians killed by {}", party.name),
            move |_, w| w.tally.civilians_by[at] as f64,
        );
    }
    family.add(
        ("displaced_person_months", "person-months", Amount, Lower, Harm),
        "people away from home inside the country, summed over the months",
        |_, w| w.tally.displaced_months,
    );
    family.add(
        ("abroad_person_months", "person-months", Amount, Lower, Harm),
        "people who fled over a border, summed over the months",
        |_, w| w.tally.abroad_months,
    );
    family.add(
        ("returned", "persons", Amount, Neither, Harm),
        "people who came back to their homes",
        |_, w| w.tally.returned as f64,
    );
    family.add(
        ("incidents", "incidents", Amount, Lower, Harm),
        "clashes and attacks on parties",
        |_, w| w.tally.incidents as f64,
    );
    family.add(
        ("spoiler_acts", "acts", Amount, Lower, Harm),
        "acts of parties outside the process that were carried out",
        |_, w| w.tally.acts as f64,
    );
    family.add(
        ("spoiler_acts_stopped", "acts", Amount, Neither, Harm),
        "acts of parties outside the process that guards stopped",
        |_, w| w.tally.acts_stopped as f64,
    );
}

/// People away from home inside the country [persons].
pub(super) fn displaced(w: &super::World) -> u64 {
    let inside = |status| !matches!(status, Status::Home | Status::Abroad);
    people(w, inside)
}

/// People over a border [persons].
pub(super) fn abroad(w: &super::World) -> u64 {
    people(w, |status| status == Status::Abroad)
}

fn people(w: &super::World, counts: impl Fn(Status) -> bool) -> u64 {
    let rows = w.people.status.iter().zip(&w.people.persons);
    rows.filter(|(status, _)| counts(**status)).map(|(_, &persons)| u64::from(persons)).sum()
}
