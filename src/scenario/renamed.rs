//! Keys that had another name: files that use the old one are still read, and told the new one.

use super::models::KINDS;
use crate::document::{Node, Table, Value};
use crate::faults::{Fault, Faults, Kind};
use crate::model::Warning;

/// Sort of the warnings.
const SORT: &str = "old_key";

/// Gives old keys of a file their new names, in the file itself, in what its options lay over it and
/// in the paths of `[uncertain]`. A file that has both names is at fault.
pub(super) fn renew(root: &mut Node, faults: &Faults) -> Vec<Warning> {
    let mut said = Vec::new();
    for &(old, new) in KINDS.iter().flat_map(|kind| kind.renamed) {
        let path: Vec<&str> = old.split('.').collect();
        rename(root, &path, new, faults, &mut said);
        let Value::Table(tables) = &mut root.value else { continue };
        if let Some(Value::Table(options)) = tables.get_mut("option").map(|node| &mut node.value) {
            let options = options.values_mut();
            options.for_each(|option| rename(option, &path, new, faults, &mut said));
        }
        if let Some(uncertain) = tables.get_mut("uncertain") {
            rename_paths(uncertain, &path, new, faults, &mut said);
            rename(uncertain, &path, new, faults, &mut said);
        }
    }
    said
}

/// Renames the last part of a path, `*` for any name.
fn rename(node: &mut Node, path: &[&str], new: &str, faults: &Faults, said: &mut Vec<Warning>) {
    let Value::Table(table) = &mut node.value else { return };
    let [first, rest @ ..] = path else { return };
    if !rest.is_empty() {
        let inside = table.iter_mut().filter(|(key, _)| *first == "*" || key == first);
        inside.for_each(|(_, node)| rename(node, rest, new, faults, said));
        return;
    }
    replace(table, "", first, new, faults, said);
}

/// The same of keys that are whole paths, `"sponsor.liberia.monthly_usd"`.
fn rename_paths(
    node: &mut Node,
    path: &[&str],
    new: &str,
    faults: &Faults,
    said: &mut Vec<Warning>,
) {
    let Value::Table(table) = &mut node.value else { return };
    let renamed = |key: &str| {
        let mut parts: Vec<&str> = key.split('.').collect();
        let matches = parts.len() >= path.len()
            && path.iter().zip(&parts).all(|(pattern, part)| *pattern == "*" || pattern == part);
        // A bare key is a table of the other form.
        let whole = matches && parts.len() > 1;
        whole.then(|| {
            parts[path.len() - 1] = new;
            parts.join(".")
        })
    };
    let old: Vec<(String, String)> =
        table.keys().filter_map(|key| Some((key.clone(), renamed(key)?))).collect();
    old.iter().for_each(|(key, meant)| replace(table, "uncertain.", key, meant, faults, said));
}

/// Gives what stands at the old key the new one, unless something stands there. `before`: what a fault
/// says before the key.
fn replace(
    table: &mut Table,
    before: &str,
    old: &str,
    new: &str,
    faults: &Faults,
    said: &mut Vec<Warning>,
) {
    let Some(node) = table.remove(old) else { return };
    let place = node.key_place();
    if table.contains_key(new) {
        let message = format!("{before}{old} is the old name of {new}, and both are there");
        faults.push(Fault::new(Kind::Scenario, message).at(&place));
        return;
    }
    let message = format!("{old} is now called {new}; the old name is still read");
    said.push(Warning { sort: SORT, message, place: Some(place) });
    table.insert(new.to_owned(), node);
}
