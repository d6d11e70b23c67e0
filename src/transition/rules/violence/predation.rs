//! Predation and crime: armed groups kill civilians, and where nobody provides security others do.
//!
//! Predation falls with discipline and with protection within reach; it rises with contested
//! control, with a worse posture and with distance of identity between armed and unarmed.

use super::harm;
use crate::document::Source;
use crate::luck::Luck;
use crate::transition::setup::Setup;
use crate::transition::streams::{CRIME, PREDATION};
use crate::transition::world::{Incident, Posture, What, World};

crate::settings! {
    /// Killings of civilians by armed groups and by crime.
    pub struct Settings {
        rate: 0.0..=1.0, 0.012, "persons/week", "civilians that a full unit without discipline kills in a week, uncontested, among strangers", Source::Assumption;
        contested: 0.0..=20.0, 2.0, "1", "times that a fully disputed cell adds", Source::Assumption;
        violating: 1.0..=20.0, 3.0, "1", "times the rate of a party that breaks terms", Source::Assumption;
        own: 0.0..=1.0, 0.25, "1", "rate among a party's own people, of that among strangers", Source::Assumption;
        road: 0.0..=20.0, 1.0, "1", "times that many people on the way through the cell add", Source::Assumption;
        crime: 0.0..=0.001, 3e-7, "1/week", "chance of a person to be killed by crime in a week of full crime", Source::Assumption;
        crime_moves: 0.0..=1.0, 0.05, "1/week", "share of the way that crime moves in a week toward the vacuum", Source::Assumption;
        police: 0.0..=1.0, 0.6, "1", "share of crime that full protection prevents", Source::Assumption;
    }
}

/// Queues killings; writes `cells.crime`.
pub fn step(setup: &Setup, luck: &Luck, w: &mut World) {
    let p = &setup.rules.predation;
    let communities = setup.country.communities.len();
    for unit in 0..w.units.len() {
        if w.units.size[unit] == 0 {
            continue;
        }
        let (party, cell) = (usize::from(w.units.party[unit]), w.units.cell[unit] as usize);
        let mut strangers = 0.0;
        for (at, community) in setup.country.communities.iter().enumerate() {
            let leans = community.leans.map(usize::from);
            let own = leans.is_some_and(|leans| !setup.country.opposed(leans, party));
            let share = f64::from(setup.country.ground.mix[cell * communities + at]);
            strangers += share * if own { p.own } else { 1.0 };
        }
        let breaks = w.units.rogue[unit]
            || w.parties.posture[party] >= Posture::Violating
            || !setup.country.parties[party].in_process;
        let rate = p.rate * f64::from(w.units.size[unit]) / f64::from(setup.country.scale.unit)
            * (1.0 - setup.country.parties[party].discipline)
            * strangers
            * (1.0 + p.contested * f64::from(w.cells.disputed[cell]))
            * (1.0 + p.road * passing(setup, f64::from(w.cells.passing[cell])))
            * if breaks { p.violating } else { 1.0 }
            * (1.0 - setup.rules.deterrence.predation * f64::from(w.cells.protection[cell]));
        let killed = luck.word(PREDATION, w.units.who[unit]).poisson(rate);
        if killed > 0 {
            w.effects.queue(Incident {
                what: What::Killing,
                cell: cell as u32,
                author: Some(party as u16),
                civilians: killed,
                ..Incident::default()
            });
        }
    }
    for &cell in &setup.country.ground.map.cells {
        let c = cell as usize;
        let vacuum = f64::from(w.cells.vacuum[c]);
        let crime = f64::from(w.cells.crime[c]);
        let crime = crime + p.crime_moves * (vacuum - crime);
        w.cells.crime[c] = crime as f32;
        let kept = 1.0 - p.police * f64::from(w.cells.protection[c]);
        let rate = p.crime * crime * kept * f64::from(setup.country.ground.map.people[c]);
        let killed = luck.word(CRIME, harm::cell(cell)).poisson(rate);
        if killed > 0 {
            w.effects.queue(Incident {
                what: What::Crime,
                cell,
                civilians: killed,
                ..Incident::default()
            });
        }
    }
}

/// How much of a target people on the way are, 0 to 1: a thousand on 100 km2 are half of the most.
fn passing(setup: &Setup, persons: f64) -> f64 {
    let persons = setup.country.ground.map.per_100_km2(persons);
    persons / (persons + 1_000.0)
}
