//! What of a file every model shares, and what is the model's own.

use super::models::{KINDS, ModelKind};
use super::shape::{COMMON, MODEL};
use crate::document::{Document, Field, Node, Section, Table, Value};
use crate::faults::{Fault, Faults, Kind, listed, nearest};

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

/// What of a file every model shares, and which model it is for, if that can be told; names unknown
/// keys.
pub(super) fn split(
    document: Document,
    faults: &Faults,
) -> Option<(Node, Option<&'static ModelKind>)> {
    let root = document.root;
    let common = split_node(&root, is_common)?;
    let kind = match common.get(MODEL.key).map(|node| &node.value) {
        None => KINDS.first(),
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
        let fault = Fault::new(Kind::Scenario, format!("{key} is not a known key of a scenario"));
        let known = of_models(kind);
        faults.push(fault.at(&node.key_place()).help(match faults.nearest(key, known.clone()) {
            Some(name) => format!("did you mean `{name}`?"),
            None => format!("known: {}", listed(known)),
        }));
    }
    // An empty file is shown once, as what it lacks first.
    Section::root(&common, &COMMON, faults).choice(&MODEL);
    Some((common, kind))
}
