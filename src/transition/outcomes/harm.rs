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
    persons("displaced_at_end", "people away from home at the end", |_, w| displaced(w) as f64);
    for (at, party) in setup.parties.iter().enumerate() {
        family.add(
            (&format!("civilians_killed_by.{}", party.name), "persons", Amount, Lower, Harm),
            &format!("civilians killed by {}", party.name),
            move |_, w| w.tally.civilians_by[at] as f64,
        );
    }
    family.add(
        ("displaced_person_months", "person-months", Amount, Lower, Harm),
        "people away from home, summed over the months",
        |_, w| w.tally.displaced_months,
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
}

/// People away from home [persons].
pub(super) fn displaced(w: &super::World) -> u64 {
    let people = &w.civilians;
    let away = |block: &usize| people.status[*block] == Status::Displaced;
    (0..people.len()).filter(away).map(|block| u64::from(people.persons[block])).sum()
}
