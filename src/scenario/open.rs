//! Where a study is read from: a user's file, the copy that a folder of results keeps, memory.

use std::path::Path;

use super::study::Study;
use crate::document::{Beside, Document};
use crate::faults::{Fault, Faults};

impl Study {
    /// Opens and checks a file, with the words of `--set` laid over it.
    ///
    /// # Errors
    /// All faults of the file at once.
    pub fn open(path: &Path, sets: &[String]) -> Result<Self, Vec<Fault>> {
        Self::open_beside(path, Beside::of(path), sets)
    }

    /// Opens and checks the copy that a folder of results keeps.
    ///
    /// # Errors
    /// Those of [`Study::open`].
    pub fn open_kept(path: &Path, sets: &[String]) -> Result<Self, Vec<Fault>> {
        Self::open_beside(path, Beside::of_kept(path), sets)
    }

    fn open_beside(path: &Path, beside: Beside, sets: &[String]) -> Result<Self, Vec<Fault>> {
        let faults = Faults::new();
        let document = Document::open(path, &faults);
        let study = document.and_then(|document| Self::read(document, path, beside, sets, &faults));
        faults.or_ok(study)
    }

    /// Checks a text as if it were a file called `name`, with its maps from `beside`.
    ///
    /// # Errors
    /// Those of [`Study::open`].
    pub fn of_text(
        name: &str,
        text: String,
        beside: Beside,
        sets: &[String],
    ) -> Result<Self, Vec<Fault>> {
        let faults = Faults::new();
        let (path, document) = (Path::new(name), Document::parse(name, text, &faults));
        let study = document.and_then(|document| Self::read(document, path, beside, sets, &faults));
        faults.or_ok(study)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Nothing, RunId};
    use std::collections::BTreeMap;

    #[test]
    fn a_scenario_and_its_maps_from_memory_are_those_from_the_disk() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios");
        let path = folder.join("sierra-leone-2000.toml");
        let disk = Study::open(&path, &[]).unwrap();
        let bytes = |file: &str| std::fs::read(folder.join(file)).unwrap();
        let files: BTreeMap<_, _> = disk
            .inputs()
            .iter()
            .map(|file| (file.path.clone().into(), bytes(&file.path)))
            .collect();
        assert!(files.len() > 5);
        let text = std::fs::read_to_string(&path).unwrap();
        let read = |files| {
            Study::of_text(
                "sierra-leone-2000.toml",
                text.clone(),
                Beside::in_memory(files),
                &disk.set,
            )
        };
        let memory = read(files).unwrap();
        assert_eq!(memory.inputs(), disk.inputs());
        let id = RunId { option: 0, draw: 0, run: 0 };
        let run = |study: &Study| study.run(1, id, &mut study.new_world(), &mut Nothing).unwrap();
        assert_eq!(run(&memory), run(&disk));

        let faults = read(BTreeMap::new()).err().unwrap();
        assert!(faults[0].message.contains("does not exist"), "{faults:?}");
    }
}
