//! Where the files lie that a scenario names.

use std::path::{Component, Path, PathBuf};

/// First part of where a kept copy holds what lay outside the scenario's folder.
const OUTSIDE: &str = "outside";

/// A scenario's folder: as its author laid it out, or as a folder of results keeps a copy of it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Beside {
    folder: PathBuf,
    kept: bool,
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
        Self { folder: folder.to_owned(), kept: false }
    }

    /// Where the folder is that a scenario calls `name`.
    pub fn at(&self, name: &str) -> PathBuf {
        if self.kept { self.folder.join(kept_at(name)) } else { self.folder.join(name) }
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
