//! `[history.<name>]`: what really happened, drawn beside the futures. The authors of a scenario
//! knew it when they wrote the file, so it tests nothing; figures say so.

use super::doubt::Doubt;
use crate::document::{Field, Parameter, Section, Shape, Source, Value, Words};
use crate::model::Dictionary;

const SERIES: Words = Words { key: "series", meaning: "series that the number belongs to" };
const SOURCE: Words = Words { key: "source", meaning: "where the number was published" };
const VALUE: Parameter = Parameter {
    key: "value",
    unit: "that of the series",
    range: -1e15..=1e15,
    default: None,
    meaning: "the number that was observed",
    source: Source::Definition,
};
const AT: Parameter = Parameter {
    key: "month",
    unit: "months from the start",
    range: 0.0..=1200.0,
    default: None,
    meaning: "when it was observed",
    source: Source::Definition,
};

pub(super) const SHAPE: Shape = Shape {
    about: "A number that was observed",
    fields: &[
        Field::TextNeeded(&SERIES),
        Field::Real(&AT),
        Field::Real(&VALUE),
        Field::TextNeeded(&SOURCE),
    ],
};

/// A number that was observed.
#[derive(Debug, Clone, PartialEq)]
pub struct HistoryPoint {
    /// Series it belongs to, as a position in the dictionary.
    pub series: usize,
    /// When [time points of the series].
    pub at: f64,
    /// The number, in the unit of the series.
    pub value: f64,
    /// Where it was published.
    pub source: String,
}

/// Reads all points.
pub(super) fn read(root: &Section<'_>, words: &Dictionary, doubt: &Doubt) -> Vec<HistoryPoint> {
    let known: Vec<String> = words.series.iter().map(|series| series.name.clone()).collect();
    root.sections("history")
        .into_iter()
        .filter_map(|(_, section)| {
            let (at, value) = (section.number(&AT), section.number(&VALUE));
            let source = section.text_needed(&SOURCE).to_owned();
            let asked = section.get(SERIES.key).map(|node| &node.value);
            let doubted = matches!(asked, Some(Value::Text(name)) if doubt.covers(name));
            let series = if doubted { None } else { section.known(&SERIES, &known) };
            if !section.has(SERIES.key) {
                section.text_needed(&SERIES);
            }
            Some(HistoryPoint { series: series?, at, value, source })
        })
        .collect()
}
