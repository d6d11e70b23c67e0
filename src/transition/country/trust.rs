//! `[trust]`: what each party believes of each other one, 0 to 1, as `state.front = 0.25`.

use super::party::Party;
use crate::document::{Parameter, Section, Source, Words};

/// Key of the table.
pub const TRUST: Words = Words {
    key: "trust",
    meaning: "what each party believes of another's intent, 0 to 1: `state.front = 0.25`",
};
/// Each of its numbers.
pub const BELIEF: Parameter = Parameter {
    key: "trust",
    unit: "1",
    range: 0.0..=1.0,
    default: Some(0.2),
    meaning: "belief of one party that another means to keep its word",
    source: Source::Assumption,
};
/// Between parties of one side, where the file is silent. Assumption.
const ALLIES: f64 = 0.8;

/// Reads the matrix, row i: what party i believes of the others; 1 on the diagonal.
pub fn read(root: &Section<'_>, parties: &[Party]) -> Vec<f64> {
    let count = parties.len();
    let mut trust = vec![0.0; count * count];
    for (i, one) in parties.iter().enumerate() {
        for (j, other) in parties.iter().enumerate() {
            trust[i * count + j] = match (i == j, one.side == other.side) {
                (true, _) => 1.0,
                (false, true) => ALLIES,
                (false, false) => BELIEF.default.unwrap_or(0.2),
            };
        }
    }
    let names = || parties.iter().map(|party| party.name.as_str());
    let Some(node) = root.get(TRUST.key) else { return trust };
    let Some(rows) = node.table() else {
        root.fault(TRUST.key, "trust must be a table such as state.front = 0.25");
        return trust;
    };
    for (from, row) in rows {
        let i = parties.iter().position(|party| party.name == *from);
        if i.is_none() {
            root.unknown_name(row, "trust", from, names());
        }
        let Some(row) = row.table() else {
            root.fault(
                TRUST.key,
                format!("trust.{from} must be a table such as {from}.other = 0.2"),
            );
            continue;
        };
        for (to, value) in row {
            let path = format!("trust.{from}.{to}");
            let belief = root.number_in(value, &path, &BELIEF);
            match (i, parties.iter().position(|party| party.name == *to)) {
                (Some(i), Some(j)) => trust[i * count + j] = belief,
                (_, None) => root.unknown_name(value, &path, to, names()),
                _ => {}
            }
        }
    }
    trust
}
