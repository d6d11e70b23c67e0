//! `flips.csv`: where an uncertain number would change the answer.

use super::table::{Cell, Column, OPTION, OUTCOME, Table};
use crate::analysis::{Comparison, Subject, Turned};

const COLUMNS: &[Column] = &[
    ("parameter", "", "path of the uncertain number in the scenario"),
    ("disputed", "1", "1 if evidence disagrees on whether the mechanism matters at all"),
    OUTCOME,
    OPTION,
    ("against", "", "option that it is compared with"),
    (
        "slope",
        "of the outcome for one unit of the parameter",
        "change of the difference option minus against, by least squares over draws; empty for choices",
    ),
    ("slope_low", "likewise", "lower end of its 95% interval"),
    ("slope_high", "likewise", "upper end of its 95% interval"),
    (
        "explained",
        "1",
        "share of the variance of the difference that the parameter explains, 0 to 1",
    ),
    (
        "at_low",
        "of the outcome",
        "fitted difference at the least value sampled; for a choice the least of its levels' means",
    ),
    (
        "at_high",
        "of the outcome",
        "fitted difference at the greatest value sampled; for a choice the greatest of its levels' means",
    ),
    (
        "flips",
        "",
        "whether the sign changes within the range: yes if the whole interval of the point lies in it (of a choice: if levels differ in sign, each beyond its interval), perhaps if the line crosses 0 and is distinguished from flat (levels differ in sign), else no",
    ),
    ("flip_at", "of the parameter", "where it changes; empty if nowhere in range"),
    (
        "flip_low",
        "of the parameter",
        "lower end of its 95% interval; empty if open or below all sampled values",
    ),
    (
        "flip_high",
        "of the parameter",
        "upper end of its 95% interval; empty if open or above all sampled values",
    ),
];

pub(super) fn table(subject: &Subject, comparison: &Comparison) -> Table {
    let mut rows = Vec::new();
    for turn in &comparison.turns {
        let parameter = &subject.sampled[turn.parameter];
        let criterion = &subject.compare.criteria[turn.criterion];
        let slope = turn.flip.as_ref().map(|flip| flip.slope);
        let point = turn.flip.as_ref().and_then(|flip| flip.point);
        let (least, greatest) = turn.ends();
        rows.push(vec![
            parameter.path.as_str().into(),
            usize::from(parameter.disputed).into(),
            subject.dictionary.outcomes[criterion.outcome].name.as_str().into(),
            subject.options[turn.option].name.as_str().into(),
            subject.options[turn.against].name.as_str().into(),
            slope.map(|slope| slope.mean).into(),
            slope.map(|slope| slope.low).into(),
            slope.map(|slope| slope.high).into(),
            turn.flip.as_ref().map(|flip| flip.explained).into(),
            least.into(),
            greatest.into(),
            Cell::Word(match turn.turned {
                Turned::Yes => "yes",
                Turned::Perhaps => "perhaps",
                Turned::No => "no",
            }),
            point.map(|point| point.at).into(),
            point.map(|point| point.low).into(),
            point.map(|point| point.high).into(),
        ]);
    }
    Table { file: "flips.csv", columns: COLUMNS, rows }
}
