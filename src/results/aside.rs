//! Files that are whole or not there.

use std::io::{self, BufWriter, Write};
use std::path::Path;

use crate::faults::{Fault, Kind};

/// Writes a file aside in the same folder, makes it durable and renames it into place.
///
/// # Errors
/// Of kind `Output`, with the system's own words; a fault of `fill` as it is.
pub fn write_aside<F>(path: &Path, fill: F) -> Result<(), Fault>
where
    F: FnOnce(&mut dyn Write) -> Result<(), Fault>,
{
    let unwritable = |error: &io::Error| Fault::unwritable(path, error);
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let file = part(folder).map_err(|error| unwritable(&error))?;
    let mut buffer = BufWriter::with_capacity(1 << 18, file);
    fill(&mut buffer)?;
    let file = buffer.into_inner().map_err(|error| unwritable(error.error()))?;
    file.as_file().sync_all().map_err(|error| unwritable(&error))?;
    file.persist(path).map_err(|error| unwritable(&error.error))?;
    sync_folder(folder).map_err(|error| unwritable(&error))
}

/// A fault of kind `Output` for an error while a file was filled.
pub(super) fn failed(path: &Path) -> impl Fn(csv::Error) -> Fault + '_ {
    move |error| Fault::new(Kind::Output, format!("cannot write {}: {error}", path.display()))
}

/// A part file that others may read as any new file of the user (a temporary one is private).
fn part(folder: &Path) -> io::Result<tempfile::NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".part-");
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder.tempfile_in(folder)
}

#[cfg(unix)]
fn sync_folder(folder: &Path) -> io::Result<()> {
    std::fs::File::open(folder)?.sync_all()
}

#[cfg(not(unix))]
fn sync_folder(_folder: &Path) -> io::Result<()> {
    Ok(())
}
