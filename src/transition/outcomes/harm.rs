//! Harm to people.

use super::family::Family;
use super::row::Row;
use crate::model::{Better::Lower, EventKind, Group::Harm, Nature::Amount, Of};
use crate::transition::setup::Setup;
use crate::transition::world::{Status, What, World};

pub(super) fn add(family: &mut Family, setup: &Setup) {
    family.counters(setup, Harm, Some("gang_deaths"));
    persons(family, "civilians_killed", "civilians killed, by any party", |_, w| {
        w.tally.civilians_by.iter().sum::<u64>() as f64
    })
    .by_year("civilians_killed")
    .adds(Of::Civilians);
    let killed = family.last();
    persons(
        family,
        "civilians_killed_by_crime",
        "civilians killed by crime or unknown perpetrators",
        |_, w| w.tally.civilians_by[w.tally.by_crime()] as f64,
    )
    .part(killed, "crime", None)
    .adds(Of::CiviliansByNobody(strikes()));
    persons(
        family,
        "civilians_killed_by_strikes",
        "bystanders killed by troops who strike a party",
        |_, w| w.tally.civilians_by[w.tally.by_strikes()] as f64,
    )
    .part(killed, "strikes", None)
    .adds(Of::CiviliansIn(strikes()))
    .private = true;
    family.counters(setup, Harm, Some("civilians_killed_on_the_way"));
    persons(
        family,
        "displaced_at_end",
        "people away from home inside the country at the end",
        |_, w| displaced(w) as f64,
    )
    .by_year("displaced");
    persons(family, "abroad_at_end", "people who fled over a border, at the end", |_, w| {
        abroad(w) as f64
    });
    for (at, party) in setup.country.parties.iter().enumerate() {
        let name = &party.name;
        let row = family.add(
            (&format!("civilians_killed_by.{name}"), "persons", Amount, Lower, Harm),
            &format!("civilians killed by {name}"),
            move |_, w| w.tally.civilians_by[at] as f64,
        );
        row.part(killed, name, Some(at as u16)).adds(Of::CiviliansBy(at as u16));
        row.private = !party.in_process;
    }
    family.counters(setup, Harm, None);
}

/// Kinds of events in which troops strike.
fn strikes() -> Vec<&'static EventKind> {
    What::STRIKES.iter().map(|what| what.kind()).collect()
}

fn persons<'f>(
    family: &'f mut Family,
    name: &str,
    meaning: &str,
    read: fn(&Setup, &World) -> f64,
) -> &'f mut Row {
    family.add((name, "persons", Amount, Lower, Harm), meaning, read)
}

/// People away from home inside the country [persons].
pub(super) fn displaced(w: &World) -> u64 {
    let inside = |status| !matches!(status, Status::Home | Status::Abroad);
    people(w, inside)
}

/// People over a border [persons].
pub(super) fn abroad(w: &World) -> u64 {
    people(w, |status| status == Status::Abroad)
}

fn people(w: &World, counts: impl Fn(Status) -> bool) -> u64 {
    let rows = w.people.status.iter().zip(&w.people.persons);
    rows.filter(|(status, _)| counts(**status)).map(|(_, &persons)| u64::from(persons)).sum()
}
