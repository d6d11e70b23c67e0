//! `compare`: a batch, and what its options differ in.

use std::path::Path;

use serde_json::{Value as Json, json};

use super::args::BatchArgs;
use super::batch::simulate;
use super::{Done, Exit, show};
use crate::batch::Results;
use crate::faults::{Fault, Kind};
use crate::scenario::Study;

#[derive(clap::Args)]
pub struct Args {
    #[command(flatten)]
    batch: BatchArgs,
    /// Print the table as JSON
    #[arg(long)]
    json: bool,
}

pub fn command(args: &Args) -> Done {
    if args.batch.shard.is_some() {
        let fault = Fault::new(Kind::Usage, "one shard alone is not compared");
        return Err(fault.help("simulate shards with `batch`, then join them with `merge`").into());
    }
    let study = args.batch.scenario.open()?;
    let (exit, _) = simulate(&study, &args.batch)?;
    if exit != Exit::Well {
        return Ok(exit);
    }
    let folder = args.batch.output();
    let results = Results::open(&folder)?;
    finish(&folder, &study, &results, args.json)?;
    Ok(Exit::Well)
}

/// Makes everything that follows from the log of a folder.
///
/// # Errors
/// A file cannot be read or written.
pub fn finish(
    _folder: &Path,
    study: &Study,
    results: &Results,
    as_json: bool,
) -> Result<(), Vec<Fault>> {
    let mut rows = Vec::new();
    let options = study.options();
    let mut head = vec!["outcome", "unit"];
    head.extend(options.iter().map(|option| option.name.as_str()));
    let mut table = show::table(&head, &(2..head.len()).collect::<Vec<_>>());
    for &outcome in &study.compare.outcomes {
        let words = &study.dictionary().outcomes[outcome];
        let mut row = vec![words.name.clone(), words.unit.clone()];
        for (at, option) in options.iter().enumerate() {
            let values = results.outcome(at, outcome);
            let mean = values.iter().sum::<f64>() / values.len().max(1) as f64;
            row.push(show::short(mean));
            rows.push(json!({
                "outcome": words.name, "unit": words.unit, "option": option.name,
                "mean": mean, "draws": results.draws(), "runs": values.len(),
            }));
        }
        table.add_row(row);
    }
    if as_json {
        show::json(&Json::Array(rows))?;
    } else {
        show::data(&table.to_string())?;
    }
    Ok(())
}
