//! Rules keep two promises: every number of theirs has a name that a scenario file can set, and what a
//! rule reads and writes is what its functions take, not the whole world.

use proc_macro2::{TokenStream, TokenTree};
use syn::visit::{self, Visit};
use syn::{ImplItemFn, Item, ItemConst, ItemFn, ItemStruct, Lit, LitFloat, Macro, Signature};

use super::none_of;
use super::source::{attributes, is_for_tests, parse, sources};

/// Decimals that a formula may hold: nothing, all and twice are no assumptions.
const PLAIN: &[f64] = &[0.0, 1.0, 2.0];

/// Where the bounds of numbers that are no assumption have their names, as constants.
const SHARED: &str = "shared.rs";

/// The model's state and what a scenario makes of the files: whoever takes one of them says nothing of
/// what it reads or writes.
const WHOLE: &[&str] = &["World", "Setup"];

/// Functions and structs of rules that hold all the same the whole of either: file, name, why.
const SEES_ALL: &[(&str, &str, &str)] = &[];

/// What is found in one file, test modules left out.
#[derive(Default)]
struct Found {
    /// Decimals in code, outside `settings!`.
    decimals: Vec<String>,
    /// Names of functions and structs that hold one of [`WHOLE`].
    whole: Vec<String>,
    /// True where constants may be decimals.
    constants: bool,
}

impl Found {
    fn decimal(&mut self, number: &LitFloat) {
        if !number.base10_parse::<f64>().is_ok_and(|value| PLAIN.contains(&value)) {
            self.decimals.push(number.to_string());
        }
    }

    fn tokens(&mut self, tokens: TokenStream) {
        for token in tokens {
            match token {
                TokenTree::Group(group) => self.tokens(group.stream()),
                TokenTree::Literal(literal) => {
                    if let Lit::Float(number) = Lit::new(literal) {
                        self.decimal(&number);
                    }
                }
                _ => {}
            }
        }
    }

    /// Notes `name` if a part of the code speaks of [`WHOLE`].
    fn holds(&mut self, name: &proc_macro2::Ident, part: impl FnOnce(&mut Words)) {
        let mut words = Words(false);
        part(&mut words);
        if words.0 {
            self.whole.push(name.to_string());
        }
    }

    fn signature(&mut self, signature: &Signature) {
        self.holds(&signature.ident, |words| {
            signature.inputs.iter().for_each(|input| words.visit_fn_arg(input));
            words.visit_generics(&signature.generics);
        });
    }
}

/// Whether a word of [`WHOLE`] was seen.
struct Words(bool);

impl<'ast> Visit<'ast> for Words {
    fn visit_ident(&mut self, word: &'ast proc_macro2::Ident) {
        self.0 |= WHOLE.iter().any(|whole| word == whole);
    }
}

impl<'ast> Visit<'ast> for Found {
    fn visit_item(&mut self, item: &'ast Item) {
        if !is_for_tests(attributes(item)) {
            visit::visit_item(self, item);
        }
    }

    fn visit_item_const(&mut self, item: &'ast ItemConst) {
        if !self.constants {
            visit::visit_item_const(self, item);
        }
    }

    fn visit_lit_float(&mut self, number: &'ast LitFloat) {
        self.decimal(number);
    }

    fn visit_macro(&mut self, call: &'ast Macro) {
        if call.path.segments.last().is_none_or(|name| name.ident != "settings") {
            self.tokens(call.tokens.clone());
        }
    }

    fn visit_item_fn(&mut self, item: &'ast ItemFn) {
        self.signature(&item.sig);
        visit::visit_item_fn(self, item);
    }

    fn visit_impl_item_fn(&mut self, item: &'ast ImplItemFn) {
        self.signature(&item.sig);
        visit::visit_impl_item_fn(self, item);
    }

    fn visit_item_struct(&mut self, item: &'ast ItemStruct) {
        self.holds(&item.ident, |words| words.visit_fields(&item.fields));
        visit::visit_item_struct(self, item);
    }

    /// A name that stands for the whole would hide it.
    fn visit_use_rename(&mut self, item: &'ast syn::UseRename) {
        self.holds(&item.rename, |words| words.visit_ident(&item.ident));
    }

    fn visit_item_type(&mut self, item: &'ast syn::ItemType) {
        self.holds(&item.ident, |words| words.visit_type(&item.ty));
    }
}

/// The files of all rules by their names in `rules`.
fn rules() -> Vec<(String, Found)> {
    let root = sources().join("transition/rules");
    let (mut folders, mut files) = (vec![root.clone()], Vec::new());
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/");
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let mut found = Found { constants: name == SHARED, ..Found::default() };
            found.visit_file(&parse(&path));
            files.push((name, found));
        }
    }
    files.sort_by(|(a, _), (b, _)| a.cmp(b));
    assert!(files.len() > 5, "the rules are where this test looks for them");
    files
}

#[test]
fn every_number_of_a_rule_has_a_name_unit_range_and_source() {
    let mut week = Found::default();
    week.visit_file(&parse(&sources().join("transition/week.rs")));
    week.visit_file(&parse(&sources().join("transition/phases.rs")));
    let mut faults = Vec::new();
    for (name, found) in rules().iter().chain([&("../week.rs".to_owned(), week)]) {
        for number in &found.decimals {
            faults.push(format!("src/transition/rules/{name} holds {number}"));
        }
    }
    none_of(&faults, "a number in a formula is a line of the rule's `settings!`");
}

#[test]
fn a_rule_takes_what_it_reads_and_writes_and_not_the_whole_world() {
    let mut faults = Vec::new();
    let rules = rules();
    let whole =
        || rules.iter().flat_map(|(name, found)| found.whole.iter().map(move |f| (name, f)));
    for (name, function) in whole() {
        if !SEES_ALL.iter().any(|(file, known, _)| file == name && known == function) {
            faults.push(format!("src/transition/rules/{name}: {function}"));
        }
    }
    for (file, function, why) in SEES_ALL {
        if !whole().any(|(name, known)| name == file && known == function) || why.is_empty() {
            faults.push(format!("SEES_ALL lists {file}: {function} in vain or without a reason"));
        }
    }
    none_of(&faults, "a rule's function takes settings, facts and columns, no World or Setup");
}

/// The tests above can fail: they see what they are to see, and nothing else.
#[test]
fn a_number_and_a_world_are_seen_in_code_but_not_in_settings_and_tests() {
    let source = "
        use crate::transition::world::World as W;
        const REACH_KM: f64 = 60.0;
        crate::settings! { pub struct Settings { a: 0.0..=9.0, 0.3, \"1\", \"of 0.4\", Assumption; } }
        struct View<'a> { all: &'a mut World, one: f64 }
        impl View<'_> { fn of(setup: &Setup, x: f64) -> f64 { x * 0.5 + 2.0 - 1e-3 } }
        fn f(x: impl Fn(&World) -> f64) { assert!(x > 0.25 && g(1.0, [7.5])); }
        fn g(rule: &Settings, weeks: u32) -> f64 { 0.0 * f64::from(weeks % 4) }
        #[cfg(test)] mod tests { fn h(w: &World) { f(3.5) } }";
    let file = syn::parse_file(source).unwrap();
    let mut found = Found::default();
    found.visit_file(&file);
    assert_eq!(found.decimals, ["60.0", "0.5", "1e-3", "0.25", "7.5"]);
    assert_eq!(found.whole, ["W", "View", "of", "f"]);
    let mut shared = Found { constants: true, ..Found::default() };
    shared.visit_file(&file);
    assert_eq!(shared.decimals, ["0.5", "1e-3", "0.25", "7.5"]);
}
