//! The tree of a file: values that know where they stand.

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::file::read_text;
use crate::faults::{Fault, Faults, Kind, Place, Text};
use crate::text;

/// Files above this size are refused unread [bytes].
pub const LARGEST_FILE: u64 = 4 << 20;

/// A table: values by key. Ordered by key, so that the order in the file decides nothing.
pub type Table = BTreeMap<String, Node>;

/// A value and its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// What it is.
    pub value: Value,
    /// Where it stands.
    pub place: Place,
    /// True for a table written in braces on the spot, `start = { month = 3 }`.
    pub inline: bool,
    /// Bytes of the key that it stands at, in the text of its place; empty for what has none.
    pub key: Range<usize>,
}

/// What a value can be.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs)]
pub enum Value {
    Text(String),
    Whole(i64),
    Real(f64),
    Flag(bool),
    List(Vec<Node>),
    Table(Table),
}

impl Value {
    /// What a fault calls it.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Text(_) => "text",
            Self::Whole(_) => "a whole number",
            Self::Real(_) => "a number",
            Self::Flag(_) => "true or false",
            Self::List(_) => "a list",
            Self::Table(_) => "a table",
        }
    }
}

impl Node {
    /// A value that no file wrote at a key.
    pub fn new(value: Value, place: Place) -> Self {
        Self { value, place, inline: false, key: 0..0 }
    }

    /// Place of its key, or of itself where it has none.
    pub fn key_place(&self) -> Place {
        let span = if self.key.is_empty() { self.place.span.clone() } else { self.key.clone() };
        Place { text: Arc::clone(&self.place.text), span }
    }

    /// True if a fault was said of it or of anything in it.
    pub fn is_faulty(&self, faults: &Faults) -> bool {
        let here = faults.touches(&self.place) || faults.touches(&self.key_place());
        here || match &self.value {
            Value::List(list) => list.iter().any(|node| node.is_faulty(faults)),
            Value::Table(table) => table.values().any(|node| node.is_faulty(faults)),
            _ => false,
        }
    }

    /// How many values it holds, itself included.
    pub fn count(&self) -> usize {
        match &self.value {
            Value::List(list) => 1 + list.iter().map(Self::count).sum::<usize>(),
            Value::Table(table) => 1 + table.values().map(Self::count).sum::<usize>(),
            _ => 1,
        }
    }

    /// The table that this value is, if it is one.
    pub fn table(&self) -> Option<&Table> {
        match &self.value {
            Value::Table(table) => Some(table),
            _ => None,
        }
    }

    /// The value at `key` of a table.
    pub fn get(&self, key: &str) -> Option<&Self> {
        self.table()?.get(key)
    }

    /// The number that this value is, also where it is written `{ value = 9_000, source = "…" }`.
    pub fn number(&self) -> Option<f64> {
        match &self.value {
            Value::Table(table) => table.get("value").and_then(Self::plain_number),
            _ => self.plain_number(),
        }
    }

    fn plain_number(&self) -> Option<f64> {
        match &self.value {
            Value::Whole(number) => Some(*number as f64),
            Value::Real(number) => Some(*number),
            _ => None,
        }
    }

    /// Lays another tree over this one: tables are merged key by key, anything else is replaced,
    /// and `false` in the place of a table takes the table away.
    ///
    /// A table in braces is a value: where both are, the new one replaces the old one, so that
    /// `start = { after = "ddr" }` leaves nothing of `start = { month = 3 }`.
    pub fn lay_over(&mut self, over: &Self) {
        if self.inline && over.inline {
            *self = over.clone();
            return;
        }
        match (&mut self.value, &over.value) {
            (Value::Table(under), Value::Table(over)) => {
                for (key, node) in over {
                    let takes_away = node.value == Value::Flag(false)
                        && under.get(key).is_some_and(|old| old.table().is_some());
                    if takes_away {
                        under.remove(key);
                    } else if let Some(old) = under.get_mut(key) {
                        old.lay_over(node);
                    } else {
                        under.insert(key.clone(), node.clone());
                    }
                }
            }
            _ => *self = over.clone(),
        }
    }

