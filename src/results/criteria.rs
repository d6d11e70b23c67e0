//! `criteria.csv`: how each option stands by each criterion of the user's. Two numbers have two
//! names: how sure it is that an average is best, and how often an option does best in a run.

use super::table::{Cell, DRAWS, ERROR, HIGH, LOW, OPTION, OUTCOME, Table, estimate};
use crate::analysis::{Comparison, Line, Subject};

pub(super) fn table(subject: &Subject, comparison: &Comparison) -> Table {
    let mut rows = Vec::new();
    for (judged, criterion) in comparison.choice.criteria.iter().zip(&subject.compare.criteria) {
        for (option, info) in subject.options.iter().enumerate() {
            let standing = &judged.best.options[option];
            let mut row = vec![
                criterion.name.as_str().into(),
                subject.dictionary.outcomes[criterion.outcome].name.as_str().into(),
                Cell::Word(if criterion.less { "less" } else { "more" }),
                info.name.as_str().into(),
            ];
            row.extend(estimate(&judged.means[option]));
            row.extend([
                standing.average_best.into(),
                standing.average_near.into(),
                standing.best_in_future.mean.into(),
                standing.near_in_future.mean.into(),
                standing.regret.mean.mean.into(),
                standing.regret.q95.into(),
                Cell::Word(match judged.lines[option] {
                    Line::None => "",
                    Line::Kept => "kept",
                    Line::PerhapsKept => "perhaps_kept",
                    Line::PerhapsCrossed => "perhaps_crossed",
                    Line::Crossed => "crossed",
                }),
            ]);
            rows.push(row);
        }
    }
    Table {
        file: "criteria.csv",
        columns: &[
            ("criterion", "", "criterion, by its name in the scenario"),
            OUTCOME,
            ("want", "", "which way is better: less or more"),
            OPTION,
            ("mean", "of the outcome", "mean over draws; shares of 0 to 1"),
            LOW,
            HIGH,
            ERROR,
            DRAWS,
            (
                "confidence_average_best",
                "1",
                "confidence that the option's average over draws is best; says nothing about one run",
            ),
            (
                "confidence_average_near",
                "1",
                "confidence that its average lies within the band of the best average",
            ),
            (
                "best_in_future",
                "1",
                "how often it does best in a run of a draw, ties shared equally",
            ),
            ("near_in_future", "1", "share of runs in which it lies within the band of the best"),
            ("regret_mean", "of the outcome", "mean over runs of how far it falls behind the best"),
            ("regret_q95", "of the outcome", "95% quantile over runs of the same"),
            (
                "red_line",
                "",
                "whether its average crosses the red line: crossed or kept if the whole interval does, perhaps otherwise; empty without a line",
            ),
        ],
        rows,
    }
}
