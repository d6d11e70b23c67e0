//! What is uncertain of something that is not there.

use super::models::ModelKind;
use super::uncertain::Uncertain;
use crate::document::{Document, Field};
use crate::faults::{Fault, Faults, Kind};

/// Refuses paths into named tables that no option has, `party.frnt.cohesion`, and keeps the rest: a
/// table that nobody wrote is not to be read for what it lacks.
pub(super) fn refuse(
    uncertain: Vec<Uncertain>,
    kind: &ModelKind,
    documents: &[Document],
    faults: &Faults,
) -> Vec<Uncertain> {
    let mut kept = Vec::new();
    for entry in uncertain {
        let absent = entry.within().filter(|(table, name)| {
            let there = |document: &Document| {
                document.root.get(table).is_some_and(|table| table.get(name).is_some())
            };
            let named =
                matches!(kind.shape.field(table), Some(Field::Named(..) | Field::Kinds(..)));
            named && !documents.iter().any(there)
        });
        let Some((table, name)) = absent else {
            kept.push(entry);
            continue;
        };
        let tables = documents.iter().filter_map(|document| document.root.get(table)?.table());
        let mut known: Vec<&str> =
            tables.flat_map(|table| table.keys().map(String::as_str)).collect();
        known.sort_unstable();
        known.dedup();
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
    }
    kept
}
