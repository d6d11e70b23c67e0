//! Turning the timetable in a run: levers back to neutral, then every policy in force turns its own.

use super::TimetableInputs;
use crate::model::{Event, Watch};
use crate::transition::setup::Setup;
use crate::transition::world::{What, World};

/// Writes `levers` and `policy_status`.
pub fn step(setup: &Setup, w: &mut World, watch: &mut dyn Watch) {
    w.levers.reset(&setup.sizes());
    let World { policy_status, levers, progress, reports, slips, .. } = w;
    let inputs = TimetableInputs { progress, reports, slips };
    setup.timetable.turn(w.week, inputs, policy_status, levers);
    for (status, scheduled) in w.policy_status.iter().zip(&setup.timetable.policies) {
        if scheduled.idle() {
            continue;
        }
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
