//! What the runs of a folder were made from, kept beside the log.
//!
//! `study.json` holds the words of `--set`, `scenario/` the file and all that it names: a folder can
//! be moved, what it was made from deleted, and any run of it repeated. No file tells from where the
//! scenario was read, so that the same study leaves the same bytes.

use std::path::{Component, Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::folder::{Folder, STUDY_NAME, write_aside};
use crate::document::{LARGEST_FILE, kept_at, read_text};
use crate::faults::{Fault, Kind};
use crate::model::InputFile;
use crate::scenario::Study;

const SCENARIO_FOLDER: &str = "scenario";

/// What `study.json` says.
#[derive(Serialize, Deserialize)]
struct Kept {
    /// Path of the scenario's copy, relative to the folder.
    scenario: PathBuf,
    /// The words of each `--set`.
    set: Vec<String>,
}

impl Folder {
    /// Keeps copies of what a study was read from.
    ///
    /// # Errors
    /// A file cannot be read or written, or was changed since the study was read.
    pub fn keep(&self, study: &Study) -> Result<(), Fault> {
        let name = study.file.file_name().map_or_else(|| "scenario.toml".into(), PathBuf::from);
        let inner = Path::new(SCENARIO_FOLDER);
        let kept = Kept { scenario: inner.join(name), set: study.set.clone() };
        let json = serde_json::to_vec_pretty(&kept).unwrap_or_default();
        write_aside(&self.path.join(STUDY_NAME), &json)?;
        copy(&study.file, &self.path.join(&kept.scenario))?;
        for input in study.inputs() {
            let (folder, file) = parts(input);
            let from = study.beside().at(&folder).join(file);
            let bytes = std::fs::read(&from).map_err(|error| Fault::unreadable(&from, &error))?;
            if blake3::hash(&bytes).to_hex().as_str() != input.hash {
                let message = format!("{} was changed while it was read", from.display());
                return Err(Fault::new(Kind::Input, message));
            }
            put_copy(&self.path.join(inner).join(kept_at(&folder)).join(file), &bytes)?;
        }
        Ok(())
    }

    /// Copies what another folder keeps of its study.
    ///
    /// # Errors
    /// A file cannot be read or written.
    pub fn keep_as(&self, other: &Path) -> Result<(), Fault> {
        copy(&other.join(STUDY_NAME), &self.path.join(STUDY_NAME))?;
        copy_tree(&other.join(SCENARIO_FOLDER), &self.path.join(SCENARIO_FOLDER))
    }
}

/// Folder as the scenario says it, and name, of a file that it names.
fn parts(input: &InputFile) -> (String, &str) {
    match input.path.rsplit_once('/') {
        Some((folder, file)) => (folder.to_owned(), file),
        None => (String::new(), &input.path),
    }
}

/// Opens the study that a folder of results keeps.
///
/// # Errors
/// The folder keeps none, or its copy is no longer a valid scenario.
pub fn open_study(folder: &Path) -> Result<Study, Vec<Fault>> {
    let path = folder.join(STUDY_NAME);
    let text = read_text(&path, LARGEST_FILE)
        .map_err(|fault| fault.help("is this the output folder of a batch?"))?;
    let wrong = |what: &str| {
        Fault::new(Kind::Input, format!("{} is not as it was written: {what}", path.display()))
    };
    let kept: Kept = serde_json::from_str(&text).map_err(|error| wrong(&error.to_string()))?;
    if !kept.scenario.components().all(|part| matches!(part, Component::Normal(_))) {
        return Err(wrong("its scenario is not inside the folder").into());
    }
    Study::open_kept(&folder.join(kept.scenario), &kept.set)
}

fn copy(from: &Path, to: &Path) -> Result<(), Fault> {
    put_copy(to, &std::fs::read(from).map_err(|error| Fault::unreadable(from, &error))?)
}

fn put_copy(to: &Path, bytes: &[u8]) -> Result<(), Fault> {
    if let Some(folder) = to.parent() {
        std::fs::create_dir_all(folder).map_err(|error| Fault::unwritable(folder, &error))?;
    }
    write_aside(to, bytes)
}

fn copy_tree(from: &Path, to: &Path) -> Result<(), Fault> {
    let entries = std::fs::read_dir(from).map_err(|error| Fault::unreadable(from, &error))?;
    for entry in entries {
        let entry = entry.map_err(|error| Fault::unreadable(from, &error))?;
        let (path, to) = (entry.path(), to.join(entry.file_name()));
        if path.is_dir() { copy_tree(&path, &to)? } else { copy(&path, &to)? }
    }
    Ok(())
}
