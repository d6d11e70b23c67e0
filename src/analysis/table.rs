//! The comparison as rows of text, for a terminal or a page.

use super::format;
use super::subject::Subject;
use super::summary::Comparison;
use super::tail::HEAVY;
use crate::model::{Better, Nature};

/// One outcome in one option, as text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Name of the outcome.
    pub outcome: String,
    /// What the numbers are: `persons`, `% of runs`; and which way is better.
    pub unit: String,
    /// Name of the option.
    pub option: String,
    /// Mean with its 95% interval.
    pub value: String,
    /// Median of the runs; for a first time the median tick among runs in which it happened.
    pub median: String,
    /// Difference from the baseline with its 95% interval; `baseline` for the baseline.
    pub difference: String,
    /// Share of draws in which the option did better than the baseline.
    pub better: String,
}

/// Stands behind a number that hangs on few draws: [`HEAVY`] of its spread or more is carried by 1%.
pub const HEAVY_MARK: char = '†';

/// The mark, where it belongs.
fn mark(tail: Option<f64>) -> String {
    if tail >= Some(HEAVY) { format!(" {HEAVY_MARK}") } else { String::new() }
}

/// The rows: outcome by outcome, option by option.
pub fn table(subject: &Subject, comparison: &Comparison) -> Vec<Row> {
    let mut rows = Vec::new();
    for compared in &comparison.outcomes {
        let what = &subject.dictionary.outcomes[compared.outcome];
        let measure = match what.nature {
            Nature::Amount => what.unit.clone(),
            Nature::Share if what.unit == "1" => "%".to_owned(),
            Nature::Share => format!("% ({})", what.unit),
            Nature::YesNo | Nature::FirstTime => "% of runs".to_owned(),
        };
        // A first time's way is about when it happens, not how often.
        let way = match (what.nature, what.better) {
            (Nature::FirstTime, Better::Higher) => ", later is better",
            (Nature::FirstTime, Better::Lower) => ", sooner is better",
            (_, Better::Lower) => ", less is better",
            (_, Better::Higher) => ", more is better",
            (_, Better::Neither) => "",
        };
        let all = subject.options.iter().zip(&compared.options).zip(&compared.differences);
        for ((option, summary), paired) in all {
            let median =
                summary.quantiles.map_or_else(String::new, |quantiles| match what.nature {
                    Nature::FirstTime => {
                        let tick = format::number(quantiles[2], f64::INFINITY);
                        format!("{} {tick}", subject.dictionary.time.tick)
                    }
                    nature => format::value(nature, quantiles[2], summary.mean.error),
                });
            rows.push(Row {
                outcome: what.name.clone(),
                unit: format!("{measure}{way}"),
                option: option.name.clone(),
                value: format::estimate(what.nature, &summary.mean) + &mark(summary.tail),
                median,
                difference: paired.as_ref().map_or_else(
                    || "baseline".to_owned(),
                    |paired| {
                        format::difference(what.nature, &paired.difference) + &mark(paired.tail)
                    },
                ),
                better: paired
                    .as_ref()
                    .and_then(|paired| paired.better)
                    .map_or_else(String::new, |share| {
                        format!("{} of draws", format::percent(share, 0.02))
                    }),
            });
        }
    }
    rows
}
