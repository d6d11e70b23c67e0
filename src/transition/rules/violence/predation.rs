//! Predation and crime: armed groups kill civilians, and where nobody provides security others do.
//!
//! Predation falls with discipline and with protection within reach; it rises with contested
//! control, with a worse posture and with distance of identity between armed and unarmed.

use crate::document::Source;
use crate::luck::Luck;
use crate::transition::country::Country;
use crate::transition::rules::{security::deterrence, shared::identity_of_cell};
use crate::transition::streams::{CRIME, PREDATION};
use crate::transition::world::{Cells, Effects, Incident, Posture, Units, What};

crate::settings! {
    /// Killings of civilians by armed groups and by crime.
    pub struct Settings {
        rate: 0.0..=1.0, 0.012, "persons/week", "civilians that a full unit without discipline kills in a week, uncontested, among strangers", Source::Assumption;
        contested: 0.0..=20.0, 2.0, "1", "what a fully disputed cell adds, in multiples of the rate", Source::Assumption;
        violating: 1.0..=20.0, 3.0, "1", "multiple of the rate for a party that breaks terms", Source::Assumption;
        own: 0.0..=1.0, 0.25, "1", "rate among a party's own people, relative to that among strangers", Source::Assumption;
        road: 0.0..=20.0, 1.0, "1", "what many people on the way through the cell add, in multiples of the rate", Source::Assumption;
        road_people: 1.0..=1e6, 1_000.0, "persons/100 km2", "people on the way who bring half of that", Source::Assumption;
        crime: 0.0..=0.001, 3e-7, "1/week", "chance that a person is killed by crime in a week of full crime", Source::Assumption;
        crime_moves: 0.0..=1.0, 0.05, "1/week", "share of the gap between crime and the vacuum that a week closes", Source::Assumption;
        police: 0.0..=1.0, 0.6, "1", "share of crime that full protection prevents", Source::Assumption;
    }
}

/// What the rule reads and writes of a run.
pub struct Scene<'a> {
    /// The units.
    pub units: &'a Units,
    /// Posture of each party.
    pub posture: &'a [Posture],
    /// Control, protection and people on the way; crime is written.
    pub cells: &'a mut Cells,
    /// Killings are queued here.
    pub effects: &'a mut Effects,
}

/// Killings by armed groups, then by crime. `full_unit`: fighters that count as a unit of full strength
/// [persons].
pub fn step(
    rule: &Settings,
    full_unit: f64,
    deterrence: &deterrence::Settings,
    country: &Country,
    luck: &Luck,
    scene: Scene<'_>,
) {
    let Scene { units, posture, cells, effects } = scene;
    for unit in (0..units.len()).filter(|&unit| units.size[unit] > 0) {
        let (party, cell) = (usize::from(units.party[unit]), units.cell[unit] as usize);
        let breaks = units.rogue[unit]
            || posture[party] >= Posture::Violating
            || !country.parties[party].in_process;
        let rate = rule.rate * f64::from(units.size[unit]) / full_unit
            * (1.0 - country.parties[party].discipline)
            * strangers(rule, country, party, cell)
            * (1.0 + rule.contested * f64::from(cells.disputed[cell]))
            * (1.0 + rule.road * passing(rule, country, f64::from(cells.passing[cell])))
            * if breaks { rule.violating } else { 1.0 }
            * (1.0 - deterrence.predation * f64::from(cells.protection[cell]));
        let civilians = luck.word(PREDATION, units.who[unit]).poisson(rate);
        if civilians > 0 {
            effects.queue(Incident {
                what: What::Killing,
                cell: cell as u32,
                author: Some(party as u16),
                unit: Some(unit as u32),
                civilians,
                ..Incident::default()
            });
        }
    }
    for &cell in &country.ground.map.cells {
        let c = cell as usize;
        let vacuum = f64::from(cells.vacuum[c]);
        let crime = f64::from(cells.crime[c]);
        let crime = crime + rule.crime_moves * (vacuum - crime);
        cells.crime[c] = crime as f32;
        let kept = 1.0 - rule.police * f64::from(cells.protection[c]);
        let rate = rule.crime * crime * kept * f64::from(country.ground.map.people[c]);
        let civilians = luck.word(CRIME, identity_of_cell(cell)).poisson(rate);
        if civilians > 0 {
            effects.queue(Incident { what: What::Crime, cell, civilians, ..Incident::default() });
        }
    }
}

/// People of a cell by how far they are strangers to a party, 0 to 1.
fn strangers(rule: &Settings, country: &Country, party: usize, cell: usize) -> f64 {
    let communities = country.communities.len();
    let mut strangers = 0.0;
    for (index, community) in country.communities.iter().enumerate() {
        let leans = community.leans.map(usize::from);
        let own = leans.is_some_and(|leans| !country.opposed(leans, party));
        let share = f64::from(country.ground.mix[cell * communities + index]);
        strangers += share * if own { rule.own } else { 1.0 };
    }
    strangers
}

/// How much of a target people on the way are, 0 to 1.
fn passing(rule: &Settings, country: &Country, persons: f64) -> f64 {
    let persons = country.ground.map.per_100_km2(persons);
    persons / (persons + rule.road_people)
}
