//! A section of a file under reading: every access checks, collects its faults, and goes on.

mod values;

pub use values::refuse_parted;

use std::collections::BTreeMap;
use std::sync::Arc;

use super::node::{Node, Value, same_name};
use super::parameter::{Field, Shape};
use crate::faults::{Fault, Faults, Kind, Place, did_you_mean, listed, nearest};
use crate::text;

/// A name in a list of known names that stands for names which could not be read: any name may be
/// one of them, so none is refused.
pub const ANY: &str = "\0";

/// Named tables that are read, and those whose kinds hang on each other.
const MOST: usize = 5_000;
const MOST_OF_A_KIND: usize = 500;

/// A table of a file, read against its shape. A missing table reads as one without keys.
pub struct Section<'a> {
    path: String,
    node: Option<&'a Node>,
    shape: &'static Shape,
    parent: Place,
    faults: &'a Faults,
    /// Of a table of one of several kinds: the kind that it is read as.
    kind: &'static str,
    /// True where something else stands in the place of the table: that was said, and what the table
    /// lacks is not.
    broken: bool,
}

impl<'a> Section<'a> {
    /// The root of a document.
    pub fn root(node: &'a Node, shape: &'static Shape, faults: &'a Faults) -> Self {
        Self::new(String::new(), Some(node), shape, node.place.clone(), faults)
    }

    fn new(
        path: String,
        node: Option<&'a Node>,
        shape: &'static Shape,
        parent: Place,
        faults: &'a Faults,
    ) -> Self {
        let table = node.filter(|node| node.table().is_some());
        let broken = table.is_none() && node.is_some();
        let section = Self { path, node: table, shape, parent, faults, kind: "", broken };
        match node {
            Some(node) if broken => section.refuse_no_table(node),
            _ => section.refuse_unknown_keys(),
        }
        section
    }

    fn refuse_no_table(&self, node: &Node) {
        let message = format!("{} must be a table, not {}", self.path, node.value.name());
        let fault = Fault::new(Kind::Scenario, message).at(&node.place);
        let meant = as_table(self.shape, &node.value);
        let key = self.path.rsplit('.').next().unwrap_or_default();
        self.faults.push(match meant {
            Some(meant) => fault.help(format!("did you mean `{key} = {meant}`?")),
            None => fault,
        });
    }

    fn refuse_unknown_keys(&self) {
        let Some(table) = self.node.and_then(Node::table) else { return };
        for (key, value) in table {
            if self.shape.field(key).is_some() {
                continue;
            }
            let known = self.shape.fields.iter().map(Field::key);
            refuse_key(self.faults, &self.join(key), key, value, known);
        }
    }

    /// Path of the section, `policy.ddr`.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Path of a key in this section.
    pub fn join(&self, key: &str) -> String {
        if self.path.is_empty() { key.to_owned() } else { format!("{}.{key}", self.path) }
    }

