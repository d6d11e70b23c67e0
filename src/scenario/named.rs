//! The names that a file gives to its tables: parties, policies, criteria.

use crate::document::Document;

/// The names that a table has in any of some documents, in order, each once.
pub(super) fn names_in<'a>(documents: &'a [Document], table: &str) -> Vec<&'a str> {
    let tables = documents.iter().filter_map(|document| document.root.get(table)?.table());
    let mut names: Vec<&str> = tables.flat_map(|table| table.keys().map(String::as_str)).collect();
    names.sort_unstable();
    names.dedup();
    names
}
