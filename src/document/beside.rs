//! Where the files lie that a scenario names.

use std::collections::BTreeMap;
use std::io::{ErrorKind, Read};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use super::file::{read_text, text_of};
use crate::faults::Fault;

/// First part of where a kept copy holds what lay outside the scenario's folder.
const OUTSIDE: &str = "outside";

/// A scenario's folder: as its author laid it out, as a folder of results keeps a copy of it, or
/// such a copy in memory, where there is no disk.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Beside {
    folder: PathBuf,
    kept: bool,
    memory: Option<Arc<BTreeMap<PathBuf, Vec<u8>>>>,
}

impl Beside {
    /// What lies beside a scenario file of a user's.
    pub fn of(scenario: &Path) -> Self {
        Self::in_folder(scenario.parent().unwrap_or(Path::new(".")))
    }

    /// The same, of a copy: whatever path the scenario says, the file is inside.
    pub fn of_kept(scenario: &Path) -> Self {
        Self { kept: true, ..Self::of(scenario) }
    }

    /// A user's folder.
    pub fn in_folder(folder: &Path) -> Self {
        Self { folder: folder.to_owned(), ..Self::default() }
    }

    /// Files in memory, by their paths as a kept copy has them (`maps/valley/population.asc`).
    pub fn in_memory(files: BTreeMap<PathBuf, Vec<u8>>) -> Self {
        Self { folder: PathBuf::new(), kept: true, memory: Some(Arc::new(files)) }
    }

    /// Where the folder is that a scenario calls `name`.
    pub fn at(&self, name: &str) -> PathBuf {
        if self.kept { self.folder.join(kept_at(name)) } else { self.folder.join(name) }
    }

    /// What a folder is not, in words; `None` if it is one.
    pub fn no_folder(&self, folder: &Path) -> Option<&'static str> {
        let (is, exists) = match &self.memory {
            Some(files) => (files.keys().any(|file| file.starts_with(folder)), false),
            None => (folder.is_dir(), folder.exists()),
        };
        (!is).then_some(if exists { "is no folder" } else { "does not exist" })
    }

    /// The first bytes of a regular file; `None` where there is none.
    pub fn first_bytes(&self, path: &Path, count: usize) -> Option<Vec<u8>> {
        if let Some(files) = &self.memory {
            return files.get(path).map(|bytes| bytes.iter().take(count).copied().collect());
        }
        if !std::fs::metadata(path).ok()?.is_file() {
            return None;
        }
        let mut bytes = Vec::new();
        let file = std::fs::File::open(path).ok()?;
        file.take(count as u64).read_to_end(&mut bytes).ok()?;
        Some(bytes)
    }

    /// A file of text, of at most `largest` bytes.
    ///
    /// # Errors
    /// Those of [`read_text`].
    pub fn text(&self, path: &Path, largest: u64) -> Result<String, Fault> {
        let Some(files) = &self.memory else { return read_text(path, largest) };
        let missing = || Fault::unreadable(path, &ErrorKind::NotFound.into());
        text_of(path, files.get(path).ok_or_else(missing)?.clone(), largest)
    }
}

/// Where a kept copy holds the folder that its scenario calls `name`: at the same place, or, where
/// that lies outside the scenario's folder, at one that no other name has.
pub fn kept_at(name: &str) -> PathBuf {
    let path = Path::new(name);
    let inside = |part: Component<'_>| matches!(part, Component::Normal(_) | Component::CurDir);
    if path.components().all(inside) && !path.starts_with(OUTSIDE) {
        return path.components().filter(|part| matches!(part, Component::Normal(_))).collect();
    }
    let hash = blake3::hash(name.as_bytes()).to_hex();
    Path::new(OUTSIDE).join(&hash.as_str()[..16])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_has_a_place_of_its_own_inside() {
        assert_eq!(kept_at("maps/a"), Path::new("maps/a"));
        assert_eq!(kept_at("./maps//a"), Path::new("maps/a"));
        let names =
            ["/x/maps", "../maps", "../../maps", "a/../../maps", "outside", "outside/x", "/"];
        let places: std::collections::BTreeSet<PathBuf> = names.map(kept_at).into();
        assert_eq!(places.len(), names.len());
        for place in places {
            assert!(place.starts_with(OUTSIDE) && place.components().count() == 2, "{place:?}");
        }
    }
}
