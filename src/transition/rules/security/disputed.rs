//! Disputed strengths: where evidence disagrees whether a mechanism matters at all, its strength is
//! one multiplier, 0 for not at all and 1 as the rule is drawn. Analyses ask first whether the answer
//! hangs on one of them.

use crate::document::Source;

crate::settings! {
    /// Strengths of mechanisms that evidence disagrees on.
    pub struct Settings {
        reintegration_money: 0.0..=2.0, 1.0, "1", "strength of paid reintegration on who settles: 0 none, 1 as drawn", Source::Assumption;
        robust_mandate: 0.0..=2.0, 1.0, "1", "strength of leave to use more force than self-defence on what troops deter: 0 none, 1 as drawn", Source::Assumption;
        joint_work: 0.0..=2.0, 1.0, "1", "strength of joint work on trust: 0 none, 1 as drawn", Source::Assumption;
    }
}
