//! `first_ends.csv`: which end of a peace came first; `survival_differences.csv`: what an option
//! changed in how long the peace held.

use super::table::{Cell, DRAWS, ERROR, HIGH, LOW, OPTION, OUTCOME, Table, estimate};
use crate::analysis::{Comparison, Estimate, Subject};

pub(super) fn first_ends(subject: &Subject, comparison: &Comparison) -> Table {
    let mut rows = Vec::new();
    for (option, curves) in comparison.first_ends.iter().enumerate() {
        for curve in curves {
            for (year, share) in &curve.years {
                let mut row = vec![
                    subject.dictionary.outcomes[curve.outcome].name.as_str().into(),
                    subject.options[option].name.as_str().into(),
                    (*year as usize).into(),
                ];
                row.extend(estimate(share));
                rows.push(row);
            }
        }
    }
    Table {
        file: "first_ends.csv",
        columns: &[
            OUTCOME,
            OPTION,
            ("year", "years", "years from the start"),
            (
                "share",
                "1",
                "share of runs in which this end had come by then and was the first (Aalen-Johansen); where several came in one week, the gravest",
            ),
            LOW,
            HIGH,
            ERROR,
            DRAWS,
        ],
        rows,
    }
}

pub(super) fn survival_differences(subject: &Subject, comparison: &Comparison) -> Table {
    let mut rows = Vec::new();
    let baseline = &subject.options[comparison.baseline].name;
    for survived in &comparison.survival {
        for (option, difference) in survived.differences.iter().enumerate() {
            let Some(difference) = difference else { continue };
            let mut row = |measure: &'static str, year: Cell, e: &Estimate| {
                let mut row = vec![
                    subject.dictionary.outcomes[survived.outcome].name.as_str().into(),
                    subject.options[option].name.as_str().into(),
                    baseline.as_str().into(),
                    Cell::Word(measure),
                    year,
                ];
                row.extend(estimate(e));
                rows.push(row);
            };
            for (year, e) in &difference.years {
                row("share_without", (*year as usize).into(), e);
            }
            row("mean_time", None.into(), &difference.mean_ticks);
        }
    }
    Table {
        file: "survival_differences.csv",
        columns: &[
            OUTCOME,
            OPTION,
            ("baseline", "", "option that the others are compared with"),
            (
                "measure",
                "",
                "share_without: the share of runs in which it has not happened by the year; mean_time: the mean time without it within the horizon",
            ),
            ("year", "years", "years from the start; empty for mean_time"),
            ("difference", "1; ticks for mean_time", "option minus baseline in the measure"),
            (
                "low",
                "likewise",
                "lower end of the 95% interval: of shares Newcombe's for pairs, of the mean by bootstrap over draws",
            ),
            ("high", "likewise", "upper end of the 95% interval"),
            ERROR,
            DRAWS,
        ],
        rows,
    }
}
