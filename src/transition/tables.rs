//! Tables of the documents that follow from the code: what policies turn, and what levers there are.

use super::levers::Levers;
use super::policies::KINDS;
use crate::model::DocumentTable;

/// All of them.
pub const TABLES: &[DocumentTable] = &[("policies", policies), ("levers", levers)];

fn policies() -> Vec<Vec<String>> {
    let row = |cells: [&str; 3]| cells.map(str::to_owned).to_vec();
    let mut rows = vec![row(["policy", "topic", "what it turns"])];
    rows.extend(KINDS.iter().map(|kind| row([&code(kind.name), kind.topic, kind.turns])));
    rows
}

fn levers() -> Vec<Vec<String>> {
    let head = ["lever", "for each", "unit", "what it is", "neutral", "of several policies"];
    let rows = Levers::table().into_iter().map(|row| {
        [
            code(&row.path),
            row.each.to_owned(),
            row.unit.to_owned(),
            row.meaning.to_owned(),
            row.neutral.to_owned(),
            row.combines.to_owned(),
        ]
    });
    std::iter::once(head.map(str::to_owned)).chain(rows).map(Vec::from).collect()
}

fn code(name: &str) -> String {
    format!("`{name}`")
}
