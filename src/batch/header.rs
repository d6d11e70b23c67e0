//! The header of a log: everything that its records depend on, field by field.

use std::collections::BTreeMap;
use std::path::Path;

use serde::{Deserialize, Serialize};
use serde_json::Value as Json;

use super::block::Layout;
use crate::faults::{Fault, Kind};
use crate::scenario::Study;

/// Version of what the records mean. To be raised whenever the same scenario would leave other
/// records than before: a default that changed, a rule that changed.
pub const RECORDS: u32 = 4;

/// Keys of a scenario that say how it is called and shown, and so leave the records as they are.
const SHOWN_ONLY: [&str; 7] =
    ["name", "question", "about", "sensitive", "compare", "criterion", "history"];

/// Differences of two headers that are told one by one.
const DIFFERENCES_TOLD: usize = 12;
/// Where one of these differs, everything else does too.
const DECISIVE: [&str; 2] = ["model", "version of the records"];
/// A longer dictionary is told by its length: taken apart it would take many times its memory.
const LONGEST_FLATTENED: usize = 16 << 20;

/// Everything that the records of a log depend on. No host, clock, path or thread count.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Header {
    /// Version of what the records mean.
    pub records: u32,
    /// Name of the model.
    pub model: String,
    /// Seed of all luck.
    pub seed: u64,
    /// Runs of each option in a draw.
    pub runs_per_draw: u32,
    /// Names of the options, in the order of the records.
    pub options: Vec<String>,
    /// Numbers in a record.
    pub layout: Layout,
    /// Files read beside the scenario, as (relative path, hash).
    pub inputs: Vec<(String, String)>,
    /// What the scenario is, as far as records depend on it, as (path, text): see
    /// [`Study::resolved`].
    pub fields: Vec<(String, String)>,
    /// What records hold, as JSON.
    #[serde(skip)]
    pub dictionary: String,
}

/// A field in which two headers differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// Path of the field: `seed`, `security.troops`, `input maps/roads.asc`.
    pub field: String,
    /// Value in the log, if it has the field.
    pub old: Option<String>,
    /// Value now, if there is one.
    pub new: Option<String>,
}

impl Header {
    /// The header of a study's log.
    pub fn of(study: &Study, seed: u64, runs_per_draw: u32) -> Self {
        let words = study.dictionary();
        let inputs = study.inputs().iter().map(|file| (file.path.clone(), file.hash.clone()));
        let fields = study.resolved().into_iter().filter(|(path, _)| shapes_records(path));
        Self {
            records: RECORDS,
            model: study.model_name.to_owned(),
            seed,
            runs_per_draw,
            options: study.options().iter().map(|option| option.name.clone()).collect(),
            layout: Layout::of(words, study.options().len(), runs_per_draw as usize),
            inputs: inputs.collect(),
            fields: fields.collect(),
            // From the structs and not from a map, so that the order of keys is the source's.
            dictionary: serde_json::to_string(words).unwrap_or_default(),
        }
    }

    /// Every field in which `self`, an older header, differs from another.
    pub fn differences(&self, new: &Self) -> Vec<Difference> {
        let (old, new) = (self.flat(), new.flat());
        let mut fields: Vec<&String> = old.keys().chain(new.keys()).collect();
        fields.sort();
        fields.dedup();
        fields
            .into_iter()
            .filter(|field| old.get(*field) != new.get(*field))
            .map(|field| Difference {
                field: field.clone(),
                old: old.get(field).cloned(),
                new: new.get(field).cloned(),
            })
            .collect()
    }

    /// One fault for each difference that matters, in the words of `told`, and one for how many there
    /// are beside them: in a few hundred lines nobody finds the one that counts.
    pub(super) fn faults(
        &self,
        new: &Self,
        log: &Path,
        told: impl Fn(&Difference) -> String,
    ) -> Vec<Fault> {
        let mut differences = self.differences(new);
        let decisive = |d: &Difference| DECISIVE.contains(&d.field.as_str());
        if differences.iter().any(decisive) {
            differences.retain(decisive);
        }
        // What records hold follows from the scenario: it is told where nothing else differs.
        if differences.iter().any(|d| !d.follows()) {
            differences.retain(|d| !d.follows());
        }
        let left_out = differences.len().saturating_sub(DIFFERENCES_TOLD);
        differences.truncate(DIFFERENCES_TOLD);
        let mut messages: Vec<String> = differences.iter().map(told).collect();
        if left_out > 0 {
            messages.push(format!("{}: {left_out} more values differ", log.display()));
        }
        messages.into_iter().map(|message| Fault::new(Kind::Usage, message)).collect()
    }

