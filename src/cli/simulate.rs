//! A batch on a terminal: what `batch` and `compare` share.

use super::args::BatchArgs;
use super::done::Exit;
use super::folder::refuse_failed;
use super::interrupt::stop_at_interrupt;
use super::progress::Progress;
use super::show;
use crate::analysis::format::counted;
use crate::batch::Summary;
use crate::faults::Fault;
use crate::scenario::Study;

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
            "stopped: {written} of {planned} draws are kept in {shown}; continue with --resume"
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
