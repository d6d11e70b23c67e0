//! The words of `--set`, laid over each option.

use super::models::ModelKind;
use super::named::names_in;
use super::renamed::renew;
use super::shape::COMMON;
use crate::document::{Document, Field, Node, Shape, Value};
use crate::faults::{Fault, Faults, Kind, listed};
use crate::model::Warning;

/// Reads the words of a `--set`, `path = value`; old keys get their new names, which `told` says.
pub(super) fn read_set(words: &str, faults: &Faults, told: &mut Vec<Warning>) -> Option<Document> {
    let mut set = Document::parse("--set", words.to_owned(), faults);
    match &mut set {
        Some(set) => told.extend(renew(&mut set.root, faults)),
        None => faults.push(
            Fault::new(Kind::Usage, format!("--set {words} is not of the form a.b=1"))
                .help("text needs quotation marks: --set 'party.front.cohesion=\"loose\"'"),
        ),
    }
    set
}

/// Lays `--set` over an option. A path into a policy that the option does not have is left out, as
/// in `[uncertain]`, unless it says the policy's kind: the option goes without that policy.
pub(super) fn lay_sets_over(document: &mut Document, sets: &Node) {
    let mut sets = sets.clone();
    if let Value::Table(table) = &mut sets.value
        && let Some(Value::Table(policies)) = table.get_mut("policy").map(|node| &mut node.value)
    {
        let there = document.root.get("policy");
        let has = |name: &str| there.is_some_and(|policies| policies.get(name).is_some());
        policies.retain(|name, over| has(name) || over.get("kind").is_some());
    }
    document.root.lay_over(&sets);
}

/// Refuses a policy that no option has. `documents`: before the sets were laid over them.
pub(super) fn refuse_unset_policies(sets: &Node, documents: &[Document], faults: &Faults) {
    let Some(policies) = sets.get("policy").and_then(Node::table) else { return };
    let known = names_in(documents, "policy");
    for (name, node) in policies {
        if known.binary_search(&name.as_str()).is_ok() || node.get("kind").is_some() {
            continue;
        }
        let fault = Fault::new(Kind::Scenario, format!("no option has a policy `{name}`"));
        let removes = node.value == Value::Flag(false);
        faults.push(fault.at(&node.place).help(
            match faults.nearest(name, known.iter().copied()) {
                Some(meant) => format!("did you mean `{meant}`?"),
                None if removes => format!("policies: {}", listed(known.iter().copied())),
                None => "a policy of its own needs its kind: --set policy.x.kind=…".to_owned(),
            },
        ));
    }
}

/// Refuses a table that the words name and the file does not have, `party.fronnt`, unless they say all
/// that it needs; what is refused is taken out of `sets` and `common`, so that nothing more is said of
/// it. An option is never made by the words: they would make the one that others are compared with.
pub(super) fn refuse_new_tables(
    sets: &mut Node,
    common: &mut Node,
    bare: &Node,
    kind: Option<&ModelKind>,
    faults: &Faults,
) {
    let own = kind.map_or(&[][..], |kind| kind.shape.fields);
    for field in COMMON.fields.iter().chain(own) {
        let Field::Named(key, shape) = field else { continue };
        let known = names_of(bare.get(key));
        let said: Vec<String> = names_of(sets.get(key)).into_iter().map(str::to_owned).collect();
        for name in said.iter().filter(|name| !known.contains(&name.as_str())) {
            let Some(node) = sets.get(key).and_then(|tables| tables.get(name)) else { continue };
            let meant = faults.nearest(name, known.iter().copied());
            if *key != "option" && is_whole(node, shape, meant) {
                continue;
            }
            let fault = Fault::new(Kind::Scenario, format!("there is no {key} `{name}`"));
            let needs = needed(shape).collect::<Vec<_>>().join(", ");
            faults.push(fault.at(&node.key_place()).help(match meant {
                Some(meant) => format!("did you mean `{meant}`?"),
                None if known.is_empty() && needs.is_empty() => format!("the file has no {key}"),
                None if needs.is_empty() => format!("known: {}", listed(known.iter().copied())),
                None => format!("a new one needs: {needs}"),
            }));
            for tree in [&mut *sets, &mut *common] {
                take_out(tree, key, name);
            }
        }
    }
}

fn names_of(tables: Option<&Node>) -> Vec<&str> {
    tables.and_then(Node::table).into_iter().flatten().map(|(name, _)| name.as_str()).collect()
}

fn needed(shape: &Shape) -> impl Iterator<Item = &'static str> {
    shape.fields.iter().filter(|field| field.is_needed()).map(Field::key)
}

/// True if a new table has all that it needs; one that needs nothing may be a slip of the pen.
fn is_whole(node: &Node, shape: &Shape, meant: Option<&str>) -> bool {
    let mut needed = needed(shape).peekable();
    let may_be_new = needed.peek().is_some() || meant.is_none();
    may_be_new && needed.all(|key| node.get(key).is_some())
}

fn take_out(tree: &mut Node, key: &str, name: &str) {
    if let Value::Table(root) = &mut tree.value
        && let Some(Value::Table(tables)) = root.get_mut(key).map(|node| &mut node.value)
    {
        tables.remove(name);
    }
}
