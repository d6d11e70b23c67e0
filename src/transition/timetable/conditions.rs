//! When a policy starts or ends: a date, another policy or a step of it, or a condition.
//!
//! Conditions read reports, not the truth: what is known where somebody watches, and by hearsay.

use crate::calendar::{Date, Week, week_after};
use crate::choice;
use crate::document::{Field, Parameter, Section, Shape, Source, Word, Words};
use crate::faults::{Fault, Kind};
use crate::transition::country::{Clock, Country};

const fn months(key: &'static str, default: Option<f64>, meaning: &'static str) -> Parameter {
    Parameter {
        key,
        unit: "months",
        range: 0.0..=600.0,
        default,
        meaning,
        source: Source::Definition,
    }
}
const MONTH: Parameter = months("month", Some(0.0), "months from the start of the run");
const DATE: Words = Words { key: "date", meaning: "a date, such as \"2001-05-18\"" };
const AFTER: Words = Words {
    key: "after",
    meaning: "another policy, or a step of it: \"ddr\", \"ddr.disarmament\"",
};
const MONTHS: Parameter = months("months", Some(0.0), "months after that policy began or step");
const SHARE: Parameter = Parameter {
    key: "share",
    unit: "1",
    range: 0.0..=1.0,
    default: Some(1.0),
    meaning: "share of the step that must be reached",
    source: Source::Definition,
};
const WHEN: Words = Words {
    key: "when",
    meaning: "a comparison on a reported series: \"incidents_per_month < 5\"",
};
const FOR_MONTHS: Parameter =
    months("for_months", Some(1.0), "months in a row that the comparison must hold");
const OR_MONTH: Parameter =
    months("or_month", None, "latest month, even if what it waits for has not come");

pub const UNANNOUNCED: Words =
    Words { key: "unannounced", meaning: "true: parties do not know of this end before it comes" };

macro_rules! fields {
    ($($more:expr),*) => {
        &[
            Field::Real(&MONTH),
            Field::Text(&DATE),
            Field::Text(&AFTER),
            Field::Real(&MONTHS),
            Field::Real(&SHARE),
            Field::Text(&WHEN),
            Field::Whole(&FOR_MONTHS),
            Field::Optional(&Field::Real(&OR_MONTH)),
            $($more),*
        ]
    };
}

/// `start = { … }`
pub const START: Shape = Shape {
    about: "When it starts: month, date, after or when; default: at once",
    fields: fields!(),
};
/// `end = { … }`
pub const END: Shape = Shape {
    about: "When it ends: month, date, after or when; default: never",
    fields: fields!(Field::Flag(&UNANNOUNCED)),
};

choice! {
    /// What conditions can read, by completed month.
    pub enum Reported {
        Incidents("incidents_per_month", "clashes and attacks reported"),
        BattleDeaths("battle_deaths_per_month", "fighters reported killed"),
        CiviliansKilled("civilians_killed_per_month", "civilians reported killed"),
        DisarmedShare(
            "disarmed_share",
            "fighters registered as disarmed, as a share of all those of parties in the process except the state"
        ),
    }
}

/// The reports of the last completed month.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Reports {
    /// One number a [`Reported`], in its order.
    pub values: [f64; Reports::COUNT],
}

impl Reports {
    /// How many series are reported.
    pub const COUNT: usize = Reported::ALL.len();
}

/// One comparison on a reported series.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Condition {
    pub(super) series: Reported,
    pub(super) below: bool,
    pub(super) value: f64,
    for_months: u32,
    pub(super) or_week: Option<Week>,
}

impl Condition {
    /// True if the last month's reports hold the comparison.
    pub fn holds(&self, reports: &Reports) -> bool {
        let value = reports.values[self.series as usize];
        if self.below { value < self.value } else { value > self.value }
    }

    /// Months in a row that it must hold.
    pub fn for_months(&self) -> u32 {
        self.for_months.max(1)
    }

    /// Week by which it counts as met in any case.
    pub fn or_week(&self) -> Option<Week> {
        self.or_week
    }
}

