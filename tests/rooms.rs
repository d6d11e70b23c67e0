//! The house keeps its order: each room uses only rooms above it, files stay short, and nothing
//! that a run's bits depend on asks for a clock or an unordered map.
//!
//! The sources are parsed, not searched: comments, texts and test modules do not count.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use proc_macro2::{TokenStream, TokenTree};
use syn::visit::{self, Visit};
use syn::{Attribute, Item, ItemMod, Macro, UseTree};

#[path = "rooms/rules.rs"]
mod rules;

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

fn sources() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

fn parse(path: &Path) -> syn::File {
    let text = std::fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    syn::parse_file(&text).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

/// What the code of one source file uses, test modules left out.
struct File {
    /// Path in `src`, `batch/log.rs`.
    name: String,
    /// Path of its module, `[batch, log]`.
    module: Vec<String>,
    /// Full paths inside the crate that it uses, `[batch, Log]`.
    uses: BTreeSet<Vec<String>>,
    /// Every word of its code.
    words: BTreeSet<String>,
}

impl File {
    fn room(&self) -> Option<&str> {
        self.module.first().map(String::as_str)
    }
}

/// All files of the crate's code, read once for all tests.
fn files() -> &'static [File] {
    static FILES: OnceLock<Vec<File>> = OnceLock::new();
    FILES.get_or_init(read)
}

/// Every file under `src` but tests. Some modules are declared by a macro, so folders are walked, not
/// declarations; the compiler warns of no file that it never reads, and neither does this.
fn read() -> Vec<File> {
    let mut folders = vec![sources()];
    let mut files: Vec<File> = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let name = path.strip_prefix(sources()).unwrap().to_string_lossy().replace('\\', "/");
            let Some(place) = name.strip_suffix(".rs") else { continue };
            let mut module: Vec<String> = place.split('/').map(str::to_owned).collect();
            if module.last().is_some_and(|last| last == "mod") || place == "lib" {
                module.pop();
            }
            if module.iter().any(|part| part == "tests") || place == "main" {
                continue;
            }
            let mut walk = Walk {
                inside: module.clone(),
                file: File { name, module, uses: BTreeSet::new(), words: BTreeSet::new() },
            };
            walk.visit_file(&parse(&path));
            files.push(walk.file);
        }
    }
    files.sort_by(|a, b| a.name.cmp(&b.name));
    files
}

struct Walk {
    /// Module that is being read: the file's, or one written inside it.
    inside: Vec<String>,
    file: File,
}

fn is_for_tests(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        attribute.path().is_ident("test")
            || attribute.path().is_ident("cfg")
                && attribute.parse_args::<syn::Path>().is_ok_and(|path| path.is_ident("test"))
    })
}

fn attributes(item: &Item) -> &[Attribute] {
    match item {
        Item::Const(item) => &item.attrs,
        Item::Fn(item) => &item.attrs,
        Item::Impl(item) => &item.attrs,
        Item::Mod(item) => &item.attrs,
        Item::Struct(item) => &item.attrs,
        Item::Use(item) => &item.attrs,
        _ => &[],
    }
}

impl Walk {
    /// Takes in a path: `crate::…`, `self::…` and `super::…` lead to a place in the crate.
    fn path(&mut self, words: &[String]) {
        self.file.words.extend(words.iter().cloned());
        let mut place = match words[0].as_str() {
            "crate" | "armistice" => Vec::new(),
            "self" => self.inside.clone(),
            "super" => {
                let ups = words.iter().take_while(|word| *word == "super").count();
                self.inside[..self.inside.len().saturating_sub(ups)].to_vec()
            }
            _ => return,
        };
        let up = |word: &&String| matches!(word.as_str(), "crate" | "armistice" | "self" | "super");
        place.extend(words.iter().skip_while(up).cloned());
        self.file.uses.insert(place);
    }

    fn tree(&mut self, tree: &UseTree, before: &[String]) {
        let join = |name: String| [before, &[name]].concat();
        match tree {
            UseTree::Path(path) => self.tree(&path.tree, &join(path.ident.to_string())),
            UseTree::Name(name) => self.path(&join(name.ident.to_string())),
            UseTree::Rename(name) => self.path(&join(name.ident.to_string())),
            UseTree::Glob(_) => self.path(&join("*".to_owned())),
            UseTree::Group(group) => group.items.iter().for_each(|tree| self.tree(tree, before)),
        }
    }

    /// Paths in the words of a macro, which are not yet code.
    fn tokens(&mut self, tokens: TokenStream) {
        let mut path: Vec<String> = Vec::new();
        let mut colons = 0;
        for token in tokens {
            match token {
                TokenTree::Ident(word) => {
                    if colons != 2 && !path.is_empty() {
                        let whole = std::mem::take(&mut path);
                        self.path(&whole);
                    }
                    path.push(word.to_string());
                    colons = 0;
                }
                TokenTree::Punct(sign) if sign.as_char() == ':' => colons += 1,
                other => {
                    if let TokenTree::Group(group) = &other {
                        self.tokens(group.stream());
                    }
                    if !path.is_empty() {
                        let whole = std::mem::take(&mut path);
                        self.path(&whole);
                    }
                    colons = 0;
                }
            }
        }
        if !path.is_empty() {
            self.path(&path);
        }
    }
}

impl<'ast> Visit<'ast> for Walk {
    fn visit_item(&mut self, item: &'ast Item) {
        if !is_for_tests(attributes(item)) {
            visit::visit_item(self, item);
        }
    }

    fn visit_item_mod(&mut self, item: &'ast ItemMod) {
        self.inside.push(item.ident.to_string());
        visit::visit_item_mod(self, item);
        self.inside.pop();
    }

    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        self.tree(&item.tree, &[]);
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let words: Vec<String> = path.segments.iter().map(|s| s.ident.to_string()).collect();
        self.path(&words);
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, call: &'ast Macro) {
        self.visit_path(&call.path);
        self.tokens(call.tokens.clone());
    }

    fn visit_ident(&mut self, word: &'ast proc_macro2::Ident) {
        self.file.words.insert(word.to_string());
    }
}

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
    let mut walk = Walk {
        inside: module.clone(),
        file: File {
            name: "scenario/study.rs".to_owned(),
            module,
            uses: BTreeSet::new(),
            words: BTreeSet::new(),
        },
    };
    walk.visit_file(&syn::parse_file(source).unwrap());
    let seen: Vec<String> = walk.file.uses.iter().map(|path| path.join("::")).collect();
    let expected = [
        "batch::Log",
        "batch::merge",
        "cli::Args",
        "figures::draw",
        "scenario::luck::Luck",
        "scenario::shape",
    ];
    assert_eq!(seen, expected);
    assert!(walk.file.words.contains("HashMap"));
}
