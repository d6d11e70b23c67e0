//! One run as tables: on the screen, as JSON, and as CSV files.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde_json::{Map, Value as Json, json};

use super::show;
use crate::batch::write_aside;
use crate::faults::{Fault, Kind};
use crate::model::{Dictionary, Event, NEVER, Nature, Record};

/// One run, watched.
pub struct Watched<'a> {
    /// Its id as printed.
    pub id: String,
    /// What its record holds.
    pub words: &'a Dictionary,
    /// What it left.
    pub record: &'a Record,
    /// What happened in it.
    pub events: &'a [Event],
}

/// Events of one kind together.
#[derive(Default)]
struct Sum {
    events: u64,
    fighters: u64,
    civilians: u64,
    first: u32,
    last: u32,
}

/// Refuses a folder that holds any of the files already.
///
/// # Errors
/// A fault of usage.
pub fn refuse_used(folder: &Path) -> Result<(), Fault> {
    for name in ["outcomes.csv", "series.csv", "events.csv"] {
        let path = folder.join(name);
        if path.exists() {
            let message = format!("{} is there already", path.display());
            return Err(Fault::new(Kind::Usage, message).help("give another --output"));
        }
    }
    Ok(())
}

impl Watched<'_> {
    /// Shows outcomes and a summary of events.
    ///
    /// # Errors
    /// Stdout cannot be written.
    pub fn show(&self) -> Result<(), Fault> {
        let mut table = show::table(&["outcome", "value", "unit", "meaning"], &[1]);
        for (outcome, value) in self.words.outcomes.iter().zip(&self.record.outcomes) {
            let never = outcome.nature == Nature::FirstTime && *value == NEVER;
            let value = if never { "never".to_owned() } else { show::short(*value) };
            table.add_row([&outcome.name, &value, &outcome.unit, &outcome.meaning]);
        }
        show::data(&format!("run {}\n{table}", self.id))?;
        let first = format!("first {}", self.words.time.tick);
        let head = ["events", "number", "fighters killed", "civilians killed", &first, "last"];
        let mut table = show::table(&head, &[1, 2, 3, 4, 5]);
        for (kind, sum) in self.kinds() {
            table.add_row([
                kind.to_owned(),
                sum.events.to_string(),
                sum.fighters.to_string(),
                sum.civilians.to_string(),
                sum.first.to_string(),
                sum.last.to_string(),
            ]);
        }
        if table.is_empty() { Ok(()) } else { show::data(&format!("\n{table}")) }
    }

    /// Outcomes and number of events by kind.
    pub fn json(&self, seed: u64) -> Json {
        let outcomes: Map<String, Json> = self
            .words
            .outcomes
            .iter()
            .zip(&self.record.outcomes)
            .map(|(outcome, value)| (outcome.name.clone(), json!(value)))
            .collect();
        let kinds = self.kinds();
        let events: Map<String, Json> =
            kinds.into_iter().map(|(kind, sum)| (kind.to_owned(), json!(sum.events))).collect();
        let digest = format!("{:016x}", self.record.digest);
        json!({
            "run": self.id, "seed": seed, "digest": digest, "outcomes": outcomes, "events": events,
        })
    }

    /// Writes `outcomes.csv`, `series.csv` and `events.csv`.
    ///
    /// # Errors
    /// A file cannot be written.
    pub fn write(&self, folder: &Path) -> Result<(), Fault> {
        std::fs::create_dir_all(folder).map_err(|error| Fault::unwritable(folder, &error))?;
        let words = self.words;
        let outcomes = words.outcomes.iter().zip(&self.record.outcomes);
        let outcomes = outcomes.map(|(outcome, value)| {
            vec![outcome.name.clone(), value.to_string(), outcome.unit.clone()]
        });
        write(folder.join("outcomes.csv"), &["outcome", "value", "unit"], outcomes)?;

        let mut head = vec![words.time.unit.as_str()];
        head.extend(words.series.iter().map(|series| series.name.as_str()));
        let points = words.time.points;
        let series = (0..points).map(|point| {
            let mut row = vec![point.to_string()];
            let values = self.record.series.iter().skip(point).step_by(points);
            row.extend(values.map(ToString::to_string));
            row
        });
        write(folder.join("series.csv"), &head, series)?;

        let head = [
            words.time.tick.as_str(),
            "kind",
            "cell",
            "actor",
            "other",
            "deaths_actor",
            "deaths_other",
            "deaths_civilians",
            "number",
        ];
        let events = self.events.iter().map(|event| self.row(event));
        write(folder.join("events.csv"), &head, events)
    }

    fn row(&self, event: &Event) -> Vec<String> {
        let name = |at: Option<u16>| {
            let name = at.map(|at| self.words.actors.get(usize::from(at)).cloned());
            name.map_or_else(String::new, |name| name.unwrap_or_else(|| "?".to_owned()))
        };
        vec![
            event.tick.to_string(),
            event.kind.to_owned(),
            event.cell.map_or_else(String::new, |cell| cell.to_string()),
            name(event.actor),
            name(event.other),
            event.deaths_actor.to_string(),
            event.deaths_other.to_string(),
            event.deaths_civilians.to_string(),
            event.number.to_string(),
        ]
    }

    fn kinds(&self) -> BTreeMap<&'static str, Sum> {
        let mut kinds: BTreeMap<&'static str, Sum> = BTreeMap::new();
        for event in self.events {
            let fresh = Sum { first: event.tick, ..Sum::default() };
            let sum = kinds.entry(event.kind).or_insert(fresh);
            sum.events += 1;
            sum.fighters += u64::from(event.deaths_actor) + u64::from(event.deaths_other);
            sum.civilians += u64::from(event.deaths_civilians);
            sum.last = event.tick;
        }
        kinds
    }
}

fn write(
    path: PathBuf,
    head: &[&str],
    rows: impl Iterator<Item = Vec<String>>,
) -> Result<(), Fault> {
    let mut table = csv::Writer::from_writer(Vec::new());
    let mut written = table.write_record(head);
    for row in rows {
        written = written.and_then(|()| table.write_record(&row));
    }
    let bytes = written.map_err(std::io::Error::from);
    let bytes = bytes.and_then(|()| table.into_inner().map_err(|error| error.into_error()));
    write_aside(&path, &bytes.map_err(|error| Fault::unwritable(&path, &error))?)
}
