//! The soonest that each policy can begin, had everything gone as planned and everybody agreed.

use super::super::conditions::{Condition, Reported, When};
use super::super::plan::comparison;
use super::list::Warnings;
use super::phrases::{month, run};
use crate::calendar::{Week, first_week_of, week_after};
use crate::transition::levers::Levers;
use crate::transition::policies::Most;
use crate::transition::setup::Setup;

/// The soonest week, or why it never comes.
pub(super) type Soonest = Result<Week, String>;

/// The soonest week in which each policy can begin, by position.
pub(super) fn soonest(setup: &Setup) -> Vec<Soonest> {
    let count = setup.timetable.policies.len();
    let mut dates: Vec<Soonest> = vec![Ok(0); count];
    // Who never begins brings nothing to what others wait for.
    for _ in 0..=count {
        let before = dates.clone();
        let levers = levers(setup, &dates);
        for index in 0..count {
            dates[index] = begins(setup, &levers, &dates, index);
        }
        if dates == before {
            break;
        }
    }
    dates
}

/// The levers of all that can begin, delivered whole and long in force.
fn levers(setup: &Setup, dates: &[Soonest]) -> Levers {
    let mut levers = Levers::neutral(&setup.sizes());
    for (scheduled, date) in setup.timetable.policies.iter().zip(dates) {
        if date.is_ok() {
            scheduled.turn(setup.country.clock.weeks, 1.0, &mut levers);
        }
    }
    levers
}

fn begins(setup: &Setup, levers: &Levers, dates: &[Soonest], index: usize) -> Soonest {
    let scheduled = &setup.timetable.policies[index];
    let start = comes(setup, levers, dates, &scheduled.start)?;
    let dated = matches!(scheduled.start, When::Week(_));
    let verb = if dated { "starts in" } else { "can begin at the soonest in" };
    if start >= setup.country.clock.weeks {
        return Err(format!("it {verb} {}, after {}", month(start), run(setup)));
    }
    match scheduled.end {
        Some(When::Week(end)) if end <= start => {
            Err(format!("it {verb} {} and ends in {} already", month(start), month(end)))
        }
        _ => Ok(start),
    }
}

/// The soonest week in which a date comes.
fn comes(setup: &Setup, levers: &Levers, dates: &[Soonest], when: &When) -> Soonest {
    let (soonest, latest) = match when {
        When::Week(week) => return Ok(*week),
        When::After { or_week, .. } => (reached(setup, levers, dates, when), *or_week),
        When::Condition(condition) => (holds(setup, levers, dates, condition), condition.or_week),
    };
    match (soonest, latest) {
        (Ok(week), Some(latest)) => Ok(week.min(latest)),
        (Ok(week), None) => Ok(week),
        (Err(_), Some(latest)) => Ok(latest),
        (Err(why), None) => Err(why),
    }
}

/// When the policy or the step that a date waits for can have come.
fn reached(setup: &Setup, levers: &Levers, dates: &[Soonest], when: &When) -> Soonest {
    let When::After { policy, step, share, weeks, .. } = when else { return Ok(0) };
    let never = |why: &str| Err(format!("it waits for policy {policy}, {why}"));
    let Some(index) = setup.timetable.position(policy) else { return never("which is not there") };
    let Ok(begun) = dates[index] else { return never("which never begins") };
    let Some(step) = step.as_ref().filter(|_| *share > 0.0) else { return Ok(begun + weeks) };
    let other = &setup.timetable.policies[index];
    let most = Most {
        levers: levers.clone(),
        parties: &setup.country.parties,
        weeks: setup.country.clock.weeks,
        short: setup.timetable.slippage.falls_short(other.kind),
    };
    let percent = format!("{:.0}% of {policy}'s {step}", share * 100.0);
    let takes = other.policy.soonest(step, *share, &most);
    let [in_force, then] = takes.map_err(|why| format!("it waits for {percent}: {why}"))?;
    let left = match other.end {
        Some(When::Week(end)) => end.min(setup.country.clock.weeks),
        _ => setup.country.clock.weeks,
    };
    if begun.saturating_add(in_force) >= left {
        return Err(format!(
            "it waits for {percent}, which at the pace of its plan is not reached before {}",
            if left < setup.country.clock.weeks { "that policy ends" } else { "a run ends" }
        ));
    }
    Ok(begun + in_force + then + weeks)
}

