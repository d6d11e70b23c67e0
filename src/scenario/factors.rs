//! What options differ in: whether a policy is there, what it is, when it comes. Two options that
//! differ in more than one of these are confounded: no difference between them can be laid to one.

use std::collections::BTreeSet;

use crate::document::{Document, Node, Table, Value};

/// Keys of a policy that say when it comes; all others say what it is.
pub(super) const WHEN: [&str; 2] = ["start", "end"];

/// One thing that two options differ in: `integration: what`, `ddr: when`, `ddr: whether`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
pub struct Factor {
    /// The policy.
    pub policy: String,
    /// `whether` it is there, `what` it is, `when` it comes.
    pub aspect: &'static str,
}

/// Two options that differ in more than one thing.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Confounded {
    /// The one, as a position.
    pub one: usize,
    /// The other.
    pub other: usize,
    /// What they differ in.
    pub differ: Vec<Factor>,
}

pub(super) fn policy<'a>(document: &'a Document, name: &str) -> Option<&'a Table> {
    document.root.get("policy")?.get(name)?.table()
}

/// Names of the policies that any option has, in the order of the alphabet.
pub(super) fn policies(documents: &[Document]) -> BTreeSet<&str> {
    let tables = documents.iter().filter_map(|document| document.root.get("policy")?.table());
    tables.flat_map(|table| table.keys().map(String::as_str)).collect()
}

/// Part of a policy: what it is, or when it comes.
pub(super) fn part(table: &Table, when: bool) -> Table {
    let is = |key: &str| WHEN.contains(&key) == when;
    let keys = table.iter().filter(|(key, _)| is(key));
    keys.map(|(key, node)| (key.clone(), node.clone())).collect()
}

fn same(one: &Table, other: &Table) -> bool {
    text_of(one) == text_of(other)
}

/// What two options differ in.
fn differ(one: &Document, other: &Document) -> Vec<Factor> {
    let documents = [one.clone(), other.clone()];
    let mut list = Vec::new();
    for name in policies(&documents) {
        let mut add = |aspect| list.push(Factor { policy: name.to_owned(), aspect });
        match (policy(one, name), policy(other, name)) {
            (Some(a), Some(b)) => {
                if !same(&part(a, false), &part(b, false)) {
                    add("what");
                }
                if !same(&part(a, true), &part(b, true)) {
                    add("when");
                }
            }
            (None, None) => {}
            _ => add("whether"),
        }
    }
    list
}

/// Every pair of options that differs in more than one thing.
pub(super) fn confounded(documents: &[Document]) -> Vec<Confounded> {
    let mut list = Vec::new();
    for one in 0..documents.len() {
        for other in one + 1..documents.len() {
            let differ = differ(&documents[one], &documents[other]);
            if differ.len() > 1 {
                list.push(Confounded { one, other, differ });
            }
        }
    }
    list
}

pub(super) fn text(words: &str) -> String {
    toml::Value::String(words.to_owned()).to_string()
}

pub(super) fn key(name: &str) -> String {
    let bare = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-';
    if !name.is_empty() && name.bytes().all(bare) { name.to_owned() } else { text(name) }
}

/// A table on one line, as TOML reads it back.
pub(super) fn text_of(table: &Table) -> String {
    let items: Vec<String> =
        table.iter().map(|(name, node)| format!("{} = {}", key(name), value_text(node))).collect();
    if items.is_empty() { "{}".to_owned() } else { format!("{{ {} }}", items.join(", ")) }
}

pub(super) fn value_text(node: &Node) -> String {
    match &node.value {
        Value::Text(words) => text(words),
        Value::List(list) => {
            let items: Vec<String> = list.iter().map(value_text).collect();
            format!("[{}]", items.join(", "))
        }
        Value::Table(table) => text_of(table),
        _ => node.to_text(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::faults::Faults;

    fn document(text: &str) -> Document {
        let faults = Faults::new();
        let document = Document::parse("x.toml", text.to_owned(), &faults);
        faults.or_ok(document).unwrap()
    }

    fn options() -> Vec<Document> {
        [
            "[policy]\nwatch = { kind = \"w\" }",
            "[policy]\nwatch = { kind = \"w\" }\narmy = { mode = \"whole\", start = { month = 3 } }",
            "[policy]\nwatch = { kind = \"w\" }\narmy = { mode = \"phased\", start = { month = 9 } }",
        ]
        .map(document)
        .to_vec()
    }

    #[test]
    fn options_that_differ_in_one_thing_are_not_confounded() {
        let said = confounded(&options());
        assert_eq!(said.len(), 1, "{said:?}");
        assert_eq!((said[0].one, said[0].other), (1, 2));
        let aspects: Vec<&str> = said[0].differ.iter().map(|factor| factor.aspect).collect();
        assert_eq!(aspects, ["what", "when"]);
    }
}
