//! `[uncertain]`: numbers sampled once a draw, the same for every option.
//!
//! `uncertain = "assumptions"` samples every number that nobody measured: disputed strengths from 0,
//! not at all, to one and a half times as modelled; the others evenly from half to one and a half times
//! their value, within what is allowed. What the file itself says of a number stays, and what is 0
//! stays 0. These ranges are assumptions themselves: they ask which guess matters, not how wrong it
//! may be.

use super::assumptions::{self, Assumption};
use super::laws::{Law, law, together};
use super::leaves::leaves;
use super::models::ModelKind;
use super::sets::lay_sets_over;
use crate::document::{Document, Node, Table, Value};
use crate::faults::{Fault, Faults, Kind, Place};
use crate::luck::{Luck, Stream, Who};
use crate::model::{AnyModel, Model};

/// Draws sample their parameters in this stream; models use streams from 1.
const STREAM: Stream = Stream(0);

/// A path of the file and how it is sampled.
pub(super) struct Uncertain {
    path: Vec<String>,
    who: Who,
    pub(super) law: Law,
    entry: Node,
}

/// Word in the place of the table that asks for every assumption.
pub(super) const ASSUMPTIONS: &str = "assumptions";

/// True if a file asks for every number that nobody measured.
pub(super) fn asks_for_assumptions(node: Option<&Node>) -> bool {
    node.is_some_and(|node| node.value == Value::Text(ASSUMPTIONS.to_owned()))
}

/// Every assumption that may be varied on its own and that `there` does not sample already.
pub(super) fn of_assumptions(
    node: &Node,
    kind: &ModelKind,
    assumptions: &[Assumption],
    there: &[Uncertain],
) -> Vec<Uncertain> {
    let begins = |path: &str, first: &str| {
        begins_with(&path.split('.').map(str::to_owned).collect::<Vec<_>>(), first)
    };
    let mut list = Vec::new();
    for one in assumptions {
        let free = kind.varied.iter().any(|first| begins(&one.path, first))
            && !kind.fixed.iter().any(|fixed| begins(&one.path, fixed));
        let known = there.iter().any(|entry| entry.path() == one.path);
        if !one.is_guess() || !free || known {
            continue;
        }
        let (low, high) = if begins(&one.path, kind.disputed) {
            (0.0, one.greatest.min(1.5 * one.value))
        } else {
            (one.least.max(0.5 * one.value), one.greatest.min(1.5 * one.value))
        };
        if low >= high {
            continue;
        }
        let law = if one.whole {
            Law::Whole(libm::ceil(low) as i64, libm::floor(high) as i64)
        } else {
            Law::Uniform(low, high)
        };
        let path: Vec<String> = one.path.split('.').map(str::to_owned).collect();
        list.push(Uncertain { path, who: Who::named(&one.path), law, entry: node.clone() });
    }
    list
}

/// Reads all entries. `fixed`: first parts of paths that no draw may change, `*` for any name.
pub(super) fn read(node: Option<&Node>, fixed: &[&str], faults: &Faults) -> Vec<Uncertain> {
    let Some(node) = node.filter(|node| !asks_for_assumptions(Some(node))) else {
        return Vec::new();
    };
    let Some(table) = node.table() else {
        let message = "uncertain must be a table of \"path\" = { uniform = [low, high] }, or the \
                       word \"assumptions\"";
        faults.push(Fault::new(Kind::Scenario, message).at(&node.place));
        return Vec::new();
    };
    let mut list = Vec::new();
    for (key, entry) in table {
        let paths: Vec<Vec<String>> = key
            .split(',')
            .map(|path| path.trim().split('.').map(str::to_owned).collect())
            .collect();
        let mut free = true;
        for path in &paths {
            if let Some(fixed) = fixed.iter().find(|fixed| begins_with(path, fixed)) {
                let message = format!("uncertain.\"{key}\": {fixed} is the same in every draw");
                faults.push(Fault::new(Kind::Scenario, message).at(&entry.place));
                free = false;
            }
        }
        let laws = law(key, entry, faults).and_then(|law| match law {
            // Its law is misspelt, and that was said.
            Law::Choice(choices) if choices.is_empty() => Ok(Vec::new()),
            law if paths.len() == 1 => Ok(vec![law]),
            law => together(key, &law, paths.len(), entry),
        });
        match laws {
            Ok(laws) if free => {
                // One word for all: what is drawn together comes from one row.
                let who = Who::named(key);
                list.extend(paths.into_iter().zip(laws).map(|(path, law)| {
                    let entry = entry.clone();
                    Uncertain { path, who, law, entry }
                }));
            }
            Ok(_) => {}
            Err(fault) => faults.push(fault),
        }
    }
    list
}

