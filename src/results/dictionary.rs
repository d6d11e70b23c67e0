//! `dictionary.csv`: every column of every file, so that no number needs guessing.

use std::path::Path;

use super::aside::write_aside;
use super::sheet::Sheet;
use super::summary::words_of;
use super::table::{Column, OPTION, Table, describe};
use crate::analysis::Subject;
use crate::faults::Fault;
use crate::model::Dictionary;

/// Name of the column that holds the time point.
pub(super) fn time_column(words: &Dictionary) -> &str {
    if words.time.unit.is_empty() { "point" } else { &words.time.unit }
}

/// Columns that say which run a row is of.
const RUN: [Column; 3] = [
    OPTION,
    ("draw", "", "sample of the uncertain parameters, from 0, the same for every option"),
    ("run", "", "run of the draw, from 0"),
];

/// Writes it.
pub(super) fn write(path: &Path, subject: &Subject, tables: &[Table]) -> Result<(), Fault> {
    let words = &subject.dictionary;
    write_aside(path, |file| {
        let mut sheet = Sheet::new(path, file);
        sheet.head(&["file", "name", "unit", "nature", "better", "meaning"])?;
        describe(&mut sheet, "runs.csv", &RUN)?;
        for outcome in &words.outcomes {
            let (nature, better) = words_of(outcome.nature, outcome.better);
            sheet.word("runs.csv")?;
            sheet.text(&outcome.name)?;
            sheet.text(&outcome.unit)?;
            sheet.word(nature)?;
            sheet.word(better)?;
            sheet.text(&outcome.meaning)?;
            sheet.end()?;
        }
        if !words.series.is_empty() {
            describe(&mut sheet, "series.csv", &RUN)?;
            let time = time_column(words);
            sheet.head(&["series.csv", time, time, "", "", "time point of the series, from 0"])?;
        }
        for series in &words.series {
            sheet.word("series.csv")?;
            sheet.text(&series.name)?;
            sheet.text(&series.unit)?;
            sheet.word("amount")?;
            sheet.word("")?;
            sheet.text(&series.meaning)?;
            sheet.end()?;
        }
        tables.iter().try_for_each(|table| describe(&mut sheet, table.file, table.columns))?;
        sheet.finish()
    })
}
