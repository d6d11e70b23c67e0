//! `replay`: one run of a batch again, held against the log bit for bit.

use std::path::{Path, PathBuf};

use super::record_files::WatchArgs;
use super::{Done, Exit, show};
use crate::batch::{Header, LOG_NAME, Log, compare_records, open_study, refuse_too_large};
use crate::faults::{Fault, Kind};
use crate::scenario::Study;

#[derive(clap::Args)]
pub struct Args {
    /// Folder of results
    #[arg(value_name = "FOLDER")]
    folder: PathBuf,
    /// Which run, as OPTION:DRAW:RUN
    #[arg(value_name = "ID")]
    id: String,
    #[command(flatten)]
    watch: WatchArgs,
}

/// The log of a folder and the study that it was made from, held against each other.
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

pub fn command(args: &Args) -> Done {
    args.watch.refuse_used()?;
    let (study, log) = open(&args.folder)?;
    let id = study.run_id(&args.id)?;
    let runs = log.header.layout.runs;
    let block = log.block(id.draw)?.filter(|_| (id.run as usize) < runs).ok_or_else(|| {
        Fault::new(Kind::Usage, format!("the log has no run {}", args.id))
            .help(format!("it is for draws {:?} of {runs} runs each", log.span.range()))
    })?;
    refuse_too_large(&study, 1)?;
    let record = args.watch.watch(&study, log.header.seed, id)?;
    let Ok(records) = block.records else {
        show::note("another run of this draw failed, so the log has no record of this one");
        return Ok(Exit::Well);
    };
    let logged = records.get(id.option * runs + id.run as usize).ok_or_else(|| {
        Fault::new(Kind::Input, format!("{}: a record is missing", log.path.display()))
    })?;
    if let Some(difference) = compare_records(&study, logged, &record) {
        return Err(Fault::new(Kind::Run, format!("{}: {difference}", args.id)).into());
    }
    show::note(&format!("{} is bit for bit as in the log", args.id));
    Ok(Exit::Well)
}
