//! What is wrong, where, what is allowed, what was meant.
//!
//! Faults are collected, never thrown one by one: a reader continues with a stand-in value so that a
//! file shows everything that is wrong with it in one go.

mod names;

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::fmt;
use std::ops::Range;
use std::sync::Arc;

pub use names::{did_you_mean, listed, nearest, one_of_many, share_meant};

/// What went wrong, and so which exit code a command ends with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// The command line asks for what cannot be.
    Usage,
    /// A scenario, or a file that it names, is not as it must be.
    Scenario,
    /// A file could not be read, or a folder of results is not whole.
    Input,
    /// A file or folder could not be written.
    Output,
    /// A simulation failed: a panic caught, or a number that is not finite.
    Run,
}

impl Kind {
    /// Exit code of a command that ends with this kind of fault.
    pub fn exit_code(self) -> u8 {
        match self {
            Self::Usage | Self::Scenario => 2,
            Self::Input | Self::Output | Self::Run => 1,
        }
    }
}

/// A text that faults can point into: a file, or the words of a `--set`.
#[derive(Debug, PartialEq, Eq)]
pub struct Text {
    /// Path as the user gave it, or `--set`.
    pub name: String,
    /// The whole text.
    pub text: String,
    /// Where its lines begin.
    lines: Vec<usize>,
}

impl Text {
    /// A text and its lines.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        let text = text.into();
        let breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        let lines = std::iter::once(0).chain(breaks.map(|(at, _)| at + 1)).collect();
        Self { name: name.into(), text, lines }
    }
}

/// A stretch of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The text that the span lies in.
    pub text: Arc<Text>,
    /// Bytes of the text, `start..end`.
    pub span: Range<usize>,
}

impl Place {
    /// Line of the start, from 1, and the byte at which that line begins.
    pub fn line(&self) -> (usize, usize) {
        let line = self.text.lines.partition_point(|begin| *begin <= self.span.start).max(1);
        (line, self.text.lines.get(line - 1).copied().unwrap_or(0))
    }

    /// Line and column of the start, both from 1; the column counts characters.
    pub fn line_and_column(&self) -> (usize, usize) {
        let (line, begin) = self.line();
        let start = self.span.start.min(self.text.text.len());
        (line, self.text.text.get(begin..start).unwrap_or("").chars().count() + 1)
    }

    /// What tells it from other places.
    fn mark(&self) -> Mark {
        (Arc::as_ptr(&self.text) as usize, self.span.start, self.span.end)
    }
}

/// A text by its address, and a span in it.
type Mark = (usize, usize, usize);

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Which kind, and so which exit code.
    pub kind: Kind,
    /// One sentence in the language of the file: `clock.years = 90 must lie in 1 to 50`.
    pub message: String,
    /// Where, if it lies in a text.
    pub place: Option<Place>,
    /// What to do about it: the nearest valid name, the flag that helps.
    pub help: Option<String>,
}

impl Fault {
    /// A fault without a place.
    pub fn new(kind: Kind, message: impl Into<String>) -> Self {
        Self { kind, message: message.into(), place: None, help: None }
    }

    /// The same fault at a place.
    pub fn at(mut self, place: &Place) -> Self {
        self.place = Some(place.clone());
        self
    }

    /// The same fault with a word of help.
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// The same fault with a word of help, where there is one.
    pub fn help_if(self, help: Option<impl Into<String>>) -> Self {
        match help {
            Some(help) => self.help(help),
            None => self,
        }
    }

    /// A file that could not be read, with the system's own words.
    pub fn unreadable(path: &std::path::Path, error: &std::io::Error) -> Self {
        Self::new(Kind::Input, format!("cannot read {}: {error}", path.display()))
    }

    /// A file or folder that could not be written, with the system's own words.
    pub fn unwritable(path: &std::path::Path, error: &std::io::Error) -> Self {
        Self::new(Kind::Output, format!("cannot write {}: {error}", path.display()))
    }
}

/// The message alone; the place is shown by whoever prints the fault.
impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Fault {}

/// Name of a text, first byte, and the byte after the last.
type Span = (String, usize, usize);

/// A collector of faults, shared by all readers of a file.
#[derive(Debug)]
pub struct Faults {
    list: RefCell<Vec<Fault>>,
    said: RefCell<BTreeSet<(Option<Span>, String)>>,
    touched: RefCell<BTreeSet<Mark>>,
    bad: RefCell<BTreeSet<(Mark, String)>>,
    comparisons: Cell<usize>,
}

/// Names that are compared in search of what was meant, in all [pairs]: a file of nothing but
/// misspelt names is shown at once, too.
const COMPARISONS: usize = 50_000;

impl Default for Faults {
    fn default() -> Self {
        Self {
            list: RefCell::default(),
            said: RefCell::default(),
            touched: RefCell::default(),
            bad: RefCell::default(),
            comparisons: Cell::new(COMPARISONS),
        }
    }
}

