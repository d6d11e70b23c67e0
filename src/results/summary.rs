//! `summary.csv`, `differences.csv`, `survival.csv`: what analysis computed, one row an option.

use std::path::Path;

use super::aside::write_aside;
use super::sheet::Sheet;
use crate::analysis::{Comparison, Estimate, Split, Subject};
use crate::faults::Fault;
use crate::model::{Better, Nature};

pub(super) const SUMMARY: [&str; 20] = [
    "outcome",
    "unit",
    "nature",
    "better",
    "option",
    "mean",
    "low",
    "high",
    "error",
    "draws",
    "runs",
    "q05",
    "q25",
    "q50",
    "q75",
    "q95",
    "parameters",
    "parameters_low",
    "parameters_high",
    "top_share",
];

pub(super) const DIFFERENCES: [&str; 19] = [
    "outcome",
    "unit",
    "nature",
    "better",
    "option",
    "baseline",
    "difference",
    "low",
    "high",
    "error",
    "draws",
    "correlation",
    "better_share",
    "equal_share",
    "worse_share",
    "parameters",
    "parameters_low",
    "parameters_high",
    "top_share",
];

pub(super) const SURVIVAL: [&str; 8] =
    ["outcome", "option", "year", "share", "low", "high", "error", "draws"];

fn word_of(nature: Nature) -> &'static str {
    match nature {
        Nature::Amount => "amount",
        Nature::Share => "share",
        Nature::YesNo => "yes_no",
        Nature::FirstTime => "first_time",
    }
}

fn way_of(better: Better) -> &'static str {
    match better {
        Better::Lower => "lower",
        Better::Higher => "higher",
        Better::Neither => "neither",
    }
}

/// The nature and the better way of an outcome, as words in files.
pub(super) fn words_of(nature: Nature, better: Better) -> (&'static str, &'static str) {
    (word_of(nature), way_of(better))
}

fn interval(sheet: &mut Sheet<'_>, e: &Estimate) -> Result<(), Fault> {
    [e.mean, e.low, e.high, e.error].into_iter().try_for_each(|number| sheet.number(number))?;
    sheet.whole(e.n)
}

/// What opens a row: the outcome and the option.
fn open(sheet: &mut Sheet<'_>, subject: &Subject, at: usize, option: usize) -> Result<(), Fault> {
    let what = &subject.dictionary.outcomes[at];
    sheet.text(&what.name)?;
    sheet.text(&what.unit)?;
    sheet.word(word_of(what.nature))?;
    sheet.word(way_of(what.better))?;
    sheet.text(&subject.options[option].name)
}

/// Each shown outcome in each option.
pub(super) fn write_summary(
    path: &Path,
    subject: &Subject,
    comparison: &Comparison,
) -> Result<(), Fault> {
    write_aside(path, |file| {
        let mut sheet = Sheet::new(path, file);
        sheet.head(&SUMMARY)?;
        for compared in &comparison.outcomes {
            for (option, summary) in compared.options.iter().enumerate() {
                open(&mut sheet, subject, compared.outcome, option)?;
                interval(&mut sheet, &summary.mean)?;
                sheet.whole(comparison.draws * comparison.runs_per_draw)?;
                for level in 0..5 {
                    sheet.maybe(summary.quantiles.map(|quantiles| quantiles[level]))?;
                }
                origin(&mut sheet, summary.split.as_ref(), summary.tail)?;
                sheet.end()?;
            }
        }
        sheet.finish()
    })
}

/// Where the spread comes from: the share of parameters with its interval, the share of the top
/// 1% of draws.
fn origin(sheet: &mut Sheet<'_>, split: Option<&Split>, tail: Option<f64>) -> Result<(), Fault> {
    sheet.maybe(split.map(|split| split.parameters))?;
    sheet.maybe(split.map(|split| split.low))?;
    sheet.maybe(split.map(|split| split.high))?;
    sheet.maybe(tail)
}

/// Each shown outcome in each option but the baseline, against it.
pub(super) fn write_differences(
    path: &Path,
    subject: &Subject,
    comparison: &Comparison,
) -> Result<(), Fault> {
    let baseline = &subject.options[comparison.baseline].name;
    write_aside(path, |file| {
        let mut sheet = Sheet::new(path, file);
        sheet.head(&DIFFERENCES)?;
        for compared in &comparison.outcomes {
            for (option, paired) in compared.differences.iter().enumerate() {
                let Some(paired) = paired else { continue };
                open(&mut sheet, subject, compared.outcome, option)?;
                sheet.text(baseline)?;
                interval(&mut sheet, &paired.difference)?;
                sheet.maybe(paired.correlation)?;
                sheet.maybe(paired.better)?;
                sheet.number(paired.equal)?;
                sheet.maybe(paired.worse)?;
                origin(&mut sheet, paired.split.as_ref(), paired.tail)?;
                sheet.end()?;
            }
        }
        sheet.finish()
    })
}

/// The survival of the peace at whole years.
pub(super) fn write_survival(
    path: &Path,
    subject: &Subject,
    comparison: &Comparison,
) -> Result<(), Fault> {
    write_aside(path, |file| {
        let mut sheet = Sheet::new(path, file);
        sheet.head(&SURVIVAL)?;
        for survived in &comparison.survival {
            for (option, curve) in survived.options.iter().enumerate() {
                for (year, share) in &curve.years {
                    sheet.text(&subject.dictionary.outcomes[survived.outcome].name)?;
                    sheet.text(&subject.options[option].name)?;
                    sheet.whole(*year as usize)?;
                    interval(&mut sheet, share)?;
                    sheet.end()?;
                }
            }
        }
        sheet.finish()
    })
}
