//! Turning the timetable in a run: levers back to neutral, then every policy in force turns its own.

use super::{PolicyStatus, Timetable, TimetableInputs};
use crate::calendar::{Week, week_after};
use crate::model::{Event, Watch};
use crate::transition::levers::{Levers, Sizes};
use crate::transition::setup::Setup;
use crate::transition::world::{What, World};

/// Months ahead at which parties look at the published timetable. Assumption.
pub const FORECAST_MONTHS: [u32; 4] = [3, 6, 9, 12];

/// Turns the levers ahead as published, for what parties expect. `offered`: a policy that is taken
/// as agreed and beginning now.
pub fn forecast(
    timetable: &Timetable,
    sizes: &Sizes,
    week: Week,
    policy_status: &[PolicyStatus],
    offered: Option<usize>,
    ahead: &mut [Levers; FORECAST_MONTHS.len()],
) {
    for (levers, months) in ahead.iter_mut().zip(FORECAST_MONTHS) {
        levers.reset(sizes);
        let then = week + week_after(f64::from(months));
        timetable.announced(week, then, policy_status, offered, levers);
    }
}

/// Turns levers as they were to be by now, had every policy whose date came been delivered whole and at
/// once.
pub fn due(
    timetable: &Timetable,
    sizes: &Sizes,
    week: Week,
    policy_status: &[PolicyStatus],
    levers: &mut Levers,
) {
    levers.reset(sizes);
    timetable.due(week, policy_status, levers);
}

/// Writes `levers` and `policy_status`.
pub fn step(setup: &Setup, w: &mut World, watch: &mut dyn Watch) {
    w.levers.reset(&setup.sizes());
    let World { policy_status, levers, progress, reports, slips, .. } = w;
    let inputs = TimetableInputs { progress, reports, slips };
    setup.timetable.turn(w.week, inputs, policy_status, levers);
    for (status, scheduled) in w.policy_status.iter().zip(&setup.timetable.policies) {
        let now = [(status.began, What::PolicyBegan), (status.ended, What::PolicyEnded)];
        for (_, what) in now.into_iter().filter(|(week, _)| *week == Some(w.week)) {
            let subject = Some(scheduled.name.clone());
            let id = w.effects.next_event();
            watch.event(&Event {
                id,
                tick: w.week,
                kind: what.kind(),
                subject,
                ..Event::default()
            });
        }
    }
}
