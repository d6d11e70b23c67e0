//! Every number that a scenario rests on, with what is known of it: said by the file or a default,
//! where it comes from, whether and how it is sampled.

use super::models::ModelKind;
use crate::document::{Document, Field, Node, Parameter, Shape, Source};

/// A number that a scenario rests on.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Assumption {
    /// Path in the file.
    pub path: String,
    /// The value of every draw, or where it is sampled that of the file without its draws.
    pub value: f64,
    /// True if it is a whole number.
    pub whole: bool,
    /// Unit.
    pub unit: &'static str,
    /// Least value that is allowed.
    pub least: f64,
    /// Greatest value that is allowed.
    pub greatest: f64,
    /// What it is, in a sentence.
    pub meaning: &'static str,
    /// Where it comes from; `assumption` where nobody measured it.
    pub source: String,
    /// True: the file says it. False: the default.
    pub said: bool,
    /// How it is sampled once a draw, if it is: `uniform 0.05 to 0.4`.
    pub law: Option<String>,
}

impl Assumption {
    /// True if nobody measured it: the source is missing or says so.
    pub fn is_guess(&self) -> bool {
        self.source.trim_start().to_lowercase().starts_with("assumption")
    }
}

/// Every number of a document that a model reads, in the order of its shape; policies are decisions
/// and left out. `law`: how a path is sampled.
pub(super) fn all(
    kind: &ModelKind,
    document: &Document,
    law: impl Fn(&str) -> Option<String>,
) -> Vec<Assumption> {
    let mut list = Vec::new();
    walk(kind.shape, Some(&document.root), "", &mut list);
    for (key, parameter) in kind.open_numbers {
        if let Some(node) = document.root.get(key) {
            open(parameter, node, key, &mut list);
        }
    }
    list.retain(|one: &Assumption| {
        !one.path.starts_with("policy.") && !is_switched_off(kind, document, &one.path)
    });
    for one in &mut list {
        one.law = law(&one.path);
    }
    list
}

/// True if a path lies in a table that works only if the file has it, and the file does not.
pub(super) fn is_switched_off(kind: &ModelKind, document: &Document, path: &str) -> bool {
    let there =
        |table: &[&str]| table.iter().try_fold(&document.root, |node, key| node.get(key)).is_some();
    let parts: Vec<&str> = path.split('.').collect();
    kind.switched.iter().any(|table| {
        let depth = table.split('.').count();
        let within = parts.len() > depth
            && table.split('.').zip(&parts).all(|(part, key)| part == "*" || part == *key);
        within && !there(&parts[..depth])
    })
}

fn walk(shape: &Shape, node: Option<&Node>, path: &str, list: &mut Vec<Assumption>) {
    let join = |key: &str| if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") };
    for field in shape.fields {
        let (key, inner) = (field.key(), node.and_then(|node| node.get(field.key())));
        match field {
            Field::Real(p) => list.extend(one(p, inner, join(key), false)),
            Field::Whole(p) => list.extend(one(p, inner, join(key), true)),
            Field::Table(_, shape) => walk(shape, inner, &join(key), list),
            Field::Named(_, shape) => {
                for (name, node) in inner.and_then(Node::table).into_iter().flatten() {
                    walk(shape, Some(node), &format!("{}.{name}", join(key)), list);
                }
            }
            _ => {}
        }
    }
}

/// The numbers of a table of the user's own keys.
fn open(p: &'static Parameter, node: &Node, path: &str, list: &mut Vec<Assumption>) {
    match node.table() {
        Some(table) if node.number().is_none() => {
            for (key, node) in table {
                open(p, node, &format!("{path}.{key}"), list);
            }
        }
        _ => list.extend(one(p, Some(node), path.to_owned(), false)),
    }
}

fn one(
    p: &'static Parameter,
    node: Option<&Node>,
    path: String,
    whole: bool,
) -> Option<Assumption> {
    let said = node.and_then(Node::number);
    let source = match (said, node.and_then(|node| node.get("source")).map(|node| &node.value)) {
        (Some(_), Some(crate::document::Value::Text(source))) => source.clone(),
        (Some(_), _) if p.source == Source::Definition => p.source.text().to_owned(),
        (Some(_), _) => "assumption of the file".to_owned(),
        (None, _) => p.source.text().to_owned(),
    };
    Some(Assumption {
        path,
        value: said.or(p.default)?,
        whole,
        unit: p.unit,
        least: *p.range.start(),
        greatest: *p.range.end(),
        meaning: p.meaning,
        source,
        said: said.is_some(),
        law: None,
    })
}
