//! `[option.<name>]`: a named package of policies, laid over `policy.*` only.

use crate::document::{Document, Field, Node, Section, Shape, Table, Value, Words};
use crate::faults::Place;

const SAYS: Words = Words { key: "says", meaning: "what the option does, in a sentence" };
const POLICIES: Words = Words {
    key: "policies",
    meaning: "which of the shared policies the option keeps; all where the file is silent",
};
const POLICY: Words = Words {
    key: "policy",
    meaning: "tables laid over the shared policies; `policy.<name> = false` takes one away",
};

pub(super) const SHAPE: Shape = Shape {
    about: "An option: a named package of policies to compare",
    fields: &[Field::Text(&SAYS), Field::Names(&POLICIES), Field::Open(&POLICY)],
};

/// An option as users see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OptionInfo {
    /// Name in the file.
    pub name: String,
    /// What it does, in a sentence.
    pub says: String,
}

/// An option and what it lays over the file.
pub(super) struct OptionSpec {
    pub info: OptionInfo,
    over: Option<Node>,
    keeps: Option<Vec<String>>,
}

/// Reads all options, in the order of the file. A file without any has one: as written.
pub(super) fn read(root: &Section<'_>, model: &Node) -> Vec<OptionSpec> {
    let shared: Vec<String> = model
        .get("policy")
        .and_then(Node::table)
        .map(|table| table.keys().cloned().collect())
        .unwrap_or_default();
    let mut options: Vec<(Place, OptionSpec)> = root
        .sections("option")
        .into_iter()
        .map(|(name, section)| {
            let keeps = section.has(POLICIES.key).then(|| {
                let kept = section.known_names(&POLICIES, &shared);
                kept.into_iter().map(|at| shared[at].clone()).collect()
            });
            let over = section.get(POLICY.key).cloned();
            if let Some(over) = &over {
                let path = section.join(POLICY.key);
                section.require(POLICY.key, over.table().is_some(), || {
                    format!("{path} must be a table of policies")
                });
            }
            let says = section.text(&SAYS).unwrap_or(&name).to_owned();
            (section.place(), OptionSpec { info: OptionInfo { name, says }, over, keeps })
        })
        .collect();
    options.sort_by_key(|(place, _)| place.span.start);
    let mut options: Vec<OptionSpec> = options.into_iter().map(|(_, option)| option).collect();
    if options.is_empty() {
        let info = OptionInfo { name: "as-written".into(), says: "The file as written".into() };
        options.push(OptionSpec { info, over: None, keeps: None });
    }
    options
}

impl OptionSpec {
    /// The model's document under this option.
    pub fn merged(&self, model: &Node) -> Document {
        let mut root = model.clone();
        if let (Some(keeps), Value::Table(table)) = (&self.keeps, &mut root.value)
            && let Some(Value::Table(policies)) = table.get_mut("policy").map(|p| &mut p.value)
        {
            policies.retain(|name, _| keeps.contains(name));
        }
        if let Some(over) = &self.over {
            let table = Table::from([("policy".to_owned(), over.clone())]);
            root.lay_over(&Node {
                value: Value::Table(table),
                place: over.place.clone(),
                inline: false,
            });
        }
        Document { root }
    }
}
