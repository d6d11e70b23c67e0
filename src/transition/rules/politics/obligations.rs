//! Obligations: what each party was to have given up by now, had every policy whose date came been
//! delivered whole and at once. Bookkeeping for the record: no rule reads it.

use super::forecast::{Standing, further, pace};
use crate::transition::country::MOST_PARTIES;
use crate::transition::setup::Setup;
use crate::transition::world::World;

/// Counts the month that ends. Writes `parties.due`, `.posts_due` and, as a place to work it out,
/// the first of `ahead`.
pub fn step(setup: &Setup, w: &mut World) {
    let [levers, ..] = &mut w.ahead;
    levers.reset(&setup.sizes());
    setup.timetable.due(w.week, &w.policy_status, levers);
    let mut paces = [(0.0, 0.0); MOST_PARTIES];
    let parties = &w.parties;
    let now =
        Standing { first: &parties.first_strength, given: &parties.due, posts: &parties.posts_due };
    for (at, month) in paces.iter_mut().enumerate().take(setup.country.parties.len()) {
        if setup.country.parties[at].in_process {
            let pace = pace(setup, now, levers, at);
            *month = (pace.given, pace.posts * (1.0 - parties.due[at]));
        }
    }
    for (at, (given, posts)) in paces.into_iter().enumerate().take(setup.country.parties.len()) {
        w.parties.due[at] = further(setup, at, w.parties.due[at], given);
        w.parties.posts_due[at] = (w.parties.posts_due[at] + posts).min(1.0);
    }
}
