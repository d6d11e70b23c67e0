//! `merge`: the shards of a batch, joined and compared.

use std::path::PathBuf;

use super::done::{Done, Exit};
use super::finish::{Print, finish};
use super::folder::refuse_failed;
use super::{machine, show};
use crate::batch::{merge, open_study};

#[derive(clap::Args)]
pub struct Args {
    /// Folder for the whole
    #[arg(long, short, value_name = "DIR")]
    output: PathBuf,
    /// Folders of all the shards, in any order
    #[arg(value_name = "FOLDER", required = true)]
    folders: Vec<PathBuf>,
    /// No progress and no closing line; tables and errors are still printed
    #[arg(long, short)]
    quiet: bool,
    /// Print the comparison as JSON
    #[arg(long)]
    json: bool,
    /// Print every table, not only what the criteria say
    #[arg(long, conflicts_with = "json")]
    all: bool,
}

pub fn command(args: &Args) -> Done {
    let machine = machine::begin();
    let summary = merge(&args.folders, &args.output)?;
    let (output, failed) = (args.output.display(), summary.failed);
    show::note(&format!("{} draws in {output}, {failed} of them failed", summary.written));
    refuse_failed(&summary)?;
    let study = open_study(&args.output)?;
    let print = Print::of(args.json, args.all);
    finish(&args.output, &study, machine.end(1), args.quiet, print, None)?;
    Ok(Exit::Well)
}
