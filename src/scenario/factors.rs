//! What options differ in: whether a policy is there, each key that says what it is, when it comes. Two
//! options that differ in more than one of these are confounded: no difference between them can be laid
//! to one. A default said aloud is the same as silence, and a key that one of the two could not have,
//! or that would mean nothing in it, counts with the key that it hangs on.

use std::collections::BTreeSet;
use std::collections::btree_map::{BTreeMap, Entry};

use super::resolved;
use crate::document::{Document, Node, Shape, Table, Value};

/// Keys of a policy that say when it comes; all others say what it is.
pub(super) const WHEN: [&str; 2] = ["start", "end"];

/// One thing that two options differ in: `integration: what: mode`, `ddr: when`, `ddr: whether`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
pub struct Factor {
    /// The policy.
    pub policy: String,
    /// `whether` it is there, `what` it is, `when` it comes.
    pub aspect: &'static str,
    /// Key that says what it is, where one does.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
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

/// The options as the file has them, and what a model makes of them.
pub(super) struct Options<'a, F> {
    /// Each option.
    pub documents: &'a [Document],
    /// Shapes of policies by their kind.
    pub kinds: &'a [(&'static str, &'static Shape)],
    /// True if a model takes a document, and a key of a policy means something in it.
    pub takes: F,
}

/// What was found for two tables of a policy, by its name and their texts.
type Found = BTreeMap<(String, String, String), Vec<Factor>>;

impl<F: Fn(&Document, &str, &str) -> bool> Options<'_, F> {
    /// Every pair of options that differs in more than one thing.
    pub fn confounded(&self) -> Vec<Confounded> {
        let (mut list, mut found) = (Vec::new(), Found::new());
        for one in 0..self.documents.len() {
            for other in one + 1..self.documents.len() {
                let differ = self.differ(one, other, &mut found);
                if differ.len() > 1 {
                    list.push(Confounded { one, other, differ });
                }
            }
        }
        list
    }

    /// Options that are the same as an earlier one, each with the first such.
    pub fn same(&self) -> Vec<(usize, usize)> {
        let mut first: BTreeMap<[u8; 32], usize> = BTreeMap::new();
        let mut same = Vec::new();
        for (at, document) in self.documents.iter().enumerate() {
            let mut mark = blake3::Hasher::new();
            for name in policies(std::slice::from_ref(document)) {
                mark.update(format!("{name:?} {:?}", self.values(document, name)).as_bytes());
            }
            match first.entry(*mark.finalize().as_bytes()) {
                Entry::Occupied(one) => same.push((*one.get(), at)),
                Entry::Vacant(none) => drop(none.insert(at)),
            }
        }
        same
    }

    /// What two options differ in.
    fn differ(&self, one: usize, other: usize, found: &mut Found) -> Vec<Factor> {
        let (a, b) = (&self.documents[one], &self.documents[other]);
        let mut list = Vec::new();
        let mut names = policies(std::slice::from_ref(a));
        names.extend(policies(std::slice::from_ref(b)));
        for name in names {
            match (policy(a, name), policy(b, name)) {
                (Some(here), Some(there)) => {
                    let pair = (name.to_owned(), text_of(here), text_of(there));
                    let known = found.entry(pair);
                    list.extend(known.or_insert_with(|| self.within(name, a, b)).iter().cloned());
                }
                _ => list.push(factor(name, "whether", None)),
            }
        }
        list
    }

    /// What two options differ in within a policy that both have.
    fn within(&self, name: &str, one: &Document, other: &Document) -> Vec<Factor> {
        let (a, b) = (self.values(one, name), self.values(other, name));
        let keys: BTreeSet<&String> = a.keys().chain(b.keys()).collect();
        let differ = keys.into_iter().filter(|key| a.get(*key) != b.get(*key));
        let (when, what): (Vec<&String>, Vec<&String>) =
            differ.partition(|key| WHEN.contains(&key.as_str()));
        let mut alone = what.clone();
        if what.len() > 1 {
            alone.retain(|key| {
                [(one, other), (other, one)].into_iter().all(|(base, from)| {
                    with_key_of(base, from, name, key)
                        .is_some_and(|document| (self.takes)(&document, name, key))
                })
            });
        }
        let mut list: Vec<Factor> =
            alone.iter().map(|key| factor(name, "what", Some((*key).clone()))).collect();
        // Keys that hang on each other are one thing.
        if list.is_empty() && !what.is_empty() {
            list.push(factor(name, "what", None));
        }
        if !when.is_empty() {
            list.push(factor(name, "when", None));
        }
        list
    }

    /// What a policy goes by, defaults filled in, key by key.
    fn values(&self, document: &Document, name: &str) -> BTreeMap<String, Vec<(String, String)>> {
        let mut keys: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
        let Some(node) = document.root.get("policy").and_then(|all| all.get(name)) else {
            return keys;
        };
        let kind = node.get("kind").map(|kind| &kind.value);
        let is = |word: &str| kind == Some(&Value::Text(word.to_owned()));
        let shape = self.kinds.iter().find(|(word, _)| is(word)).map(|(_, shape)| *shape);
        for (path, value) in resolved::filled(shape, node) {
            let key = path.split('.').next().unwrap_or_default();
            // No end is none at all, and not the month that one is in by default.
            if key != WHEN[1] || node.get(key).is_some() {
                keys.entry(key.to_owned()).or_default().push((path, value));
            }
        }
        keys
    }
}

