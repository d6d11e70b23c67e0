//! Levers at another time or pace than they are delivered: ahead as published, and as they were to be by
//! now.

use super::{PolicyStatus, Timetable};
use crate::calendar::{Week, week_after};
use crate::transition::levers::{Levers, Sizes};

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
