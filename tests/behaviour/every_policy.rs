//! No policy without a test of what it does: each kind stands in a world that some pattern compares.

use std::path::Path;

use armistice::document::Field;
use armistice::scenario::KINDS;

#[test]
fn every_kind_of_policy_is_compared_with_a_world_without_it() {
    let Some(Field::Kinds(_, kinds)) = KINDS[0].shape.field("policy") else {
        panic!("the model has no policies")
    };
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/behaviour");
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let sources: String = files
        .filter(|path| path.extension().is_some_and(|end| end == "rs"))
        .map(|path| std::fs::read_to_string(path).unwrap().replace('\\', ""))
        .collect();
    let missing: Vec<&str> = kinds
        .iter()
        .map(|(kind, _)| *kind)
        .filter(|kind| !sources.contains(&format!("kind=\"{kind}\"")))
        .collect();
    assert!(missing.is_empty(), "no pattern in tests/behaviour sets a policy of kind {missing:?}");
}
