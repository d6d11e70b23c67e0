//! Series: quantities by month, read when a month closes.

use std::sync::Arc;

use super::{Measure, World, harm, order};
use crate::model::{PartySeries, Series};
use crate::transition::setup::Setup;
use crate::transition::world::Stage;

type Line = (&'static str, &'static str, &'static str, fn(&Setup, &World) -> f64);

const LINES: &[Line] = &[
    ("displaced", "persons", "people away from home inside the country", |_, w| {
        harm::displaced(w) as f64
    }),
    ("abroad", "persons", "people who fled over a border", |_, w| harm::abroad(w) as f64),
    ("battle_deaths", "persons/month", "fighters killed in the month", |_, w| {
        f64::from(w.tally.month_battle_deaths)
    }),
    ("civilians_killed", "persons/month", "civilians killed in the month", |_, w| {
        f64::from(w.tally.month_civilians)
    }),
    ("incidents", "incidents/month", "clashes and attacks in the month", |_, w| {
        f64::from(w.tally.month_incidents)
    }),
    ("disarmed", "persons", "fighters disarmed so far", |_, w| w.tally.disarmed as f64),
    ("reintegrated", "persons", "fighters back in civilian life so far", |_, w| {
        w.tally.reintegrated as f64
    }),
    ("integrated", "persons", "former fighters in the army", |_, w| {
        in_stages(w, &[Stage::Mixed, Stage::WholeUnit])
    }),
    ("at_large", "persons", "disarmed fighters under arms again, outside any command", |_, w| {
        in_stages(w, &[Stage::Recidivist])
    }),
    ("troops", "persons", "troops of international operations in the country", |_, w| {
        // As whole numbers: a sum of no real numbers is -0.
        f64::from(w.levers.protection.operations.iter().map(|op| *op.troops).sum::<u32>())
    }),
    ("lawful_command", "1", "share of armed persons under the command of the state", |s, w| {
        order::lawful(s, w)
    }),
    ("people_provided", "1", "share of people where somebody provides security", |s, w| {
        order::provided(s, w)
    }),
    (
        "people_under_accountable",
        "1",
        "share of people whose provider answers to somebody",
        |s, w| order::accountable(s, w),
    ),
    ("people_under_state", "1", "share of people whose provider is the state", |s, w| {
        order::people_under(s, w, |provider| provider == s.country.state() as u8)
    }),
    (
        "civilians_killed_by_crime",
        "persons/month",
        "civilians killed by crime in the month",
        |_, w| f64::from(w.tally.month_by.last().copied().unwrap_or(0)),
    ),
    ("trust", "1", "mean trust between opposed parties in the process", |s, w| order::trust(s, w)),
];

fn in_stages(w: &World, stages: &[Stage]) -> f64 {
    let rows = w.fighters.stage.iter().zip(&w.fighters.persons);
    let sum: u64 =
        rows.filter(|(s, _)| stages.contains(s)).map(|(_, &persons)| u64::from(persons)).sum();
    sum as f64
}

/// Series that are shares: how exposed a party is, and how it stands, are pure numbers of another kind.
pub(super) fn shares(series: &[Series]) -> Vec<usize> {
    let other = |name: &str| name.starts_with("exposure.") || name.starts_with("posture.");
    let is = |at: &usize| series[*at].unit == "1" && !other(&series[*at].name);
    (0..series.len()).filter(is).collect()
}

/// The lines above, and those of each party.
pub(super) fn all(setup: &Setup) -> Vec<Measure<Series>> {
    let mut list: Vec<Measure<Series>> = LINES
        .iter()
        .map(|(name, unit, meaning, read)| measure(name, unit, meaning, *read))
        .collect();
    for (at, party) in setup.country.parties.iter().enumerate() {
        let name = &party.name;
        list.push(measure(
            &format!("strength.{name}"),
            "persons",
            &format!("weight of the men of {name} in a fight, wherever they stand"),
            move |_, w| w.parties.strength[at],
        ));
        list.push(measure(
            &format!("civilians_killed_by.{name}"),
            "persons/month",
            &format!("civilians killed by {name} in the month"),
            move |_, w| f64::from(w.tally.month_by[at]),
        ));
        if party.in_process {
            list.push(measure(
                &format!("exposure.{name}"),
                "1",
                &format!("worst exposure that {name} sees within a year"),
                move |_, w| w.parties.exposure[at],
            ));
            list.push(measure(
                &format!("posture.{name}"),
                "1",
                &format!("{name}: 0 complies, 1 stalls, 2 violates, 3 is at war"),
                move |_, w| w.parties.posture[at] as u8 as f64,
            ));
            let what = if at == setup.country.state() {
                "concessions that"
            } else {
                "men disarmed or in mixed units that"
            };
            list.push(measure(
                &format!("due.{name}"),
                "1",
                &format!("share of {what} {name} was to have given up by then as planned"),
                move |_, w| w.parties.due[at],
            ));
            list.push(measure(
                &format!("given.{name}"),
                "1",
                &format!("share of {what} {name} has given up"),
                move |_, w| w.parties.given[at],
            ));
        }
    }
    list
}

fn measure(
    name: &str,
    unit: &str,
    meaning: &str,
    read: impl Fn(&Setup, &World) -> f64 + Send + Sync + 'static,
) -> Measure<Series> {
    let (name, unit, meaning) = (name.to_owned(), unit.to_owned(), meaning.to_owned());
    Measure { entry: Series { name, unit, meaning }, read: Arc::new(read) }
}

/// What is told of each party in the process.
pub(super) fn parties(setup: &Setup, series: &[Series]) -> Vec<PartySeries> {
    let of = |what: &str, party: &str| {
        let name = format!("{what}.{party}");
        series.iter().position(|series| series.name == name)
    };
    let in_process = setup.country.parties.iter().filter(|party| party.in_process);
    let told = in_process.map(|party| PartySeries {
        name: party.name.clone(),
        due: of("due", &party.name),
        given: of("given", &party.name),
        exposure: of("exposure", &party.name),
    });
    told.collect()
}
