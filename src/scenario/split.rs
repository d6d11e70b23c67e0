//! What of a file every model shares, and what is the model's own.

use super::models::{KINDS, ModelKind};
use super::shape::{COMMON, MODEL};
use crate::document::{Document, Field, Node, Section, Table, Value};
use crate::faults::{Fault, Faults, Kind, did_you_mean, listed, nearest};

/// True for a key that every model shares.
pub(super) fn is_common(key: &str) -> bool {
    COMMON.field(key).is_some()
}

/// The keys of a tree that `keep` keeps.
pub(super) fn split_node(root: &Node, keep: impl Fn(&str) -> bool) -> Option<Node> {
    let table: Table = root
        .table()?
        .iter()
        .filter(|(key, _)| keep(key))
        .map(|(key, node)| (key.clone(), node.clone()))
        .collect();
    Some(Node::new(Value::Table(table), root.place.clone()))
}

/// Reads a misspelt key of a file as the one that was meant, so that whatever else is wrong is said too
/// and nothing is said to be missing that is there under another name. Each is a fault.
pub(super) fn mend_slips(root: &mut Node, faults: &Faults) {
    let known = || {
        let of_models = KINDS.iter().flat_map(|kind| kind.shape.fields);
        COMMON.fields.iter().chain(of_models).map(Field::key)
    };
    let Value::Table(table) = &mut root.value else { return };
    let said = table.keys().map(String::as_str);
    let unknown = said.filter(|key| !known().any(|name| name == *key));
    let slips = faults.slips(unknown, known()).map(|(key, meant)| (key.to_owned(), meant));
    for (key, meant) in slips.collect::<Vec<_>>() {
        if table.contains_key(meant) {
            continue;
        }
        if let Some(node) = table.remove(&key) {
            refuse_unknown(&key, &node, known(), faults);
            table.insert(meant.to_owned(), node);
        }
    }
}

fn refuse_unknown<'n>(
    key: &str,
    node: &Node,
    known: impl Iterator<Item = &'n str> + Clone,
    faults: &Faults,
) {
    let fault = Fault::new(Kind::Scenario, format!("{key} is not a known key of a scenario"));
    let meant = faults.nearest(key, known.clone());
    let help = did_you_mean(meant, || format!("known: {}", listed(known)));
    faults.push(fault.at(&node.key_place()).help(help));
}

/// The model of a file that names none: the first, unless another knows more keys of this file.
fn unnamed(root: &Node, faults: &Faults) -> Option<&'static ModelKind> {
    let keys = || root.table().into_iter().flatten();
    let knows = |kind: &ModelKind, key: &str| kind.shape.field(key).is_some();
    let count = |kind: &ModelKind| keys().filter(|(key, _)| knows(kind, key)).count();
    let first = KINDS.first()?;
    let more = KINDS.iter().find(|kind| count(kind) > count(first));
    let Some((kind, (key, node))) = more.and_then(|kind| {
        Some((kind, keys().find(|(key, _)| knows(kind, key) && !knows(first, key))?))
    }) else {
        return Some(first);
    };
    let name = kind.name;
    let message = format!("{key} belongs to model = \"{name}\", and the file names no model");
    let fault = Fault::new(Kind::Scenario, message).at(&node.key_place());
    faults.push(fault.help(format!("write model = \"{name}\" at the top")));
    Some(kind)
}

/// What of a file every model shares, and which model it is for, if that can be told; names unknown
/// keys.
pub(super) fn split(
    document: Document,
    faults: &Faults,
) -> Option<(Node, Option<&'static ModelKind>)> {
    let root = document.root;
    let common = split_node(&root, is_common)?;
    let kind = match common.get(MODEL.key).map(|node| &node.value) {
        None => unnamed(&root, faults),
        // A slip of the pen still tells which model was meant.
        Some(Value::Text(word)) => nearest(word, KINDS.iter().map(|kind| kind.name))
            .and_then(|name| KINDS.iter().find(|kind| kind.name == name)),
        Some(_) => None,
    };
    let of_models = |only: Option<&'static ModelKind>| {
        let shapes = KINDS.iter().filter(move |kind| only.is_none_or(|one| one.name == kind.name));
        COMMON.fields.iter().chain(shapes.flat_map(|kind| kind.shape.fields)).map(Field::key)
    };
    for (key, node) in root.table()? {
        if of_models(kind).any(|name| name == key) {
            continue;
        }
        refuse_unknown(key, node, of_models(kind), faults);
    }
    // An empty file is shown once, as what it lacks first.
    Section::root(&common, &COMMON, faults).choice(&MODEL);
    Some((common, kind))
}
