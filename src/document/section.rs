//! A section of a file under reading: every access checks, collects its faults, and goes on.

use std::sync::Arc;

use super::node::{Node, Value};
use super::parameter::{Choice, Field, Parameter, Shape, Words};
use crate::faults::{Fault, Faults, Kind, Place, nearest};

/// A table of a file, read against its shape. A missing table reads as one without keys.
pub struct Section<'a> {
    path: String,
    node: Option<&'a Node>,
    shape: &'static Shape,
    parent: Place,
    faults: &'a Faults,
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
        let section = Self { path, node, shape, parent, faults };
        section.refuse_unknown_keys();
        section
    }

    fn refuse_unknown_keys(&self) {
        let Some(node) = self.node else { return };
        let Some(table) = node.table() else {
            return self.wrong_type(node, &self.path, "a table");
        };
        for (key, value) in table {
            if self.shape.field(key).is_some() {
                continue;
            }
            let place = key_place(value, key);
            let path = self.join(key);
            let fault = Fault::new(Kind::Scenario, format!("{path} is not a known key")).at(&place);
            let known = self.shape.fields.iter().map(Field::key);
            self.faults.push(fault.help(match nearest(key, known.clone()) {
                Some(name) => format!("did you mean `{name}`?"),
                None => format!("known here: {}", known.collect::<Vec<_>>().join(", ")),
            }));
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

    /// True if the file has the section at all.
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

    /// Says that something about `key` is wrong unless `holds`.
    pub fn require(&self, key: &str, holds: bool, message: impl FnOnce() -> String) {
        if !holds {
            self.fault(key, message());
        }
    }

    fn wrong_type(&self, node: &Node, path: &str, wanted: &str) {
        let message = format!("{path} must be {wanted}, not {}", node.value.name());
        self.faults.push(Fault::new(Kind::Scenario, message).at(&node.place));
    }

    fn missing(&self, key: &str, wanted: &str) {
        let place = if self.path.is_empty() { self.root_place() } else { self.place() };
        let message = format!("{} is missing: {wanted}", self.join(key));
        self.faults.push(Fault::new(Kind::Scenario, message).at(&place));
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
        let Some(number) = node.number() else {
            self.wrong_type(node, path, "a number");
            return parameter.default.unwrap_or(low);
        };
        if !parameter.range.contains(&number) {
            let unit = if parameter.unit == "1" { "" } else { parameter.unit };
            let message = format!("{path} = {number} must lie in {low} to {high} {unit}");
            let fault = Fault::new(Kind::Scenario, message.trim_end()).at(&node.place);
            self.faults.push(fault.help(parameter.meaning));
            return if number.is_nan() { low } else { number.clamp(low, high) };
        }
        number
    }

    /// A whole number, or its default.
    pub fn count(&self, parameter: &Parameter) -> u32 {
        let number = self.number(parameter);
        if let Some(node) = self.get(parameter.key)
            && node.number().is_some()
            && number.fract() != 0.0
        {
            let path = self.join(parameter.key);
            self.fault(parameter.key, format!("{path} = {number} must be a whole number"));
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
            return 0;
        };
        position(word).unwrap_or_else(|| {
            let known = choice.words.iter().map(|(word, _)| *word);
            self.unknown_name(node, &self.join(choice.key), word, known);
            0
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
                Some(number) => numbers.push(number),
                None => self.wrong_type(node, &self.join(words.key), "a list of finite numbers"),
            }
        }
        numbers
    }

    /// A list of names out of `known`, as positions in `known`.
    pub fn known_names(&self, words: &Words, known: &[String]) -> Vec<usize> {
        self.list(words.key)
            .iter()
            .filter_map(|node| self.known_name(node, &self.join(words.key), known))
            .collect()
    }

    /// One name out of `known`, if the file says one, as its position in `known`.
    pub fn known(&self, words: &Words, known: &[String]) -> Option<usize> {
        self.known_name(self.get(words.key)?, &self.join(words.key), known)
    }

    fn known_name(&self, node: &Node, path: &str, known: &[String]) -> Option<usize> {
        let Value::Text(word) = &node.value else {
            self.wrong_type(node, path, "a name");
            return None;
        };
        let position = known.iter().position(|name| name == word);
        if position.is_none() {
            self.unknown_name(node, path, word, known.iter().map(String::as_str));
        }
        position
    }

    /// Says that a word is not one of the names that are known here, with the nearest of them.
    pub fn unknown_name<'n>(
        &self,
        node: &Node,
        path: &str,
        word: &str,
        known: impl Iterator<Item = &'n str> + Clone,
    ) {
        let fault = Fault::new(Kind::Scenario, format!("{path} = \"{word}\" is not known"));
        let mut help = format!("known: {}", known.clone().collect::<Vec<_>>().join(", "));
        if let Some(name) = nearest(word, known) {
            help = format!("did you mean `{name}`? {help}");
        }
        self.faults.push(fault.at(&node.place).help(help));
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
        let mut sections = Vec::new();
        for (name, node) in table {
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
            self.faults.push(Fault::new(Kind::Scenario, message).at(&node.place));
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

/// The place of a key rather than of its value, where it can be found just before the value.
fn key_place(value: &Node, key: &str) -> Place {
    let mut place = value.place.clone();
    let before = place.text.text.get(..place.span.start).unwrap_or("");
    let line = before.rfind('\n').map_or(0, |at| at + 1);
    if let Some(at) = before[line..].rfind(key) {
        place.span = line + at..line + at + key.len();
    }
    place
}
