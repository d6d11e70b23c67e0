//! A table with its columns described where they are named: the file and its part of
//! `dictionary.csv` come from one place.

use std::path::Path;

use super::aside::write_aside;
use super::sheet::Sheet;
use crate::faults::Fault;

/// A column: name, unit, meaning.
pub(super) type Column = (&'static str, &'static str, &'static str);

/// Columns that several tables share.
pub(super) const OUTCOME: Column = ("outcome", "", "outcome, as a column of runs.csv");
pub(super) const OPTION: Column = ("option", "", "option, by its name in the scenario");
pub(super) const LOW: Column =
    ("low", "of the row", "lower end of the 95% interval, with the draw as sampling unit");
pub(super) const HIGH: Column = ("high", "of the row", "upper end of the 95% interval");

pub(super) const ERROR: Column = ("error", "of the row", "Monte Carlo standard error");
pub(super) const DRAWS: Column = ("draws", "draws", "draws that the interval rests on");

/// What stands behind every estimate: mean, interval, error, draws.
pub(super) fn estimate(e: &crate::analysis::Estimate) -> [Cell; 5] {
    [e.mean.into(), e.low.into(), e.high.into(), e.error.into(), e.n.into()]
}

/// One cell of a table.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Cell {
    /// Text of a scenario.
    Text(String),
    /// A word of the program's own.
    Word(&'static str),
    /// A number; empty where it is not finite.
    Number(f64),
    /// A whole number.
    Whole(usize),
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<f64> for Cell {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}

impl From<Option<f64>> for Cell {
    fn from(number: Option<f64>) -> Self {
        Self::Number(number.unwrap_or(f64::NAN))
    }
}

impl From<usize> for Cell {
    fn from(number: usize) -> Self {
        Self::Whole(number)
    }
}

/// A table that is to become a file.
pub(super) struct Table {
    /// Name of the file.
    pub file: &'static str,
    /// Its columns.
    pub columns: &'static [Column],
    /// Its rows, as long as the columns.
    pub rows: Vec<Vec<Cell>>,
}

impl Table {
    /// Writes the file into a folder.
    pub fn write(&self, folder: &Path) -> Result<(), Fault> {
        let path = folder.join(self.file);
        write_aside(&path, |file| {
            let mut sheet = Sheet::new(&path, file);
            let head: Vec<&str> = self.columns.iter().map(|column| column.0).collect();
            sheet.head(&head)?;
            for row in &self.rows {
                for cell in row {
                    match cell {
                        Cell::Text(text) => sheet.text(text)?,
                        Cell::Word(word) => sheet.word(word)?,
                        Cell::Number(number) => sheet.number(*number)?,
                        Cell::Whole(number) => sheet.whole(*number)?,
                    }
                }
                sheet.end()?;
            }
            sheet.finish()
        })
    }
}

/// Describes columns of a file in `dictionary.csv`.
pub(super) fn describe(sheet: &mut Sheet<'_>, file: &str, columns: &[Column]) -> Result<(), Fault> {
    columns
        .iter()
        .try_for_each(|(name, unit, meaning)| sheet.head(&[file, name, unit, "", "", meaning]))
}
