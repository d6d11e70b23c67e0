//! Turning the timetable in a run: levers back to neutral, then every policy in force turns its own.

pub mod slippage;

use super::levers::Levers;
use super::policies::Seen;
use super::setup::Setup;
use super::world::{What, World};
use crate::calendar::{months_at, week_after};
use crate::model::{Event, Watch};

/// What a uniformed peacekeeper costs [US dollars/year].
///
/// Source: budgets over strength, US$46,000 (ONUB facts, peacekeeping.un.org) to US$71,500
/// (MONUSCO 2016-17); the lower end is used for all. Assumption for any one operation.
const USD_PER_YEAR: f64 = 46_000.0;

/// Months ahead at which parties look at the published timetable. Assumption.
pub const LOOKS: [u32; 4] = [3, 6, 9, 12];

/// Turns the levers ahead as published, for what parties expect. `offered`: a policy that is taken
/// as agreed and beginning now.
pub fn look_ahead(
    setup: &Setup,
    w: &World,
    offered: Option<usize>,
    ahead: &mut [Levers; LOOKS.len()],
) {
    for (levers, months) in ahead.iter_mut().zip(LOOKS) {
        levers.reset(&setup.sizes());
        let then = w.week + week_after(f64::from(months));
        setup.timetable.announced(w.week, then, &w.turned, offered, levers);
    }
}

/// Writes `levers`, `turned`, and the cost of operations in `tally`.
pub fn step(setup: &Setup, w: &mut World, watch: &mut dyn Watch) {
    w.levers.reset(&setup.sizes());
    let World { turned, levers, progress, reports, slips, .. } = w;
    setup.timetable.turn(w.week, Seen { progress, reports, slips }, turned, levers);
    for at in 0..w.turned.len() {
        let now =
            [(w.turned[at].began, What::PolicyBegan), (w.turned[at].ended, What::PolicyEnded)];
        for (_, what) in now.into_iter().filter(|(week, _)| *week == Some(w.week)) {
            let subject = Some(setup.timetable.slots[at].name.clone());
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
    let uniformed = w.levers.operations.iter().map(|op| op.troops + op.police + op.observers);
    let weeks_of_year = months_at(1) / 12.0;
    w.tally.operation_usd += f64::from(uniformed.sum::<u32>()) * USD_PER_YEAR * weeks_of_year;
}
