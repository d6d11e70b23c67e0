//! `summary.csv`, `differences.csv`, `survival.csv`: what analysis computed, one row an option.

use super::table::{Cell, Column, DRAWS, OPTION, OUTCOME, Table, estimate};
use crate::analysis::{Comparison, Split, Subject};
use crate::model::{Better, Nature};

const UNIT: Column = (
    "unit",
    "",
    "unit of the outcome; mean and interval of a yes_no or first_time are shares of runs, 0 to 1",
);
const NATURE: Column = ("nature", "", "amount, share, yes_no or first_time");
const BETTER: Column = ("better", "", "which way is better: lower, higher or neither");
const LOW: Column = (
    "low",
    "of the row",
    "lower end of the 95% interval, with the draw as sampling unit; empty if unknown",
);
const HIGH: Column = ("high", "of the row", "upper end of the 95% interval; empty if unknown");
const ERROR: Column = ("error", "of the row", "Monte Carlo standard error; empty if unknown");
const PARAMETERS: Column = (
    "parameters",
    "1",
    "share of the variance of runs that lies between draws, so comes from uncertain parameters; the rest is chance; empty with one run a draw",
);
const PARAMETERS_LOW: Column = ("parameters_low", "1", "lower end of its 95% interval");
const PARAMETERS_HIGH: Column = ("parameters_high", "1", "upper end of its 95% interval");
const TOP_SHARE: Column = (
    "top_share",
    "1",
    "share of the variance over draws that the 1% of draws farthest from the mean carry; above 0.3 the mean rests on few draws",
);

const Q05: Column = quantile("q05");
const Q25: Column = quantile("q25");
const Q50: Column = quantile("q50");
const Q75: Column = quantile("q75");
const Q95: Column = quantile("q95");

const fn quantile(name: &'static str) -> Column {
    (
        name,
        "of the outcome",
        "quantile over runs; of a first_time in ticks among runs in which it happened; empty for yes_no",
    )
}

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

/// What opens a row: the outcome and the option.
fn open(subject: &Subject, outcome: usize, option: usize) -> Vec<Cell> {
    let what = &subject.dictionary.outcomes[outcome];
    let (nature, better) = words_of(what.nature, what.better);
    vec![
        what.name.as_str().into(),
        what.unit.as_str().into(),
        Cell::Word(nature),
        Cell::Word(better),
        subject.options[option].name.as_str().into(),
    ]
}

/// Where the spread comes from: the share of parameters with its interval, the share of the top
/// 1% of draws.
fn origin(split: Option<&Split>, tail: Option<f64>) -> [Cell; 4] {
    let of = |read: fn(&Split) -> f64| split.map(read).into();
    [of(|split| split.parameters), of(|split| split.low), of(|split| split.high), tail.into()]
}

/// Each shown outcome in each option.
pub(super) fn summary(subject: &Subject, comparison: &Comparison) -> Table {
    let mut rows = Vec::new();
    for compared in &comparison.outcomes {
        for (option, summary) in compared.options.iter().enumerate() {
            let mut row = open(subject, compared.outcome, option);
            row.extend(estimate(&summary.mean));
            row.push((comparison.draws * comparison.runs_per_draw).into());
            let quantile = |level: usize| summary.quantiles.map(|quantiles| quantiles[level]);
            row.extend((0..5).map(|level| quantile(level).into()));
            row.extend(origin(summary.split.as_ref(), summary.tail));
            rows.push(row);
        }
    }
    Table {
        file: "summary.csv",
        columns: &[
            OUTCOME,
            UNIT,
            NATURE,
            BETTER,
            OPTION,
            (
                "mean",
                "of the row",
                "mean over draws; of a yes_no or first_time the share of runs in which it happened",
            ),
            LOW,
            HIGH,
            ERROR,
            DRAWS,
            ("runs", "runs", "runs of the option"),
            Q05,
            Q25,
            Q50,
            Q75,
            Q95,
            PARAMETERS,
            PARAMETERS_LOW,
            PARAMETERS_HIGH,
            TOP_SHARE,
        ],
        rows,
    }
}

/// Each shown outcome in each option but the baseline, against it.
pub(super) fn differences(subject: &Subject, comparison: &Comparison) -> Table {
    let mut rows = Vec::new();
    for compared in &comparison.outcomes {
        for (option, paired) in compared.differences.iter().enumerate() {
            let Some(paired) = paired else { continue };
            let mut row = open(subject, compared.outcome, option);
            row.push(subject.options[comparison.baseline].name.as_str().into());
            row.extend(estimate(&paired.difference));
            row.extend([
                paired.correlation.into(),
                paired.better.into(),
                paired.equal.into(),
                paired.worse.into(),
            ]);
            row.extend(origin(paired.split.as_ref(), paired.tail));
            rows.push(row);
        }
    }
    Table {
        file: "differences.csv",
        columns: &[
            OUTCOME,
            UNIT,
            NATURE,
            BETTER,
            OPTION,
            ("baseline", "", "option that the others are compared with"),
            (
                "difference",
                "of the row",
                "mean over draws of option minus baseline; of a yes_no or first_time in the share of runs in which it happened",
            ),
            LOW,
            HIGH,
            ERROR,
            DRAWS,
            (
                "correlation",
                "1",
                "correlation of option and baseline over draws; empty if either never varies",
            ),
            (
                "better_share",
                "1",
                "share of draws in which the option did better than the baseline",
            ),
            (
                "equal_share",
                "1",
                "share of draws in which both did the same; with better_share and worse_share it makes 1",
            ),
            ("worse_share", "1", "share of draws in which the option did worse than the baseline"),
            PARAMETERS,
            PARAMETERS_LOW,
            PARAMETERS_HIGH,
            TOP_SHARE,
        ],
        rows,
    }
}

/// The survival of the peace at whole years.
pub(super) fn survival(subject: &Subject, comparison: &Comparison) -> Table {
    let mut rows = Vec::new();
    for survived in &comparison.survival {
        for (option, curve) in survived.options.iter().enumerate() {
            for (year, share) in &curve.years {
                let outcome = &subject.dictionary.outcomes[survived.outcome];
                let mut row: Vec<Cell> = vec![
                    outcome.name.as_str().into(),
                    subject.options[option].name.as_str().into(),
                    (*year as usize).into(),
                ];
                row.extend(estimate(share));
                rows.push(row);
            }
        }
    }
    Table {
        file: "survival.csv",
        columns: &[
            OUTCOME,
            OPTION,
            ("year", "years", "years from the start"),
            ("share", "1", "share of runs in which the outcome has not happened by then"),
            LOW,
            HIGH,
            ERROR,
            DRAWS,
        ],
        rows,
    }
}
