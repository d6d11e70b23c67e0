//! Keys that had another name: files that use the old one are still read, and told the new one.

use super::models::KINDS;
use crate::document::{Node, Value};
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
        for table in ["option", "uncertain"] {
            let Value::Table(tables) = &mut root.value else { continue };
            let Some(node) = tables.get_mut(table) else { continue };
            if table == "uncertain" {
                rename_paths(node, &path, new, faults, &mut said);
                rename(node, &path, new, faults, &mut said);
            } else if let Value::Table(options) = &mut node.value {
                let options = options.values_mut();
                options.for_each(|option| rename(option, &path, new, faults, &mut said));
            }
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
    let Some(node) = table.remove(*first) else { return };
    if table.contains_key(new) {
        let message = format!("{first} is the old name of {new}, and both are there");
        faults.push(Fault::new(Kind::Scenario, message).at(&node.key_place()));
        return;
    }
    said.push(told(first, new, &node));
    table.insert(new.to_owned(), node);
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
    for (key, meant) in old {
        let Some(node) = table.remove(&key) else { continue };
        if table.contains_key(&meant) {
            let message = format!("uncertain.{key} is the old name of {meant}, and both are there");
            faults.push(Fault::new(Kind::Scenario, message).at(&node.key_place()));
            continue;
        }
        said.push(told(&key, &meant, &node));
        table.insert(meant, node);
    }
}

fn told(old: &str, new: &str, node: &Node) -> Warning {
    let message = format!("{old} is now called {new}; the old name is still read");
    Warning { sort: SORT, message, place: Some(node.key_place()) }
}
