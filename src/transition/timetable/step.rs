//! Turning the timetable in a run: levers back to neutral, then every policy in force turns its own.

use super::TimetableInputs;
use crate::calendar::{months_at, week_after};
use crate::model::{Event, Watch};
use crate::transition::setup::Setup;
use crate::transition::world::World;

/// What a uniformed peacekeeper costs [US dollars/year].
///
/// Source: budgets over strength, US$46,000 (ONUB facts, peacekeeping.un.org) to US$71,500
/// (MONUSCO 2016-17); the lower end is used for all. Assumption for any one operation.
const USD_PER_YEAR: f64 = 46_000.0;

/// Months ahead at which parties look at the published timetable. Assumption.
pub const FORECAST_MONTHS: [u32; 4] = [3, 6, 9, 12];

/// Turns the levers ahead as published, for what parties expect. `offered`: a policy that is taken
/// as agreed and beginning now. Writes `ahead`.
pub fn forecast(setup: &Setup, w: &mut World, offered: Option<usize>) {
    let World { ahead, policy_status, week, .. } = w;
    for (levers, months) in ahead.iter_mut().zip(FORECAST_MONTHS) {
        levers.reset(&setup.sizes());
        let then = *week + week_after(f64::from(months));
        setup.timetable.announced(*week, then, policy_status, offered, levers);
    }
}

/// Writes `levers`, `policy_status`, and the cost of operations in `tally`.
pub fn step(setup: &Setup, w: &mut World, watch: &mut dyn Watch) {
    w.levers.reset(&setup.sizes());
    let World { policy_status, levers, progress, reports, slips, .. } = w;
    let inputs = TimetableInputs { progress, reports, slips };
    setup.timetable.turn(w.week, inputs, policy_status, levers);
    for (status, scheduled) in w.policy_status.iter().zip(&setup.timetable.policies) {
        let now = [(status.began, "policy_began"), (status.ended, "policy_ended")];
        for (_, kind) in now.into_iter().filter(|(week, _)| *week == Some(w.week)) {
            let subject = Some(scheduled.name.clone());
            let id = w.effects.next_event();
            watch.event(&Event { id, tick: w.week, kind, subject, ..Event::default() });
        }
    }
    let operations = &w.levers.protection.operations;
    let uniformed = operations.iter().map(|force| *force.troops + *force.police + *force.observers);
    let weeks_of_year = months_at(1) / 12.0;
    w.tally.operation_usd += f64::from(uniformed.sum::<u32>()) * USD_PER_YEAR * weeks_of_year;
}
