//! Everything that follows from a log: what `compare` and `merge` share.

use std::path::Path;

use serde_json::{Value as Json, json};

use super::folder::{refuse_not_its_own, refuse_part};
use super::{show, tables, verdict};
use crate::analysis::{self, Subject};
use crate::batch::{LOG_NAME, Results};
use crate::faults::{Fault, Kind};
use crate::figures;
use crate::report::{self, Audience, REPORT_NAME};
use crate::results::{self, Machine, Manifest};
use crate::scenario::Study;

/// How a comparison is printed.
#[derive(Clone, Copy)]
pub enum Print {
    /// What the criteria say, in brief.
    Brief,
    /// Every table.
    All,
    /// Everything, for a machine.
    Json,
}

impl Print {
    /// As the flags of a command say.
    pub fn of(json: bool, all: bool) -> Self {
        match (json, all) {
            (true, _) => Self::Json,
            (_, true) => Self::All,
            _ => Self::Brief,
        }
    }
}

/// Makes everything that follows from the log of a folder: CSV, figures, the report and a table.
///
/// * `selection`: what `--select` found, to be printed with the comparison as JSON.
///
/// # Errors
/// A file cannot be read or written.
pub fn finish(
    folder: &Path,
    study: &Study,
    machine: Machine,
    quiet: bool,
    print: Print,
    selection: Option<Json>,
) -> Result<(), Vec<Fault>> {
    let results = Results::open(folder)?;
    refuse_not_its_own(study, results.header(), &folder.join(LOG_NAME))?;
    refuse_part(folder, &results)?;
    let seed = results.header().seed;
    let subject = Subject::of(study, seed, results.draw_numbers());
    let comparison = analysis::compare(&subject, &results)?;
    let mut manifest = Manifest::of(study, seed, &results);
    manifest.machine = Machine { path: study.path.clone(), ..machine };
    results::write(folder, &subject, &results, &comparison, &manifest)?;
    let figures = figures::write(folder, &subject, &results, &comparison)?;
    let (page, audience) = (folder.join(REPORT_NAME), Audience::of(&subject));
    report::write(&page, &subject, &results, &comparison, &manifest, audience)?;
    match print {
        Print::Brief => show::data(&verdict::comparison(&subject, &comparison))?,
        Print::All => show::data(&tables::comparison(&subject, &comparison))?,
        Print::Json => {
            let mut value = serde_json::to_value(&comparison)
                .map_err(|error| Fault::new(Kind::Output, error.to_string()))?;
            value["folder"] = folder.display().to_string().into();
            value["names"] = names(&subject);
            value["warnings"] = show::warnings_json(&subject.warnings);
            value["began_in_no_run"] = serde_json::to_value(&comparison.unbegun)
                .map_err(|error| Fault::new(Kind::Output, error.to_string()))?;
            if let Some(selection) = selection {
                value["selection"] = selection;
            }
            show::json(&value)?;
        }
    }
    if let Some(line) = tables::hardly_meant(&subject, &comparison.unbegun, &study.path) {
        show::note(&line);
    }
    if !quiet {
        let drawn = figures.len();
        show::note(&format!("{}: tables as CSV, {drawn} figures in figures/", folder.display()));
        show::note(&format!("read first: {}", page.display()));
    }
    Ok(())
}

/// What the positions in a comparison stand for.
fn names(subject: &Subject) -> Json {
    let outcomes = subject.dictionary.outcomes.iter().map(|o| (&o.name, &o.unit));
    let series = subject.dictionary.series.iter().map(|s| (&s.name, &s.unit));
    let named = |(name, unit): (&String, &String)| json!({ "name": name, "unit": unit });
    json!({
        "scenario": subject.name,
        "seed": subject.seed,
        "options": subject.options.iter().map(|option| &option.name).collect::<Vec<_>>(),
        "outcomes": outcomes.map(named).collect::<Vec<_>>(),
        "series": series.map(named).collect::<Vec<_>>(),
        "criteria": subject.compare.criteria,
        "parameters": subject.sampled.iter().map(|one| &one.path).collect::<Vec<_>>(),
    })
}