    /// Every leaf as (path, value as text), in path order: what two scenarios differ in.
    pub fn leaves(&self) -> Vec<(String, String)> {
        let mut leaves = Vec::new();
        self.collect_leaves("", &mut leaves);
        leaves
    }

    fn collect_leaves(&self, path: &str, leaves: &mut Vec<(String, String)>) {
        match &self.value {
            // A table without keys is a leaf: it stands there, with all its defaults.
            Value::Table(table) if !table.is_empty() || path.is_empty() => {
                for (key, node) in table {
                    let path = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
                    node.collect_leaves(&path, leaves);
                }
            }
            _ => leaves.push((path.to_owned(), self.to_text())),
        }
    }

    /// The value as TOML would write it.
    pub fn to_text(&self) -> String {
        match &self.value {
            Value::Text(text) => format!("{text:?}"),
            Value::Whole(number) => number.to_string(),
            Value::Real(number) => format!("{number:?}"),
            Value::Flag(flag) => flag.to_string(),
            Value::List(list) => {
                let items: Vec<String> = list.iter().map(Self::to_text).collect();
                format!("[{}]", items.join(", "))
            }
            Value::Table(table) => {
                let items: Vec<String> =
                    table.iter().map(|(k, v)| format!("{k} = {}", v.to_text())).collect();
                format!("{{{}}}", items.join(", "))
            }
        }
    }
}

/// A file, read and understood as a tree.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// The root table.
    pub root: Node,
}

impl Document {
    /// Reads a file: a regular one, at most 4 MiB, UTF-8, TOML. All faults of syntax at once.
    pub fn open(path: &Path, faults: &Faults) -> Option<Self> {
        let text = match read_text(path, LARGEST_FILE) {
            Ok(text) => text,
            Err(fault) => {
                faults.push(fault);
                return None;
            }
        };
        Self::parse(&path.display().to_string(), text, faults)
    }

    /// Understands a text as TOML.
    pub fn parse(name: &str, text: String, faults: &Faults) -> Option<Self> {
        // Some editors begin a file with a byte order mark.
        let text = text.strip_prefix('\u{feff}').map_or(text.clone(), str::to_owned);
        let text = Arc::new(Text::new(name, text));
        let told = |error: toml::de::Error| {
            let span = error.span().unwrap_or(0..0);
            let place = Place { text: Arc::clone(&text), span: span.clone() };
            let help = super::slip::help(&text.text, span.start);
            let fault = Fault::new(Kind::Scenario, one_line(error.message())).at(&place);
            faults.push(fault.help_if(help));
        };
        let root = DeTable::parse(&text.text)
            .map_err(|first| syntax_errors(&text.text, first).into_iter().for_each(told))
            .ok()?;
        let span = root.span();
        let value = Value::Table(table_of(root.get_ref(), &text, faults));
        Some(Self { root: Node::new(value, Place { text, span }) })
    }
}

/// How far behind the first error of a text others are looked for [bytes]: each takes some 1,600 bytes,
/// and a text of nothing else would take more memory than there is.
const LOOKED_THROUGH: usize = 64 << 10;

/// The errors of a text that is no TOML: the first, and those in the lines that follow it.
fn syntax_errors(text: &str, first: toml::de::Error) -> Vec<toml::de::Error> {
    let begin = first.span().map_or(0, |span| span.start).saturating_add(LOOKED_THROUGH);
    let begin = text.floor_char_boundary(begin);
    let Some(lines) = text.get(begin..).and_then(|rest| rest.find('\n')) else {
        return DeTable::parse_recoverable(text).1;
    };
    let cut = begin + lines;
    let (_, mut errors) = DeTable::parse_recoverable(&text[..cut]);
    // What the cut itself broke is no error of the text.
    errors.retain(|error| error.span().is_none_or(|span| span.end < cut));
    if errors.is_empty() { vec![first] } else { errors }
}

