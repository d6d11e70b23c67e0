//! The files of a folder of results: tables that any tool reads, and what made them.
//!
//! Every file is written aside and renamed, so that none is ever half there. What differs between
//! machines stands in `manifest.json` alone: all other files are the same bytes everywhere.

mod aside;
mod criteria;
mod dictionary;
mod ends;
mod flips;
mod manifest;
mod one_run;
mod pairing;
#[cfg(feature = "parquet")]
mod parquet;
mod runs;
mod selection;
mod series;
mod sheet;
mod signs;
mod summary;
mod table;
mod worst;

use std::path::Path;

use rayon::prelude::*;

use crate::analysis::{Comparison, Subject};
use crate::batch::Results;
use crate::faults::Fault;

pub use aside::write_aside;
pub use manifest::{Machine, Manifest};
pub use one_run::{RUN_FILES, write_run};
pub use selection::{By, Dropped, Place, SELECTION_NAME, Selection};
pub use sheet::Sheet;

/// Writes every table of a study into a folder, which must exist, and `dictionary.csv`, which
/// describes their columns, and `manifest.json`. With the feature `parquet` also `runs.parquet` and
/// `series.parquet`.
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
    let tables = [
        summary::summary(subject, comparison),
        summary::differences(subject, comparison),
        summary::survival(subject, comparison),
        ends::survival_differences(subject, comparison),
        ends::first_ends(subject, comparison),
        criteria::table(subject, comparison),
        flips::table(subject, comparison),
        worst::table(subject, comparison),
        signs::table(subject, comparison),
        pairing::table(subject, comparison),
    ];
    type File<'a> = &'a (dyn Fn() -> Result<(), Fault> + Sync);
    let files: &[File] = &[
        &|| runs::write(&folder.join("runs.csv"), subject, results, draws),
        &|| match subject.dictionary.series.is_empty() {
            true => Ok(()),
            false => series::write(&folder.join("series.csv"), subject, results, draws),
        },
        #[cfg(feature = "parquet")]
        &|| parquet::write(folder, subject, results, draws),
        &|| tables.iter().try_for_each(|table| table.write(folder)),
        &|| dictionary::write(&folder.join("dictionary.csv"), subject, &tables),
    ];
    // Each is its own file. Of several that fail the first of the list is told, as on one thread.
    let written: Vec<Result<(), Fault>> = files.par_iter().map(|write| write()).collect();
    written.into_iter().collect::<Result<(), Fault>>()?;
    manifest.write(&folder.join("manifest.json"))
}

#[cfg(test)]
mod tests;
