//! What a folder of results must be before a command reads it: of its own study, whole, and of draws
//! that hardly ever failed.

use std::path::Path;

use crate::batch::{Header, LOG_NAME, Log, Results, Summary, open_study};
use crate::faults::{Fault, Kind};
use crate::scenario::Study;

/// The log of a folder and the study that it was made from, compared with each other.
///
/// # Errors
/// One of them cannot be opened; the study is not the log's, named field by field.
pub fn open(folder: &Path) -> Result<(Study, Log), Vec<Fault>> {
    let log = Log::open(&folder.join(LOG_NAME))?;
    let study = open_study(folder)?;
    refuse_not_its_own(&study, &log.header, &log.path)?;
    Ok((study, log))
}

/// Refuses a log that is not of this study.
///
/// # Errors
/// What differs, field by field.
pub fn refuse_not_its_own(study: &Study, header: &Header, log: &Path) -> Result<(), Vec<Fault>> {
    let now = Header::of(study, header.seed, header.runs_per_draw);
    let other = header.refuse_other(&now, log);
    other.map_err(|faults| faults.into_iter().map(not_its_own).collect())
}

/// What the folder keeps is not what its log was made from: no wish of the user's, but damage.
fn not_its_own(fault: Fault) -> Fault {
    let help =
        "the scenario kept in this folder, or this program, is not the one that wrote the log";
    Fault { kind: Kind::Input, ..fault }.help(help)
}

/// Refuses what is no whole: a shard, a log that is not finished, or nothing.
///
/// # Errors
/// A fault that says which.
pub fn refuse_part(folder: &Path, results: &Results) -> Result<(), Fault> {
    // A shard that was begun by `batch` and continued by `compare` is still no whole.
    if results.is_part() {
        return Err(shard_alone());
    }
    results.refuse_unfinished()?;
    if results.draws() == 0 {
        let message = format!("{} contains no complete draw to compare", folder.display());
        return Err(Fault::new(Kind::Input, message));
    }
    Ok(())
}

/// One shard alone is not compared.
pub fn shard_alone() -> Fault {
    Fault::new(Kind::Usage, "one shard alone is not compared")
        .help("simulate shards with `batch`, then join them with `merge`")
}

/// Refuses to go on where too many draws failed.
///
/// # Errors
/// A fault with the numbers.
pub fn refuse_failed(summary: &Summary) -> Result<(), Fault> {
    if !summary.failed_too_often() {
        return Ok(());
    }
    let message = format!("{} of {} draws failed: more than 1%", summary.failed, summary.written);
    Err(Fault::new(Kind::Run, message)
        .help("the draws that are left would no longer represent the scenario"))
}