    /// Kind that a table of one of several kinds is read as: the one that it names, or the nearest.
    pub fn kind(&self) -> &'static str {
        self.kind
    }

    /// Place of the section, or of the table that should hold it.
    pub fn place(&self) -> Place {
        self.node.map_or_else(|| self.parent.clone(), |node| node.place.clone())
    }

    /// False if the value of a key was found wrong, or missing where it is needed: what is read in
    /// its place is nobody's, and not to be judged.
    pub fn sound(&self, key: &str) -> bool {
        !self.broken
            && match self.get(key) {
                Some(node) => {
                    let bad = |node: &Node| self.faults.is_bad(&node.place, "");
                    let in_list = matches!(&node.value, Value::List(l) if l.iter().any(bad));
                    !bad(node) && !in_list
                }
                None => !self.faults.is_bad(&self.place(), &self.join(key)),
            }
    }

    /// Place of a key's value, or of the section where the key is missing.
    pub fn place_of(&self, key: &str) -> Place {
        self.get(key).map_or_else(|| self.place(), |node| node.place.clone())
    }

    /// The value of a key, unread.
    pub fn get(&self, key: &str) -> Option<&'a Node> {
        debug_assert!(
            self.shape.field(key).is_some(),
            "{key} is not in the shape of {}",
            self.path
        );
        self.node?.get(key)
    }

    /// True if the file says this key.
    pub fn has(&self, key: &str) -> bool {
        self.get(key).is_some()
    }

    /// True if the file has the section, and it is a table.
    pub fn exists(&self) -> bool {
        self.node.is_some()
    }

    /// The collector, for checks between sections.
    pub fn faults(&self) -> &'a Faults {
        self.faults
    }

    /// Says that something about `key` is wrong.
    pub fn fault(&self, key: &str, message: impl Into<String>) {
        self.faults.push(Fault::new(Kind::Scenario, message).at(&self.place_of(key)));
    }

    /// Says that something about `key` is wrong unless `holds`, or its value was found wrong already.
    pub fn require(&self, key: &str, holds: bool, message: impl FnOnce() -> String) {
        if !holds && self.sound(key) {
            self.fault(key, message());
        }
    }

    fn wrong_type(&self, node: &Node, path: &str, wanted: &str) {
        let message = format!("{path} must be {wanted}, not {}", node.value.name());
        self.faults.push_bad(Fault::new(Kind::Scenario, message).at(&node.place), "");
    }

    /// True if the table has an unknown key that is a slip of the pen for one of these.
    pub fn has_slip(&self, keys: &[&str]) -> bool {
        let known = self.shape.fields.iter().map(Field::key);
        let said = self.node.and_then(Node::table).into_iter().flatten().map(|(key, _)| &**key);
        let unknown = said.filter(|key| self.shape.field(key).is_none());
        self.faults.slips(unknown, known).any(|(_, meant)| keys.contains(&meant))
    }

    fn missing(&self, key: &str, wanted: &str) {
        if self.broken {
            return;
        }
        // What was meant for it was said to be unknown.
        if self.has_slip(&[key]) {
            self.faults.mark_bad(&self.place(), &self.join(key));
            return;
        }
        let message = format!("{} is missing: {wanted}", self.join(key));
        let fault = Fault::new(Kind::Scenario, message);
        if self.path.is_empty() {
            self.faults.push(fault.at(&self.root_place()));
        } else {
            self.faults.push_bad(fault.at(&self.place()), &self.join(key));
        }
    }

    fn root_place(&self) -> Place {
        Place { text: Arc::clone(&self.place().text), span: 0..0 }
    }

    /// A table inside this one.
    pub fn section(&self, key: &str) -> Section<'a> {
        let shape = match self.shape.field(key) {
            Some(Field::Table(_, shape)) => shape,
            _ => unreachable!("{key} is no table in the shape of {}", self.path),
        };
        Section::new(self.join(key), self.get(key), shape, self.place(), self.faults)
    }

    /// The named tables inside this one, by name.
    pub fn sections(&self, key: &str) -> Vec<(String, Section<'a>)> {
        let field = self.shape.field(key);
        let Some(node) = self.get(key) else { return Vec::new() };
        let Some(table) = node.table() else {
            self.wrong_type(node, &self.join(key), "a table of named tables");
            return Vec::new();
        };
        refuse_names_alike(self.faults, &self.join(key), table);
        let most = if matches!(field, Some(Field::Kinds(..))) { MOST_OF_A_KIND } else { MOST };
        if table.len() > most {
            let message =
                format!("{}: {} tables; at most {most} are read", self.join(key), table.len());
            self.fault(key, message);
        }
        let mut sections = Vec::new();
        for (name, node) in table.iter().take(most) {
            let path = format!("{}.{name}", self.join(key));
            let (kind, shape) = match field {
                Some(Field::Named(_, shape)) => ("", *shape),
                Some(Field::Kinds(_, kinds)) => match self.kind_of(node, &path, kinds) {
                    Some(kind) => kind,
                    None => continue,
                },
                _ => unreachable!("{key} holds no named tables in the shape of {}", self.path),
            };
            let section = Section::new(path, Some(node), shape, self.place(), self.faults);
            sections.push((name.clone(), Section { kind, ..section }));
        }
        sections
    }

    /// The kind that a table names. A misspelt one is said, and the table is read as the nearest, so
    /// that whatever else is wrong with it is said too.
    fn kind_of(
        &self,
        node: &Node,
        path: &str,
        kinds: &'static [(&'static str, &'static Shape)],
    ) -> Option<(&'static str, &'static Shape)> {
        let words = || kinds.iter().map(|(kind, _)| *kind);
        if node.table().is_none() {
            self.wrong_type(node, path, "a table");
            return None;
        }
        let path = format!("{path}.kind");
        let Some(kind) = node.get("kind") else {
            let list = words().collect::<Vec<_>>().join(", ");
            let message = format!("{path} is missing: one of {list}");
            self.faults.push_bad(Fault::new(Kind::Scenario, message).at(&node.place), "");
            return None;
        };
        let Value::Text(word) = &kind.value else {
            self.wrong_type(kind, &path, "text");
            return None;
        };
        let found = |word: &str| kinds.iter().find(|(known, _)| *known == word).copied();
        found(word).or_else(|| {
            self.unknown_name(kind, &path, word, words());
            nearest(word, words()).and_then(found)
        })
    }
}

