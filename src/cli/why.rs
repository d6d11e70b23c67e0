//! `why`: where the difference between two options lies, from pairs of runs lived again.

use std::path::PathBuf;

use super::args::ThreadArgs;
use super::done::{Done, Exit};
use super::folder::open;
use super::interrupt::stop_at_interrupt;
use super::show;
use crate::batch::{Results, refuse_too_large};
use crate::faults::{Fault, Kind};
use crate::story::{self, Ask, PAIRS, WHY_FILES, Why};

#[derive(clap::Args)]
pub struct Args {
    /// Folder of results
    #[arg(value_name = "FOLDER")]
    folder: PathBuf,
    /// Option to ask about
    #[arg(value_name = "OPTION")]
    option: String,
    /// Option to compare it with; the baseline of the scenario if not given
    #[arg(value_name = "BASELINE")]
    baseline: Option<String>,
    /// Outcome to break down; the first shown one that counts deaths if not given
    #[arg(long, value_name = "NAME")]
    outcome: Option<String>,
    /// Pairs of runs to replay
    #[arg(long, value_name = "N", default_value_t = PAIRS as u32)]
    #[arg(value_parser = clap::value_parser!(u32).range(1..=100_000))]
    pairs: u32,
    /// Folder for why.md, drivers.csv and pairs.csv; FOLDER/why/OPTION-against-BASELINE if not given
    #[arg(long, short, value_name = "DIR")]
    output: Option<PathBuf>,
    #[command(flatten)]
    threads: ThreadArgs,
    /// Print all of it as JSON
    #[arg(long)]
    json: bool,
    /// No closing line; sentences, tables and errors are still printed
    #[arg(long, short)]
    quiet: bool,
}

pub fn command(args: &Args) -> Done {
    let (study, log) = open(&args.folder)?;
    refuse_too_large(&study, args.threads.count())?;
    let (baseline, outcome) = (args.baseline.as_deref(), args.outcome.as_deref());
    let ask =
        Ask { pairs: args.pairs as usize, ..Ask::of(&study, &args.option, baseline, outcome)? };
    let output = args.output.clone().unwrap_or_else(|| {
        let name = |option: usize| study.options()[option].name.as_str();
        let outcome = study.dictionary().outcomes[ask.outcome].name.as_str();
        let outcome = (!ask.is_usual(&study)).then_some(outcome);
        let name = story::folder_name(name(ask.option), name(ask.baseline), outcome);
        args.folder.join("why").join(name)
    });
    if let Some(path) = WHY_FILES.map(|name| output.join(name)).iter().find(|path| path.exists()) {
        let message = format!("{} already exists", path.display());
        return Err(Fault::new(Kind::Usage, message).help("give another --output").into());
    }
    let results = Results::open(&args.folder)?;
    results.refuse_unfinished()?;
    let (threads, stop) = (args.threads.count(), stop_at_interrupt());
    let Some(why) = story::why(&study, &log, &results, &ask, threads, stop)? else {
        return Ok(Exit::Interrupted);
    };
    std::fs::create_dir_all(&output).map_err(|error| Fault::unwritable(&output, &error))?;
    why.write(&output)?;
    if args.json {
        let value = serde_json::to_value(&why)
            .map_err(|error| Fault::new(Kind::Output, error.to_string()))?;
        show::json(&value)?;
    } else {
        show::data(&shown(&why))?;
    }
    if !args.quiet {
        show::note(&format!(
            "{}: why.md with stories of single pairs, drivers.csv, pairs.csv",
            output.display()
        ));
    }
    Ok(Exit::Well)
}

/// The sentences, and a table a breakdown.
fn shown(why: &Why) -> String {
    let mut text = String::new();
    for sentence in &why.sentences {
        text.push_str(&format!("{sentence}\n"));
    }
    for breakdown in why.shown() {
        let head = why.head(breakdown);
        let mut table = show::table(&head.each_ref().map(String::as_str), &[1, 2, 3, 4]);
        breakdown.rows().into_iter().for_each(|row| {
            table.add_row(row);
        });
        text.push_str(&format!("\n{table}\n"));
    }
    text.push_str("\nEach number is rounded by itself: a row may not add up to the last digit\n");
    text
}
