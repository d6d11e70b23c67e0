//! `worst.csv`: the worst 5 in 100 runs of each option, outcome by outcome.

use super::table::{OPTION, OUTCOME, Table};
use crate::analysis::{Comparison, Subject};

pub(super) fn table(subject: &Subject, comparison: &Comparison) -> Table {
    let mut rows = Vec::new();
    for worst in &comparison.worst {
        for (option, of) in worst.options.iter().enumerate() {
            let Some(of) = of else { continue };
            rows.push(vec![
                subject.dictionary.outcomes[worst.outcome].name.as_str().into(),
                subject.options[option].name.as_str().into(),
                of.share.into(),
                of.threshold.into(),
                of.mean.into(),
                worst.id(subject, option).as_str().into(),
            ]);
        }
    }
    Table {
        file: "worst.csv",
        columns: &[
            OUTCOME,
            OPTION,
            ("share", "1", "share of runs that count as the worst"),
            ("threshold", "of the outcome", "the mildest of them"),
            ("mean", "of the outcome", "mean over them"),
            ("worst_run", "", "the very worst, as `replay` takes it"),
        ],
        rows,
    }
}
