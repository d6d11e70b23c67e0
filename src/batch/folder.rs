//! A folder of results: one process at a time, nothing overwritten in silence, no half files.
//!
//! Beside the log it keeps what its runs were made from: `study.json` (the words of `--set`) and
//! `scenario/` (the file and those that it names, at the same places relative to each other), so
//! that a folder can be moved and any run of it repeated.

use std::fs::{File, TryLockError};
use std::io::Write;
use std::path::{Component, Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::log::LOG_NAME;
use crate::faults::{Fault, Kind};
use crate::scenario::Study;

const STUDY_NAME: &str = "study.json";
const SCENARIO_FOLDER: &str = "scenario";
const PART_PREFIX: &str = ".armistice-";
const PART_SUFFIX: &str = ".part";

/// A folder of results that this process alone writes to.
pub struct Folder {
    /// Where it is.
    pub path: PathBuf,
    _lock: Option<File>,
}

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
    /// Makes a folder if need be, holds it against other processes, and sweeps what a killed one
    /// left half-written.
    ///
    /// # Errors
    /// It cannot be made or written, or another process writes there.
    pub fn claim(path: &Path) -> Result<Self, Fault> {
        let unwritable = |error: std::io::Error| Fault::unwritable(path, &error);
        std::fs::create_dir_all(path).map_err(unwritable)?;
        let lock = lock(path)?;
        for entry in std::fs::read_dir(path).map_err(unwritable)? {
            let entry = entry.map_err(unwritable)?;
            let name = entry.file_name();
            let name = name.to_string_lossy();
            if name.starts_with(PART_PREFIX) && name.ends_with(PART_SUFFIX) {
                std::fs::remove_file(entry.path()).map_err(unwritable)?;
            }
        }
        Ok(Self { path: path.to_owned(), _lock: lock })
    }

    /// Where the log is.
    pub fn log(&self) -> PathBuf {
        self.path.join(LOG_NAME)
    }

    /// True if a log is there.
    pub fn has_log(&self) -> bool {
        self.log().exists()
    }

    /// Refuses a folder that holds anything but what a batch killed before its log left there.
    ///
    /// # Errors
    /// A fault of usage that names the ways on.
    pub fn refuse_used(&self) -> Result<(), Fault> {
        let shown = self.path.display();
        if self.has_log() {
            let fault = Fault::new(Kind::Usage, format!("{shown} already holds results"));
            return Err(fault
                .help("go on with --resume, add draws with --extend N, or give another --output"));
        }
        if self.path.join(STUDY_NAME).exists() {
            return Ok(());
        }
        let mut entries =
            std::fs::read_dir(&self.path).map_err(|error| Fault::unreadable(&self.path, &error))?;
        if entries.next().is_some() {
            let message = format!("{shown} is not empty, and nothing in it is from a batch");
            return Err(Fault::new(Kind::Usage, message).help("give another --output"));
        }
        Ok(())
    }

    /// Keeps copies of what a study was read from.
    ///
    /// # Errors
    /// A file cannot be read or written.
    pub fn keep(&self, study: &Study, sets: &[String]) -> Result<(), Fault> {
        let given = Path::new(&study.path);
        let inputs: Vec<PathBuf> = study.inputs().iter().map(|f| PathBuf::from(&f.path)).collect();
        // A path that climbs out of the scenario's folder stays inside this one if that lies deep.
        let depth = inputs.iter().map(|path| climbs(path)).max().unwrap_or(0);
        let mut inner = PathBuf::from(SCENARIO_FOLDER);
        (0..depth).for_each(|level| inner.push(format!("in{level}")));
        let name = given.file_name().map_or_else(|| "scenario.toml".into(), PathBuf::from);
        let scenario = inner.join(name);
        let kept = Kept { given: study.path.clone(), scenario, set: sets.to_vec() };
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

/// Writes a file beside its place and then puts it there, so that it is never seen half-written.
///
/// # Errors
/// It cannot be written.
pub fn write_aside(path: &Path, bytes: &[u8]) -> Result<(), Fault> {
    let mut part = part_beside(path)?;
    part.write_all(bytes).map_err(|error| Fault::unwritable(path, &error))?;
    put(part, path)
}

/// A new file in the folder of `path`, to be put in its place by [`put`].
pub(super) fn part_beside(path: &Path) -> Result<tempfile::NamedTempFile, Fault> {
    tempfile::Builder::new()
        .prefix(PART_PREFIX)
        .suffix(PART_SUFFIX)
        .permissions_like_others()
        .tempfile_in(folder_of(path))
        .map_err(|error| Fault::unwritable(path, &error))
}

/// Puts a whole file in its place.
pub(super) fn put(part: tempfile::NamedTempFile, path: &Path) -> Result<(), Fault> {
    part.as_file().sync_all().map_err(|error| Fault::unwritable(path, &error))?;
    part.persist(path).map_err(|error| Fault::unwritable(path, &error.error))?;
    sync_folder(path);
    Ok(())
}

/// Makes the names of a file's folder safe. Not every system can; the files themselves are.
pub fn sync_folder(path: &Path) {
    if let Ok(folder) = File::open(folder_of(path)) {
        let _ = folder.sync_all();
    }
}

fn folder_of(path: &Path) -> &Path {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    folder.unwrap_or(Path::new("."))
}

trait OpenToOthers {
    fn permissions_like_others(&mut self) -> &mut Self;
}

impl OpenToOthers for tempfile::Builder<'_, '_> {
    /// Temporary files are private; results are as readable as any file that the user makes.
    #[cfg(unix)]
    fn permissions_like_others(&mut self) -> &mut Self {
        use std::os::unix::fs::PermissionsExt;
        self.permissions(std::fs::Permissions::from_mode(0o666))
    }

    #[cfg(not(unix))]
    fn permissions_like_others(&mut self) -> &mut Self {
        self
    }
}

/// Holds the folder until the process ends. Where a system or disk cannot, nothing is held.
fn lock(path: &Path) -> Result<Option<File>, Fault> {
    let Ok(folder) = File::open(path) else { return Ok(None) };
    match folder.try_lock() {
        Ok(()) => Ok(Some(folder)),
        Err(TryLockError::WouldBlock) => {
            let message = format!("another process is writing to {}", path.display());
            Err(Fault::new(Kind::Output, message).help("wait for it, or give another --output"))
        }
        Err(TryLockError::Error(_)) => Ok(None),
    }
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
    fn half_files_of_a_killed_process_are_swept_and_others_are_not() {
        let folder = tempfile::tempdir().unwrap();
        let half = folder.path().join(".armistice-x1.part");
        let mine = folder.path().join("notes.part");
        std::fs::write(&half, "half").unwrap();
        std::fs::write(&mine, "mine").unwrap();
        let claimed = Folder::claim(folder.path()).unwrap();
        assert!(!half.exists() && mine.exists());
        assert!(claimed.refuse_used().unwrap_err().message.contains("not empty"));
    }

    #[test]
    fn a_folder_is_written_by_one_at_a_time() {
        let folder = tempfile::tempdir().unwrap();
        let first = Folder::claim(folder.path()).unwrap();
        let second = Folder::claim(folder.path()).err();
        assert!(second.unwrap().message.contains("another process"));
        drop(first);
        assert!(Folder::claim(folder.path()).is_ok());
    }

    #[test]
    fn a_path_that_climbs_out_is_seen() {
        assert_eq!(climbs(Path::new("maps/a.asc")), 0);
        assert_eq!(climbs(Path::new("../maps/a.asc")), 1);
        assert_eq!(climbs(Path::new("maps/../../../a.asc")), 2);
    }
}
