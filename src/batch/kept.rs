//! What the runs of a folder were made from, kept beside the log.
//!
//! `study.json` holds the words of `--set`, `scenario/` the file and those that it names, at the
//! same places relative to each other: a folder can be moved and any run of it repeated.

use std::path::{Component, Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::folder::{Folder, write_aside};
use crate::faults::{Fault, Kind};
use crate::scenario::Study;

/// Name of the file that says which study a folder is of.
pub const STUDY_NAME: &str = "study.json";
const SCENARIO_FOLDER: &str = "scenario";

/// What `study.json` says.
#[derive(Serialize, Deserialize)]
struct Kept {
    /// Path of the scenario as the user gave it, for people.
    given: String,
    /// Path of its copy, relative to the folder.
    scenario: PathBuf,
    /// The words of each `--set`.
    set: Vec<String>,
}

impl Folder {
    /// Keeps copies of what a study was read from.
    ///
    /// # Errors
    /// A file cannot be read or written.
    pub fn keep(&self, study: &Study) -> Result<(), Fault> {
        let inputs: Vec<PathBuf> = study.inputs().iter().map(|f| PathBuf::from(&f.path)).collect();
        self.keep_files(Path::new(&study.path), &inputs, &study.set)
    }

    fn keep_files(&self, given: &Path, inputs: &[PathBuf], sets: &[String]) -> Result<(), Fault> {
        // A path that climbs out of the scenario's folder stays inside this one if that lies deep.
        let depth = inputs.iter().map(|path| climbs(path)).max().unwrap_or(0);
        let mut inner = PathBuf::from(SCENARIO_FOLDER);
        (0..depth).for_each(|level| inner.push(format!("in{level}")));
        let name = given.file_name().map_or_else(|| "scenario.toml".into(), PathBuf::from);
        let scenario = inner.join(name);
        let kept = Kept { given: given.display().to_string(), scenario, set: sets.to_vec() };
        let json = serde_json::to_vec_pretty(&kept).unwrap_or_default();
        write_aside(&self.path.join(STUDY_NAME), &json)?;
        copy(given, &self.path.join(&kept.scenario))?;
        let folder = given.parent().unwrap_or(Path::new(""));
        for input in inputs.iter().filter(|path| path.is_relative()) {
            copy(&folder.join(input), &self.path.join(&inner).join(input))?;
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

/// Opens the study that a folder of results keeps.
///
/// # Errors
/// The folder keeps none, or its copy is no longer a valid scenario.
pub fn open_study(folder: &Path) -> Result<Study, Vec<Fault>> {
    let path = folder.join(STUDY_NAME);
    let bytes = std::fs::read(&path).map_err(|error| {
        Fault::unreadable(&path, &error).help("is this the output folder of a batch?")
    })?;
    let kept: Kept = serde_json::from_slice(&bytes).map_err(|error| {
        Fault::new(Kind::Input, format!("{} is not as it was written: {error}", path.display()))
    })?;
    Study::open(&folder.join(kept.scenario), &kept.set)
}

/// How many levels a relative path climbs above where it begins.
fn climbs(path: &Path) -> usize {
    let (mut depth, mut highest) = (0_i64, 0_i64);
    for part in path.components() {
        match part {
            Component::ParentDir => depth -= 1,
            Component::Normal(_) => depth += 1,
            _ => {}
        }
        highest = highest.min(depth);
    }
    highest.unsigned_abs() as usize
}

fn copy(from: &Path, to: &Path) -> Result<(), Fault> {
    if let Some(folder) = to.parent() {
        std::fs::create_dir_all(folder).map_err(|error| Fault::unwritable(folder, &error))?;
    }
    let bytes = std::fs::read(from).map_err(|error| Fault::unreadable(from, &error))?;
    write_aside(to, &bytes)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scenario_and_its_files_are_kept_inside_at_the_same_places_to_each_other() {
        let here = tempfile::tempdir().unwrap();
        for (name, text) in [("a/b/s.toml", "s"), ("maps/roads.asc", "r"), ("a/b/m.asc", "m")] {
            let path = here.path().join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        }
        let folder = Folder::claim(&here.path().join("out")).unwrap();
        let inputs = [PathBuf::from("../../maps/roads.asc"), PathBuf::from("m.asc")];
        folder.keep_files(&here.path().join("a/b/s.toml"), &inputs, &[]).unwrap();
        let bytes = std::fs::read(folder.path.join(STUDY_NAME)).unwrap();
        let kept: Kept = serde_json::from_slice(&bytes).unwrap();
        let near = folder.path.join(kept.scenario).parent().unwrap().to_owned();
        assert_eq!(std::fs::read_to_string(near.join(&inputs[0])).unwrap(), "r");
        assert_eq!(std::fs::read_to_string(near.join(&inputs[1])).unwrap(), "m");
        let inside = near.join("../../maps/roads.asc").canonicalize().unwrap();
        assert!(inside.starts_with(folder.path.canonicalize().unwrap()));
    }

    #[test]
    fn a_path_that_climbs_out_is_seen() {
        assert_eq!(climbs(Path::new("maps/a.asc")), 0);
        assert_eq!(climbs(Path::new("../maps/a.asc")), 1);
        assert_eq!(climbs(Path::new("maps/../../../a.asc")), 2);
    }
}