    /// Refuses a log whose header is not this one, naming the fields in which they differ.
    ///
    /// # Errors
    /// One fault a field.
    pub fn refuse_other(&self, new: &Self, log: &Path) -> Result<(), Vec<Fault>> {
        let mut faults = self.faults(new, log, |difference| {
            let (old, new) = difference.shown();
            format!("{}: {} was {old} and is {new} now", log.display(), difference.field)
        });
        let Some(last) = faults.last_mut() else { return Ok(()) };
        last.help = Some(
            "a log holds the runs of one scenario, seed and design: undo the change, \
             or give another --output"
                .to_owned(),
        );
        Err(faults)
    }

    /// Time points of a series, as the dictionary says.
    pub fn points(&self) -> usize {
        let words: Json = serde_json::from_str(&self.dictionary).unwrap_or(Json::Null);
        words["time"]["points"].as_u64().unwrap_or(0) as usize
    }

    fn flat(&self) -> BTreeMap<String, String> {
        let mut flat = BTreeMap::from([
            ("version of the records".to_owned(), self.records.to_string()),
            ("model".to_owned(), self.model.clone()),
            ("seed".to_owned(), self.seed.to_string()),
            ("runs per draw".to_owned(), self.runs_per_draw.to_string()),
            ("options".to_owned(), self.options.join(", ")),
        ]);
        let inputs = self.inputs.iter().map(|(path, hash)| (format!("input {path}"), hash.clone()));
        flat.extend(inputs);
        flat.extend(self.fields.iter().cloned());
        flat.insert("dictionary.layout".to_owned(), format!("{:?}", self.layout));
        if self.dictionary.len() > LONGEST_FLATTENED {
            let shown = format!("{} bytes long", self.dictionary.len());
            flat.insert("dictionary.".to_owned(), shown);
            return flat;
        }
        let words = serde_json::from_str(&self.dictionary).unwrap_or(Json::Null);
        flatten("dictionary", &words, &mut flat);
        // What a report leaves out for whom is nothing that records hold.
        flat.retain(|field, _| !field.starts_with("dictionary.private."));
        flat
    }
}

impl Difference {
    /// Old and new value for people, cut to a length that can be read.
    pub fn shown(&self) -> (String, String) {
        let short = |value: &Option<String>| match value {
            Some(value) if value.chars().count() > 120 => {
                format!("{}…", value.chars().take(120).collect::<String>())
            }
            Some(value) => value.clone(),
            None => "not there".to_owned(),
        };
        (short(&self.old), short(&self.new))
    }

    fn follows(&self) -> bool {
        self.field.starts_with("dictionary.")
    }
}

/// True if runs can depend on this value of a scenario.
fn shapes_records(path: &str) -> bool {
    let first = path.split('.').next().unwrap_or(path);
    // An option is its policies; its name stands in the list of options.
    let shown = first == "option" && !path.contains(".polic");
    !SHOWN_ONLY.contains(&first) && !shown
}

fn flatten(path: &str, value: &Json, flat: &mut BTreeMap<String, String>) {
    match value {
        Json::Object(map) => {
            map.iter().for_each(|(key, value)| flatten(&format!("{path}.{key}"), value, flat));
        }
        // A list of numbers or flags (a map's cells) is one value; a list of tables is not.
        Json::Array(list) if list.iter().any(Json::is_object) => {
            list.iter()
                .enumerate()
                .for_each(|(at, value)| flatten(&format!("{path}.{at}"), value, flat));
        }
        _ => {
            flat.insert(path.to_owned(), value.to_string());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_changed_field_is_named_with_its_old_and_new_value() {
        let old = Header {
            seed: 1,
            fields: vec![("clock.months".into(), "60".into())],
            dictionary: r#"{"outcomes":[{"name":"deaths"}]}"#.into(),
            ..Header::default()
        };
        let new = Header {
            fields: vec![("clock.months".into(), "120".into()), ("a.b".into(), "1".into())],
            dictionary: r#"{"outcomes":[{"name":"killed"}]}"#.into(),
            ..old.clone()
        };
        let found = old.differences(&new);
        let fields: Vec<&str> = found.iter().map(|d| d.field.as_str()).collect();
        assert_eq!(fields, ["a.b", "clock.months", "dictionary.outcomes.0.name"]);
        let faults = old.refuse_other(&new, Path::new("runs.log")).unwrap_err();
        let said: Vec<&str> = faults.iter().map(|fault| fault.message.as_str()).collect();
        let wanted = [
            "runs.log: a.b was not there and is 1 now",
            "runs.log: clock.months was 60 and is 120 now",
        ];
        assert_eq!(said, wanted);
        assert!(old.refuse_other(&old, Path::new("runs.log")).is_ok());
    }

    #[test]
    fn what_only_shows_results_is_not_held_against_a_log() {
        for path in
            ["name", "question", "compare.baseline", "history.x.value", "option.a.says", "option.a"]
        {
            assert!(!shapes_records(path), "{path}");
        }
        for path in
            ["policy.a", "option.a.policy.b.says", "option.a.policies", "names.x", "--set name"]
        {
            assert!(shapes_records(path), "{path}");
        }
    }
}
