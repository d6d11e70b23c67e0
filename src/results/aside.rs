//! Files that are whole or not there.

use std::io::{BufWriter, Write};
use std::path::Path;

use crate::batch::{part_beside, put};
use crate::faults::{Fault, Kind};

/// Writes a file aside in the same folder, makes it durable and renames it into place.
///
/// # Errors
/// Of kind `Output`, with the system's own words; a fault of `fill` as it is.
pub fn write_aside<F>(path: &Path, fill: F) -> Result<(), Fault>
where
    F: FnOnce(&mut dyn Write) -> Result<(), Fault>,
{
    let mut buffer = BufWriter::with_capacity(1 << 18, part_beside(path)?);
    fill(&mut buffer)?;
    let part = buffer.into_inner().map_err(|error| Fault::unwritable(path, error.error()))?;
    put(part, path)
}

/// A fault of kind `Output` for an error while a file was filled.
pub(super) fn failed(path: &Path) -> impl Fn(csv::Error) -> Fault + '_ {
    move |error| Fault::new(Kind::Output, format!("cannot write {}: {error}", path.display()))
}
