//! Trust: a belief about intent, drawn toward what is seen of acts.
//!
//! What is not verified is filled in with what was believed before; a breach weighs more than a
//! kept promise, and a month can move trust only so far. After Kydd & Walter 2002, International
//! Organization 56:263; sizes are assumptions.

use crate::calendar::week_after;
use crate::document::Source;
use crate::transition::country::Country;
use crate::transition::levers::Levers;
use crate::transition::rules::shared::saturated;
use crate::transition::world::{Parties, Posture};

crate::settings! {
    /// How trust moves.
    pub struct Settings {
        up: 0.0..=1.0, 0.06, "1/month", "share of the gap that a month closes when trust rises", Source::Assumption;
        down: 0.0..=1.0, 0.15, "1/month", "share of the gap that a month closes when trust falls", Source::Assumption;
        most_up: 0.0..=1.0, 0.02, "1/month", "most that trust rises in a month", Source::Assumption;
        most_down: 0.0..=1.0, 0.06, "1/month", "most that trust falls in a month", Source::Assumption;
        seen: 0.0..=1.0, 0.3, "1", "what is seen of the other side without observers", Source::Assumption;
        seen_verified: 0.0..=1.0, 0.8, "1", "what is seen of the other side under full verification", Source::Assumption;
        seen_weight: 0.0..=1.0, 0.5, "1", "weight of acts against earlier belief where nothing is seen; it rises to 1 where all is", Source::Assumption;
        stalling_seems: 0.0..=1.0, 0.5, "1", "good faith that stalling shows, relative to complying", Source::Assumption;
        violating_seems: 0.0..=1.0, 0.1, "1", "good faith that violating shows, relative to complying", Source::Assumption;
        observers: 1.0..=10_000.0, 200.0, "persons", "observers who bring most of what observers can", Source::Assumption;
        judging_months: 0.0..=24.0, 6.0, "months", "longest review by a commission that helps to judge what the other side does", Source::Assumption;
        answering_months: 0.0..=24.0, 1.0, "months", "longest review by a commission that comes before anybody answers an incident", Source::Assumption;
        attributed_verified: 0.0..=1.0, 0.65, "1", "share of incidents whose author becomes known before anybody answers that full verification adds", Source::Assumption;
        attributed_most: 0.0..=1.0, 0.95, "1", "largest share of incidents whose author becomes known before anybody answers", Source::Assumption;
        joint: 0.0..=1.0, 0.02, "1/month", "share of the missing trust that a month of joint work without incident adds", Source::Assumption;
        joint_severity: 0.0..=20.0, 3.0, "1", "how far blamed incidents undo what joint work adds", Source::Assumption;
        severity: 0.0..=5.0, 0.6, "1", "how far blamed incidents lower what is believed of acts", Source::Assumption;
        shock_stays: 0.0..=0.99, 0.7, "1/month", "share of the shock of blamed incidents that stays from month to month", Source::Assumption;
    }
}

/// What observers and the ceasefire commission make certain within so many months, 0 to 1.
fn verification(rule: &Settings, levers: &Levers, within_months: f64) -> f64 {
    let mut eyes: f64 =
        levers.protection.operations.iter().map(|op| f64::from(*op.observers)).sum();
    if *levers.security.commission.review_weeks <= week_after(within_months) {
        eyes += *levers.security.commission.staff;
    }
    saturated(eyes, rule.observers)
}

/// What is made certain before anybody answers an incident, 0 to 1.
pub fn verification_in_time(rule: &Settings, levers: &Levers) -> f64 {
    verification(rule, levers, rule.answering_months)
}

/// Share of incidents whose author becomes known before anybody answers them, 0 to 1.
pub fn attribution(rule: &Settings, levers: &Levers) -> f64 {
    let verified = verification_in_time(rule, levers);
    (rule.seen + rule.attributed_verified * verified).min(rule.attributed_most)
}

/// Trust and shock follow this month's postures and blame; then the blame is over. `joint_work`: how
/// strong the effect of joint work is, a disputed strength.
pub fn step(
    rule: &Settings,
    joint_work: f64,
    country: &Country,
    levers: &Levers,
    parties: &mut Parties,
) {
    let count = country.parties.len();
    let verified = rule.seen_verified * verification(rule, levers, rule.judging_months);
    let known = rule.seen.max(verified);
    let joint = joint_work * rule.joint * parties.together;
    let weight = rule.seen_weight + (1.0 - rule.seen_weight) * known;
    for i in 0..count {
        let mut blamed = 0.0;
        for j in 0..count {
            let severity = parties.blame[i * count + j];
            blamed += severity;
            if !country.opposed(i, j)
                || !country.parties[i].in_process
                || !country.parties[j].in_process
            {
                continue;
            }
            let kept = match parties.posture[j] {
                Posture::Complying => 1.0,
                Posture::Stalling => rule.stalling_seems,
                Posture::Violating => rule.violating_seems,
                Posture::Withdrawn => 0.0,
            };
            let trust = parties.trust_of(i, j);
            let seen = weight * kept + (1.0 - weight) * trust;
            let believed = seen * libm::exp(-rule.severity * severity);
            let pull = if believed > trust { rule.up } else { rule.down };
            let change = (pull * (believed - trust)).clamp(-rule.most_down, rule.most_up);
            // Those who work side by side see for themselves.
            let worked = joint * libm::exp(-rule.joint_severity * severity) * (1.0 - trust);
            parties.trust[i * count + j] = (trust + change + worked).clamp(0.0, 1.0);
        }
        parties.shock[i] = rule.shock_stays * parties.shock[i] + blamed;
    }
    parties.blame.fill(0.0);
}
