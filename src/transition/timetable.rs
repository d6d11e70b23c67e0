//! Turning the timetable in a run: levers back to neutral, then every policy in force turns its own.

pub mod slippage;

use super::levers::{Levers, Sizes};
use super::policies::{Seen, Timetable, Turned};
use super::setup::Setup;
use super::world::World;
use crate::calendar::{Week, week_after};
use crate::model::{Event, Watch};

/// Months ahead at which parties look at the published timetable. Assumption.
pub const LOOKS: [u32; 4] = [3, 6, 9, 12];

/// Turns the levers ahead as published, for what parties expect. `offered`: a policy that is taken
/// as agreed and beginning now.
pub fn look_ahead(
    timetable: &Timetable,
    sizes: &Sizes,
    week: Week,
    policy_status: &[Turned],
    offered: Option<usize>,
    ahead: &mut [Levers; LOOKS.len()],
) {
    for (levers, months) in ahead.iter_mut().zip(LOOKS) {
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
    policy_status: &[Turned],
    levers: &mut Levers,
) {
    levers.reset(sizes);
    timetable.due(week, policy_status, levers);
}

/// Writes `levers` and `turned`.
pub fn step(setup: &Setup, w: &mut World, watch: &mut dyn Watch) {
    w.levers.reset(&setup.sizes());
    let World { turned, levers, progress, reports, slips, .. } = w;
    setup.timetable.turn(w.week, Seen { progress, reports, slips }, turned, levers);
    for at in 0..w.turned.len() {
        let now = [(w.turned[at].began, "policy_began"), (w.turned[at].ended, "policy_ended")];
        for (_, kind) in now.into_iter().filter(|(week, _)| *week == Some(w.week)) {
            let subject = Some(setup.timetable.slots[at].name.clone());
            let id = w.effects.next_event();
            watch.event(&Event { id, tick: w.week, kind, subject, ..Event::default() });
        }
    }
}
