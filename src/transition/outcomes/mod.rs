//! Outcomes: what a run ends with, and what it leaves by month. One file a family; a line each.

mod benchmarks;
mod ends;
pub mod frames;
mod harm;
mod layers;
mod order;
mod policies;
mod private;
pub mod record;
mod series;
mod sums;
mod years;

use std::sync::Arc;

use crate::calendar::Week;
use crate::model::{
    Better, Coded, Dictionary, Grid, Group, Identity, Nature, Of, OfferOutcomes, Outcome, Part,
    Regions, Series, Time, limits,
};
use crate::transition::country::{Ground, NOBODY};
use crate::transition::events::What;
use crate::transition::setup::Setup;
use crate::transition::world::{COUNTERS, World};

/// Reads one number off a world.
pub type Read = Arc<dyn Fn(&Setup, &World) -> f64 + Send + Sync>;

/// An outcome, how it is read off a world, and what else is to be known of it.
pub struct Row {
    /// What the dictionary says.
    pub entry: Outcome,
    /// How it is read.
    pub read: Read,
    /// What it adds up over events, if it does, and until which week.
    sum: Option<(Of, Option<Week>)>,
    /// What it is called by each year of report, if it is given by them.
    by_year: Option<String>,
    /// True if it could be used against a party.
    private: bool,
    /// True if it competes for being the first end.
    competes: bool,
    /// True if it is coded by year as real cases are.
    coded: bool,
}

/// All outcomes and series of a scenario.
pub struct Measures {
    /// Outcomes, in the dictionary's order.
    pub outcomes: Vec<Row>,
    /// Series, in the dictionary's order.
    pub series: Vec<series::Row>,
    /// What is read by the years of report on the way.
    pub yearly: Vec<years::Yearly>,
    /// What each party made of what it was asked.
    offers: Vec<OfferOutcomes>,
}

/// A family's list under construction.
#[derive(Default)]
struct Family {
    list: Vec<Row>,
}

impl Family {
    fn add(
        &mut self,
        entry: (&str, &str, Nature, Better, Group),
        meaning: &str,
        read: impl Fn(&Setup, &World) -> f64 + Send + Sync + 'static,
    ) -> &mut Row {
        let (name, unit, nature, better, group) = entry;
        let (name, unit, meaning) = (name.to_owned(), unit.to_owned(), meaning.to_owned());
        let identity = Identity::default();
        let entry = Outcome { name, unit, nature, better, group, meaning, identity };
        self.list.push(Row::of(entry, Arc::new(read)));
        let last = self.list.len() - 1;
        &mut self.list[last]
    }

    /// The counters of a group that are not yet in the list, up to the one of a name; `None`: all.
    fn counters(&mut self, setup: &Setup, group: Group, last: Option<&str>) {
        for counter in COUNTERS.iter().filter(|counter| counter.group == group) {
            if self.list.iter().any(|row| row.entry.name == counter.name) {
                continue;
            }
            let entry = (counter.name, counter.unit, Nature::Amount, counter.better, group);
            let row = self.add(entry, counter.meaning, |_, w| (counter.read)(&w.tally));
            row.sum = counter.adds.map(|adds| (sums::of(adds, setup), None));
            row.by_year = counter.by_year.then(|| counter.name.to_owned());
            row.private = counter.private;
            if last == Some(counter.name) {
                break;
            }
        }
    }

    /// Position of the last outcome.
    fn last(&self) -> usize {
        self.list.len() - 1
    }
}

impl Row {
    fn of(entry: Outcome, read: Read) -> Self {
        Self {
            entry,
            read,
            sum: None,
            by_year: None,
            private: false,
            competes: false,
            coded: false,
        }
    }

    /// Gives it by each year of report too, under this name.
    fn by_year(&mut self, name: &str) -> &mut Self {
        self.by_year = Some(name.to_owned());
        self
    }

    /// It adds this up over events.
    fn adds(&mut self, of: Of) -> &mut Self {
        self.sum = Some((of, None));
        self
    }

    /// It is a part of another.
    fn part(&mut self, of: usize, by: &str, party: Option<u16>) -> &mut Self {
        let named = party.is_some();
        self.entry.identity.part = Some(Part { of, by: by.to_owned(), named });
        self.entry.identity.party = party;
        self
    }

    /// What it tells, of whatever time.
    fn of_family(&mut self, family: &str, happened: &str) -> &mut Self {
        self.entry.identity.family = family.to_owned();
        self.entry.identity.happened = happened.to_owned();
        self
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
        family.counters(first, Group::Fighters, None);
        order::add(&mut family);
        family.counters(first, Group::Order, None);
        family.counters(first, Group::Cost, None);
        let yearly = years::add(&mut family, first);
        let offers = policies::add(&mut family, options);
        Some(Self { outcomes: family.list, series: series::all(first), yearly, offers })
    }

    /// Positions of the outcomes of which something holds.
    fn which(&self, holds: impl Fn(&Row) -> bool) -> Vec<usize> {
        (0..self.outcomes.len()).filter(|at| holds(&self.outcomes[*at])).collect()
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
            ends: self.which(|row| row.competes),
            parties: series::parties(setup, &self.series),
            shares: series::which(&self.series, |row| row.share),
            benchmarks: benchmarks::all(setup, &series),
            private: private::of(
                options,
                self.which(|row| row.private),
                series::which(&self.series, |row| row.private),
            ),
            headline: ends::headline(&outcomes),
            coded: ends::headline(&outcomes)
                .map(|end| Coded { end, years: self.which(|row| row.coded) }),
            offers: self.offers.clone(),
            event_kinds: What::ALL.iter().map(|what| what.kind()).collect(),
            limits: limits(include_str!("../limits.toml")),
            layers: layers::all(&outcomes),
            outcomes,
            series,
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
            sums: sums::all(&self.outcomes),
        }
    }
}

/// Names of the policies that any option has, in the order of the alphabet.
pub fn policies(options: &[Setup]) -> impl Iterator<Item = &str> {
    let scheduled = options.iter().flat_map(|setup| setup.timetable.policies.iter());
    let names: std::collections::BTreeSet<&str> = scheduled.map(|policy| &*policy.name).collect();
    names.into_iter()
}
