//! Ties: what binds a fighter to commander and peers. Kept where a unit stays together, broken in
//! mixed units, fading at home. Looked at once a month.

use crate::document::Source;
use crate::transition::setup::Setup;
use crate::transition::world::{Stage, World};

crate::settings! {
    /// Ties of fighters to commander and peers.
    pub struct Settings {
        mean: 0.0..=1.0, 0.65, "1", "mean tie at the start", Source::Assumption;
        spread: 0.0..=1.0, 0.35, "1", "greatest distance from the mean at the start", Source::Assumption;
        mixed: 0.0..=1.0, 0.10, "1/month", "share of a tie lost in a mixed unit", Source::Assumption;
        home: 0.0..=1.0, 0.02, "1/month", "share of a tie lost at home", Source::Assumption;
    }
}

/// Writes `fighters.tie`.
pub fn step(setup: &Setup, w: &mut World) {
    let t = &setup.rules.ties;
    for (tie, stage) in w.fighters.tie.iter_mut().zip(&w.fighters.stage) {
        let lost = match stage {
            Stage::Mixed => t.mixed,
            Stage::Demobilised | Stage::Adrift | Stage::Reintegrated | Stage::Deserted => t.home,
            _ => continue,
        };
        *tie *= (1.0 - lost) as f32;
    }
}
