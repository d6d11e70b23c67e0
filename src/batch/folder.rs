//! A folder of results: one process at a time, nothing overwritten in silence, no half files.

use std::fs::{File, TryLockError};
use std::io::Write;
use std::path::{Path, PathBuf};

use super::log::LOG_NAME;
use crate::faults::{Fault, Kind};

/// Name of the file that says which study a folder is of.
pub const STUDY_NAME: &str = "study.json";

const PART_PREFIX: &str = ".armistice-";
const PART_SUFFIX: &str = ".part";

/// A folder of results that this process alone writes to.
pub struct Folder {
    /// Where it is.
    pub path: PathBuf,
    /// Folders that were made for it, the innermost first.
    made: Vec<PathBuf>,
    _lock: Option<File>,
}

impl Drop for Folder {
    /// A refusal leaves nothing behind: what was made and is empty still is taken away.
    fn drop(&mut self) {
        for folder in &self.made {
            if std::fs::remove_dir(folder).is_err() {
                break;
            }
        }
    }
}

impl Folder {
    /// Makes a folder if need be, holds it against other processes, and sweeps what a killed one
    /// left half-written.
    ///
    /// # Errors
    /// It cannot be made or written, or another process writes there.
    pub fn claim(path: &Path) -> Result<Self, Fault> {
        let unwritable = |error: std::io::Error| Fault::unwritable(path, &error);
        let missing = path.ancestors().take_while(|path| {
            !path.as_os_str().is_empty() && std::fs::symlink_metadata(path).is_err()
        });
        let made = missing.map(Path::to_owned).collect();
        std::fs::create_dir_all(path).map_err(unwritable)?;
        let mut folder = Self { path: path.to_owned(), made, _lock: None };
        folder._lock = lock(path)?;
        sweep(path).map_err(unwritable)?;
        Ok(folder)
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
            return Err(fault.help(
                "continue with --resume, add draws with --extend N, or give another --output",
            ));
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

/// A new file in the folder of `path`, to be put in its place by [`put`]; swept if the process dies.
///
/// # Errors
/// The folder cannot be written.
pub fn part_beside(path: &Path) -> Result<tempfile::NamedTempFile, Fault> {
    tempfile::Builder::new()
        .prefix(PART_PREFIX)
        .suffix(PART_SUFFIX)
        .permissions_like_others()
        .tempfile_in(folder_of(path))
        .map_err(|error| Fault::unwritable(path, &error))
}

/// Puts a whole file in its place, durable.
///
/// # Errors
/// The file cannot be written or renamed.
pub fn put(part: tempfile::NamedTempFile, path: &Path) -> Result<(), Fault> {
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

/// Removes half-written files: in the folder, and in what a batch keeps inside it.
fn sweep(folder: &Path) -> std::io::Result<()> {
    let ours = folder.join(STUDY_NAME).exists();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder)? {
            let entry = entry?;
            let name = entry.file_name();
            let name = name.to_string_lossy();
            if entry.file_type()?.is_dir() {
                // A folder that is not of a batch is none of ours to walk through.
                folders.extend(ours.then(|| entry.path()));
            } else if name.starts_with(PART_PREFIX) && name.ends_with(PART_SUFFIX) {
                std::fs::remove_file(entry.path())?;
            }
        }
    }
    Ok(())
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
        drop(claimed);
        let inner = folder.path().join("scenario");
        std::fs::create_dir(&inner).unwrap();
        std::fs::write(inner.join(".armistice-x2.part"), "half").unwrap();
        std::fs::write(folder.path().join(STUDY_NAME), "{}").unwrap();
        Folder::claim(folder.path()).unwrap();
        assert!(!inner.join(".armistice-x2.part").exists());
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
}
