//! What options differ in: whether a policy is there, what it is, when it comes. Two options that
//! differ in more than one of these are confounded: no difference between them can be laid to one.

use std::collections::BTreeSet;

use crate::document::{Document, Node, Table, Value};

/// Keys of a policy that say when it comes; all others say what it is.
const WHEN: [&str; 2] = ["start", "end"];

/// Most combinations that are written.
const MOST: usize = 64;

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

/// The combinations that no option is.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Factorial {
    /// Each as a table of a scenario file, `[option.<name>]` and what follows.
    pub options: Vec<String>,
    /// Those that would be no sound scenario, in words: a policy waits for one that is not there.
    pub unsound: Vec<String>,
    /// How many more there are than are written.
    pub left_out: usize,
}

fn policy<'a>(document: &'a Document, name: &str) -> Option<&'a Table> {
    document.root.get("policy")?.get(name)?.table()
}

/// Names of the policies that any option has, in the order of the alphabet.
fn policies(documents: &[Document]) -> BTreeSet<&str> {
    let tables = documents.iter().filter_map(|document| document.root.get("policy")?.table());
    tables.flat_map(|table| table.keys().map(String::as_str)).collect()
}

/// Part of a policy: what it is, or when it comes.
fn part(table: &Table, when: bool) -> Table {
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

/// A level of a policy: its table, `None` where it is absent, and from where it is taken.
#[derive(Clone)]
struct Level {
    table: Option<Table>,
    says: String,
}

/// All levels that the options' own parts of a policy can be put together to.
fn levels(documents: &[Document], names: &[&str], name: &str) -> Vec<Level> {
    let mut list: Vec<Level> = Vec::new();
    let mut add = |table: Option<Table>, says: String| {
        let text = table.as_ref().map(text_of);
        if !list.iter().any(|level| level.table.as_ref().map(text_of) == text) {
            list.push(Level { table, says });
        }
    };
    for (at, document) in documents.iter().enumerate() {
        let own = policy(document, name).cloned();
        let says = if own.is_some() {
            format!("{name} as in {}", names[at])
        } else {
            format!("no {name}")
        };
        add(own, says);
    }
    for (what_at, what) in documents.iter().enumerate() {
        for (when_at, when) in documents.iter().enumerate() {
            if let (Some(what), Some(when)) = (policy(what, name), policy(when, name)) {
                let mut table = part(what, false);
                table.extend(part(when, true));
                let says = format!("{name} of {} when in {}", names[what_at], names[when_at]);
                add(Some(table), says);
            }
        }
    }
    list
}

/// Every combination of what the options differ in that no option is, as far as `sound` takes it.
pub(super) fn factorial(
    documents: &[Document],
    names: &[&str],
    sound: impl Fn(&Document) -> Result<(), Vec<crate::faults::Fault>>,
) -> Factorial {
    let mut made = Factorial::default();
    let Some(first) = documents.first() else { return made };
    let levels: Vec<(&str, Vec<Level>)> = policies(documents)
        .into_iter()
        .map(|name| (name, levels(documents, names, name)))
        .filter(|(_, levels)| levels.len() > 1)
        .collect();
    let shared: Vec<&str> = policies(documents)
        .into_iter()
        .filter(|name| levels.iter().all(|(differs, _)| differs != name))
        .collect();
    let there: Vec<String> = documents.iter().map(policies_text).collect();
    let all = levels.iter().fold(1_usize, |all, (_, levels)| all.saturating_mul(levels.len()));
    // What is counted through is bounded too.
    for number in 0..all.min(4096) {
        let mut rest = number;
        let mut picked = Vec::new();
        for (name, levels) in &levels {
            picked.push((*name, &levels[rest % levels.len()]));
            rest /= levels.len();
        }
        let document = combined(first, &picked);
        if there.contains(&policies_text(&document)) {
            continue;
        }
        let says: Vec<&str> = picked.iter().map(|(_, level)| level.says.as_str()).collect();
        let says = says.join("; ");
        if let Err(faults) = sound(&document) {
            let why = faults.first().map(|fault| fault.message.clone()).unwrap_or_default();
            made.unsound.push(format!("{says}: {why}"));
        } else if made.options.len() == MOST {
            made.left_out += 1;
        } else {
            made.options.push(section(made.options.len() + 1, &says, &shared, &picked));
        }
    }
    made.left_out += all.saturating_sub(4096);
    made
}

fn policies_text(document: &Document) -> String {
    document.root.get("policy").and_then(Node::table).map(text_of).unwrap_or_default()
}

fn combined(first: &Document, picked: &[(&str, &Level)]) -> Document {
    let mut document = first.clone();
    let Value::Table(root) = &mut document.root.value else { return document };
    let place = first.root.place.clone();
    let policies = root
        .entry("policy".to_owned())
        .or_insert_with(|| Node::new(Value::Table(Table::new()), place.clone()));
    if let Value::Table(policies) = &mut policies.value {
        for (name, level) in picked {
            policies.remove(*name);
            if let Some(table) = &level.table {
                let value = Value::Table(table.clone());
                policies.insert((*name).to_owned(), Node::new(value, place.clone()));
            }
        }
    }
    document
}

/// The combination as a table of a scenario file.
fn section(number: usize, says: &str, shared: &[&str], picked: &[(&str, &Level)]) -> String {
    let shared: Vec<String> = shared.iter().map(|name| text(name)).collect();
    let mut lines = format!(
        "[option.combination-{number}]\nsays = {}\npolicies = [{}]\n",
        text(says),
        shared.join(", ")
    );
    for (name, level) in picked {
        if let Some(table) = &level.table {
            lines += &format!("policy.{} = {}\n", key(name), text_of(table));
        }
    }
    lines
}

fn text(words: &str) -> String {
    toml::Value::String(words.to_owned()).to_string()
}

fn key(name: &str) -> String {
    let bare = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-';
    if !name.is_empty() && name.bytes().all(bare) { name.to_owned() } else { text(name) }
}

/// A table on one line, as TOML reads it back.
fn text_of(table: &Table) -> String {
    let items: Vec<String> =
        table.iter().map(|(name, node)| format!("{} = {}", key(name), value_text(node))).collect();
    if items.is_empty() { "{}".to_owned() } else { format!("{{ {} }}", items.join(", ")) }
}

fn value_text(node: &Node) -> String {
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

    #[test]
    fn the_missing_combinations_are_those_that_no_option_is_and_read_back_as_meant() {
        let made = factorial(&options(), &["none", "whole", "phased"], |_| Ok(()));
        assert_eq!((made.options.len(), made.left_out), (2, 0), "{made:?}");
        for text in &made.options {
            let read = document(text);
            let option = read.root.get("option").unwrap().table().unwrap();
            let (_, node) = option.iter().next().unwrap();
            let army = node.get("policy").unwrap().get("army").unwrap();
            let whole = army.get("mode").unwrap().value == Value::Text("whole".into());
            let early = army.get("start").unwrap().get("month").unwrap().number() == Some(3.0);
            assert_ne!(whole, early, "{text}");
            assert!(text.contains("policies = [\"watch\"]"), "{text}");
        }
    }

    #[test]
    fn what_would_be_no_sound_scenario_is_named_and_not_written() {
        let fault = || vec![crate::faults::Fault::new(crate::faults::Kind::Scenario, "no")];
        let made = factorial(&options(), &["none", "whole", "phased"], |_| Err(fault()));
        assert!(made.options.is_empty() && made.unsound.len() == 2, "{made:?}");
        assert!(made.unsound[0].ends_with(": no"));
    }
}
