//! One CSV file: numbers stay numbers, text of a scenario never becomes a formula.

use std::fmt::Write as _;
use std::io::Write;
use std::path::Path;

use super::aside::failed;
use crate::faults::Fault;
use crate::text;

/// A CSV file being filled, cell by cell.
pub struct Sheet<'a> {
    path: &'a Path,
    writer: csv::Writer<&'a mut dyn Write>,
    cell: String,
}

impl<'a> Sheet<'a> {
    /// An empty sheet; `path` is what faults name.
    pub fn new(path: &'a Path, file: &'a mut dyn Write) -> Self {
        Self { path, writer: csv::Writer::from_writer(file), cell: String::new() }
    }

    /// A cell of the program's own words.
    pub fn word(&mut self, word: &str) -> Result<(), Fault> {
        self.writer.write_field(word).map_err(failed(self.path))
    }

    /// A cell of text from a scenario. A spreadsheet would run what begins with `=`, `+`, `-`, `@`
    /// or a tab as a formula: an apostrophe keeps it text.
    pub fn text(&mut self, text: &str) -> Result<(), Fault> {
        self.word(&safe(text))
    }

    /// A number, as short as it can be read back exactly; empty where it is not finite.
    pub fn number(&mut self, number: f64) -> Result<(), Fault> {
        self.cell.clear();
        if number.is_finite() {
            // + 0.0 makes a negative zero a plain one.
            let _ = write!(self.cell, "{}", number + 0.0);
        }
        self.writer.write_field(&self.cell).map_err(failed(self.path))
    }

    /// A number of single precision, as short as it can be read back exactly.
    pub fn single(&mut self, number: f32) -> Result<(), Fault> {
        self.cell.clear();
        let _ = write!(self.cell, "{}", number + 0.0);
        self.writer.write_field(&self.cell).map_err(failed(self.path))
    }

    /// A whole number.
    pub fn whole(&mut self, number: usize) -> Result<(), Fault> {
        self.cell.clear();
        let _ = write!(self.cell, "{number}");
        self.writer.write_field(&self.cell).map_err(failed(self.path))
    }

    /// A number, or an empty cell.
    pub fn maybe(&mut self, number: Option<f64>) -> Result<(), Fault> {
        self.number(number.unwrap_or(f64::NAN))
    }

    /// Ends the row.
    pub fn end(&mut self) -> Result<(), Fault> {
        self.writer.write_record(None::<&[u8]>).map_err(failed(self.path))
    }

    /// A whole row of the program's own words.
    pub fn head(&mut self, words: &[&str]) -> Result<(), Fault> {
        self.writer.write_record(words).map_err(failed(self.path))
    }

    /// Hands everything to the file.
    pub fn finish(mut self) -> Result<(), Fault> {
        self.writer.flush().map_err(|error| Fault::unwritable(self.path, &error))
    }
}

/// Text that no spreadsheet takes for a formula and that stays in its cell: one line, and an
/// apostrophe before what a spreadsheet would run, be it written with wide signs.
pub(super) fn safe(text: &str) -> String {
    let line = text::one_line(text);
    let unseen = |c: char| c.is_whitespace() || text::look(c.encode_utf8(&mut [0; 4])).is_empty();
    let risky = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];
    if line.trim_start_matches(unseen).starts_with(risky) { format!("'{line}") } else { line }
}
