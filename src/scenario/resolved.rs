//! What a scenario is, whatever words said it: the values that each option goes by, with the
//! defaults filled in. Two commands that mean the same study have the same list.

use std::collections::{BTreeMap, BTreeSet};

use super::assumptions;
use super::leaves::{leaves, number};
use super::models::ModelKind;
use super::options::OptionInfo;
use super::uncertain::{self, Uncertain};
use crate::document::{Document, Field, Node, Shape, Value};

/// Values as (path, text): those of a policy that options differ in as `option.<name>.<path>`.
/// `common`: the keys that every model shares; `sets`: what `--set` laid over.
pub(super) fn of(
    kind: &ModelKind,
    common: &Node,
    options: &[OptionInfo],
    documents: &[Document],
    uncertain: &[Uncertain],
    sets: Option<&Node>,
) -> Vec<(String, String)> {
    let mut list = leaves(common);
    // An option is what it makes of the file, below.
    list.retain(|(path, _)| path != "option" && !path.starts_with("option."));
    if uncertain::asks_for_assumptions(common.get("uncertain")) {
        list.extend(uncertain.iter().map(|one| (format!("uncertain.{}", one.path()), one.says())));
    }
    let each: Vec<BTreeMap<String, String>> =
        documents.iter().map(|document| values(kind, document)).collect();
    let paths: BTreeSet<&String> = each.iter().flat_map(BTreeMap::keys).collect();
    for path in paths {
        let texts = || each.iter().map(|values| values.get(path));
        let first = texts().next().flatten();
        match first.filter(|_| texts().all(|text| text == first)) {
            Some(text) => list.push((path.clone(), text.clone())),
            None => list.extend(options.iter().zip(texts()).filter_map(|(option, text)| {
                Some((format!("option.{}.{path}", option.name), text?.clone()))
            })),
        }
    }
    list.extend(uncertain::held(uncertain, sets));
    list
}

/// Every value of a document, and the default of what it does not say.
fn values(kind: &ModelKind, document: &Document) -> BTreeMap<String, String> {
    let mut defaults = BTreeMap::new();
    fill(kind.shape, Some(&document.root), "", &mut defaults);
    defaults.retain(|path, _| !assumptions::is_switched_off(kind, document, path));
    over_defaults(defaults, &document.root)
}

/// The same of one table of a shape; of one that has none, what it says.
pub(super) fn filled(shape: Option<&Shape>, node: &Node) -> BTreeMap<String, String> {
    let mut defaults = BTreeMap::new();
    if let Some(shape) = shape {
        fill(shape, Some(node), "", &mut defaults);
    }
    over_defaults(defaults, node)
}

fn over_defaults(mut defaults: BTreeMap<String, String>, node: &Node) -> BTreeMap<String, String> {
    // An empty table says no more than its defaults, where it has any.
    let said = leaves(node).into_iter().filter(|(path, text)| {
        let inside = format!("{path}.");
        text != "{}" || !defaults.range(inside.clone()..).any(|(key, _)| key.starts_with(&inside))
    });
    let said: Vec<(String, String)> = said.collect();
    defaults.extend(said);
    defaults
}

fn fill(shape: &Shape, node: Option<&Node>, path: &str, list: &mut BTreeMap<String, String>) {
    let join = |key: &str| if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") };
    for field in shape.fields {
        let (key, inner) = (field.key(), node.and_then(|node| node.get(field.key())));
        let tables = || inner.and_then(Node::table).into_iter().flatten();
        match field {
            Field::Real(p) | Field::Whole(p) => {
                list.extend(p.default.map(|default| (join(key), number(default))));
            }
            Field::Choice(choice) => {
                list.extend(choice.default.map(|word| (join(key), format!("{word:?}"))));
            }
            Field::Flag(_) => {
                list.insert(join(key), "false".to_owned());
            }
            Field::Table(_, shape) => fill(shape, inner, &join(key), list),
            Field::Named(_, shape) => {
                for (name, node) in tables() {
                    fill(shape, Some(node), &format!("{}.{name}", join(key)), list);
                }
            }
            Field::Kinds(_, kinds) => {
                for (name, node) in tables() {
                    let kind = node.get("kind").map(|kind| &kind.value);
                    let known =
                        kinds.iter().find(|(word, _)| kind == Some(&Value::Text((*word).into())));
                    if let Some((_, shape)) = known {
                        fill(shape, Some(node), &format!("{}.{name}", join(key)), list);
                    }
                }
            }
            // Silence there means something of its own, and no value.
            Field::Optional(_) | Field::Text(_) | Field::TextNeeded(_) => {}
            Field::Names(_) | Field::Numbers(_) | Field::Open(_) => {}
        }
    }
}
