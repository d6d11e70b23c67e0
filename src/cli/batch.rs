//! `batch`: every option under every draw.

use serde_json::json;

use super::args::BatchArgs;
use super::done::Done;
use super::simulate::simulate;
use super::{show, tables};

#[derive(clap::Args)]
pub struct Args {
    #[command(flatten)]
    batch: BatchArgs,
    /// Print what the folder then contains as JSON
    #[arg(long)]
    json: bool,
}

pub fn command(args: &Args) -> Done {
    let study = args.batch.scenario.open()?;
    let warnings = study.warnings(args.batch.settings(false).design().0);
    if let Some(line) = tables::warned(&warnings, &study.path) {
        show::note(&line);
    }
    let (exit, summary) = simulate(&study, &args.batch, false)?;
    if args.json {
        show::json(&json!({
            "folder": args.batch.output().display().to_string(),
            "planned": summary.planned,
            "written": summary.written,
            "failed": summary.failed,
            "simulated": summary.simulated,
            "interrupted": summary.interrupted,
            "warnings": show::warnings_json(&warnings),
        }))?;
    }
    Ok(exit)
}
