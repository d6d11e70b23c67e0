//! Institutions of the state grow slowly while there is no war, and decay in war.

use crate::document::Source;
use crate::transition::world::{Parties, Posture};

crate::settings! {
    /// Institutions of the state, 0 to 1.
    pub struct Settings {
        start: 0.0..=1.0, 0.15, "1", "institutions at the start", Source::Assumption;
        grow: 0.0..=0.5, 0.006, "1/month", "share of what is missing that a month without war adds", Source::Assumption;
        decay: 0.0..=0.5, 0.03, "1/month", "share that a month of war takes", Source::Assumption;
    }
}

/// A month of growth or decay; it also counts as one of concessions if the state complied. `state`: its
/// position among the parties.
pub fn step(rule: &Settings, state: usize, parties: &mut Parties, institutions: &mut f64) {
    let war = parties.posture.contains(&Posture::Withdrawn);
    *institutions +=
        if war { -rule.decay * *institutions } else { rule.grow * (1.0 - *institutions) };
    if parties.posture[state] == Posture::Complying {
        parties.conceded[state] += 1.0;
    }
}