fn one_line(message: &str) -> String {
    message.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn table_of(table: &DeTable<'_>, text: &Arc<Text>, faults: &Faults) -> Table {
    let mut nodes = Table::new();
    for (key, value) in table {
        let mut node = node_of(value, text, faults);
        node.key = key.span();
        // A table is best shown by its key: its own span is the whole block or just a header.
        if node.table().is_some() && !node.inline {
            node.place.span = key.span();
        }
        // A key may be a name: it is cleaned here, once, and so is every text that refers to it.
        let name = text::name(key.get_ref()).into_owned();
        match nodes.get(&name) {
            Some(first) => faults.push(same_name(&name, first, &node)),
            None => drop(nodes.insert(name, node)),
        }
    }
    nodes
}

/// Two keys of one table that are the same, or that nobody can tell apart.
pub(super) fn same_name(name: &str, first: &Node, second: &Node) -> Fault {
    let (first, second) = (first.key_place(), second.key_place());
    let (first, second) =
        if first.span.start <= second.span.start { (first, second) } else { (second, first) };
    let (line, column) = first.line_and_column();
    let message = format!(
        "\"{}\" looks like a name at {}:{line}:{column}: two names must differ to the eye",
        text::shortened(name, 60),
        first.text.name
    );
    Fault::new(Kind::Scenario, message).at(&second)
}

fn node_of(value: &Spanned<DeValue<'_>>, text: &Arc<Text>, faults: &Faults) -> Node {
    let place = Place { text: Arc::clone(text), span: value.span() };
    let bad = |what: &str| {
        faults.push(Fault::new(Kind::Scenario, what.to_owned()).at(&place));
        Value::Whole(0)
    };
    let value = match value.get_ref() {
        DeValue::String(text) => Value::Text(text::prose(text).into_owned()),
        DeValue::Boolean(flag) => Value::Flag(*flag),
        // A date may stand bare or in quotation marks: both are its text.
        DeValue::Datetime(date) => Value::Text(date.to_string()),
        DeValue::Integer(number) => match i64::from_str_radix(number.as_str(), number.radix()) {
            Ok(number) => Value::Whole(number),
            Err(_) => bad("this whole number does not fit into 64 bits"),
        },
        DeValue::Float(number) => match number.as_str().parse::<f64>() {
            Ok(number) => Value::Real(number),
            Err(_) => bad("this is not a number"),
        },
        DeValue::Array(list) => {
            Value::List(list.iter().map(|item| node_of(item, text, faults)).collect())
        }
        DeValue::Table(table) => Value::Table(table_of(table, text, faults)),
    };
    let braces = place.text.text.as_bytes().get(place.span.start) == Some(&b'{');
    let inline = braces && matches!(value, Value::Table(_));
    Node { value, place, inline, key: 0..0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Document {
        let faults = Faults::new();
        let document = Document::parse("x.toml", text.to_owned(), &faults);
        faults.or_ok(document).unwrap()
    }

    #[test]
    fn tables_merge_values_replace_and_false_takes_a_table_away() {
        let mut under = read("[a]\nx = 1\ny = 2\n[b]\nz = 3\n[c]\nflag = true\n");
        under.root.lay_over(&read("b = false\n[a]\ny = 5\n[c]\nflag = false\n").root);
        let leaves: Vec<String> =
            under.root.leaves().into_iter().map(|(k, v)| format!("{k}={v}")).collect();
        assert_eq!(leaves, ["a.x=1", "a.y=5", "c.flag=false"]);
    }

    #[test]
    fn a_table_in_braces_is_replaced_by_another_and_merged_with_single_keys() {
        let mut under = read("[a]\nstart = { month = 3 }\n");
        under.root.lay_over(&read("a.start = { after = \"b\" }\na.x = 1\n").root);
        under.root.lay_over(&read("a.start.months = 2\n").root);
        let leaves: Vec<String> =
            under.root.leaves().into_iter().map(|(k, v)| format!("{k}={v}")).collect();
        assert_eq!(leaves, ["a.start.after=\"b\"", "a.start.months=2", "a.x=1"]);
    }

    #[test]
    fn every_fault_of_syntax_is_found_in_one_go() {
        let faults = Faults::new();
        assert!(Document::parse("x.toml", "a = \nb = [1, \nc = 3 3\n".into(), &faults).is_none());
        assert!(faults.len() >= 2, "{faults:?}");
    }

    #[test]
    fn an_empty_file_is_an_empty_table() {
        assert_eq!(read("").root.table().unwrap().len(), 0);
    }
}
