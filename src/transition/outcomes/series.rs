//! Series: quantities by month, read when a month closes.

use std::sync::Arc;

use super::row::Read;
use super::{harm, order};
use crate::model::{PartySeries, Series};
use crate::transition::setup::Setup;
use crate::transition::world::{Stage, World};

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
    ("people_under_accountable", "1", "share of people whose provider is accountable", |s, w| {
        order::accountable(s, w)
    }),
    ("people_under_state", "1", "share of people whose provider is the state", |s, w| {
        order::people_under(s, w, |provider| provider == s.country.state() as u8)
    }),
    (
        "civilians_killed_by_crime",
        "persons/month",
        "civilians killed by crime in the month",
        |_, w| f64::from(w.tally.month_by[w.tally.by_crime()]),
    ),
    (
        "pay_owed",
        "months",
        "pay that the state owes its soldiers, in months of the last bill",
        |_, w| w.purse.owed_months,
    ),
    (
        "wage_bill_share",
        "of income",
        "wages of soldiers due in the month, of what came in to pay them",
        |_, w| w.purse.bill_share,
    ),
    ("trust", "1", "mean trust between opposed parties in the process", |s, w| order::trust(s, w)),
];

fn in_stages(w: &World, stages: &[Stage]) -> f64 {
    let rows = w.fighters.stage.iter().zip(&w.fighters.persons);
    let sum: u64 =
        rows.filter(|(s, _)| stages.contains(s)).map(|(_, &persons)| u64::from(persons)).sum();
    sum as f64
}

/// A series, how it is read, and what else is to be known of it.
pub struct Row {
    /// What the dictionary says.
    pub entry: Series,
    /// How it is read.
    pub read: Read,
    /// True if it is a share of 0 to 1. How exposed a party is, and how it stands, are pure numbers of
    /// another kind.
    pub share: bool,
    /// True if it shows strength, posture or when a party had most to gain from breaking its word.
    pub private: bool,
    /// What it tells of which party.
    told: Option<(Told, usize)>,
}

/// What a timeline tells of a party.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Told {
    Due,
    Given,
    Exposure,
}

impl Row {
    fn of(
        name: String,
        unit: &str,
        meaning: String,
        read: impl Fn(&Setup, &World) -> f64 + Send + Sync + 'static,
    ) -> Self {
        let (unit, share) = (unit.to_owned(), unit == "1");
        let entry = Series { name, unit, meaning };
        Self { entry, read: Arc::new(read), share, private: false, told: None }
    }

    fn tells(self, told: Told, party: usize) -> Self {
        Self { told: Some((told, party)), ..self }
    }

    fn private_if(self, private: bool) -> Self {
        Self { private, ..self }
    }

    /// A pure number that is no share.
    fn no_share(self) -> Self {
        Self { share: false, ..self }
    }
}

/// Positions of the series of which something holds.
pub(super) fn which(series: &[Row], holds: impl Fn(&Row) -> bool) -> Vec<usize> {
    (0..series.len()).filter(|at| holds(&series[*at])).collect()
}

/// The lines above, and those of each party.
pub(super) fn all(setup: &Setup) -> Vec<Row> {
    let line = |&(name, unit, meaning, read): &Line| {
        Row::of(name.to_owned(), unit, meaning.to_owned(), read)
    };
    let mut list: Vec<Row> = LINES.iter().map(line).collect();
    for at in 0..setup.country.parties.len() {
        of_party(&mut list, setup, at);
    }
    list
}

fn of_party(list: &mut Vec<Row>, setup: &Setup, at: usize) {
    let (name, in_process) =
        (&setup.country.parties[at].name, setup.country.parties[at].in_process);
    list.push(
        Row::of(
            format!("strength.{name}"),
            "persons",
            format!("weight of the fighters of {name} in a fight, wherever they are"),
            move |_, w| w.parties.strength[at],
        )
        .private_if(true),
    );
    list.push(
        Row::of(
            format!("civilians_killed_by.{name}"),
            "persons/month",
            format!("civilians killed by {name} in the month"),
            move |_, w| f64::from(w.tally.month_by[at]),
        )
        .private_if(!in_process),
    );
    if !in_process {
        return;
    }
    list.push(
        Row::of(
            format!("exposure.{name}"),
            "1",
            format!("worst exposure that {name} sees within a year"),
            move |_, w| w.parties.exposure[at],
        )
        .tells(Told::Exposure, at)
        .private_if(true)
        .no_share(),
    );
    list.push(
        Row::of(
            format!("posture.{name}"),
            "1",
            format!("{name}: 0 complies, 1 stalls, 2 violates, 3 has withdrawn from the accord"),
            move |_, w| w.parties.posture[at] as u8 as f64,
        )
        .private_if(true)
        .no_share(),
    );
    let state = at == setup.country.state();
    let what = if state { "concessions that" } else { "fighters disarmed or in mixed units that" };
    list.push(
        Row::of(
            format!("due.{name}"),
            "1",
            format!("share of {what} {name} was to have given up by then as planned"),
            move |_, w| w.parties.due[at],
        )
        .tells(Told::Due, at),
    );
    list.push(
        // Fighters disarmed by the share that they are of all give all: the party's strength.
        Row::of(
            format!("given.{name}"),
            "1",
            format!("share of {what} {name} has given up"),
            move |_, w| w.parties.given[at],
        )
        .tells(Told::Given, at)
        .private_if(!state),
    );
}

/// What is told of each party in the process.
pub(super) fn parties(setup: &Setup, series: &[Row]) -> Vec<PartySeries> {
    let of =
        |told: Told, party: usize| series.iter().position(|row| row.told == Some((told, party)));
    let in_process = setup.country.parties.iter().enumerate().filter(|(_, party)| party.in_process);
    let told = in_process.map(|(at, party)| PartySeries {
        name: party.name.clone(),
        due: of(Told::Due, at),
        given: of(Told::Given, at),
        exposure: of(Told::Exposure, at),
    });
    told.collect()
}
