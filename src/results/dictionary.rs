//! `dictionary.csv`: every column of every file, so that no number needs guessing.

use std::path::Path;

use super::aside::write_aside;
use super::sheet::Sheet;
use super::summary::{DIFFERENCES, SUMMARY, SURVIVAL, words_of};
use super::table::Table;
use crate::analysis::Subject;
use crate::faults::Fault;
use crate::model::Dictionary;

/// Name of the column that holds the time point.
pub(super) fn time_column(words: &Dictionary) -> &str {
    if words.time.unit.is_empty() { "point" } else { &words.time.unit }
}

/// Unit and meaning of a column of the program's own.
fn of_column(name: &str) -> (&'static str, &'static str) {
    match name {
        "option" => ("", "option, by its name in the scenario"),
        "baseline" => ("", "option that the others are held against"),
        "draw" => ("", "sample of the uncertain parameters, from 0, the same for every option"),
        "run" => ("", "run of the draw, from 0"),
        "outcome" => ("", "outcome, as a column of runs.csv"),
        "unit" => (
            "",
            "unit of the outcome; mean and interval of a yes_no or first_time are shares of runs, 0 to 1",
        ),
        "nature" => ("", "amount, share, yes_no or first_time"),
        "better" => ("", "which way is better: lower, higher or neither"),
        "mean" => (
            "of the row",
            "mean over draws; of a yes_no or first_time the share of runs in which it happened",
        ),
        "difference" => (
            "of the row",
            "mean over draws of option minus baseline; of a yes_no or first_time in the share of runs in which it happened",
        ),
        "low" => (
            "of the row",
            "lower end of the 95% interval, with the draw as sampling unit; empty if unknown",
        ),
        "high" => ("of the row", "upper end of the 95% interval; empty if unknown"),
        "error" => ("of the row", "Monte Carlo standard error; empty if unknown"),
        "draws" => ("draws", "draws that the interval rests on"),
        "runs" => ("runs", "runs of the option"),
        "q05" | "q25" | "q50" | "q75" | "q95" => (
            "of the outcome",
            "quantile over runs; of a first_time in ticks among runs in which it happened; empty for yes_no",
        ),
        "correlation" => {
            ("1", "correlation of option and baseline over draws; empty if either never varies")
        }
        "better_share" => ("1", "share of draws in which the option did better than the baseline"),
        "equal_share" => (
            "1",
            "share of draws in which both did the same; with better_share and worse_share it makes 1",
        ),
        "worse_share" => ("1", "share of draws in which the option did worse than the baseline"),
        "parameters" => (
            "1",
            "share of the variance of runs that lies between draws, so comes from uncertain parameters; the rest is chance; empty with one run a draw",
        ),
        "parameters_low" => ("1", "lower end of its 95% interval"),
        "parameters_high" => ("1", "upper end of its 95% interval"),
        "top_share" => (
            "1",
            "share of the variance over draws that the 1% of draws farthest from the mean carry; above 0.3 the mean hangs on few draws",
        ),
        "year" => ("years", "years from the start"),
        "share" => ("1", "share of runs in which the outcome has not happened by then"),
        _ => ("", ""),
    }
}

/// Writes it.
pub(super) fn write(path: &Path, subject: &Subject, tables: &[Table]) -> Result<(), Fault> {
    let words = &subject.dictionary;
    write_aside(path, |file| {
        let mut sheet = Sheet::new(path, file);
        sheet.head(&["file", "name", "unit", "nature", "better", "meaning"])?;
        let own = |sheet: &mut Sheet<'_>, file: &str, names: &[&str]| {
            names.iter().try_for_each(|name| {
                let (unit, meaning) = of_column(name);
                sheet.head(&[file, name, unit, "", "", meaning])
            })
        };
        own(&mut sheet, "runs.csv", &["option", "draw", "run"])?;
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
            own(&mut sheet, "series.csv", &["option", "draw", "run"])?;
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
        own(&mut sheet, "summary.csv", &SUMMARY)?;
        own(&mut sheet, "differences.csv", &DIFFERENCES)?;
        own(&mut sheet, "survival.csv", &SURVIVAL)?;
        tables.iter().try_for_each(|table| table.describe(&mut sheet))?;
        sheet.finish()
    })
}
