//! All outcomes and series of a scenario, and the dictionary that tells of them.

use super::family::Family;
use super::row::Row;
use super::{
    benchmarks, ends, frames, harm, layers, order, policies, private, series, sums, years,
};
use crate::model::{
    Coded, Dictionary, Grid, Group, OfferOutcomes, Outcome, Regions, Series, Time, limits,
};
use crate::transition::country::{Ground, NOBODY};
use crate::transition::events::What;
use crate::transition::setup::Setup;

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
