//! The timetable in plain words, as it was planned.

use super::Timetable;
use super::conditions::{Condition, Reported, When};
use crate::calendar::{Week, months_at, week_after};
use crate::model::Planned;
use crate::transition::policies::words::{counted, number};

impl Timetable {
    /// The policies as planned, for timelines.
    pub fn plan(&self) -> Vec<Planned> {
        let mut plans: Vec<Planned> = self
            .policies
            .iter()
            .map(|scheduled| Planned {
                name: scheduled.name.to_string(),
                kind: scheduled.policy.label(),
                start: describe(&scheduled.start),
                start_month: date_of(Some(&scheduled.start)),
                end_month: date_of(scheduled.end.as_ref()),
                started: Some(format!("began.{}", scheduled.name)),
                ended: scheduled.end.as_ref().map(|_| format!("ended.{}", scheduled.name)),
            })
            .collect();
        plans.sort_by(|a, b| a.name.cmp(&b.name));
        plans
    }
}

fn date_of(when: Option<&When>) -> Option<f64> {
    match when {
        Some(When::Week(week)) => Some(months_at(*week)),
        _ => None,
    }
}

/// Months that have passed at a week: whole where the file can have said so.
pub(super) fn months(week: Week) -> f64 {
    let whole = months_at(week).floor();
    if week_after(whole) == week { whole } else { (months_at(week) * 10.0).round() / 10.0 }
}

/// A start or an end in words: `month 6`, `6 months after integration`.
pub(super) fn describe(when: &When) -> String {
    match when {
        When::Week(week) => format!("month {}", number(months(*week))),
        When::After { policy, step, share, weeks, or_week } => {
            let at =
                step.as_ref().map(|step| format!("at {:.0}% of {policy}'s {step}", share * 100.0));
            let text = match (at, *weeks) {
                (Some(at), 0) => at,
                (None, 0) => format!("after {policy}"),
                (at, weeks) => {
                    let what = at.unwrap_or_else(|| policy.clone());
                    format!("{} after {what}", counted(months(weeks), "month", "months"))
                }
            };
            text + &latest(*or_week)
        }
        When::Condition(condition) => {
            let mut text = format!("when {}", comparison(condition));
            if condition.for_months() > 1 {
                text += &format!(", {} months in a row", condition.for_months());
            }
            text + &latest(condition.or_week())
        }
    }
}

fn latest(week: Option<Week>) -> String {
    week.map_or_else(String::new, |week| format!(", month {} at the latest", number(months(week))))
}

/// `incidents a month are below 5`
pub(super) fn comparison(condition: &Condition) -> String {
    let (value, side) = (condition.value, if condition.below { "below" } else { "above" });
    match condition.series {
        Reported::Incidents => format!("reported incidents a month are {side} {}", number(value)),
        Reported::BattleDeaths => {
            format!("reported battle deaths a month are {side} {}", number(value))
        }
        Reported::CiviliansKilled => {
            format!("civilians reported killed a month are {side} {}", number(value))
        }
        Reported::DisarmedShare => {
            format!("the share disarmed is {side} {}%", number(value * 100.0))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(step: Option<&str>, months: f64, latest: Option<f64>) -> When {
        let (policy, step) = ("ddr".to_owned(), step.map(str::to_owned));
        let (weeks, or_week) = (week_after(months), latest.map(week_after));
        When::After { policy, step, share: 0.5, weeks, or_week }
    }

    #[test]
    fn a_start_is_told_in_the_months_of_the_file_and_in_right_plurals() {
        for month in 0..600 {
            assert_eq!(months(week_after(f64::from(month))), f64::from(month));
        }
        assert_eq!(describe(&When::Week(week_after(2.5))), "month 2.5");
        assert_eq!(describe(&after(None, 0.0, None)), "after ddr");
        assert_eq!(describe(&after(None, 1.0, None)), "1 month after ddr");
        let late = after(Some("disarmament"), 6.0, Some(30.0));
        assert_eq!(
            describe(&late),
            "6 months after at 50% of ddr's disarmament, month 30 at the latest"
        );
    }
}