/// When a comparison can first have held.
fn holds(setup: &Setup, levers: &Levers, dates: &[Soonest], condition: &Condition) -> Soonest {
    let (value, says) = (condition.value, comparison(condition));
    let never = |why: String| Err(format!("it waits until {says}: {why}"));
    let months = first_week_of(condition.for_months());
    if condition.below {
        let least = value > 0.0;
        return if least { Ok(months) } else { never("nothing reported is below 0".into()) };
    }
    if condition.series != Reported::DisarmedShare || value < 0.0 {
        return Ok(months);
    }
    if value >= 1.0 {
        return never("a share is at most 100%".into());
    }
    let ddr = &levers.fighters.ddr;
    let fighters = |parties: &[usize]| -> f64 {
        parties.iter().map(|&index| f64::from(setup.country.parties[index].real)).sum()
    };
    let all: Vec<usize> = setup.country.bound_to_disarm().collect();
    let taken: Vec<usize> = all.iter().copied().filter(|&index| ddr.parties[index]).collect();
    let (some, all) = (fighters(&taken), fighters(&all));
    let share = some / all.max(1.0);
    if share <= value {
        return never(match taken.len() {
            0 => "no programme of this option takes any of the parties that it counts".into(),
            _ => format!(
                "the programmes take parties with {:.0}% of the fighters that it counts",
                share * 100.0
            ),
        });
    }
    let begun =
        setup.timetable.policies.iter().zip(dates).filter(|(scheduled, _)| scheduled.kind == "ddr");
    let first = begun.filter_map(|(_, date)| date.as_ref().ok()).min().copied().unwrap_or(0);
    let pace = week_after((value * all / *ddr.intake_per_month).min(1e4)).saturating_sub(1);
    if first + pace >= setup.country.clock.weeks {
        return never("at the pace of the programmes it is not reached before a run ends".into());
    }
    Ok(first + pace + months)
}

/// Warns of what keeps a policy from ever beginning or ending.
pub(super) fn warn(setup: &Setup, dates: &[Soonest], index: usize, warnings: &mut Warnings<'_>) {
    let scheduled = &setup.timetable.policies[index];
    let (name, last) = (&*scheduled.name, setup.country.clock.weeks);
    if let Err(why) = &dates[index] {
        let sort =
            if matches!(scheduled.start, When::Condition(_) | When::After { step: Some(_), .. }) {
                "out_of_reach"
            } else {
                "never_begins"
            };
        let key = key_of(Some(&scheduled.start));
        warnings.add(
            sort,
            &["policy", name, "start", key],
            format!("policy.{name} never begins: {why}"),
        );
    }
    let levers = levers(setup, dates);
    for (key, when) in [("start", Some(&scheduled.start)), ("end", scheduled.end.as_ref())] {
        let Some(when) = when else { continue };
        let path = ["policy", name, key, key_of(Some(when))];
        let latest = match when {
            When::Week(end) => {
                if key == "end" && *end > last {
                    let (end, run) = (month(*end), run(setup));
                    let message =
                        format!("policy.{name} never ends: its end, {end}, lies after {run}");
                    warnings.add("beyond_the_run", &path, message);
                }
                continue;
            }
            When::After { or_week, .. } => *or_week,
            When::Condition(condition) => {
                let always = !condition.below && condition.value < 0.0
                    || condition.below
                        && condition.series == Reported::DisarmedShare
                        && condition.value > 1.0;
                if always {
                    let says = comparison(condition);
                    let message = format!("policy.{name}.{key}: that {says} is always so");
                    warnings.add("always_so", &path, message);
                }
                condition.or_week
            }
        };
        if let Some(week) = latest.filter(|&week| week >= last) {
            let path = ["policy", name, key, "or_month"];
            let message = format!(
                "policy.{name}.{key}: {} lies after {}, so `or_month` changes nothing",
                month(week),
                run(setup)
            );
            warnings.add("beyond_the_run", &path, message);
        }
        let alone = match when {
            When::Condition(condition) => holds(setup, &levers, dates, condition),
            after => reached(setup, &levers, dates, after),
        };
        // Of a start without a latest month it is said above.
        if let (Err(why), true) = (alone, dates[index].is_ok()) {
            let message = match (key, latest.filter(|&week| week < last)) {
                ("start", Some(week)) => {
                    format!("policy.{name} begins by `or_month` alone, in {}: {why}", month(week))
                }
                ("end", Some(week)) => {
                    format!("policy.{name} ends by `or_month` alone, in {}: {why}", month(week))
                }
                ("end", None) => format!("policy.{name} never ends: {why}"),
                _ => continue,
            };
            warnings.add("out_of_reach", &path, message);
        }
    }
}

fn key_of(when: Option<&When>) -> &'static str {
    match when {
        Some(When::After { .. }) => "after",
        Some(When::Condition(_)) => "when",
        _ => "month",
    }
}

/// Shocks and support from abroad whose dates a run does not reach.
pub(super) fn warn_of_others(setup: &Setup, warnings: &mut Warnings<'_>) {
    for shock in setup.country.shocks.iter().filter(|shock| shock.from >= setup.country.clock.weeks)
    {
        let name = &shock.name;
        let date = month(shock.from);
        let message = format!("shock.{name} never happens: {date} lies after {}", run(setup));
        warnings.add("beyond_the_run", &["shock", name, "month"], message);
    }
    for sponsor in &setup.country.sponsors {
        let name = &sponsor.name;
        let sends = sponsor.usd_per_month > 0.0 || sponsor.fighters_per_month > 0.0;
        let (from, until) = (sponsor.from, sponsor.until);
        let why = if !sends {
            continue;
        } else if from >= setup.country.clock.weeks {
            format!("{} lies after {}", month(from), run(setup))
        } else if until <= from {
            format!("it ends in {} and begins in {}", month(until), month(from))
        } else {
            continue;
        };
        let message = format!("sponsor.{name} never sends its support: {why}");
        warnings.add("beyond_the_run", &["sponsor", name, "from_month"], message);
    }
}
