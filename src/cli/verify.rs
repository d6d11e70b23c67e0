//! `verify`: every checksum of a log, and its runs simulated again: a number that was changed with
//! its checksum is found by nothing else.

use std::path::PathBuf;

use serde_json::json;

use super::args::ThreadArgs;
use super::done::{Done, Exit};
use super::folder::open;
use super::interrupt::stop_at_interrupt;
use super::show;
use crate::batch::{Log, compare_records, refuse_too_large, simulate_runs};
use crate::faults::{Fault, Kind};
use crate::luck::mix;
use crate::model::RunId;

#[derive(clap::Args)]
pub struct Args {
    /// Folder of results
    #[arg(value_name = "FOLDER")]
    folder: PathBuf,
    /// Simulate only N runs again, spread over the log; every run if not given
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    sample: Option<u32>,
    /// Print what was found as JSON
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    threads: ThreadArgs,
}

/// Differences that are listed one by one.
const TOLD: usize = 20;

pub fn command(args: &Args) -> Done {
    let (study, log) = open(&args.folder)?;
    refuse_too_large(&study, args.threads.count())?;
    let mut whole = Vec::new();
    let mut failed = Vec::new();
    let scan = log.scan(|_, block, _| {
        match block.records {
            Ok(_) => whole.push(block.draw),
            Err(failure) => failed.push((block.draw, failure)),
        }
        Ok(())
    })?;
    let mut faults = Vec::new();
    faults.extend(scan.refuse_unfinished(&log).err());
    let sample = args.sample.map_or(u64::MAX, u64::from);
    let mut runs = sampled(&log, &whole, sample);
    if args.sample.is_none() {
        runs.extend(failed.iter().map(|(draw, failure)| RunId {
            option: failure.option as usize,
            draw: *draw,
            run: failure.run,
        }));
    }
    let (seed, stop) = (log.header.seed, stop_at_interrupt());
    let mut block = None;
    let mut wrong = 0;
    let done = simulate_runs(&study, seed, &runs, args.threads.count(), stop, |id, record| {
        let difference = match (log.record(id, &mut block), record) {
            (Err(fault), _) => Some(fault.message),
            (Ok(None), Err(_)) => None,
            (Ok(None), Ok(_)) => Some("failed in the log but not when simulated".to_owned()),
            (Ok(Some(_)), Err(fault)) => Some(fault.message),
            (Ok(Some(old)), Ok(new)) => compare_records(&study, &old, &new),
        };
        if let Some(difference) = difference {
            wrong += 1;
            if faults.len() < TOLD {
                let message = format!("{}: {difference}", study.show(id));
                faults.push(Fault::new(Kind::Run, message));
            }
        }
    });
    if done < runs.len() as u64 {
        return Ok(Exit::Interrupted);
    }
    show::note(&format!(
        "{} blocks match their checksums; {} runs simulated again, {wrong} of them different",
        scan.blocks,
        runs.len()
    ));
    if args.json {
        show::json(&json!({
            "blocks": scan.blocks,
            "simulated": runs.len(),
            "otherwise": wrong,
            "faults": show::faults_json(&faults)["faults"],
        }))?;
    }
    if faults.is_empty() { Ok(Exit::Well) } else { Err(faults) }
}

/// Runs spread over the whole draws of a log: one out of each even stretch, at a place in it that
/// depends on its number alone.
fn sampled(log: &Log, draws: &[u32], sample: u64) -> Vec<RunId> {
    let layout = log.layout();
    let in_draw = layout.runs_in_a_draw() as u64;
    let all = draws.len() as u64 * in_draw;
    let count = sample.min(all);
    let at = |stretch: u64| (u128::from(stretch) * u128::from(all) / u128::from(count)) as u64;
    (0..count)
        .map(|stretch| {
            let (first, end) = (at(stretch), at(stretch + 1));
            let run = first + mix(stretch + 1) % (end - first);
            let in_this = (run % in_draw) as usize;
            RunId {
                option: in_this / layout.runs,
                draw: draws[(run / in_draw) as usize],
                run: (in_this % layout.runs) as u32,
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::batch::{Header, Layout, Span};

    #[test]
    fn a_sample_is_spread_over_draws_and_options_and_all_is_all() {
        let layout = Layout { options: 3, runs: 2, ..Layout::default() };
        let header = Header { layout, ..Header::default() };
        let log = Log::new(PathBuf::from("runs.log"), header, Span::whole(100));
        let draws: Vec<u32> = (0..100).filter(|draw| *draw != 13).collect();
        let runs = sampled(&log, &draws, 20);
        assert_eq!(runs.len(), 20);
        assert!(runs.windows(2).all(|pair| pair[0].draw < pair[1].draw));
        for option in 0..3 {
            assert!(runs.iter().any(|id| id.option == option), "{runs:?}");
        }
        let mut all = sampled(&log, &draws, u64::MAX);
        all.dedup();
        assert_eq!(all.len(), 99 * 6);
        assert!(sampled(&log, &[], 20).is_empty());
    }
}
