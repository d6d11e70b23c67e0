//! The files of a folder of results: tables that any tool reads, and what made them.
//!
//! Every file is written aside and renamed, so that none is ever half there. What differs between
//! machines stands in `manifest.json` alone: all other files are the same bytes everywhere.

mod aside;
mod dictionary;
mod manifest;
mod one_run;
mod runs;
mod series;
mod sheet;
mod summary;

use std::path::Path;

use crate::analysis::{Comparison, Subject};
use crate::batch::Results;
use crate::faults::Fault;

pub use aside::write_aside;
pub use manifest::{Machine, Manifest};
pub use one_run::{RUN_FILES, write_run};
pub use sheet::Sheet;

/// Writes `runs.csv`, `series.csv`, `summary.csv`, `differences.csv`, `survival.csv`,
/// `dictionary.csv` and `manifest.json` into a folder, which must exist.
///
/// # Errors
/// A file cannot be written, or the log of the batch cannot be read.
pub fn write(
    folder: &Path,
    subject: &Subject,
    results: &Results,
    comparison: &Comparison,
    manifest: &Manifest,
) -> Result<(), Fault> {
    let draws = results.draw_numbers();
    runs::write(&folder.join("runs.csv"), subject, results, draws)?;
    if !subject.dictionary.series.is_empty() {
        series::write(&folder.join("series.csv"), subject, results, draws)?;
    }
    summary::write_summary(&folder.join("summary.csv"), subject, comparison)?;
    summary::write_differences(&folder.join("differences.csv"), subject, comparison)?;
    summary::write_survival(&folder.join("survival.csv"), subject, comparison)?;
    dictionary::write(&folder.join("dictionary.csv"), subject)?;
    manifest.write(&folder.join("manifest.json"))
}

#[cfg(test)]
mod tests;
