//! `report`: the page of a folder of results, made again from its log.

use std::path::PathBuf;

use serde_json::json;

use super::done::{Done, Exit};
use super::folder::{open, refuse_part};
use super::show;
use crate::analysis::{self, Subject};
use crate::batch::{Results, refuse_to_compare_too_much};
use crate::faults::{Fault, Kind};
use crate::report::{Audience, REPORT_NAME, write};
use crate::results::Manifest;

#[derive(clap::Args)]
pub struct Args {
    /// Folder of results
    #[arg(value_name = "FOLDER")]
    folder: PathBuf,
    /// Leave out what could be used against a party (as without it where the scenario is sensitive)
    #[arg(long, conflicts_with = "full")]
    for_parties: bool,
    /// Leave nothing out, though the scenario is sensitive
    #[arg(long)]
    full: bool,
    /// File to write, which must not be there yet; in the folder if not given: report.html, or
    /// report-for-parties.html or report-full.html for the version that `compare` did not write
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Print what was written as JSON
    #[arg(long)]
    json: bool,
}

pub fn command(args: &Args) -> Done {
    let (study, log) = open(&args.folder)?;
    refuse_to_compare_too_much(&log)?;
    let results = Results::open(&args.folder)?;
    refuse_part(&args.folder, &results)?;
    let subject = Subject::of(&study, log.header.seed, results.draw_numbers());
    let comparison = analysis::compare(&subject, &results)?;
    let manifest = Manifest::of(&study, log.header.seed, &results);
    let audience = match (args.for_parties, args.full) {
        (true, _) => Audience::Parties,
        (_, true) => Audience::Full,
        _ => Audience::of(&subject),
    };
    let path = match &args.output {
        Some(path) if path.exists() => {
            let message = format!("{} already exists", path.display());
            return Err(Fault::new(Kind::Usage, message).help("give another --output").into());
        }
        Some(path) => path.clone(),
        // The page that `compare` wrote stays as it is.
        None if audience != Audience::of(&subject) => args.folder.join(match audience {
            Audience::Parties => "report-for-parties.html",
            Audience::Full => "report-full.html",
        }),
        None => args.folder.join(REPORT_NAME),
    };
    let bytes = write(&path, &subject, &results, &comparison, &manifest, audience)?;
    let shown = path.display().to_string();
    if args.json {
        show::json(&json!({ "report": shown, "audience": audience.name(), "bytes": bytes }))?;
    } else {
        let whom = match audience {
            Audience::Parties => "for the parties",
            Audience::Full => "full",
        };
        show::note(&format!("{shown}: {whom}, {} kB", bytes.div_ceil(1000)));
    }
    Ok(Exit::Well)
}
