//! What docs/coverage.md names is there: rule files, tests, settings of rules.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use armistice::document::json_schema;
use armistice::scenario::{KINDS, full_shape};
use syn::visit::{Visit, visit_item_fn};

/// Names of the test functions below a folder.
#[derive(Default)]
struct Tests(BTreeSet<String>);

impl<'ast> Visit<'ast> for Tests {
    fn visit_item_fn(&mut self, item: &'ast syn::ItemFn) {
        if item.attrs.iter().any(|attribute| attribute.path().is_ident("test")) {
            self.0.insert(item.sig.ident.to_string());
        }
        visit_item_fn(self, item);
    }
}

impl Tests {
    fn below(&mut self, folder: &Path) {
        for entry in fs::read_dir(folder).unwrap() {
            let path: PathBuf = entry.unwrap().path();
            if path.is_dir() {
                self.below(&path);
            } else if path.extension().is_some_and(|end| end == "rs") {
                let text = fs::read_to_string(&path).unwrap();
                self.visit_file(&syn::parse_file(&text).unwrap());
            }
        }
    }
}

/// What stands in backticks in each row of the table.
fn rows(text: &str) -> Vec<Vec<&str>> {
    let rows = text.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| ---"));
    rows.map(|row| row.split('`').skip(1).step_by(2).collect()).collect()
}

#[test]
fn what_the_page_of_coverage_names_is_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut tests = Tests::default();
    ["tests/behaviour", "src/transition/tests"]
        .iter()
        .for_each(|folder| tests.below(&root.join(folder)));
    let text = fs::read_to_string(root.join("docs/coverage.md")).unwrap();
    let schema = json_schema("A scenario", full_shape(&KINDS[0]));
    let setting = |path: &str| {
        let path = path.replace('.', "/properties/");
        schema.pointer(&format!("/properties/{path}")).is_some()
    };
    let (mut missing, mut named) = (Vec::new(), 0);
    for words in rows(&text) {
        for word in words {
            let found = match word {
                file if file.ends_with(".rs") => {
                    root.join("src/transition/rules").join(file).is_file()
                }
                key if key.starts_with("rule.") => setting(key),
                test if test.split('_').count() > 5 => {
                    named += 1;
                    tests.0.contains(test)
                }
                _ => true,
            };
            if !found {
                missing.push(word.to_owned());
            }
        }
    }
    assert!(missing.is_empty(), "docs/coverage.md names what is not there: {missing:?}");
    assert!(named > 10, "only {named} tests are named");
}
