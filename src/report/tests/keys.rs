//! The catalogue of words and the sources hold the same keys.

use std::collections::BTreeSet;
use std::path::Path;

use super::*;

/// Words between quotes in the sources of this room, tests left out.
fn literals(folder: &Path, found: &mut BTreeSet<String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() && path.ends_with("tests") {
            continue;
        }
        if path.is_dir() {
            literals(&path, found);
        } else if path.extension().is_some_and(|end| end == "rs") && !path.ends_with("tests.rs") {
            let text = std::fs::read_to_string(path).unwrap();
            let code = text.split("#[cfg(test)]\nmod tests").next().unwrap_or("");
            found.extend(code.split('"').map(str::to_owned));
        }
    }
}

#[test]
fn every_key_that_is_used_exists_and_every_key_is_used() {
    let texts = texts::Texts::english().unwrap();
    let mut found = BTreeSet::new();
    literals(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/report"), &mut found);
    let counted = |key: &str| {
        let key = key.strip_suffix(".one").or_else(|| key.strip_suffix(".other"));
        key.is_some_and(|key| found.contains(key))
    };
    let unused: Vec<&str> =
        texts.keys().filter(|key| !(found.contains(*key) || counted(key))).collect();
    assert!(unused.is_empty(), "{unused:?}");
    let looks_like_key = |word: &&String| {
        let letters =
            |c: char| c.is_ascii_lowercase() || c == '_' || c == '.' || c.is_ascii_digit();
        word.split('.').count() == 2
            && word.chars().all(letters)
            && word.split('.').all(|part| part.starts_with(|c: char| c.is_ascii_lowercase()))
            && ![".toml", ".css", ".html"].iter().any(|end| word.ends_with(end))
    };
    let known: BTreeSet<&str> = texts.keys().collect();
    let forms: BTreeSet<String> =
        known.iter().filter_map(|key| key.strip_suffix(".one").map(str::to_owned)).collect();
    let missing: Vec<&String> = found
        .iter()
        .filter(looks_like_key)
        .filter(|key| !known.contains(key.as_str()) && !forms.contains(*key))
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
}
