//! The house keeps its order: each room uses only rooms above it, no files of a room use each other in
//! a circle, files stay short, no room below the models knows their words, and nothing that a run's
//! bits depend on asks for a clock or an unordered map.
//!
//! The sources are parsed, not searched: comments, texts and test modules do not count.

mod circles;
mod coverage;
mod names;
mod rules;
mod source;
mod streams;

use std::fmt::Write as _;

use source::{File, files, parse, sources};
use syn::Item;

/// The rooms in the order in which data flows. `lib.rs` lists those that exist.
const ROOMS: &[&str] = &[
    "text",
    "faults",
    "document",
    "calendar",
    "luck",
    "model",
    "transition",
    "civil_violence",
    "scenario",
    "batch",
    "analysis",
    "results",
    "story",
    "figures",
    "report",
    "cli",
];

/// Rooms that are models. Only `scenario` names them.
const MODELS: &[&str] = &["transition", "civil_violence"];

/// Rooms that a run's bits depend on.
const OF_A_RUN: &[&str] =
    &["text", "document", "calendar", "luck", "model", "transition", "civil_violence", "scenario"];

/// What would let a run depend on the machine, the day or the thread.
const FORBIDDEN: &[&str] = &[
    "HashMap",
    "HashSet",
    "RandomState",
    "SystemTime",
    "Instant",
    "ThreadId",
    "available_parallelism",
];

/// Longest file [lines]. What grows beyond it is two things.
const LONGEST: usize = 400;

fn none_of(faults: &[String], why: &str) {
    let mut list = String::new();
    faults.iter().for_each(|fault| writeln!(list, "  {fault}").unwrap());
    assert!(faults.is_empty(), "{why}:\n{list}");
}

fn rooms_of_the_library() -> Vec<String> {
    let modules =
        parse(&sources().join("lib.rs")).items.into_iter().filter_map(|item| match item {
            Item::Mod(item) => Some(item),
            _ => None,
        });
    modules.map(|item| item.ident.to_string()).collect()
}

#[test]
fn the_library_lists_its_rooms_in_the_order_in_which_data_flows() {
    let listed = rooms_of_the_library();
    let known: Vec<&str> =
        ROOMS.iter().copied().filter(|room| listed.iter().any(|listed| listed == room)).collect();
    assert_eq!(listed, known, "a new room takes its place in ROOMS of this test and in lib.rs");
}

#[test]
fn a_room_uses_only_rooms_above_it() {
    let rooms = rooms_of_the_library();
    let place = |room: &str| rooms.iter().position(|known| known == room);
    let mut faults = Vec::new();
    for file in files() {
        let Some(room) = file.room() else { continue };
        for used in &file.uses {
            // Macros of the library stand at its root and belong to the first rooms.
            let Some(other) = used.first() else { continue };
            if place(other) > place(room) {
                faults.push(format!("src/{} uses {}", file.name, used.join("::")));
            }
        }
    }
    none_of(&faults, "a room uses only rooms above it in lib.rs");
}

#[test]
fn what_comes_after_a_scenario_never_learns_which_model_ran() {
    let mut faults = Vec::new();
    for file in files() {
        let may = |room: &str| MODELS.contains(&room) || room == "scenario";
        if file.room().is_none_or(may) {
            continue;
        }
        for used in file.uses.iter().filter(|used| MODELS.contains(&used[0].as_str())) {
            faults.push(format!("src/{} uses {}", file.name, used.join("::")));
        }
    }
    none_of(&faults, "only `scenario` names a model");
}

#[test]
fn a_policy_turns_levers_and_sees_neither_the_world_nor_a_rule_nor_an_outcome() {
    let mut faults = Vec::new();
    for file in files() {
        let [model, part, ..] = file.module.as_slice() else { continue };
        let blind = ["policies", "levers"].contains(&part.as_str());
        if model != "transition" || !blind {
            continue;
        }
        for used in &file.uses {
            let hidden = |part: &String| ["world", "rules", "outcomes", "week"].contains(&&**part);
            if used[0] == "transition" && used.get(1).is_some_and(hidden) {
                faults.push(format!("src/{} uses {}", file.name, used.join("::")));
            }
        }
    }
    none_of(&faults, "what a policy does to people is for the rules to answer");
}

#[test]
fn nothing_that_a_run_depends_on_knows_a_clock_a_thread_or_an_unordered_map() {
    let mut faults = Vec::new();
    for file in files() {
        if !file.room().is_some_and(|room| OF_A_RUN.contains(&room)) {
            continue;
        }
        for word in FORBIDDEN.iter().filter(|word| file.words.contains(**word)) {
            faults.push(format!("src/{} uses {word}", file.name));
        }
    }
    none_of(&faults, "a run gives the same bits on any machine, thread and day");
}

#[test]
fn every_file_can_be_read_in_one_sitting() {
    let mut faults = Vec::new();
    let mut folders = vec![sources()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|end| end == "rs") {
                let lines = std::fs::read_to_string(&path).unwrap().lines().count();
                if lines > LONGEST {
                    faults.push(format!("{} has {lines} lines", path.display()));
                }
            }
        }
    }
    faults.sort();
    none_of(&faults, &format!("no file has more than {LONGEST} lines"));
}

/// The tests above can fail: what they read from a source is what stands there.
#[test]
fn a_path_is_seen_wherever_it_stands_but_not_in_tests() {
    let source = "
        use crate::batch::{Log, merge as join};
        use super::shape;
        fn f() { let x: crate::cli::Args = println!(\"{}\", crate::figures::draw(HashMap::new())); }
        mod inner { use super::super::luck::Luck; }
        #[cfg(test)] mod tests { use crate::report::page; }";
    let module = vec!["scenario".to_owned(), "study".to_owned()];
    let file =
        File::read("scenario/study.rs".to_owned(), module, &syn::parse_file(source).unwrap());
    let seen: Vec<String> = file.uses.iter().map(|path| path.join("::")).collect();
    let expected = [
        "batch::Log",
        "batch::merge",
        "cli::Args",
        "figures::draw",
        "scenario::luck::Luck",
        "scenario::shape",
    ];
    assert_eq!(seen, expected);
    assert!(file.words.contains("HashMap"));
}
