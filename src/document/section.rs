//! A section of a file under reading: every access checks, collects its faults, and goes on.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::node::{Node, Value, same_name};
use super::parameter::{Choice, Field, Parameter, Shape, Words};
use crate::faults::{Fault, Faults, Kind, Place, listed};
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
        let section = Self { path, node: table, shape, parent, faults, broken };
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

    fn missing(&self, key: &str, wanted: &str) {
        if self.broken {
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

    /// A number, or its default.
    pub fn number(&self, parameter: &Parameter) -> f64 {
        let Some(node) = self.get(parameter.key) else {
            return parameter.default.unwrap_or_else(|| {
                self.missing(parameter.key, parameter.meaning);
                *parameter.range.start()
            });
        };
        self.number_in(node, &self.join(parameter.key), parameter)
    }

    /// The number of a key whose parameter stands in the section's shape, or its default.
    pub fn number_of(&self, key: &str) -> f64 {
        match self.shape.field(key) {
            Some(Field::Real(parameter) | Field::Whole(parameter)) => self.number(parameter),
            _ => unreachable!("{key} is no number in the shape of {}", self.path),
        }
    }

    /// A number, if the file says it.
    pub fn number_if_said(&self, parameter: &Parameter) -> Option<f64> {
        debug_assert!(
            !self.shape.field(parameter.key).is_some_and(Field::is_needed),
            "{} may be missing, but the shape of {} calls it needed",
            parameter.key,
            self.path
        );
        self.has(parameter.key).then(|| self.number(parameter))
    }

    /// Checks one value against a parameter; a wrong one is a fault and reads as the nearest right.
    pub fn number_in(&self, node: &Node, path: &str, parameter: &Parameter) -> f64 {
        let (low, high) = (*parameter.range.start(), *parameter.range.end());
        let otherwise = parameter.default.unwrap_or(low);
        if !self.sourced(node, path) {
            return otherwise;
        }
        let Some(number) = node.number() else {
            self.wrong_type(node, path, "a number");
            return otherwise;
        };
        if !parameter.range.contains(&number) {
            let unit = if parameter.unit == "1" { "" } else { parameter.unit };
            let message = format!("{path} = {number} must lie in {low} to {high} {unit}");
            let fault = Fault::new(Kind::Scenario, message.trim_end()).at(&node.place);
            self.faults.push_bad(fault.help(parameter.meaning), "");
            return if number.is_nan() { low } else { number.clamp(low, high) };
        }
        number
    }

    /// Checks a number that is written as a table, `{ value = 3, source = "…" }`. False if there is
    /// no number in it.
    fn sourced(&self, node: &Node, path: &str) -> bool {
        let Some(table) = node.table() else { return true };
        for (key, value) in table {
            let path = format!("{path}.{key}");
            match (key.as_str(), &value.value) {
                ("value", Value::Whole(_) | Value::Real(_)) | ("source", Value::Text(_)) => {}
                ("value", _) => self.wrong_type(value, &path, "a number"),
                ("source", _) => self.wrong_type(value, &path, "text"),
                _ => refuse_key(self.faults, &path, key, value, ["value", "source"]),
            }
        }
        if !table.contains_key("value") {
            let message = format!("{path} must be a number: its table has no `value`");
            let fault = Fault::new(Kind::Scenario, message).at(&node.place);
            self.faults.push_bad(fault.help("write { value = 3, source = \"…\" }"), "");
        } else if node.number().is_none() {
            // The value was refused; what is read in its place is not judged either.
            self.faults.mark_bad(&node.place);
        }
        node.number().is_some()
    }

    /// A whole number, or its default.
    pub fn count(&self, parameter: &Parameter) -> u32 {
        let number = self.number(parameter);
        if let Some(node) = self.get(parameter.key)
            && self.sound(parameter.key)
            && number.fract() != 0.0
        {
            let path = self.join(parameter.key);
            let message = format!("{path} = {number} must be a whole number");
            self.faults.push_bad(Fault::new(Kind::Scenario, message).at(&node.place), "");
        }
        number as u32
    }

    /// A word out of a list, as its position in the list.
    pub fn choice(&self, choice: &Choice) -> usize {
        let position = |word: &str| choice.words.iter().position(|(known, _)| *known == word);
        let Some(node) = self.get(choice.key) else {
            return choice.default.and_then(position).unwrap_or_else(|| {
                self.missing(choice.key, &format!("one of {}", words_of(choice)));
                0
            });
        };
        let Value::Text(word) = &node.value else {
            self.wrong_type(node, &self.join(choice.key), &format!("one of {}", words_of(choice)));
            return choice.default.and_then(position).unwrap_or(0);
        };
        position(word).unwrap_or_else(|| {
            let known = choice.words.iter().map(|(word, _)| *word);
            self.unknown_name(node, &self.join(choice.key), word, known);
            choice.default.and_then(position).unwrap_or(0)
        })
    }

    /// Text, if the file says it.
    pub fn text(&self, words: &Words) -> Option<&'a str> {
        let node = self.get(words.key)?;
        match &node.value {
            Value::Text(text) => Some(text),
            _ => {
                self.wrong_type(node, &self.join(words.key), "text");
                None
            }
        }
    }

    /// Text that must be there.
    pub fn text_needed(&self, words: &Words) -> &'a str {
        debug_assert!(
            self.shape.field(words.key).is_some_and(Field::is_needed),
            "{} must be said, but the shape of {} lets it be missing",
            words.key,
            self.path
        );
        if !self.has(words.key) {
            self.missing(words.key, words.meaning);
        }
        self.text(words).unwrap_or("")
    }

    /// True or false; false where the file is silent.
    pub fn flag(&self, words: &Words) -> bool {
        match self.get(words.key).map(|node| (&node.value, node)) {
            None => false,
            Some((Value::Flag(flag), _)) => *flag,
            Some((_, node)) => {
                self.wrong_type(node, &self.join(words.key), "true or false");
                false
            }
        }
    }

    /// The values of a list; none where the file is silent.
    pub fn list(&self, key: &str) -> &'a [Node] {
        match self.get(key).map(|node| (&node.value, node)) {
            None => &[],
            Some((Value::List(list), _)) => list,
            Some((_, node)) => {
                self.wrong_type(node, &self.join(key), "a list");
                &[]
            }
        }
    }

    /// A list of numbers.
    pub fn numbers(&self, words: &Words) -> Vec<f64> {
        let mut numbers = Vec::new();
        for node in self.list(words.key) {
            match node.number().filter(|number| number.is_finite()) {
                _ if !self.sourced(node, &self.join(words.key)) => {}
                Some(number) => numbers.push(number),
                None => self.wrong_type(node, &self.join(words.key), "a list of finite numbers"),
            }
        }
        numbers
    }

    /// A list of names out of `known`, as positions in `known`.
    pub fn known_names(&self, words: &Words, known: &[String]) -> Vec<usize> {
        let positions = positions(known);
        let position = |word: &str| positions.get(word).or_else(|| positions.get(ANY)).copied();
        self.list(words.key)
            .iter()
            .filter_map(|node| self.known_name(node, &self.join(words.key), known, position))
            .collect()
    }

    /// One name out of `known`, if the file says one, as its position in `known`.
    pub fn known(&self, words: &Words, known: &[String]) -> Option<usize> {
        let node = self.get(words.key)?;
        let position = |word: &str| known.iter().position(|name| name == word || name == ANY);
        self.known_name(node, &self.join(words.key), known, position)
    }

    fn known_name(
        &self,
        node: &Node,
        path: &str,
        known: &[String],
        position: impl Fn(&str) -> Option<usize>,
    ) -> Option<usize> {
        let Value::Text(word) = &node.value else {
            self.wrong_type(node, path, "a name");
            return None;
        };
        let word = text::name(word);
        let position = position(&word);
        if position.is_none() {
            self.unknown_name(node, path, &word, known.iter().map(String::as_str));
        }
        position
    }

    /// Says that a word is not one of the names that are known here, with the nearest of them. Says
    /// nothing where some of the names could not be read.
    pub fn unknown_name<'n>(
        &self,
        node: &Node,
        path: &str,
        word: &str,
        known: impl Iterator<Item = &'n str> + Clone,
    ) {
        if known.clone().any(|name| name == ANY) {
            return self.faults.mark_bad(&node.place);
        }
        let fault = Fault::new(Kind::Scenario, format!("{path} = \"{word}\" is not known"));
        let mut help = format!("known: {}", listed(known.clone()));
        if let Some(name) = self.faults.nearest(word, known) {
            help = format!("did you mean `{name}`? {help}");
        }
        self.faults.push_bad(fault.at(&node.place).help(help), "");
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
            let shape = match field {
                Some(Field::Named(_, shape)) => *shape,
                Some(Field::Kinds(_, kinds)) => match self.kind_of(node, &path, kinds) {
                    Some(shape) => shape,
                    None => continue,
                },
                _ => unreachable!("{key} holds no named tables in the shape of {}", self.path),
            };
            let section = Section::new(path, Some(node), shape, self.place(), self.faults);
            sections.push((name.clone(), section));
        }
        sections
    }

    fn kind_of(
        &self,
        node: &Node,
        path: &str,
        kinds: &'static [(&'static str, &'static Shape)],
    ) -> Option<&'static Shape> {
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
        let found = kinds.iter().find(|(known, _)| known == word);
        if found.is_none() {
            self.unknown_name(kind, &path, word, words());
        }
        found.map(|(_, shape)| *shape)
    }
}

fn words_of(choice: &Choice) -> String {
    choice.words.iter().map(|(word, _)| *word).collect::<Vec<_>>().join(", ")
}

/// Positions of names in their list; the first where there are two of a name.
fn positions(known: &[String]) -> BTreeMap<&str, usize> {
    known.iter().enumerate().rev().map(|(at, name)| (name.as_str(), at)).collect()
}

/// Says that a key is none of those that are known, with the nearest of them.
pub fn refuse_key<'n, I>(faults: &Faults, path: &str, key: &str, node: &Node, known: I)
where
    I: IntoIterator<Item = &'n str> + Clone,
{
    let fault = Fault::new(Kind::Scenario, format!("{path} is not a known key"));
    let help = match faults.nearest(key, known.clone()) {
        Some(name) => format!("did you mean `{name}`?"),
        None => format!("known here: {}", listed(known)),
    };
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