fn factor(policy: &str, aspect: &'static str, key: Option<String>) -> Factor {
    Factor { policy: policy.to_owned(), aspect, key }
}

/// An option with one key of a policy as another has it.
fn with_key_of(base: &Document, from: &Document, name: &str, key: &str) -> Option<Document> {
    let said = policy(from, name)?.get(key).cloned();
    let mut document = base.clone();
    let Value::Table(root) = &mut document.root.value else { return None };
    let Value::Table(policies) = &mut root.get_mut("policy")?.value else { return None };
    let Value::Table(table) = &mut policies.get_mut(name)?.value else { return None };
    match said {
        Some(node) => drop(table.insert(key.to_owned(), node)),
        None => drop(table.remove(key)),
    }
    Some(document)
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

    fn aspects(options: &[Document], takes: fn(&Document, &str, &str) -> bool) -> Vec<String> {
        let said = Options { documents: options, kinds: &[], takes }.confounded();
        let words = |factor: &Factor| match &factor.key {
            Some(key) => format!("{}.{key}", factor.policy),
            None => format!("{} {}", factor.aspect, factor.policy),
        };
        let pair = |pair: &Confounded| {
            let differ: Vec<String> = pair.differ.iter().map(words).collect();
            format!("{}-{}: {}", pair.one, pair.other, differ.join(", "))
        };
        said.iter().map(pair).collect()
    }

    #[test]
    fn options_that_differ_in_one_thing_are_not_confounded() {
        assert_eq!(aspects(&options(), |_, _, _| true), ["1-2: army.mode, when army"]);
    }

    #[test]
    fn two_keys_of_one_policy_are_two_things_unless_one_hangs_on_the_other() {
        let with = |more: &str| document(&format!("[policy]\narmy = {{ kind = \"a\", {more} }}"));
        let [whole, single] = [
            with("mode = \"whole\", quota = 500, later = 6, start = { month = 1 }"),
            with("mode = \"single\", quota = 60, start = { month = 1 }"),
        ];
        let pair = [whole, single];
        let all = aspects(&pair, |_, _, _| true);
        assert_eq!(all, ["0-1: army.later, army.mode, army.quota"]);
        // `later` means nothing where fighters come singly.
        let hangs = |document: &Document, name: &str, key: &str| {
            let mode = policy(document, name).and_then(|table| table.get("mode"));
            key != "later" || mode.is_some_and(|mode| mode.value == Value::Text("whole".into()))
        };
        assert_eq!(aspects(&pair, hangs), ["0-1: army.mode, army.quota"]);
        let same = [with("mode = \"whole\", later = 6"), with("mode = \"single\"")];
        assert_eq!(aspects(&same, hangs), Vec::<String>::new());
        assert_eq!(aspects(&same, |_, _, _| false), Vec::<String>::new());
        let numbers = [with("quota = 60, posts = 9"), with("quota = 60.0, posts = { value = 9 }")];
        assert_eq!(aspects(&numbers, |_, _, _| true), Vec::<String>::new());
    }
}