impl Faults {
    /// An empty collector.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a fault, unless the same one was said already (options and draws repeat a file's faults).
    pub fn push(&self, fault: Fault) {
        let at = |place: &Place| (place.text.name.clone(), place.span.start, place.span.end);
        let mark = fault.place.as_ref().map(at);
        if self.said.borrow_mut().insert((mark, fault.message.clone())) {
            self.touched.borrow_mut().extend(fault.place.as_ref().map(Place::mark));
            self.list.borrow_mut().push(fault);
        }
    }

    /// Adds a fault of a value, so that what is read in its place is not judged again.
    pub fn push_bad(&self, fault: Fault, key: &str) {
        if let Some(place) = &fault.place {
            self.mark_bad(place, key);
        }
        self.push(fault);
    }

    /// Notes that the value at a place is wrong, or with a key that it is missing there, where that was
    /// said of something else.
    pub fn mark_bad(&self, place: &Place, key: &str) {
        self.bad.borrow_mut().insert((place.mark(), key.to_owned()));
    }

    /// True if the value at a place was found wrong; with a key: if that key was missing there.
    pub fn is_bad(&self, place: &Place, key: &str) -> bool {
        self.bad.borrow().contains(&(place.mark(), key.to_owned()))
    }

    /// True if a fault was said at a place.
    pub fn touches(&self, place: &Place) -> bool {
        self.touched.borrow().contains(&place.mark())
    }

    /// Takes over those faults of another collector that are faults of a value.
    pub fn take_bad_of(&self, other: Self) {
        let bad: BTreeSet<Mark> = other.bad.borrow().iter().map(|(mark, _)| *mark).collect();
        for fault in other.list.into_inner() {
            if fault.place.as_ref().is_some_and(|place| bad.contains(&place.mark())) {
                self.push(fault);
            }
        }
    }

    /// The known name nearest to `word`, if one is near enough to be meant and not too many names
    /// were asked for before.
    pub fn nearest<'a>(
        &self,
        word: &str,
        known: impl IntoIterator<Item = &'a str>,
    ) -> Option<&'a str> {
        let left = &self.comparisons;
        let known = known.into_iter().take_while(|_| {
            left.set(left.get().saturating_sub(1));
            left.get() > 0
        });
        nearest(word, known)
    }

    /// Unknown keys that are slips of the pen, each with the known one that was meant. Only the first are
    /// looked at: more are no slips.
    pub fn slips<'k, 'n>(
        &self,
        unknown: impl Iterator<Item = &'k str>,
        known: impl Iterator<Item = &'n str> + Clone,
    ) -> impl Iterator<Item = (&'k str, &'n str)> {
        unknown.take(SLIPS).filter_map(move |key| Some((key, self.nearest(key, known.clone())?)))
    }

    /// How many faults were collected.
    pub fn len(&self) -> usize {
        self.list.borrow().len()
    }

    /// True if nothing is wrong so far.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The faults in the order of the texts they lie in, those without a place first.
    pub fn into_vec(self) -> Vec<Fault> {
        let mut list = self.list.into_inner();
        let at = |fault: &Fault| fault.place.clone().map(|place| (place.text, place.span.start));
        list.sort_by(|a, b| match (at(a), at(b)) {
            (Some((one, a)), Some((other, b))) => one.name.cmp(&other.name).then(a.cmp(&b)),
            (one, other) => one.is_some().cmp(&other.is_some()),
        });
        list
    }

    /// `Ok(value)` if nothing is wrong, all faults otherwise.
    pub fn or_ok<T>(self, value: Option<T>) -> Result<T, Vec<Fault>> {
        match value {
            Some(value) if self.is_empty() => Ok(value),
            _ if self.is_empty() => {
                Err(vec![Fault::new(Kind::Run, "a reader gave nothing and said nothing")])
            }
            _ => Err(self.into_vec()),
        }
    }
}

impl From<Fault> for Vec<Fault> {
    fn from(fault: Fault) -> Self {
        vec![fault]
    }
}

/// Unknown keys of one table that may be slips of the pen.
const SLIPS: usize = 20;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_knows_its_line_and_column() {
        let text = Arc::new(Text::new("a.toml", "one\ntwö x\n"));
        let place = Place { text, span: 9..10 };
        assert_eq!(place.line_and_column(), (2, 5));
    }

    #[test]
    fn the_same_fault_is_said_once() {
        let faults = Faults::new();
        faults.push(Fault::new(Kind::Usage, "x"));
        faults.push(Fault::new(Kind::Usage, "x"));
        assert_eq!(faults.len(), 1);
    }

    #[test]
    fn a_hundred_thousand_faults_are_collected_and_placed_at_once() {
        let (text, faults) = (Arc::new(Text::new("a", "x\n".repeat(100_000))), Faults::new());
        for at in 0..100_000 {
            let place = Place { text: Arc::clone(&text), span: 2 * at..2 * at + 1 };
            faults.push(Fault::new(Kind::Scenario, "x").at(&place));
        }
        let list = faults.into_vec();
        let lines = list.iter().map(|fault| fault.place.as_ref().unwrap().line_and_column());
        assert!(lines.eq((1..=100_000).map(|line| (line, 1))));
    }
}
