//! The comparison as rows of text, for a terminal or a page.

use super::comparison::Comparison;
use super::format;
use super::paired::Paired;
use super::subject::Subject;
use super::tail::mark;
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
    /// Shares of draws in which the option did better than the baseline, the same, and worse, in
    /// hundredths: `12 / 86 / 2`; `same in 100%` where no draw tells them apart. Empty for the baseline
    /// and where no way is better.
    pub better: String,
}

/// How often an option did better, the same, worse: a tie is neither.
pub fn shares(paired: &Paired) -> String {
    match (paired.better, paired.worse) {
        _ if paired.equal == 1.0 => "same in 100%".to_owned(),
        (Some(better), Some(worse)) => {
            let parts = format::hundredths(&[better, paired.equal, worse]);
            format!("{} / {} / {}", parts[0], parts[1], parts[2])
        }
        _ => String::new(),
    }
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
        let means = compared.options.iter().map(|summary| &summary.mean);
        let differences = compared.differences.iter().flatten().map(|paired| &paired.difference);
        let form = format::form(what.nature, means.chain(differences));
        let all = subject.options.iter().zip(&compared.options).zip(&compared.differences);
        for ((option, summary), paired) in all {
            let median =
                summary.quantiles.map_or_else(String::new, |quantiles| match what.nature {
                    Nature::FirstTime => {
                        let tick = format::number(quantiles[2], f64::INFINITY);
                        format!("{} {tick}", subject.dictionary.time.tick)
                    }
                    nature => format::alone_in(form, nature, quantiles[2], &summary.mean),
                });
            rows.push(Row {
                outcome: what.name.clone(),
                unit: format!("{measure}{way}"),
                option: option.name.clone(),
                value: format::estimate_in(form, what.nature, &summary.mean) + mark(summary.tail),
                median,
                difference: paired.as_ref().map_or_else(
                    || "baseline".to_owned(),
                    |paired| {
                        format::difference_in(form, what.nature, &paired.difference)
                            + mark(paired.tail)
                    },
                ),
                better: paired.as_ref().map_or_else(String::new, shares),
            });
        }
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_all_draws_are_the_same_none_is_called_not_better() {
        let of = |option: &[f64], baseline: &[f64]| {
            shares(&Paired::of(option, baseline, None, Better::Lower))
        };
        assert_eq!(of(&[1.0, 2.0], &[1.0, 2.0]), "same in 100%");
        assert_eq!(of(&[0.0, 2.0, 3.0, 4.0], &[1.0, 2.0, 3.0, 1.0]), "25 / 50 / 25");
        let neither = Paired::of(&[0.0], &[1.0], None, Better::Neither);
        assert_eq!(shares(&neither), "");
    }
}
