//! `manifest.json`: what made a folder of results, and where.

use std::path::Path;

use serde::Serialize;

use super::aside::write_aside;
use crate::batch::Results;
use crate::faults::{Fault, Kind};
use crate::model::InputFile;
use crate::scenario::Study;

/// What made a folder of results.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Manifest {
    /// Program and its version: `armistice 0.1.0`.
    pub program: String,
    /// Name of the model.
    pub model: String,
    /// Name of the scenario.
    pub scenario: String,
    /// BLAKE3 of the scenario with `--set` laid over, in hexadecimal digits.
    pub scenario_hash: String,
    /// The words of each `--set`.
    pub set: Vec<String>,
    /// Files read beside the scenario.
    pub inputs: Vec<InputFile>,
    /// Seed of the batch.
    pub seed: u64,
    /// Number of the first draw; above 0 in a shard.
    pub first_draw: u32,
    /// Whole draws kept.
    pub draws: usize,
    /// Runs of each option in a draw.
    pub runs_per_draw: usize,
    /// Names of the options.
    pub options: Vec<String>,
    /// Draws left out of every option because a run of theirs failed, in rising order.
    pub failed_draws: Vec<u32>,
    /// What differs by machine. No other file holds any of it.
    pub machine: Machine,
}

/// Where and when a folder of results was made.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Machine {
    /// Name of the host.
    pub host: String,
    /// Worker threads.
    pub threads: usize,
    /// Path of the scenario as the user gave it.
    pub path: String,
    /// Start of the batch, UTC, as `2026-11-22T14:03:00Z`.
    pub started: String,
    /// Time that the batch took [s].
    pub seconds: f64,
}

/// BLAKE3 of every field of a scenario, in hexadecimal digits.
fn hash_of(fields: &[(String, String)]) -> String {
    let mut hasher = blake3::Hasher::new();
    for (path, text) in fields {
        hasher.update(format!("{path} = {text}\n").as_bytes());
    }
    hasher.finalize().to_hex().to_string()
}

impl Manifest {
    /// What is known of a study and its results; the machine is the caller's to fill in.
    pub fn of(study: &Study, seed: u64, results: &Results) -> Self {
        Self {
            program: concat!("armistice ", env!("CARGO_PKG_VERSION")).to_owned(),
            model: study.model_name.to_owned(),
            scenario: study.name.clone(),
            set: study.set.clone(),
            inputs: study.inputs().to_vec(),
            seed,
            draws: results.draws(),
            first_draw: results.draw_numbers().first().copied().unwrap_or(0),
            failed_draws: results.failed_draws().to_vec(),
            scenario_hash: hash_of(&study.fields),
            runs_per_draw: results.runs_per_draw(),
            options: study.options().iter().map(|option| option.name.clone()).collect(),
            machine: Machine { path: study.path.clone(), ..Machine::default() },
        }
    }

    /// Writes the manifest, written aside and renamed.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn write(&self, path: &Path) -> Result<(), Fault> {
        let text = serde_json::to_string_pretty(self).map_err(|error| {
            Fault::new(Kind::Output, format!("cannot write {}: {error}", path.display()))
        })?;
        write_aside(path, |file| {
            writeln!(file, "{text}").map_err(|error| Fault::unwritable(path, &error))
        })
    }
}
