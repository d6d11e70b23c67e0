//! A document as a flat list: each value under its path.

use crate::document::{Node, Table, Value};

/// Every leaf as (path, text), a number as its number: `1.0` is 1, and where one comes from is no
/// part of it.
pub(super) fn leaves(node: &Node) -> Vec<(String, String)> {
    let mut list = Vec::new();
    collect(node, "", &mut list);
    list
}

fn collect(node: &Node, path: &str, list: &mut Vec<(String, String)>) {
    match &node.value {
        Value::Table(table) if !is_number(table) && (!table.is_empty() || path.is_empty()) => {
            for (key, node) in table {
                let path = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
                collect(node, &path, list);
            }
        }
        _ => list.push((path.to_owned(), text(node))),
    }
}

/// True for `{ value = 9_000, source = "…" }`.
fn is_number(table: &Table) -> bool {
    let known = |key: &String| ["value", "source"].contains(&key.as_str());
    table.keys().all(known) && table.get("value").is_some_and(|value| value.number().is_some())
}

fn text(node: &Node) -> String {
    match &node.value {
        Value::List(list) => {
            format!("[{}]", list.iter().map(text).collect::<Vec<_>>().join(", "))
        }
        Value::Whole(number) => number.to_string(),
        _ => node.number().map_or_else(|| node.to_text(), number),
    }
}

/// A number as the whole number that it is, if it is one.
pub(super) fn number(number: f64) -> String {
    /// From here on not every whole number is one of 64-bit fractions.
    const EXACT: f64 = 9_007_199_254_740_992.0;
    let whole = number.fract() == 0.0 && number.abs() < EXACT && !is_minus_zero(number);
    if whole { format!("{number:.0}") } else { format!("{number:?}") }
}

fn is_minus_zero(number: f64) -> bool {
    number == 0.0 && number.is_sign_negative()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;
    use crate::faults::Faults;

    #[test]
    fn a_number_is_the_same_however_it_is_written() {
        let read = |text: &str| {
            let document = Document::parse("x.toml", text.to_owned(), &Faults::new()).unwrap();
            leaves(&document.root)
        };
        let plain = read("a = 1\nb = [1, 2.5]\nc = 0.5");
        assert_eq!(plain, read("a = 1.0\nb = [1.0, 2.50]\nc = { value = 5e-1, source = \"x\" }"));
        assert_ne!(plain, read("a = 1\nb = [1, 2.5]\nc = 0.25"));
        assert_eq!(number(-0.0), "-0.0");
        assert_eq!(number(1e300), "1e300");
    }
}
