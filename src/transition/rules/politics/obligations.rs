//! Obligations: what each party was to have given up by now, had every policy whose date came been
//! delivered whole and at once. Bookkeeping for the record: no rule reads it.

use super::pace::{Pacing, Standing};
use crate::transition::country::{MOST_PARTIES, Party};
use crate::transition::levers::Levers;
use crate::transition::world::Parties;

/// Counts the month that ends. `due`: the levers as they were to be by now.
pub fn step(pacing: &Pacing, actors: &[Party], due: &Levers, parties: &mut Parties) {
    let mut paces = [(0.0, 0.0); MOST_PARTIES];
    let now =
        Standing { first: &parties.first_strength, given: &parties.due, posts: &parties.posts_due };
    for (party, month) in paces.iter_mut().enumerate().take(actors.len()) {
        if actors[party].in_process {
            let pace = pacing.pace(actors, now, due, party);
            *month = (pace.given, pace.posts * (1.0 - parties.due[party]));
        }
    }
    for (party, (given, posts)) in paces.into_iter().enumerate().take(actors.len()) {
        parties.due[party] = pacing.further(&actors[party], parties.due[party], given);
        parties.posts_due[party] = (parties.posts_due[party] + posts).min(1.0);
    }
}
