//! Outcomes: what a run ends with, and what it leaves by month. One file a family; a line each.

mod benchmarks;
mod cost;
mod ends;
mod fighters;
pub mod frames;
mod harm;
mod order;
mod policies;
mod private;
pub mod record;
mod series;
mod sums;
mod years;

use std::sync::Arc;

use crate::model::{
    Better, Dictionary, Grid, Group, Layer, Nature, Outcome, Regions, Series, Time,
};
use crate::transition::country::Ground;
use crate::transition::country::NOBODY;
use crate::transition::setup::Setup;
use crate::transition::world::World;

/// Reads one number off a world.
pub type Read = Arc<dyn Fn(&Setup, &World) -> f64 + Send + Sync>;

/// An outcome or a point of a series, and how it is read off a world.
pub struct Measure<T> {
    /// What the dictionary says.
    pub entry: T,
    /// How it is read.
    pub read: Read,
}

/// All outcomes and series of a scenario.
pub struct Measures {
    /// Outcomes, in the dictionary's order.
    pub outcomes: Vec<Measure<Outcome>>,
    /// Series, in the dictionary's order.
    pub series: Vec<Measure<Series>>,
    /// What is read by the years of report on the way.
    pub yearly: Vec<years::Yearly>,
}

/// A family's list under construction.
#[derive(Default)]
struct Family {
    list: Vec<Measure<Outcome>>,
}

impl Family {
    fn add(
        &mut self,
        entry: (&str, &str, Nature, Better, Group),
        meaning: &str,
        read: impl Fn(&Setup, &World) -> f64 + Send + Sync + 'static,
    ) {
        let (name, unit, nature, better, group) = entry;
        let (name, unit, meaning) = (name.to_owned(), unit.to_owned(), meaning.to_owned());
        let entry = Outcome { name, unit, nature, better, group, meaning };
        self.list.push(Measure { entry, read: Arc::new(read) });
    }
}

impl Measures {
    /// The measures of a scenario. `options`: the setup of each option, which share everything but
    /// their policies.
    pub fn of(options: &[Setup]) -> Option<Self> {
        let first = options.first()?;
        let mut family = Family::default();
        ends::add(&mut family, first);
        harm::add(&mut family, first);
        fighters::add(&mut family);
        order::add(&mut family);
        cost::add(&mut family);
        let yearly = years::add(&mut family, first);
        policies::add(&mut family, options);
        Some(Self { outcomes: family.list, series: series::all(first), yearly })
    }

    /// What a record holds. `options`: as for `of`; `setup`: the first of them.
    pub fn dictionary(&self, options: &[Setup], setup: &Setup, ground: &Ground) -> Dictionary {
        let map = &ground.map;
        let outcomes: Vec<Outcome> = self.outcomes.iter().map(|m| m.entry.clone()).collect();
        let series: Vec<Series> = self.series.iter().map(|m| m.entry.clone()).collect();
        let mut actors: Vec<String> =
            setup.country.parties.iter().map(|party| party.name.clone()).collect();
        actors.push(NOBODY.to_owned());
        Dictionary {
            time: Time {
                unit: "month".to_owned(),
                points: setup.country.clock.months as usize,
                per_year: Some(12),
                start: setup.country.clock.start,
                tick: "week".to_owned(),
                ticks: setup.country.clock.weeks,
            },
            ends: ends::COMPETING
                .iter()
                .filter_map(|name| outcomes.iter().position(|outcome| outcome.name == *name))
                .collect(),
            parties: series::parties(setup, &series),
            shares: series::shares(&series),
            benchmarks: benchmarks::all(setup, &series),
            private: private::of(options, setup, &outcomes, &series),
            outcomes,
            series,
            layers: [
                ("civilians_killed", "persons", "civilians killed over the run"),
                ("battle_deaths", "persons", "fighters killed over the run"),
                ("fled", "persons", "people who left their homes over the run"),
                // The rest add up to the first: see `Author`.
                (
                    "civilians_killed_by_state_side",
                    "persons",
                    "civilians killed by the state and those who fight beside it",
                ),
                (
                    "civilians_killed_by_other_parties",
                    "persons",
                    "civilians killed by other parties in the process",
                ),
                (
                    "civilians_killed_by_outsiders",
                    "persons",
                    "civilians killed by parties outside the process",
                ),
                (
                    "civilians_killed_by_crime",
                    "persons",
                    "civilians killed by crime or unknown hands",
                ),
            ]
            .map(|(name, unit, meaning)| Layer {
                name: name.into(),
                unit: unit.into(),
                meaning: meaning.into(),
            })
            .to_vec(),
            grid: Some(Grid {
                width: map.width,
                height: map.height,
                cell_km: Some(map.cell_km),
                inside: map.inside.clone(),
                places: map.places.clone(),
                regions: Regions { names: map.districts.clone(), of: map.district.clone() },
            }),
            frames: frames::frames(setup),
            actors,
            sums: sums::all(&self.outcomes, setup),
        }
    }
}

/// Names of the policies that any option has, in the order of the alphabet.
pub fn policies(options: &[Setup]) -> impl Iterator<Item = &str> {
    let scheduled = options.iter().flat_map(|setup| setup.timetable.policies.iter());
    let names: std::collections::BTreeSet<&str> = scheduled.map(|policy| &*policy.name).collect();
    names.into_iter()
}
