//! Worlds to compare: the valley with some numbers set otherwise.

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::Path;
use std::sync::{Arc, Mutex, OnceLock};

use armistice::model::{Nothing, Record, RunId};
use armistice::scenario::Study;
use rayon::prelude::*;

/// Master seed of the tests.
pub fn seed() -> u64 {
    std::env::var("ARMISTICE_SEED").ok().and_then(|text| text.parse().ok()).unwrap_or(1)
}

/// Draws of each arm: `default` unless `ARMISTICE_PAIRS` says otherwise.
pub fn pairs(default: u32) -> u32 {
    std::env::var("ARMISTICE_PAIRS").ok().and_then(|text| text.parse().ok()).unwrap_or(default)
}

/// Troops who keep nobody apart, protect nobody and hold nothing: what is left of a force is what it
/// stands surety for.
pub const DETERS_NOBODY: [&str; 8] = [
    "rule.deterrence.contact=0",
    "rule.deterrence.escalation=0",
    "rule.deterrence.retaliation=0",
    "rule.deterrence.predation=0",
    "rule.deterrence.acts=0",
    "rule.deterrence.fills=0",
    "rule.movement.avoids=0",
    "rule.predation.police=0",
];

/// The valley with numbers set.
pub fn valley(sets: &[&str]) -> Study {
    open("scenarios/valley.toml", sets)
}

/// A scenario with numbers set.
pub fn open(file: &str, sets: &[&str]) -> Study {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    let sets: Vec<String> = sets.iter().map(|&words| words.to_owned()).collect();
    Study::open(&path, &sets).unwrap_or_else(|faults| panic!("{faults:#?}"))
}

/// The records of one run a draw of an option, draw by draw.
pub fn records(study: &Study, option: &str, draws: u32) -> Vec<Record> {
    let option = study.option(option).unwrap();
    let live = |draw, world: &mut _| {
        study.run(seed(), RunId { option, draw, run: 0 }, world, &mut Nothing).unwrap()
    };
    every_draw(draws, live, || study.new_world())
}

/// What every draw leaves, in their order, worked out on all threads.
pub fn every_draw<W, T: Send>(
    draws: u32,
    live: impl Fn(u32, &mut W) -> T + Send + Sync,
    world: impl Fn() -> W + Send + Sync,
) -> Vec<T> {
    (0..draws).into_par_iter().map_init(world, |world, draw| live(draw, world)).collect()
}

/// An outcome of one run a draw of an option, draw by draw.
pub fn outcome(study: &Study, records: &[Record], name: &str) -> Vec<f64> {
    let at = study.dictionary().outcome(name).unwrap_or_else(|| panic!("no outcome {name}"));
    records.iter().map(|record| record.outcomes[at]).collect()
}

/// One world, lived once in every draw.
pub struct Arm {
    /// The scenario with what was set.
    pub study: Study,
    /// One record a draw.
    pub records: Vec<Record>,
}

/// The accord with so much set, lived in so many draws. Tests that need the same world share it.
pub fn accord(draws: u32, sets: &[&[&str]]) -> Arc<Arm> {
    type Lived = BTreeMap<String, Arc<OnceLock<Arc<Arm>>>>;
    static LIVED: Mutex<Lived> = Mutex::new(BTreeMap::new());
    let draws = pairs(draws);
    // In the order given: the last word on a number holds.
    let sets = sets.concat();
    let key = format!("{draws} {}", sets.join(" "));
    let arm = Arc::clone(LIVED.lock().unwrap().entry(key).or_default());
    let live = || {
        let study = open("tests/behaviour/accord.toml", &sets);
        let records = records(&study, "accord", draws);
        Arc::new(Arm { study, records })
    };
    Arc::clone(arm.get_or_init(live))
}

impl Arm {
    /// An outcome, draw by draw.
    pub fn outcome(&self, name: &str) -> Vec<f64> {
        outcome(&self.study, &self.records, name)
    }

    /// Mean of a series over months, draw by draw.
    pub fn mean(&self, name: &str, months: Range<usize>) -> Vec<f64> {
        let words = self.study.dictionary();
        let at = words.series(name).unwrap_or_else(|| panic!("no series {name}"));
        let (points, count) = (words.time.points, months.len() as f64);
        let of = |record: &Record| {
            let from = at * points;
            let values = &record.series[from + months.start..from + months.end];
            values.iter().map(|&value| f64::from(value)).sum::<f64>() / count
        };
        self.records.iter().map(of).collect()
    }

