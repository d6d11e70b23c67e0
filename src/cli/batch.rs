//! `batch`: every option under every draw.

use serde_json::json;

use super::args::BatchArgs;
use super::interrupt::stop_at_interrupt;
use super::progress::Progress;
use super::{Done, Exit, show, tables};
use crate::analysis::format::counted;
use crate::batch::Summary;
use crate::faults::{Fault, Kind};
use crate::scenario::Study;

#[derive(clap::Args)]
pub struct Args {
    #[command(flatten)]
    batch: BatchArgs,
    /// Print what the folder holds then as JSON
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

/// Simulates what is missing and says what there is then; `compared`: whether it is compared after it.
///
/// # Errors
/// Those of [`batch`](crate::batch::batch); more than 1% of the draws failed.
pub fn simulate(
    study: &Study,
    args: &BatchArgs,
    compared: bool,
) -> Result<(Exit, Summary), Vec<Fault>> {
    let (output, stop) = (args.output(), stop_at_interrupt());
    let mut progress = Progress::new(args.quiet);
    let settings = args.settings(compared);
    let summary = args.until.simulate(study, &output, &settings, stop, &mut progress)?;
    let Summary { planned, written, failed, simulated, .. } = summary;
    let shown = output.display();
    if summary.interrupted {
        show::note(&format!(
            "stopped: {written} of {planned} draws are kept in {shown}; go on with --resume"
        ));
        return Ok((Exit::Interrupted, summary));
    }
    if !args.quiet {
        show::note(&format!(
            "{} simulated; {written} of {planned} in {shown}",
            counted(simulated as usize, "draw")
        ));
    }
    if failed > 0 {
        let left_out = counted(failed as usize, "draw");
        show::note(&format!("{left_out} of {written} failed and left out of every option"));
    }
    refuse_failed(&summary)?;
    Ok((Exit::Well, summary))
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
        .help("results of the rest would speak for other worlds than the scenario's"))
}
