//! All words of a report that are the program's own, in one catalogue a language.
//!
//! A catalogue is a TOML file of tables; `question.options` is the key `options` of `[question]`.
//! Words between braces are filled in; two blanks of one sentence may stand in any order. What is
//! counted has two forms, `.one` and `.other`. `lang` and `dir` say language and direction.
//!
//! Not in it: what a model calls its outcomes and units, and what a scenario says.

use std::cell::RefCell;
use std::collections::BTreeMap;

use super::html::{Html, el};
use crate::analysis::format;
use crate::faults::{Fault, Kind};

const ENGLISH: &str = include_str!("en.toml");

/// The catalogue of a language.
pub(super) struct Texts {
    words: BTreeMap<String, String>,
    /// Slips of the program: keys that are missing, blanks that are not filled. A test looks.
    slips: RefCell<Vec<String>>,
}

/// What fills a blank.
pub(super) type Blank = (&'static str, Html);

impl Texts {
    /// The English catalogue.
    ///
    /// # Errors
    /// It is not as a catalogue must be, which a test holds.
    pub fn english() -> Result<Self, Fault> {
        Self::read(ENGLISH)
    }

    fn read(text: &str) -> Result<Self, Fault> {
        let unreadable = |error| Fault::new(Kind::Run, format!("catalogue of texts: {error}"));
        let table: toml::Table = text.parse().map_err(unreadable)?;
        let mut words = BTreeMap::new();
        flatten("", &table, &mut words);
        Ok(Self { words, slips: RefCell::new(Vec::new()) })
    }

    /// The words of a key, as text alone: for attributes.
    pub fn plain(&self, key: &'static str) -> String {
        self.words.get(key).cloned().unwrap_or_else(|| {
            self.slips.borrow_mut().push(format!("no text {key}"));
            key.to_owned()
        })
    }

    /// The words of a key.
    pub fn say(&self, key: &'static str) -> Html {
        Html::text(&self.plain(key))
    }

    /// The words of a key with its blanks filled in.
    pub fn fill(&self, key: &'static str, blanks: &[Blank]) -> Html {
        self.filled(key, &self.plain(key), blanks)
    }

    /// The same as text alone, filled with text: for attributes.
    pub fn fill_plain(&self, key: &'static str, blanks: &[(&'static str, &str)]) -> String {
        let text = self.plain(key);
        let mut left: Vec<&str> = blanks.iter().map(|blank| blank.0).collect();
        let mut out = String::new();
        for part in parts(&text) {
            match part {
                Part::Words(words) => out.push_str(words),
                Part::Blank(name) => {
                    left.retain(|blank| *blank != name);
                    match blanks.iter().find(|blank| blank.0 == name) {
                        Some((_, filling)) => out.push_str(filling),
                        None => self.slip(key, name),
                    }
                }
            }
        }
        left.iter().for_each(|name| self.slip(key, name));
        out
    }

    /// So many of something, `{n}` in the text: its form for one or for others.
    ///
    /// * `key`: a table with `one` and `other`.
    pub fn count(&self, key: &'static str, number: usize) -> Html {
        Html::text(&self.count_plain(key, number))
    }

    /// The same as text alone.
    pub fn count_plain(&self, key: &'static str, number: usize) -> String {
        let form = format!("{key}.{}", if number == 1 { "one" } else { "other" });
        match self.words.get(&form) {
            Some(text) => text.replace("{n}", &format::whole(number as u64)),
            None => {
                self.slips.borrow_mut().push(format!("no text {form}"));
                number.to_string()
            }
        }
    }

    fn filled(&self, key: &str, text: &str, blanks: &[Blank]) -> Html {
        let mut left: Vec<&str> = blanks.iter().map(|blank| blank.0).collect();
        let pieces: Vec<Html> = parts(text)
            .into_iter()
            .map(|part| match part {
                Part::Words(words) => Html::text(words),
                Part::Blank(name) => {
                    left.retain(|blank| *blank != name);
                    let filling = blanks.iter().find(|blank| blank.0 == name);
                    filling.map(|(_, html)| html.clone()).unwrap_or_else(|| {
                        self.slip(key, name);
                        Html::text(name)
                    })
                }
            })
            .collect();
        left.iter().for_each(|name| self.slip(key, name));
        Html::join(pieces)
    }

    fn slip(&self, key: &str, blank: &str) {
        self.slips.borrow_mut().push(format!("{key}: {{{blank}}} and what fills it do not match"));
    }

    /// What went wrong with keys and blanks so far.
    #[cfg(test)]
    pub fn slips(&self) -> Vec<String> {
        self.slips.borrow().clone()
    }

    /// Every key.
    #[cfg(test)]
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.words.keys().map(String::as_str)
    }
}

/// A number that the eye should find in a sentence.
pub(super) fn strong(text: &str) -> Html {
    el("strong").text(text).done()
}

enum Part<'a> {
    Words(&'a str),
    Blank(&'a str),
}

/// A text cut at its blanks.
fn parts(text: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some((words, behind)) = rest.split_once('{') {
        let Some((name, behind)) = behind.split_once('}') else { break };
        parts.push(Part::Words(words));
        parts.push(Part::Blank(name));
        rest = behind;
    }
    parts.push(Part::Words(rest));
    parts
}

fn flatten(path: &str, table: &toml::Table, words: &mut BTreeMap<String, String>) {
    for (key, value) in table {
        let key = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
        match value {
            toml::Value::Table(inner) => flatten(&key, inner, words),
            toml::Value::String(text) => {
                words.insert(key, text.split_whitespace().collect::<Vec<_>>().join(" "));
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_are_filled_in_any_order_and_slips_are_noted() {
        let texts = Texts::read("a = \"{y} before {x}\"\n[n]\none = \"one\"\nother = \"{n} all\"");
        let texts = texts.unwrap();
        let x = || ("x", Html::text("<1>"));
        let y = || ("y", strong("2"));
        let said = texts.fill("a", &[x(), y()]);
        assert_eq!(said.as_str(), "<strong>2</strong> before &lt;1&gt;");
        assert_eq!(texts.count_plain("n", 1200), "1,200 all");
        assert!(texts.slips().is_empty());
        texts.fill("a", &[x()]);
        texts.say("b");
        assert_eq!(texts.slips().len(), 2, "{:?}", texts.slips());
    }
}