    /// Sum of a layer over the cells that count, draw by draw.
    pub fn layer(&self, name: &str, counts: impl Fn(usize) -> bool) -> Vec<f64> {
        let words = self.study.dictionary();
        let at = words.layers.iter().position(|layer| layer.name == name);
        let at = at.unwrap_or_else(|| panic!("no layer {name}"));
        let cells = words.grid.as_ref().unwrap().cells();
        let of = |record: &Record| {
            let layer = &record.layers[at * cells..(at + 1) * cells];
            let sum = layer.iter().enumerate().filter(|(cell, _)| counts(*cell));
            sum.map(|(_, &value)| f64::from(value)).sum::<f64>()
        };
        self.records.iter().map(of).collect()
    }

    /// Which cells belong to a district of the generated map: those nearest to its seat.
    pub fn cells_of(&self, district: &str) -> Vec<bool> {
        let words = self.study.dictionary();
        let grid = words.grid.as_ref().unwrap();
        let regions = &grid.regions;
        let at = regions.names.iter().position(|name| name == district).unwrap();
        regions.of.iter().map(|&of| usize::from(of) == at).collect()
    }

    /// Prints what a pattern was decided on.
    pub fn print(&self, pattern: &str, what: &str, effect: &Effect) {
        print(pattern, what, &self.study, self.records.len() as u32, effect);
    }
}

/// Mean paired difference and its standard error.
#[derive(Debug, Clone, Copy)]
pub struct Effect {
    /// Mean of treated less control.
    pub mean: f64,
    /// Its standard error.
    pub error: f64,
}

impl Effect {
    /// The paired effect of one arm over another.
    pub fn of(treated: &[f64], control: &[f64]) -> Self {
        assert_eq!(treated.len(), control.len());
        let n = treated.len() as f64;
        let differences: Vec<f64> = treated.iter().zip(control).map(|(a, b)| a - b).collect();
        let mean = differences.iter().sum::<f64>() / n;
        let squares = differences.iter().map(|d| (d - mean) * (d - mean)).sum::<f64>();
        Self { mean, error: (squares / (n - 1.0) / n).sqrt() }
    }

    /// How much one effect exceeds another, draw by draw: (treated less control) less (the same of
    /// two other arms).
    pub fn between(one: [&[f64]; 2], other: [&[f64]; 2]) -> Self {
        let less = |[a, b]: [&[f64]; 2]| a.iter().zip(b).map(|(a, b)| a - b).collect::<Vec<_>>();
        Self::of(&less(one), &less(other))
    }

    /// True if it lies above zero beyond its 95% interval.
    pub fn rises(&self) -> bool {
        self.low() > 0.0
    }

    /// True if it lies below zero beyond its 95% interval.
    pub fn falls(&self) -> bool {
        self.high() < 0.0
    }

    /// True if it is not above zero beyond 3.3 standard errors: one chance in a thousand to be wrong
    /// where there is nothing.
    pub fn does_not_rise(&self) -> bool {
        self.mean <= 3.3 * self.error
    }

    /// True if it is not below zero beyond 3.3 standard errors.
    pub fn does_not_fall(&self) -> bool {
        self.mean >= -3.3 * self.error
    }

    /// Lower end of the 95% interval.
    pub fn low(&self) -> f64 {
        self.mean - 1.96 * self.error
    }

    /// Upper end of the 95% interval.
    pub fn high(&self) -> f64 {
        self.mean + 1.96 * self.error
    }

    /// True if no draw differed at all: what a mechanism that is off must leave.
    pub fn is_nil(&self) -> bool {
        self.mean == 0.0 && self.error == 0.0
    }
}

impl std::fmt::Display for Effect {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let errors = if self.error > 0.0 { self.mean / self.error } else { 0.0 };
        write!(
            f,
            "{:.3} [{:.3} to {:.3}], {errors:.1} standard errors",
            self.mean,
            self.low(),
            self.high()
        )
    }
}

/// Prints what a pattern was decided on.
pub fn print(pattern: &str, what: &str, study: &Study, draws: u32, effect: &Effect) {
    print_text(pattern, &format!("{what}: {effect}"), study, draws);
}

/// Prints a figure that a pattern was decided on, with what it rests on.
pub fn print_text(pattern: &str, what: &str, study: &Study, draws: u32) {
    let agents = study.estimate().agents;
    let weeks = study.dictionary().time.ticks;
    println!("{pattern}: {what} ({agents} agents, {weeks} weeks, {draws} pairs, seed {})", seed());
}
