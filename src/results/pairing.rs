//! `pairing.csv`: what sharing draws and luck was worth, outcome by outcome.

use super::table::{OPTION, OUTCOME, Table};
use crate::analysis::{Comparison, Subject};

const VARIANCE: &str = "variance over draws of option minus baseline, run by run";

/// Without two runs a draw it has a head only.
pub(super) fn table(subject: &Subject, comparison: &Comparison) -> Table {
    let row = |row: &crate::analysis::Pairing| {
        vec![
            subject.dictionary.outcomes[row.outcome].name.as_str().into(),
            subject.options[row.option].name.as_str().into(),
            row.shared.into(),
            row.other_luck.into(),
            row.other_draws.into(),
            row.gain().into(),
            row.from_draws().into(),
            row.from_luck().into(),
        ]
    };
    Table {
        file: "pairing.csv",
        columns: &[
            OUTCOME,
            OPTION,
            ("variance_shared", "of the outcome, squared", VARIANCE),
            (
                "variance_other_luck",
                "of the outcome, squared",
                "the same where the baseline has the same draws and other random numbers",
            ),
            (
                "variance_other_draws",
                "of the outcome, squared",
                "the same where the baseline has other draws",
            ),
            (
                "gain",
                "1",
                "how many times as many draws a comparison without pairing would need: other draws over shared; empty where pairs never differ",
            ),
            (
                "from_draws",
                "1",
                "the part that comes from sharing draws: other draws over other random numbers",
            ),
            (
                "from_luck",
                "1",
                "the part that comes from sharing random numbers: other over shared",
            ),
        ],
        rows: comparison.pairing.iter().map(row).collect(),
    }
}