/// True if a path begins with a pattern, in which `*` is any one part.
fn begins_with(path: &[String], pattern: &str) -> bool {
    let parts: Vec<&str> = pattern.split('.').collect();
    parts.len() <= path.len()
        && parts.iter().zip(path).all(|(part, key)| *part == "*" || part == key)
}

/// Checks every entry at the ends of its law, or at each of its choices: what a draw can bring that
/// is not allowed is said before any draw is.
pub(super) fn check_ends(
    uncertain: &[Uncertain],
    documents: &[Document],
    opened: &AnyModel,
    sets: Option<&Node>,
    faults: &Faults,
) {
    let heard = Faults::new();
    let most = uncertain.iter().map(|entry| entry.ends().len()).max().unwrap_or(0).min(MOST_ENDS);
    for at in 0..most {
        for document in documents {
            let mut document = document.clone();
            for entry in uncertain {
                let ends = entry.ends();
                if let Some(end) = ends.get(at).or(ends.last()) {
                    entry.lay(&mut document, end.clone());
                }
            }
            if let Some(sets) = sets {
                lay_sets_over(&mut document, sets);
            }
            opened.setup(&document, &heard);
            if heard.len() > MOST_FAULTS {
                break;
            }
        }
    }
    // Ends that come together in no draw are not compared: only values count.
    faults.take_bad_of(heard);
}

/// Choices of one entry that are checked before any draw is.
const MOST_ENDS: usize = 40;

/// Faults at the ends after which no more options are looked at.
const MOST_FAULTS: usize = 5_000;

impl Uncertain {
    /// The path as in the file.
    pub fn path(&self) -> String {
        self.path.join(".")
    }

    /// How it is sampled, in a few words: `uniform 0.05 to 0.4`.
    pub fn says(&self) -> String {
        match &self.law {
            Law::Uniform(low, high) => format!("uniform {low} to {high}"),
            Law::Whole(low, high) => format!("whole number {low} to {high}"),
            Law::Triangular(low, mode, high) => {
                format!("triangular {low} to {high}, most often near {mode}")
            }
            Law::Choice(list) => {
                let words: Vec<String> = list.iter().map(Node::to_text).collect();
                format!("one of {}", words.join(", "))
            }
        }
    }

    /// The first policy name of the path, if it goes into one.
    pub fn policy(&self) -> Option<&str> {
        (self.path[0] == "policy").then(|| self.path.get(1).map(String::as_str)).flatten()
    }

    /// First part of the path.
    pub fn first(&self) -> &str {
        &self.path[0]
    }

    /// The table and the name in it that the path goes into: `party`, `front`.
    pub fn within(&self) -> Option<(&str, &str)> {
        Some((self.path.first()?, self.path.get(1)?))
    }

    /// Place of the entry's key.
    pub fn key_place(&self) -> Place {
        self.entry.key_place()
    }

    /// The value in a draw, as it is laid over the file.
    pub fn sample(&self, luck: &Luck) -> Value {
        let word = luck.word(STREAM, self.who);
        match &self.law {
            Law::Uniform(low, high) => Value::Real(low + (high - low) * word.unit()),
            Law::Whole(low, high) => {
                Value::Whole(low + word.among((high - low + 1).max(1) as u64) as i64)
            }
            Law::Triangular(low, mode, high) => {
                let (u, width) = (word.unit(), high - low);
                let turn = (mode - low) / width;
                Value::Real(if u < turn {
                    low + (u * width * (mode - low)).sqrt()
                } else {
                    high - ((1.0 - u) * width * (high - mode)).sqrt()
                })
            }
            Law::Choice(list) => list[self.index(luck, list.len())].value.clone(),
        }
    }

