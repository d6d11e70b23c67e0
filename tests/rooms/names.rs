//! No room below the models knows their words: what an outcome or an event is stands in the
//! dictionary, and nobody reads it off a name.

use std::collections::BTreeSet;
use std::path::Path;

use armistice::scenario::Study;

use super::none_of;
use super::source::{files, sources};

/// Rooms that see dictionaries and no model.
const BLIND: &[&str] = &["batch", "analysis", "results", "story", "figures", "report", "cli"];

/// Words of the dictionary's own that a model has too: what each party was to give up, and gave up.
const EVERYBODYS: &[&str] = &["due", "given"];

/// Names of everything that the models of the shipped scenarios have: whole, and without what a
/// scenario's own name follows, `civilians_killed_by` of `civilians_killed_by.front`.
fn names() -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for scenario in ["valley.toml", "sierra-leone-2000.toml", "civil-violence.toml"] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios").join(scenario);
        let study = Study::open(&path, &[]).unwrap_or_else(|faults| panic!("{faults:#?}"));
        let words = study.dictionary();
        let outcomes = words.outcomes.iter().map(|one| one.name.as_str());
        let series = words.series.iter().map(|one| one.name.as_str());
        let layers = words.layers.iter().map(|one| one.name.as_str());
        let frames = words.frames.iter().map(|one| one.name.as_str());
        let kinds = words.event_kinds.iter().map(|kind| kind.name);
        let all = outcomes.chain(series).chain(layers).chain(frames).chain(kinds);
        names.extend(all.map(|name| name.split('.').next().unwrap_or(name).to_owned()));
    }
    names.retain(|name| !EVERYBODYS.contains(&name.as_str()));
    names
}

/// The name that a text says, if it says one: a name of one word as the whole text, since it may be a
/// word of plain English; another wherever it stands.
fn said<'n>(names: &'n BTreeSet<String>, text: &str) -> Option<&'n String> {
    let inside = |letter: char| letter.is_ascii_alphanumeric() || letter == '_';
    let mut words = text.split(|letter: char| !inside(letter));
    let longer = words.find_map(|word| {
        let word = word.trim_matches('_');
        names
            .get(word)
            .or_else(|| {
                let (head, _) = word.rsplit_once('_')?;
                names.get(head)
            })
            .filter(|name| name.contains('_'))
    });
    let whole = || names.get(text.trim_matches(|letter| letter == '_' || letter == '.'));
    longer.or_else(whole)
}

#[test]
fn no_room_below_the_models_has_a_word_of_theirs() {
    let names = names();
    assert!(names.len() > 60, "{names:?}");
    let mut faults = Vec::new();
    for file in files().iter().filter(|file| file.room().is_some_and(|room| BLIND.contains(&room)))
    {
        for text in &file.texts {
            if let Some(name) = said(&names, text) {
                faults.push(format!("src/{} says {name} in {text:?}", file.name));
            }
        }
    }
    none_of(&faults, "what a name means stands in the dictionary");
}

/// Words of what one model is about.
const OF_ONE_MODEL: &[&str] =
    &["fighter", "spoiler", "sponsor", "ceasefire", "peacekeep", "police", "rebel", "the accord"];

#[test]
fn the_words_of_a_report_are_those_of_no_model() {
    let names = names();
    let path = sources().join("report/texts/en.toml");
    let text = std::fs::read_to_string(path).unwrap();
    let mut faults = Vec::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let Some((key, words)) = line.split_once(" = ") else { continue };
        let about = OF_ONE_MODEL.iter().find(|word| words.to_lowercase().contains(**word));
        let name = names.iter().find(|name| name.contains('_') && words.contains(name.as_str()));
        if let Some(word) = about.copied().or(name.map(String::as_str)) {
            faults.push(format!("{key} says {word}"));
        }
    }
    assert!(text.lines().count() > 200);
    none_of(&faults, "en.toml is printed for every model");
}

/// The test above can fail.
#[test]
fn a_name_is_seen_in_a_text_and_a_word_of_plain_english_is_none() {
    let names: BTreeSet<String> =
        ["war", "conflict_renewed", "killed_by"].map(str::to_owned).into();
    let seen = |text: &str| said(&names, text).map(String::as_str);
    assert_eq!(seen("conflict_renewed_week"), Some("conflict_renewed"));
    assert_eq!(seen("such as conflict_renewed=0.02"), Some("conflict_renewed"));
    assert_eq!(seen("killed_by."), Some("killed_by"));
    assert_eq!((seen("war"), seen("war."), seen("_war")), (Some("war"), Some("war"), Some("war")));
    assert_eq!((seen("no war is near"), seen("warning"), seen("by.war")), (None, None, None));
}
