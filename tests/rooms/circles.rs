//! No circles of files: of two files of a room, one can be read without the other.
//!
//! An edge leads from a file to the file in which a thing that it uses is written. A `mod.rs` that
//! hands a name on (`pub use`) is no stop on that way: the edge leads to where the name is written, and
//! handing on and listing children is no use of them. But a `mod.rs` whose own code calls its children,
//! while they take things that are written in it, makes a circle: put those things in a file of their
//! own. Tests do not count, nor what a macro expands to where it is called.

use std::collections::{BTreeMap, BTreeSet};

use super::none_of;
use super::source::{File, files};

/// The file in which what a path names is written, as far as paths tell.
fn home<'a>(by_module: &BTreeMap<&[String], &'a File>, path: &[String]) -> Option<&'a File> {
    let mut path = path.to_vec();
    // A name may be handed on several times, but not for ever.
    for _ in 0..8 {
        let inside = (1..=path.len()).rev().find(|end| by_module.contains_key(&path[..*end]))?;
        let file = by_module[&path[..inside]];
        match path.get(inside).and_then(|name| file.hands_on.get(name)) {
            Some(behind) if *behind != path[..=inside] => {
                path = [behind.as_slice(), &path[inside + 1..]].concat();
            }
            _ => return Some(file),
        }
    }
    None
}

/// For each file of a room those of the same room that it uses, by name.
fn graph(files: &[File], room: &str) -> BTreeMap<String, BTreeSet<String>> {
    let by_module: BTreeMap<&[String], &File> =
        files.iter().map(|file| (file.module.as_slice(), file)).collect();
    let of_room = files.iter().filter(|file| file.room() == Some(room));
    let edges = |file: &File| {
        let homes = file.needs.iter().filter_map(|path| home(&by_module, path));
        let others = homes.filter(|other| other.room() == Some(room) && other.name != file.name);
        (file.name.clone(), others.map(|other| other.name.clone()).collect())
    };
    of_room.map(edges).collect()
}

/// The circles: groups of files each of which leads to each other.
fn circles(graph: &BTreeMap<String, BTreeSet<String>>) -> Vec<BTreeSet<&str>> {
    let reach = |from: &str| {
        let mut seen = BTreeSet::new();
        let mut open: Vec<&str> = vec![from];
        while let Some(file) = open.pop() {
            for next in graph.get(file).into_iter().flatten() {
                if seen.insert(next.as_str()) {
                    open.push(next);
                }
            }
        }
        seen
    };
    let reached: BTreeMap<&str, BTreeSet<&str>> =
        graph.keys().map(|file| (file.as_str(), reach(file))).collect();
    let mut found: Vec<BTreeSet<&str>> = Vec::new();
    for (file, to) in &reached {
        if !to.contains(file) || found.iter().any(|circle| circle.contains(file)) {
            continue;
        }
        found.push(to.iter().copied().filter(|other| reached[other].contains(file)).collect());
    }
    found
}

#[test]
fn no_files_of_a_room_use_each_other_in_a_circle() {
    let rooms: BTreeSet<&str> = files().iter().filter_map(File::room).collect();
    let mut faults = Vec::new();
    for room in rooms {
        let graph = graph(files(), room);
        for circle in circles(&graph) {
            let inside = |file: &&str| {
                let to: Vec<&str> = graph[*file]
                    .iter()
                    .map(String::as_str)
                    .filter(|to| circle.contains(to))
                    .collect();
                format!("{file} -> {}", to.join(", "))
            };
            faults.push(circle.iter().map(inside).collect::<Vec<_>>().join("\n    "));
        }
    }
    none_of(&faults, "files of a room use each other in a circle");
}

/// The test above can fail, and only where it should.
#[test]
fn a_circle_is_found_through_a_name_that_is_handed_on_and_a_list_of_children_is_none() {
    let file = |name: &str, module: &[&str], source: &str| {
        let module = module.iter().map(ToString::to_string).collect();
        File::read(name.to_owned(), module, &syn::parse_file(source).unwrap())
    };
    let parent = "mod a; mod b; pub use a::{one, Two}; pub use b::three;";
    let list = [
        file("r/mod.rs", &["r"], parent),
        file("r/a.rs", &["r", "a"], "use super::three; pub fn one() {} pub struct Two;"),
        file(
            "r/b.rs",
            &["r", "b"],
            "pub fn three() {} #[cfg(test)] mod tests { use super::super::one; }",
        ),
    ];
    assert!(circles(&graph(&list, "r")).is_empty());
    let [parent_file, a, _] = list;
    let b = file("r/b.rs", &["r", "b"], "use crate::r::Two; pub fn three() {}");
    let list = [parent_file, a, b];
    assert_eq!(circles(&graph(&list, "r")), [BTreeSet::from(["r/a.rs", "r/b.rs"])]);
    let calls = "mod a; pub fn all() { a::one() } pub fn part() {}";
    let list = [
        file("r/mod.rs", &["r"], calls),
        file("r/a.rs", &["r", "a"], "pub fn one() { super::part() }"),
    ];
    assert_eq!(circles(&graph(&list, "r")), [BTreeSet::from(["r/a.rs", "r/mod.rs"])]);
}
