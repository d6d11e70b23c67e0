//! `[option.<name>]`: a named package of policies, laid over `policy.*` only.

use crate::document::{Document, Field, Node, Section, Shape, Table, Value, Words};
use crate::faults::{Fault, Faults, Kind, Place, did_you_mean, listed};
use crate::model::{AnyModel, Model};

const SAYS: Words = Words { key: "says", meaning: "what the option does, in a sentence" };
const POLICIES: Words = Words {
    key: "policies",
    meaning: "which of the shared policies the option keeps; default: all",
};
const POLICY: Words = Words {
    key: "policy",
    meaning: "tables that change the shared policies; `policy.<name> = false` takes one away",
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
            let mut keeps: Option<Vec<String>> = section.has(POLICIES.key).then(|| {
                let kept = section.known_names(&POLICIES, &shared);
                kept.into_iter().map(|at| shared[at].clone()).collect()
            });
            // One of the names was meant for what is laid over: it is read as if it had been kept.
            if let Some(keeps) = keeps.as_mut().filter(|_| !section.sound(POLICIES.key)) {
                let over = section.get(POLICY.key).and_then(Node::table).into_iter().flatten();
                keeps.extend(over.map(|(name, _)| name.clone()));
            }
            let over = section.get(POLICY.key).cloned().and_then(|over| {
                let path = section.join(POLICY.key);
                section.require(POLICY.key, over.table().is_some(), || {
                    format!("{path} must be a table of policies, not {}", over.value.name())
                });
                taking_away(over, &shared, &path, section.faults())
            });
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

/// What an option lays over the policies. What it takes away must be there; what `policies` has left
/// out already may be taken away again.
fn taking_away(mut over: Node, shared: &[String], path: &str, faults: &Faults) -> Option<Node> {
    let Value::Table(table) = &mut over.value else { return None };
    for (name, node) in &*table {
        if node.value == Value::Flag(false) && shared.binary_search(name).is_err() {
            let message = format!("{path}.{name}: there is no policy `{name}` to take away");
            let known = || shared.iter().map(String::as_str);
            let fault = Fault::new(Kind::Scenario, message).at(&node.key_place());
            let otherwise = || format!("policies: {}", listed(known()));
            faults.push(fault.help(did_you_mean(faults.nearest(name, known()), otherwise)));
        }
    }
    Some(over)
}

/// Values that the options of a file may come to in all, each with the whole file: some 950 bytes each.
const MOST_VALUES: usize = 1_000_000;

/// The model's document under each option.
pub(super) fn documents(options: &[OptionSpec], model: &Node, root: &Section<'_>) -> Vec<Document> {
    let most = (MOST_VALUES / model.count()).max(1);
    if options.len() > most {
        let message = format!(
            "{} options of a file of {} values; at most {most} are read",
            options.len(),
            model.count()
        );
        root.fault("option", message);
        // What is refused is not merged first: one option stands for all.
        return options.iter().take(1).map(|option| option.merged(model)).collect();
    }
    options.iter().map(|option| option.merged(model)).collect()
}

/// Checks the shared policies that no option has: their values, since whether they go together
/// nobody asked.
pub(super) fn check_unused(
    options: &[OptionSpec],
    model: &Node,
    opened: &AnyModel,
    faults: &Faults,
) {
    let kept = |name: &String| {
        let keeps = |option: &OptionSpec| option.keeps.as_ref().is_none_or(|k| k.contains(name));
        options.iter().any(keeps)
    };
    let Some(shared) = model.get("policy").and_then(Node::table) else { return };
    if shared.keys().all(kept) {
        return;
    }
    let heard = Faults::new();
    opened.setup(&Document { root: model.clone() }, &heard);
    faults.take_bad_of(heard);
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
            let mut over = over.clone();
            let there = root.get("policy");
            if let Value::Table(table) = &mut over.value {
                table.retain(|name, node| {
                    node.value != Value::Flag(false) || there.is_some_and(|p| p.get(name).is_some())
                });
            }
            let table = Table::from([("policy".to_owned(), over.clone())]);
            root.lay_over(&Node::new(Value::Table(table), over.place.clone()));
        }
        Document { root }
    }
}
