//! What stands in the sources: parsed, and read module by module as the compiler does.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use proc_macro2::{TokenStream, TokenTree};
use syn::visit::{self, Visit};
use syn::{Attribute, Item, ItemMod, Macro, UseTree};

pub fn sources() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

pub fn parse(path: &Path) -> syn::File {
    let text = std::fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    syn::parse_file(&text).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

/// What the code of one source file uses, test modules left out.
pub struct File {
    /// Path in `src`, `batch/log.rs`.
    pub name: String,
    /// Path of its module, `[batch, log]`.
    pub module: Vec<String>,
    /// Full paths inside the crate that it uses, `[batch, Log]`.
    pub uses: BTreeSet<Vec<String>>,
    /// What it only hands on: a name, and the full path of what stands behind it.
    pub hands_on: BTreeMap<String, Vec<String>>,
    /// What it needs itself: neither hands on nor leaves to whoever calls a macro of its own. A path
    /// that begins with a word of the file's own leads to a module if it declares one of that name.
    pub needs: BTreeSet<Vec<String>>,
    /// Every word of its code.
    pub words: BTreeSet<String>,
    /// Every text of its code.
    pub texts: BTreeSet<String>,
    /// Modules declared in it for tests alone.
    tests: Vec<Vec<String>>,
}

impl File {
    /// What the code of a source uses.
    pub fn read(name: String, module: Vec<String>, source: &syn::File) -> Self {
        let file = Self {
            name,
            module: module.clone(),
            uses: BTreeSet::new(),
            hands_on: BTreeMap::new(),
            needs: BTreeSet::new(),
            words: BTreeSet::new(),
            texts: BTreeSet::new(),
            tests: Vec::new(),
        };
        let mut walk = Walk { inside: module, hands_on: false, expands: false, file };
        walk.visit_file(source);
        walk.file
    }

    pub fn room(&self) -> Option<&str> {
        self.module.first().map(String::as_str)
    }
}

/// All files of the crate's code, read once for all tests.
pub fn files() -> &'static [File] {
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
            files.push(File::read(name, module, &parse(&path)));
        }
    }
    let tests: Vec<Vec<String>> = files.iter().flat_map(|file| file.tests.clone()).collect();
    files.retain(|file| !tests.iter().any(|test| file.module.starts_with(test)));
    files.sort_by(|a, b| a.name.cmp(&b.name));
    files
}

struct Walk {
    /// Module that is being read: the file's, or one written inside it.
    inside: Vec<String>,
    /// True inside a `pub use`.
    hands_on: bool,
    /// True inside the definition of a macro.
    expands: bool,
    file: File,
}

pub fn is_for_tests(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        attribute.path().is_ident("test")
            || attribute.path().is_ident("cfg")
                && attribute.parse_args::<syn::Path>().is_ok_and(|path| path.is_ident("test"))
    })
}

pub fn attributes(item: &Item) -> &[Attribute] {
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
            _ => {
                // A word alone is a name; with more behind it, it may be a module.
                if words.len() > 1 {
                    self.leads_to([&self.inside, words].concat(), true);
                }
                return;
            }
        };
        let up = |word: &&String| matches!(word.as_str(), "crate" | "armistice" | "self" | "super");
        place.extend(words.iter().skip_while(up).cloned());
        self.leads_to(place, false);
    }

    fn leads_to(&mut self, place: Vec<String>, relative: bool) {
        if let (true, Some(name)) = (self.hands_on, place.last()) {
            self.file.hands_on.insert(name.clone(), place.clone());
        }
        if !relative {
            self.file.uses.insert(place.clone());
        }
        if !self.hands_on && !self.expands {
            self.file.needs.insert(place);
        }
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
                    match &other {
                        TokenTree::Group(group) => self.tokens(group.stream()),
                        TokenTree::Literal(literal) => {
                            let text = syn::parse_str::<syn::LitStr>(&literal.to_string());
                            self.file.texts.extend(text.map(|text| text.value()));
                        }
                        _ => {}
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
        } else if let Item::Mod(module) = item {
            self.file.tests.push([self.inside.as_slice(), &[module.ident.to_string()]].concat());
        }
    }

    fn visit_item_mod(&mut self, item: &'ast ItemMod) {
        self.inside.push(item.ident.to_string());
        visit::visit_item_mod(self, item);
        self.inside.pop();
    }

    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        self.hands_on = !matches!(item.vis, syn::Visibility::Inherited);
        self.tree(&item.tree, &[]);
        self.hands_on = false;
    }

    /// `pub(super)` uses nothing.
    fn visit_vis_restricted(&mut self, _: &'ast syn::VisRestricted) {}

    /// Documentation is no text of the code.
    fn visit_attribute(&mut self, _: &'ast Attribute) {}

    fn visit_lit_str(&mut self, text: &'ast syn::LitStr) {
        self.file.texts.insert(text.value());
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let words: Vec<String> = path.segments.iter().map(|s| s.ident.to_string()).collect();
        self.path(&words);
        visit::visit_path(self, path);
    }

    /// What a macro expands to is used where it is called.
    fn visit_item_macro(&mut self, item: &'ast syn::ItemMacro) {
        self.expands = item.ident.is_some();
        visit::visit_item_macro(self, item);
        self.expands = false;
    }

    fn visit_macro(&mut self, call: &'ast Macro) {
        self.visit_path(&call.path);
        self.tokens(call.tokens.clone());
    }

    fn visit_ident(&mut self, word: &'ast proc_macro2::Ident) {
        self.file.words.insert(word.to_string());
    }
}
