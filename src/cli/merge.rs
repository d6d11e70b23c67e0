//! `merge`: the shards of a batch, joined.

use std::path::PathBuf;

use super::{Done, Exit, show};
use crate::batch::merge;

#[derive(clap::Args)]
pub struct Args {
    /// Folder for the whole
    #[arg(long, short, value_name = "DIR")]
    output: PathBuf,
    /// Folders of all the shards, in any order
    #[arg(value_name = "FOLDER", required = true)]
    folders: Vec<PathBuf>,
}

pub fn command(args: &Args) -> Done {
    let summary = merge(&args.folders, &args.output)?;
    let (output, failed) = (args.output.display(), summary.failed);
    show::note(&format!("{} draws in {output}, {failed} of them failed", summary.written));
    Ok(Exit::Well)
}
