//! `[clock]`: when a run starts and how long it lasts.

use crate::calendar::{Date, Week, weeks_in};
use crate::document::{Field, Parameter, Section, Shape, Source, Words};

const START: Words = Words { key: "start", meaning: "date of week 0, such as \"2000-11-10\"" };
const YEARS: Parameter = Parameter {
    key: "years",
    unit: "years",
    range: 1.0..=50.0,
    default: Some(10.0),
    meaning: "length of a run",
    source: Source::Definition,
};
const REPORT_AT: Words =
    Words { key: "report_at", meaning: "years at which outcomes are reported [years]" };

/// The last year that a date can have.
const LAST_YEAR: i32 = 9999;

/// `[clock]`
pub const SHAPE: Shape = Shape {
    about: "When a run starts and how long it lasts",
    fields: &[Field::Text(&START), Field::Whole(&YEARS), Field::Numbers(&REPORT_AT)],
};

/// When a run starts and how long it lasts.
#[derive(Debug, Clone, PartialEq)]
pub struct Clock {
    /// Date of week 0, if the scenario has dates.
    pub start: Option<Date>,
    /// True if the start was refused: no date is judged by it.
    pub start_in_doubt: bool,
    /// Length of a run [months].
    pub months: u32,
    /// Length of a run [weeks].
    pub weeks: Week,
    /// Years at which outcomes are reported [years].
    pub report_at: Vec<u32>,
}

impl Clock {
    /// Reads the section.
    pub fn read(section: &Section<'_>) -> Self {
        let years = section.count(&YEARS);
        let start = section.text(&START).and_then(|text| {
            let date = Date::parse(text);
            section.require("start", date.is_some(), || {
                format!("clock.start = \"{text}\" is no date; write 2000-11-10")
            });
            let last = LAST_YEAR - years as i32;
            section.require("start", date.is_none_or(|date| date.year <= last), || {
                format!(
                    "clock.start = \"{text}\": the year must lie in 1 to {last}, so that a run of \
                     {years} years ends by {LAST_YEAR}"
                )
            });
            date.filter(|date| date.year <= last)
        });
        let said = section.numbers(&REPORT_AT);
        let silent = said.is_empty();
        let said = if said.is_empty() { vec![1.0, 2.0, 5.0, 10.0] } else { said };
        let mut report_at = Vec::new();
        for year in said {
            let whole = year.fract() == 0.0 && year >= 1.0;
            section.require("report_at", whole, || {
                format!("clock.report_at: {year} is not a whole number of years from 1")
            });
            if whole && !silent && section.sound(YEARS.key) {
                section.require("report_at", year <= f64::from(years), || {
                    format!("clock.report_at: {year} lies beyond the {years} years of a run")
                });
            }
            if whole && year <= f64::from(years) && !report_at.contains(&(year as u32)) {
                report_at.push(year as u32);
            }
        }
        let start_in_doubt = section.has(START.key) && start.is_none();
        Self { start, start_in_doubt, months: years * 12, weeks: weeks_in(years * 12), report_at }
    }
}
