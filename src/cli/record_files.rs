//! One watched run: simulated, shown as tables or JSON, and written as files.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde_json::{Map, Value as Json, json};

use super::show;
use crate::batch::watched_run;
use crate::faults::{Fault, Kind};
use crate::model::{Dictionary, NEVER, Nature, Record, Recording, RunId};
use crate::results::{RUN_FILES, write_aside, write_run};
use crate::scenario::Study;
use crate::{figures, story};

/// What becomes of a watched run.
#[derive(clap::Args)]
pub struct WatchArgs {
    /// Folder for outcomes.csv, series.csv, events.csv, incidents.txt, story.md, map.gif and frames/
    #[arg(long, short, value_name = "DIR")]
    output: Option<PathBuf>,
    /// Print the outcomes as JSON
    #[arg(long)]
    json: bool,
}

const INCIDENTS: &str = "incidents.txt";
const STORY: &str = "story.md";

impl WatchArgs {
    /// Refuses an output folder that holds any of the files already.
    ///
    /// # Errors
    /// A fault of usage.
    pub fn refuse_used(&self) -> Result<(), Fault> {
        let Some(folder) = &self.output else { return Ok(()) };
        let names = RUN_FILES.into_iter().chain([INCIDENTS, STORY]).chain(figures::FRAME_FILES);
        match names.map(|name| folder.join(name)).find(|path| path.exists()) {
            Some(path) => {
                let message = format!("{} already exists", path.display());
                Err(Fault::new(Kind::Usage, message).help("give another --output"))
            }
            None => Ok(()),
        }
    }

    /// Simulates a run and does with it what was asked.
    ///
    /// # Errors
    /// The run failed, or something cannot be written.
    pub fn watch(&self, study: &Study, seed: u64, id: RunId) -> Result<Record, Fault> {
        let words = study.dictionary();
        let mut recording = match self.output {
            Some(_) => Recording::with_frames(words),
            None => Recording::of_events(),
        };
        let record = watched_run(study, seed, id, &mut recording)?;
        // Told in the order of the schedule; read in the order in which they came about.
        recording.events.sort_by_key(|event| event.id);
        let (scenario, id) = (study.name.as_str(), study.show(id));
        let watched = Watched { scenario, id, words, record: &record, recording: &recording };
        if let Some(folder) = &self.output {
            watched.write(folder)?;
            show::note(&format!("wrote the run's tables, story and map to {}", folder.display()));
        }
        if self.json {
            show::json(&watched.json(seed))?;
        } else {
            watched.show()?;
        }
        Ok(record)
    }
}

/// One run, watched.
struct Watched<'a> {
    /// Name of the scenario.
    scenario: &'a str,
    /// Its id as printed.
    id: String,
    /// What its record holds.
    words: &'a Dictionary,
    /// What it left.
    record: &'a Record,
    /// What it showed.
    recording: &'a Recording,
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

impl Watched<'_> {
    /// Shows outcomes and a summary of events.
    ///
    /// # Errors
    /// Stdout cannot be written.
    fn show(&self) -> Result<(), Fault> {
        let mut table = show::table(&["outcome", "value", "unit", "meaning"], &[1]);
        for (outcome, value) in self.words.outcomes.iter().zip(&self.record.outcomes) {
            let value = match outcome.nature {
                Nature::FirstTime if *value == NEVER => "never".to_owned(),
                Nature::YesNo => (if *value == 0.0 { "no" } else { "yes" }).to_owned(),
                _ => show::short(*value),
            };
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
    fn json(&self, seed: u64) -> Json {
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

    /// Writes every file of the run.
    ///
    /// # Errors
    /// A file cannot be written.
    fn write(&self, folder: &Path) -> Result<(), Fault> {
        std::fs::create_dir_all(folder).map_err(|error| Fault::unwritable(folder, &error))?;
        let (words, events) = (self.words, &self.recording.events);
        let run = format!("{}, run {}", self.scenario, self.id);
        write_run(folder, words, self.record, events)?;
        let texts = [
            (INCIDENTS, story::incidents(words, &run, events)),
            (STORY, story::story(words, &run, events)),
        ];
        for (name, text) in texts {
            let path = folder.join(name);
            write_aside(&path, |file| {
                file.write_all(text.as_bytes()).map_err(|error| Fault::unwritable(&path, &error))
            })?;
        }
        figures::write_frames(folder, &run, words, self.recording)
    }

    fn kinds(&self) -> BTreeMap<&'static str, Sum> {
        let mut kinds: BTreeMap<&'static str, Sum> = BTreeMap::new();
        for event in &self.recording.events {
            let fresh = Sum { first: event.tick, ..Sum::default() };
            let sum = kinds.entry(event.kind.name).or_insert(fresh);
            sum.events += 1;
            sum.fighters += u64::from(event.fighters());
            sum.civilians += u64::from(event.deaths_civilians);
            sum.last = event.tick;
        }
        kinds
    }
}
