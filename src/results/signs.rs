//! `signs.csv`: what early months tell of what comes later.

use super::table::{Cell, Column, Table};
use crate::analysis::{Comparison, EarlySign, Subject};

const COLUMNS: &[Column] = &[
    ("end", "", "outcome that the sign predicts"),
    ("series", "", "series that is read, as a column of series.csv"),
    ("point", "time points", "when it is read, counted from 1"),
    (
        "tells",
        "1",
        "chance that of two runs of one option, one in which the end came later and one in which it did not, the sign says which is which: 0.5 = no better than a coin, 1 = always",
    ),
    ("low", "1", "lower end of its 95% interval over draws"),
    ("high", "1", "upper end of its 95% interval over draws"),
    ("worse", "", "which way is worse: higher or lower"),
    ("came_q25", "of the series", "lower quartile where the end came later"),
    ("came_q50", "of the series", "median where the end came later"),
    ("came_q75", "of the series", "upper quartile where the end came later"),
    ("held_q25", "of the series", "lower quartile where it did not"),
    ("held_q50", "of the series", "median where it did not"),
    ("held_q75", "of the series", "upper quartile where it did not"),
    ("cut", "of the series", "value beyond which an alarm would be raised"),
    ("caught", "1", "share of runs in which the end came later that lie beyond the cut"),
    ("false_alarms", "1", "share of runs in which it did not that lie beyond the cut"),
];

pub(super) fn table(subject: &Subject, comparison: &Comparison) -> Table {
    let row = |early: &EarlySign| {
        let sign = &early.sign;
        let mut row = vec![
            subject.dictionary.outcomes[early.end].name.as_str().into(),
            subject.dictionary.series[sign.series].name.as_str().into(),
            (sign.point + 1).into(),
            sign.tells.into(),
            sign.low.into(),
            sign.high.into(),
            Cell::Word(if sign.higher_is_worse { "higher" } else { "lower" }),
        ];
        row.extend(sign.came.iter().chain(&sign.held).map(|number| Cell::Number(*number)));
        row.extend([sign.cut, sign.caught, sign.false_alarms].map(Cell::Number));
        row
    };
    Table { file: "signs.csv", columns: COLUMNS, rows: comparison.signs.iter().map(row).collect() }
}
