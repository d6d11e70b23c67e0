//! Institutions of the state grow slowly while there is no war, and decay in war.

use crate::document::Source;
use crate::transition::setup::Setup;
use crate::transition::world::{Posture, World};

crate::settings! {
    /// Institutions of the state, 0 to 1.
    pub struct Settings {
        start: 0.0..=1.0, 0.15, "1", "institutions at the start", Source::Assumption;
        grow: 0.0..=0.5, 0.006, "1/month", "share of what is missing that a month without war adds", Source::Assumption;
        decay: 0.0..=0.5, 0.03, "1/month", "share that a month of war takes", Source::Assumption;
    }
}

/// Writes `institutions`, and the months of concessions of a state that complies.
pub fn step(setup: &Setup, w: &mut World) {
    let i = &setup.rules.institutions;
    let war = w.parties.posture.contains(&Posture::Withdrawn);
    w.institutions += if war { -i.decay * w.institutions } else { i.grow * (1.0 - w.institutions) };
    let state = setup.country.state();
    if w.parties.posture[state] == Posture::Complying {
        w.parties.conceded[state] += 1.0;
    }
}
