//! `[history.<name>]`: what really happened, drawn beside the runs. The authors of a scenario
//! knew it when they wrote the file, so it tests nothing; figures say so.

use super::doubt::Doubt;
use crate::calendar::{Date, months_between};
use crate::document::{Field, Parameter, Section, Shape, Source, Value, Words};
use crate::faults::{Fault, Kind, share_meant};
use crate::model::{Dictionary, Time, Warning};

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
    meaning: "when it was observed; either this or `date` is needed",
    source: Source::Definition,
};

const DATE: Words =
    Words { key: "date", meaning: "the day on which it was observed, in place of `month`" };

pub(super) const SHAPE: Shape = Shape {
    about: "A number that was observed",
    fields: &[
        Field::TextNeeded(&SERIES),
        Field::Optional(&Field::Real(&AT)),
        Field::Text(&DATE),
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

/// Reads all points, and warns of those that lie beyond a run.
pub(super) fn read(
    root: &Section<'_>,
    words: &Dictionary,
    doubt: &Doubt,
    told: &mut Vec<Warning>,
) -> Vec<HistoryPoint> {
    let known: Vec<String> = words.series.iter().map(|series| series.name.clone()).collect();
    let mut points = Vec::new();
    for (_, section) in root.sections("history") {
        let at = when(&section, &words.time, doubt);
        let value = section.number(&VALUE);
        let source = section.text_needed(&SOURCE).to_owned();
        let asked = section.get(SERIES.key).map(|node| &node.value);
        let doubted = matches!(asked, Some(Value::Text(name)) if doubt.covers(name));
        let series = if doubted { None } else { section.known(&SERIES, &known) };
        if !section.has(SERIES.key) {
            section.text_needed(&SERIES);
        }
        let (Some(series), Some(at)) = (series, at) else { continue };
        // No series of any model goes below nothing.
        let what = &words.series[series];
        section.require(VALUE.key, value >= 0.0, || {
            let path = section.path();
            format!("{path}.value = {value}: {} is never below 0", what.name)
        });
        let path = section.join(VALUE.key);
        if value > 1.0 && words.shares.contains(&series) && section.sound(VALUE.key) {
            let message = format!("{path} = {value} must lie in 0 to 1: {} is a share", what.name);
            let fault = Fault::new(Kind::Scenario, message).at(&section.place_of(VALUE.key));
            section.faults().push(fault.help_if(share_meant(value)));
        }
        let last = words.time.points as f64;
        if at > last {
            let (path, unit) = (section.path(), &words.time.unit);
            let key = if section.has(DATE.key) { DATE.key } else { AT.key };
            let message = format!(
                "{path} lies in {unit} {at:.0}, after the {last} {unit}s of a run: no figure shows it"
            );
            let place = Some(section.place_of(key));
            told.push(Warning { sort: "beyond_the_run", message, place });
        }
        points.push(HistoryPoint { series, at, value, source });
    }
    points
}

/// When it was observed [time points]; `None` where a fault was said.
fn when(section: &Section<'_>, time: &Time, doubt: &Doubt) -> Option<f64> {
    if section.has(AT.key) == section.has(DATE.key) {
        let path = section.path();
        section.fault(AT.key, format!("{path} needs exactly one of month, date"));
        return None;
    }
    if section.has(AT.key) {
        return Some(section.number(&AT));
    }
    let text = section.text(&DATE)?;
    let (path, date) = (section.path(), Date::parse(text));
    let Some(date) = date else {
        section.fault(DATE.key, format!("{path}.date = \"{text}\" is no date; write 2001-05-18"));
        return None;
    };
    let (Some(start), Some(12)) = (time.start, time.per_year) else {
        if !doubt.covers_dates() {
            section.fault(DATE.key, format!("{path}.date needs clock.start; or write month = …"));
        }
        return None;
    };
    section.require(DATE.key, start <= date, || {
        format!("{path}.date = {date} lies before the start, {start}")
    });
    Some(months_between(start, date).max(0.0))
}
