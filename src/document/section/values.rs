//! The values of a section: each is checked as it is read, and a wrong one reads as what stands in
//! for it.

use std::collections::BTreeMap;

use super::{ANY, Section, refuse_key};
use crate::document::choice::Word;
use crate::document::node::{Node, Value};
use crate::document::parameter::{Choice, Field, Parameter, Words};
use crate::faults::{Fault, Faults, Kind, listed, one_of_many};
use crate::text;

impl<'a> Section<'a> {
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

    /// The whole number of a key whose parameter stands in the section's shape, or its default.
    pub fn count_of(&self, key: &str) -> u32 {
        match self.shape.field(key) {
            Some(Field::Whole(parameter)) => self.count(parameter),
            _ => unreachable!("{key} is no whole number in the shape of {}", self.path),
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
        // Nobody writes a thousandth of a dollar.
        if let Some(meant) =
            parted_by_a_point(node).filter(|_| parameter.unit.starts_with("US dollars"))
        {
            let message = format!("{path} = {} would be {number}", written(node));
            refuse_as_parted(self.faults, node, message, &meant);
            return otherwise;
        }
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
            let known = ["value", "source"];
            let unknown = table.keys().map(String::as_str).filter(|key| !known.contains(key));
            let mut slips = self.faults.slips(unknown, known.into_iter());
            if slips.any(|(_, meant)| meant == "value") {
                self.faults.mark_bad(&node.place, "");
                return false;
            }
            let message = format!("{path} must be a number: its table has no `value`");
            let fault = Fault::new(Kind::Scenario, message).at(&node.place);
            self.faults.push_bad(fault.help("write { value = 3, source = \"…\" }"), "");
        } else if node.number().is_none() {
            // The value was refused; what is read in its place is not judged either.
            self.faults.mark_bad(&node.place, "");
        }
        node.number().is_some()
    }

    /// A whole number, or its default.
    pub fn count(&self, parameter: &Parameter) -> u32 {
        if let Some(node) = self.get(parameter.key)
            && refuse_parted(self.faults, node, &self.join(parameter.key))
        {
            return parameter.default.unwrap_or(*parameter.range.start()) as u32;
        }
        let number = self.number(parameter);
        if let Some(node) = self.get(parameter.key)
            && self.sound(parameter.key)
            && number.fract() != 0.0
        {
            let path = self.join(parameter.key);
            let message = format!("{path} = {number} must be a whole number");
            let fault = Fault::new(Kind::Scenario, message).at(&node.place);
            // What a draw brings stands at its law.
            let drawn = node.table().is_none() && written(node).starts_with('{');
            let help = drawn.then_some("sample it as a whole number: { whole = [low, high] }");
            self.faults.push_bad(fault.help_if(help), "");
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

    /// A word out of a list whose choice stands in the section's shape.
    pub fn chosen<T: Word>(&self, key: &str) -> T {
        match self.shape.field(key) {
            Some(Field::Choice(choice)) => T::ALL[self.choice(choice)],
            _ => unreachable!("{key} is no choice in the shape of {}", self.path),
        }
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
        self.known_names_of(words, known, "")
    }

    /// The same of many names. `all`: where they are listed; empty: where they are known.
    pub fn known_names_of(&self, words: &Words, known: &[String], all: &str) -> Vec<usize> {
        let positions = positions(known);
        let position = |word: &str| positions.get(word).or_else(|| positions.get(ANY)).copied();
        self.list(words.key)
            .iter()
            .filter_map(|node| self.known_name(node, &self.join(words.key), known, all, position))
            .collect()
    }

    /// One name out of `known`, if the file says one, as its position in `known`.
    pub fn known(&self, words: &Words, known: &[String]) -> Option<usize> {
        let node = self.get(words.key)?;
        let position = |word: &str| known.iter().position(|name| name == word || name == ANY);
        self.known_name(node, &self.join(words.key), known, "", position)
    }

    fn known_name(
        &self,
        node: &Node,
        path: &str,
        known: &[String],
        all: &str,
        position: impl Fn(&str) -> Option<usize>,
    ) -> Option<usize> {
        let Value::Text(word) = &node.value else {
            self.wrong_type(node, path, "a name");
            return None;
        };
        let word = text::name(word);
        let position = position(&word);
        if position.is_none() {
            self.unknown_name_of(node, path, &word, known.iter().map(String::as_str), all);
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
        self.unknown_name_of(node, path, word, known, "");
    }

    /// The same of many names: those that have the word in them, and where `all` are listed.
    fn unknown_name_of<'n>(
        &self,
        node: &Node,
        path: &str,
        word: &str,
        known: impl Iterator<Item = &'n str> + Clone,
        all: &str,
    ) {
        if known.clone().any(|name| name == ANY) {
            return self.faults.mark_bad(&node.place, "");
        }
        let fault = Fault::new(Kind::Scenario, format!("{path} = \"{word}\" is not known"));
        let meant = self.faults.nearest(word, known.clone());
        let help = match (meant, all) {
            (_, all) if !all.is_empty() => one_of_many(word, meant, known, all),
            (None, _) => format!("known: {}", listed(known)),
            (Some(name), _) => format!("did you mean `{name}`? known: {}", listed(known)),
        };
        self.faults.push_bad(fault.at(&node.place).help(help), "");
    }
}

/// A number as the file writes it.
fn written(node: &Node) -> &str {
    let node = node.get("value").unwrap_or(node);
    node.place.text.text.get(node.place.span.clone()).unwrap_or("")
}

/// Refuses a whole number whose thousands a point parts. True if it was one.
pub fn refuse_parted(faults: &Faults, node: &Node, path: &str) -> bool {
    let Some(meant) = parted_by_a_point(node) else { return false };
    let message = format!("{path} = {} must be a whole number", written(node));
    refuse_as_parted(faults, node, message, &meant)
}

fn refuse_as_parted(faults: &Faults, node: &Node, message: String, meant: &str) -> bool {
    let fault = Fault::new(Kind::Scenario, message).at(&node.place);
    let parted = digits_parted(meant);
    faults.push_bad(fault.help(format!("write {meant} or {parted}")), "");
    true
}

/// The whole number that is meant where a point parts its thousands, as in `4.000`: TOML reads 4.
fn parted_by_a_point(node: &Node) -> Option<String> {
    let (whole, rest) = written(node).split_once('.')?;
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let meant = digits(whole) && digits(rest) && rest.len() == 3 && !whole.starts_with('0');
    (meant && !whole.is_empty()).then(|| format!("{whole}{rest}"))
}

/// Digits with an underscore between thousands.
fn digits_parted(digits: &str) -> String {
    let parts: Vec<&str> = digits
        .as_bytes()
        .rchunks(3)
        .rev()
        .filter_map(|part| std::str::from_utf8(part).ok())
        .collect();
    parts.join("_")
}

fn words_of(choice: &Choice) -> String {
    choice.words.iter().map(|(word, _)| *word).collect::<Vec<_>>().join(", ")
}

/// Positions of names in their list; the first where there are two of a name.
fn positions(known: &[String]) -> BTreeMap<&str, usize> {
    known.iter().enumerate().rev().map(|(at, name)| (name.as_str(), at)).collect()
}
