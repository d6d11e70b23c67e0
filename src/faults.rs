//! What is wrong, where, what is allowed, what was meant.
//!
//! Faults are collected, never thrown one by one: a reader goes on with a stand-in value so that a
//! file shows everything that is wrong with it in one go.

use std::cell::RefCell;
use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use miette::{Diagnostic, LabeledSpan, SourceCode};

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
    /// Line and column of the start, both from 1; the column counts characters.
    pub fn line_and_column(&self) -> (usize, usize) {
        let start = self.span.start.min(self.text.text.len());
        let before = self.text.text.get(..start).unwrap_or("");
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or("").chars().count() + 1;
        (line, column)
    }
}

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

impl Diagnostic for Fault {
    fn help<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        self.help.as_ref().map(|help| Box::new(help) as Box<dyn fmt::Display>)
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        self.place.as_ref().map(|_| self as &dyn SourceCode)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        let place = self.place.as_ref()?;
        let label = LabeledSpan::new(None, place.span.start, place.span.len());
        Some(Box::new(std::iter::once(label)))
    }
}

impl SourceCode for Fault {
    fn read_span<'a>(
        &'a self,
        span: &miette::SourceSpan,
        before: usize,
        after: usize,
    ) -> Result<Box<dyn miette::SpanContents<'a> + 'a>, miette::MietteError> {
        let place = self.place.as_ref().ok_or(miette::MietteError::OutOfBounds)?;
        let inner = place.text.text.read_span(span, before, after)?;
        Ok(Box::new(miette::MietteSpanContents::new_named(
            place.text.name.clone(),
            inner.data(),
            *inner.span(),
            inner.line(),
            inner.column(),
            inner.line_count(),
        )))
    }
}

/// A collector of faults, shared by all readers of a file.
#[derive(Debug, Default)]
pub struct Faults {
    list: RefCell<Vec<Fault>>,
}

impl Faults {
    /// An empty collector.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a fault, unless the same one was said already (options and draws repeat a file's faults).
    pub fn push(&self, fault: Fault) {
        let mut list = self.list.borrow_mut();
        if !list.contains(&fault) {
            list.push(fault);
        }
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
        list.sort_by_key(|fault| {
            fault.place.as_ref().map(|place| (place.text.name.clone(), place.span.start))
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

/// The known name nearest to `word`, if one is near enough to be meant.
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    known
        .into_iter()
        .map(|name| (strsim::jaro_winkler(word, name), name))
        .filter(|(likeness, _)| *likeness > 0.75)
        .max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(a.1)))
        .map(|(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_knows_its_line_and_column() {
        let text = Arc::new(Text { name: "a.toml".into(), text: "one\ntwö x\n".into() });
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
    fn a_slip_of_the_pen_finds_the_name_that_was_meant() {
        assert_eq!(nearest("troop", ["police", "troops"]), Some("troops"));
        assert_eq!(nearest("zebra", ["police", "troops"]), None);
    }
}