/// When something happens.
#[derive(Debug, Clone, PartialEq)]
pub enum When {
    /// In a week of the run.
    Week(Week),
    /// So many weeks after a policy began (its name until names are resolved to positions).
    After {
        /// Name of the policy.
        policy: String,
        /// Step of it, if not its beginning.
        step: Option<String>,
        /// Share of the step.
        share: f64,
        /// Weeks after that.
        weeks: Week,
        /// Week by which it counts as come in any case.
        or_week: Option<Week>,
    },
    /// When a condition is met.
    Condition(Condition),
}

/// Reads `start` or `end`. `None` where the file is silent.
pub(super) fn read(section: &Section<'_>, country: &Country) -> Option<When> {
    if !section.exists() {
        return None;
    }
    let keys = [MONTH.key, DATE.key, AFTER.key, WHEN.key];
    let said: Vec<&str> = keys.into_iter().filter(|key| section.has(key)).collect();
    if said.is_empty() && section.has_slip(&keys) {
        return None;
    }
    if said.len() != 1 {
        let message = format!("{} needs exactly one of month, date, after, when", section.path());
        section.fault(said.first().copied().unwrap_or(MONTH.key), message);
        return None;
    }
    let own: &[&str] = match said[0] {
        "after" => &[MONTHS.key, SHARE.key, OR_MONTH.key],
        "when" => &[FOR_MONTHS.key, OR_MONTH.key],
        _ => &[],
    };
    for key in [MONTHS.key, SHARE.key, FOR_MONTHS.key, OR_MONTH.key] {
        section.require(key, own.contains(&key) || !section.has(key), || {
            format!("{}.{key} means nothing beside `{}`", section.path(), said[0])
        });
    }
    match said[0] {
        "month" => Some(When::Week(week_after(section.number(&MONTH)))),
        "date" => week_of_date(section, &country.clock).map(When::Week),
        "after" => {
            let text = section.text(&AFTER)?;
            let (policy, step) = match text.split_once('.') {
                Some((policy, step)) => (policy, Some(step.to_owned())),
                None => (text, None),
            };
            section.require(SHARE.key, step.is_some() || !section.has(SHARE.key), || {
                format!("{}: share belongs to a step such as ddr.disarmament", section.path())
            });
            Some(When::After {
                policy: policy.to_owned(),
                step,
                share: section.number(&SHARE),
                weeks: week_after(section.number(&MONTHS)),
                or_week: section.number_if_said(&OR_MONTH).map(week_after),
            })
        }
        _ => condition(section).map(When::Condition),
    }
}

fn week_of_date(section: &Section<'_>, clock: &Clock) -> Option<Week> {
    let text = section.text(&DATE)?;
    let Some(date) = Date::parse(text) else {
        section.fault(DATE.key, format!("\"{text}\" is no date; write 2001-05-18"));
        return None;
    };
    let Some(start) = clock.start else {
        if !clock.start_in_doubt {
            section.fault(DATE.key, "a date needs clock.start; or write month = …");
        }
        return None;
    };
    let days = start.days_until(date);
    section.require(DATE.key, days >= 0, || format!("{date} lies before the start, {start}"));
    Some((days.max(0) / 7) as Week)
}

fn condition(section: &Section<'_>) -> Option<Condition> {
    let text = section.text(&WHEN)?;
    let words: Vec<&str> = text.split_whitespace().collect();
    let parsed = match words.as_slice() {
        &[name, sign @ ("<" | ">"), value] => {
            value.parse().ok().filter(|v: &f64| v.is_finite()).map(|value| (name, sign, value))
        }
        _ => None,
    };
    let Some((name, sign, value)) = parsed else {
        let message = format!("{} = \"{text}\" is no comparison", section.join(WHEN.key));
        let help = "write a series, < or >, and a number, separated by spaces, such as \
                    \"incidents_per_month < 5\"; there is no <=, >= or =";
        let fault = Fault::new(Kind::Scenario, message).at(&section.place_of(WHEN.key));
        section.faults().push(fault.help(help));
        return None;
    };
    let known = Reported::ALL.iter().map(|series| series.word());
    let Some(&series) = Reported::ALL.iter().find(|series| series.word() == name) else {
        if let Some(node) = section.get(WHEN.key) {
            section.unknown_name(node, &section.join(WHEN.key), name, known);
        }
        return None;
    };
    let or_week = section.number_if_said(&OR_MONTH).map(week_after);
    let for_months = section.count(&FOR_MONTHS);
    Some(Condition { series, below: sign == "<", value, for_months, or_week })
}
