//! Trust: a belief about intent, drawn toward what is seen of acts.
//!
//! What is not verified is filled in with what was believed before; a breach weighs more than a
//! kept promise, and a month can move trust only so far. After Kydd & Walter 2002, International
//! Organization 56:263; sizes are assumptions.

use crate::document::Source;
use crate::transition::rules::shared::saturated;
use crate::transition::setup::Setup;
use crate::transition::world::{Posture, World};

crate::settings! {
    /// How trust moves.
    pub struct Settings {
        up: 0.0..=1.0, 0.06, "1/month", "share of the way up that a month goes", Source::Assumption;
        down: 0.0..=1.0, 0.15, "1/month", "share of the way down that a month goes", Source::Assumption;
        most_up: 0.0..=1.0, 0.02, "1/month", "most that trust rises in a month", Source::Assumption;
        most_down: 0.0..=1.0, 0.06, "1/month", "most that trust falls in a month", Source::Assumption;
        seen: 0.0..=1.0, 0.3, "1", "what is seen of the other side without observers", Source::Assumption;
        observers: 1.0..=10_000.0, 200.0, "persons", "observers who bring most of what observers can", Source::Assumption;
        joint: 0.0..=1.0, 0.02, "1/month", "share of the trust that is missing which a month of joint work without incident adds", Source::Assumption;
        severity: 0.0..=5.0, 0.6, "1", "how far blamed incidents lower what is believed of acts", Source::Assumption;
    }
}

/// What observers and the ceasefire commission make certain within so many weeks, 0 to 1.
pub fn verification(setup: &Setup, w: &World, within_weeks: u32) -> f64 {
    let mut eyes: f64 =
        w.levers.protection.operations.iter().map(|op| f64::from(*op.observers)).sum();
    if *w.levers.security.commission.review_weeks <= within_weeks {
        eyes += *w.levers.security.commission.staff;
    }
    saturated(eyes, setup.rules.trust.observers)
}

/// Share of incidents whose author becomes known before anybody answers them, 0 to 0.95.
pub fn attribution(setup: &Setup, w: &World) -> f64 {
    (setup.rules.trust.seen + 0.65 * verification(setup, w, 5)).min(0.95)
}

/// Reads postures and this month's blame; writes `parties.trust`, `.shock`, and clears `.blame`.
pub fn step(setup: &Setup, w: &mut World) {
    let t = &setup.rules.trust;
    let count = setup.country.parties.len();
    let known = t.seen.max(0.8 * verification(setup, w, 27));
    let joint = setup.rules.disputed.joint_work * t.joint * w.parties.together;
    let weight = 0.5 + 0.5 * known;
    for i in 0..count {
        let mut blamed = 0.0;
        for j in 0..count {
            let severity = w.parties.blame[i * count + j];
            blamed += severity;
            if !setup.country.opposed(i, j)
                || !setup.country.parties[i].in_process
                || !setup.country.parties[j].in_process
            {
                continue;
            }
            let kept = match w.parties.posture[j] {
                Posture::Complying => 1.0,
                Posture::Stalling => 0.5,
                Posture::Violating => 0.1,
                Posture::Withdrawn => 0.0,
            };
            let trust = w.parties.trust_of(i, j);
            let seen = weight * kept + (1.0 - weight) * trust;
            let believed = seen * libm::exp(-t.severity * severity);
            let pull = if believed > trust { t.up } else { t.down };
            let change = (pull * (believed - trust)).clamp(-t.most_down, t.most_up);
            // Those who work side by side see for themselves.
            let worked = joint * libm::exp(-3.0 * severity) * (1.0 - trust);
            w.parties.trust[i * count + j] = (trust + change + worked).clamp(0.0, 1.0);
        }
        w.parties.shock[i] = 0.7 * w.parties.shock[i] + blamed;
    }
    w.parties.blame.fill(0.0);
}