/// Says that a key is none of those that are known, with the nearest of them.
pub fn refuse_key<'n, I>(faults: &Faults, path: &str, key: &str, node: &Node, known: I)
where
    I: IntoIterator<Item = &'n str> + Clone,
{
    let fault = Fault::new(Kind::Scenario, format!("{path} is not a known key"));
    let meant = faults.nearest(key, known.clone());
    let help = did_you_mean(meant, || format!("known here: {}", listed(known)));
    faults.push_bad(fault.at(&node.key_place()).help(help), "");
}

/// Names of one kind must be there, and differ to the eye.
fn refuse_names_alike(faults: &Faults, path: &str, table: &super::Table) {
    let mut looks: BTreeMap<String, (&str, &Node)> = BTreeMap::new();
    for (name, node) in table {
        if name.is_empty() {
            let message = format!("{path} has a name in which there is nothing to see");
            faults.push(Fault::new(Kind::Scenario, message).at(&node.key_place()));
        }
        match looks.get(&text::look(name)) {
            Some((other, first)) if text::alike(name, other) => {
                faults.push(same_name(name, first, node));
            }
            Some(_) => {}
            None => drop(looks.insert(text::look(name), (name, node))),
        }
    }
}

/// How a bare value would be written as the table that is asked for: `{ month = 3 }`.
fn as_table(shape: &Shape, value: &Value) -> Option<String> {
    let text = match value {
        Value::Text(text) => text,
        Value::Whole(_) | Value::Real(_) => "",
        _ => return None,
    };
    let wanted = |field: &&Field| match field {
        Field::Real(_) | Field::Whole(_) => text.is_empty(),
        Field::Text(_) => !text.is_empty(),
        _ => false,
    };
    let date = !text.is_empty() && text.chars().all(|c| c.is_ascii_digit() || c == '-');
    let comparison = text.contains(['<', '>']);
    let keys: Vec<&str> = shape.fields.iter().filter(wanted).map(Field::key).collect();
    let named = |name: &str| keys.iter().find(|key| **key == name).copied();
    let key = match (date, comparison) {
        (true, _) => named("date"),
        (_, true) => named("when"),
        _ => named("after"),
    };
    let node_text = match value {
        Value::Text(text) => format!("{text:?}"),
        Value::Whole(number) => number.to_string(),
        Value::Real(number) => number.to_string(),
        _ => return None,
    };
    Some(format!("{{ {} = {node_text} }}", key.or(keys.first().copied())?))
}
