//! Disputed strengths: where evidence disagrees whether a mechanism matters at all, its strength is
//! one multiplier: 0 = off, 1 = as modelled. Analyses ask first whether the answer hangs on one of
//! them.

use crate::document::Source;

crate::settings! {
    /// Strengths of mechanisms that evidence disagrees on.
    pub struct Settings {
        reintegration_money: 0.0..=2.0, 1.0, "1", "strength of the effect of paid reintegration on who settles: 0 = off, 1 = as modelled", Source::Assumption;
        robust_mandate: 0.0..=2.0, 1.0, "1", "strength of the effect that permission to use more force than self-defence has on what troops deter: 0 = off, 1 = as modelled", Source::Assumption;
        joint_work: 0.0..=2.0, 1.0, "1", "strength of the effect of joint work on trust: 0 = off, 1 = as modelled", Source::Assumption;
    }
}