    /// The largest value that a draw can bring, where it is a number.
    fn largest(&self) -> Option<Value> {
        match &self.law {
            Law::Uniform(_, high) | Law::Triangular(_, _, high) => Some(Value::Real(*high)),
            Law::Whole(_, high) => Some(Value::Whole(*high)),
            Law::Choice(list) => {
                let numbers = list.iter().filter_map(|node| Some((node.number()?, &node.value)));
                numbers.max_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, value)| value.clone())
            }
        }
    }

    /// Lays the largest value of any draw over a document.
    pub fn lay_largest_over(&self, document: &mut Document) {
        if let Some(value) = self.largest() {
            self.lay(document, value);
        }
    }

    /// Which of so many a choice takes in a draw.
    pub(super) fn index(&self, luck: &Luck, count: usize) -> usize {
        luck.word(STREAM, self.who).index(count)
    }

    /// Values at the ends of its law.
    fn ends(&self) -> Vec<Value> {
        match &self.law {
            Law::Uniform(low, high) | Law::Triangular(low, _, high) => {
                vec![Value::Real(*low), Value::Real(*high)]
            }
            Law::Whole(low, high) => vec![Value::Whole(*low), Value::Whole(*high)],
            Law::Choice(list) => list.iter().map(|node| node.value.clone()).collect(),
        }
    }

    /// Lays the value of a draw over a document. A path into a policy that the document does not
    /// have is left out: the option goes without that policy.
    pub fn lay_over(&self, document: &mut Document, luck: &Luck) {
        self.lay(document, self.sample(luck));
    }

    fn lay(&self, document: &mut Document, value: Value) {
        if let Some(policy) = self.policy()
            && document.root.get("policy").and_then(|p| p.get(policy)).is_none()
        {
            return;
        }
        let place = &self.entry.place;
        let mut node = Node::new(value, place.clone());
        for key in self.path.iter().rev() {
            node = Node::new(Value::Table(Table::from([(key.clone(), node)])), place.clone());
        }
        document.root.lay_over(&node);
    }
}

/// What is sampled. A file that asks for every assumption, or a `--set` that does, keeps what its
/// own table says.
pub(super) fn of_file(
    kind: &ModelKind,
    bare: &Node,
    common: &Node,
    document: Option<&Document>,
    fields: &mut Vec<(String, String)>,
    faults: &Faults,
) -> Vec<Uncertain> {
    let node = common.get("uncertain");
    if !asks_for_assumptions(node) {
        return read(node, kind.fixed, faults);
    }
    let said = bare.get("uncertain");
    let mut list = read(said, kind.fixed, faults);
    if let Some(table) = said.filter(|said| said.table().is_some()) {
        let leaves = table.leaves().into_iter();
        fields.extend(leaves.map(|(path, text)| (format!("uncertain.{path}"), text)));
    }
    if let (Some(node), Some(document)) = (node, document) {
        let known = assumptions::all(kind, document, |_| None);
        list.extend(of_assumptions(node, kind, &known, &list));
    }
    list
}

/// What `--set` holds although the file calls it uncertain: the file with the same number written
/// into it, and no `--set`, would still sample it, so the two must not look alike.
pub(super) fn held(uncertain: &[Uncertain], sets: Option<&Node>) -> Vec<(String, String)> {
    let within = |inner: &str, outer: &str| {
        inner.strip_prefix(outer).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    };
    let leaves = sets.map(leaves).unwrap_or_default();
    let held = leaves.into_iter().filter(|(set, _)| {
        uncertain.iter().any(|entry| within(set, &entry.path()) || within(&entry.path(), set))
    });
    held.map(|(set, value)| (format!("--set {set}"), value)).collect()
}
