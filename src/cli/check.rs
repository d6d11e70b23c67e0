//! `check`: a scenario and all its draws.

use std::sync::atomic::Ordering;

use clap::value_parser;
use serde_json::json;

use super::args::{ScenarioArgs, SeedArgs, ThreadArgs};
use super::done::{Done, Exit};
use super::interrupt::stop_at_interrupt;
use super::show;
use crate::analysis::format::{counted, whole};
use crate::batch::{LARGEST_DRAWS, bytes, check_draws, refuse_too_large};
use crate::faults::{Fault, listed};
use crate::scenario::Study;

#[derive(clap::Args)]
pub struct Args {
    #[command(flatten)]
    scenario: ScenarioArgs,
    #[command(flatten)]
    seed: SeedArgs,
    #[command(flatten)]
    threads: ThreadArgs,
    /// Draws to check [default: 250; fewer where a file has thousands of policies in all its options]
    #[arg(long, value_name = "N")]
    #[arg(value_parser = value_parser!(u32).range(1..=i64::from(LARGEST_DRAWS)))]
    draws: Option<u32>,
    /// Print the answer as JSON
    #[arg(long)]
    json: bool,
}

impl Args {
    /// Draws that are checked.
    fn draws(&self, study: &Study) -> u32 {
        self.draws.unwrap_or_else(|| study.draws_to_judge())
    }
}

pub fn command(args: &Args) -> Done {
    let checked = checked(args);
    if stop_at_interrupt().load(Ordering::Relaxed) {
        return Ok(Exit::Interrupted);
    }
    match (checked, args.json) {
        (Ok(study), false) => {
            describe(args, &study);
            Ok(Exit::Well)
        }
        (Ok(study), true) => {
            let estimate = study.estimate();
            let options: Vec<&str> = study.options().iter().map(|o| o.name.as_str()).collect();
            show::json(&json!({
                "faults": [],
                "name": study.name,
                "model": study.model_name,
                "options": options,
                "inputs": study.inputs(),
                "warnings": show::warnings_json(&study.warnings(args.seed.seed)),
                "draws_checked": args.draws(&study),
                "agents": estimate.agents,
                "agent_steps": estimate.agent_steps,
                "bytes": estimate.bytes,
            }))?;
            Ok(Exit::Well)
        }
        (Err(faults), false) => Err(faults),
        (Err(faults), true) => {
            show::json(&show::faults_json(&faults))?;
            Ok(Exit::Shown(show::exit_code(&faults)))
        }
    }
}

fn checked(args: &Args) -> Result<Study, Vec<Fault>> {
    let study = args.scenario.open()?;
    let stop = stop_at_interrupt();
    refuse_too_large(&study, 1)?;
    check_draws(&study, args.seed.seed, 0..args.draws(&study), args.threads.count(), stop)?;
    Ok(study)
}

fn describe(args: &Args, study: &Study) {
    let estimate = study.estimate();
    let options: Vec<&str> = study.options().iter().map(|o| o.name.as_str()).collect();
    let sampled = study.sampled(args.seed.seed, 0).len();
    show::note(&format!("{}: no errors", study.path));
    show::note(&format!("{} (model {})", study.name, study.model_name));
    if !study.question.is_empty() {
        show::note(&study.question);
    }
    show::note(&format!(
        "{}: {}",
        counted(options.len(), "option"),
        listed(options.iter().copied())
    ));
    show::note(&format!(
        "{}, {} checked",
        counted(sampled, "uncertain parameter"),
        counted(args.draws(study) as usize, "draw")
    ));
    show::warnings(&study.warnings(args.seed.seed));
    for input in study.inputs() {
        show::note(&format!("input {} (blake3 {:.16})", input.path, input.hash));
    }
    show::note(&format!(
        "one run: {} agents, {} agent-steps, {} of memory",
        whole(estimate.agents),
        whole(estimate.agent_steps),
        bytes(estimate.bytes)
    ));
}
