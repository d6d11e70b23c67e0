//! `replay`: one run of a batch again, compared with the log bit for bit.

use std::path::PathBuf;

use super::done::{Done, Exit};
use super::folder::open;
use super::record_files::WatchArgs;
use super::show;
use crate::batch::{compare_records, refuse_too_large};
use crate::faults::{Fault, Kind};

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
