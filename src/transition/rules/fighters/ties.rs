//! Ties: what binds a fighter to commander and peers. Kept where a unit stays together, broken in
//! mixed units, fading at home. Looked at once a month.

use crate::document::Source;
use crate::transition::world::Stage;

crate::settings! {
    /// Ties of fighters to commander and peers.
    pub struct Settings {
        mean: 0.0..=1.0, 0.65, "1", "mean tie at the start", Source::Assumption;
        spread: 0.0..=1.0, 0.35, "1", "greatest distance from the mean at the start", Source::Assumption;
        mixed: 0.0..=1.0, 0.10, "1/month", "share of a tie lost in a mixed unit", Source::Assumption;
        home: 0.0..=1.0, 0.02, "1/month", "share of a tie lost at home", Source::Assumption;
    }
}

/// Ties weaken, by where each fighter stands.
pub fn step(rule: &Settings, stage: &[Stage], tie: &mut [f32]) {
    for (tie, stage) in tie.iter_mut().zip(stage) {
        let lost = match stage {
            Stage::Mixed => rule.mixed,
            Stage::Demobilised | Stage::Adrift | Stage::Reintegrated | Stage::Deserted => rule.home,
            _ => continue,
        };
        *tie *= (1.0 - lost) as f32;
    }
}
