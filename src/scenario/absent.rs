//! What is uncertain of something that is not there.

use std::collections::BTreeMap;

use super::models::ModelKind;
use super::named::names_in;
use super::uncertain::Uncertain;
use crate::document::{Document, Field};
use crate::faults::{Fault, Faults, Kind, did_you_mean};

/// Refuses paths into named tables that no option has, `party.frnt.cohesion`, and keeps the rest: a
/// table that nobody wrote is not to be read for what it lacks.
pub(super) fn refuse(
    mut uncertain: Vec<Uncertain>,
    kind: &ModelKind,
    documents: &[Document],
    faults: &Faults,
) -> Vec<Uncertain> {
    let mut all: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    uncertain.retain(|entry| {
        if kind.shape.field(entry.first()).is_none() {
            refuse_first(entry, kind, faults);
            return false;
        }
        let Some((table, name)) = entry.within() else { return true };
        if !matches!(kind.shape.field(table), Some(Field::Named(..) | Field::Kinds(..))) {
            return true;
        }
        let known = all.entry(table.to_owned()).or_insert_with(|| names_in(documents, table));
        if known.binary_search(&name).is_ok() {
            return true;
        }
        let lacks = match table {
            "policy" => format!("no option has a policy `{name}`"),
            _ => format!("there is no {table} `{name}`"),
        };
        let message = format!("uncertain.\"{}\": {lacks}", entry.path());
        let fault = Fault::new(Kind::Scenario, message).at(&entry.key_place());
        faults.push(match faults.nearest(name, known.iter().copied()) {
            Some(meant) => fault.help(format!("did you mean `{meant}`?")),
            None => fault,
        });
        false
    });
    uncertain
}

/// Says that a path begins with nothing that a file has, and what can be sampled.
fn refuse_first(entry: &Uncertain, kind: &ModelKind, faults: &Faults) {
    let message = format!("uncertain.\"{}\": {} is not a known key", entry.path(), entry.first());
    let keys = kind.shape.fields.iter().map(Field::key);
    let known: Vec<&str> = keys.filter(|key| !kind.fixed.contains(key)).collect();
    let fault = Fault::new(Kind::Scenario, message).at(&entry.key_place());
    let meant = faults.nearest(entry.first(), known.iter().copied());
    let otherwise = || format!("what can be sampled: {}", known.join(", "));
    faults.push(fault.help(did_you_mean(meant, otherwise)));
}
