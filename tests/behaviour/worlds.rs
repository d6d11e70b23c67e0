//! Worlds to compare: the valley with some numbers set otherwise.

use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

use armistice::model::{Nothing, Record, RunId};
use armistice::scenario::Study;

/// Master seed of the tests.
pub fn seed() -> u64 {
    std::env::var("ARMISTICE_SEED").ok().and_then(|text| text.parse().ok()).unwrap_or(1)
}

/// Draws of each arm: `default` unless `ARMISTICE_PAIRS` says otherwise.
pub fn pairs(default: u32) -> u32 {
    std::env::var("ARMISTICE_PAIRS").ok().and_then(|text| text.parse().ok()).unwrap_or(default)
}

/// The valley with numbers set.
pub fn valley(sets: &[&str]) -> Study {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/valley.toml");
    let sets: Vec<String> = sets.iter().map(|&words| words.to_owned()).collect();
    Study::open(&path, &sets).unwrap_or_else(|faults| panic!("{faults:#?}"))
}

/// The records of one run a draw of an option, draw by draw.
pub fn records(study: &Study, option: &str, draws: u32) -> Vec<Record> {
    let option = study.option(option).unwrap();
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let next = AtomicUsize::new(0);
    let mut records: Vec<(usize, Record)> = std::thread::scope(|scope| {
        let workers: Vec<_> = (0..threads)
            .map(|_| {
                scope.spawn(|| {
                    let mut world = study.new_world();
                    let mut done = Vec::new();
                    loop {
                        let draw = next.fetch_add(1, Ordering::Relaxed);
                        if draw >= draws as usize {
                            return done;
                        }
                        let id = RunId { option, draw: draw as u32, run: 0 };
                        let record = study.run(seed(), id, &mut world, &mut Nothing).unwrap();
                        done.push((draw, record));
                    }
                })
            })
            .collect();
        workers.into_iter().flat_map(|worker| worker.join().unwrap()).collect()
    });
    records.sort_by_key(|(draw, _)| *draw);
    records.into_iter().map(|(_, record)| record).collect()
}

/// An outcome of one run a draw of an option, draw by draw.
pub fn outcome(study: &Study, records: &[Record], name: &str) -> Vec<f64> {
    let at = study.dictionary().outcome(name).unwrap_or_else(|| panic!("no outcome {name}"));
    records.iter().map(|record| record.outcomes[at]).collect()
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
    let agents = study.estimate().agents;
    let weeks = study.dictionary().time.ticks;
    println!(
        "{pattern}: {what}: {effect} ({agents} agents, {weeks} weeks, {draws} pairs, seed {})",
        seed()
    );
}
