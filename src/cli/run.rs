//! `run`: one run, with what happened in it.

use std::path::PathBuf;

use super::args::{ScenarioArgs, SeedArgs};
use super::record_files::{self, Watched};
use super::{Done, Exit, show};
use crate::batch::watched_run;
use crate::model::{Event, RunId};

#[derive(clap::Args)]
pub struct Args {
    #[command(flatten)]
    scenario: ScenarioArgs,
    /// Which run, as OPTION:DRAW:RUN; the first of the first option if not given
    #[arg(value_name = "ID")]
    id: Option<String>,
    #[command(flatten)]
    seed: SeedArgs,
    /// Folder for outcomes.csv, series.csv and events.csv
    #[arg(long, short, value_name = "DIR")]
    output: Option<PathBuf>,
    /// Print the outcomes as JSON
    #[arg(long)]
    json: bool,
}

pub fn command(args: &Args) -> Done {
    if let Some(folder) = &args.output {
        record_files::refuse_used(folder)?;
    }
    let study = args.scenario.open()?;
    let first = RunId { option: 0, draw: 0, run: 0 };
    let id = args.id.as_ref().map_or(Ok(first), |text| study.run_id(text))?;
    let seed = args.seed.seed;
    study.check_draw(seed, id.draw)?;
    let mut events: Vec<Event> = Vec::new();
    let record = watched_run(&study, seed, id, &mut events)?;
    let words = study.dictionary();
    let watched = Watched { id: study.show(id), words, record: &record, events: &events };
    if let Some(folder) = &args.output {
        watched.write(folder)?;
        show::note(&format!("wrote outcomes, series and events to {}", folder.display()));
    }
    if args.json {
        show::json(&watched.json(seed))?;
    } else {
        watched.show()?;
    }
    Ok(Exit::Well)
}
