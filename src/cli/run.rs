//! `run`: one run, with what happened in it.

use super::args::{ScenarioArgs, SeedArgs};
use super::done::{Done, Exit};
use super::record_files::WatchArgs;
use super::{show, tables};
use crate::batch::refuse_too_large;
use crate::model::RunId;

#[derive(clap::Args)]
pub struct Args {
    #[command(flatten)]
    scenario: ScenarioArgs,
    /// Which run, as OPTION:DRAW:RUN; the first of the first option if not given
    #[arg(value_name = "ID")]
    id: Option<String>,
    #[command(flatten)]
    seed: SeedArgs,
    #[command(flatten)]
    watch: WatchArgs,
}

pub fn command(args: &Args) -> Done {
    args.watch.refuse_used()?;
    let study = args.scenario.open()?;
    let first = RunId { option: 0, draw: 0, run: 0 };
    let id = args.id.as_ref().map_or(Ok(first), |text| study.run_id(text))?;
    let seed = args.seed.seed;
    study.check_draw(seed, id.draw)?;
    refuse_too_large(&study, 1)?;
    args.watch.watch(&study, seed, id)?;
    if let Some(line) = tables::warned(&study.warnings(seed), &study.path) {
        show::note(&line);
    }
    Ok(Exit::Well)
}
