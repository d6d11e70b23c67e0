//! Trust: a belief about intent, drawn toward what is seen of acts.
//!
//! What is not verified is filled in with what was believed before; a breach weighs more than a
//! kept promise, and a month can move trust only so far. After Kydd & Walter 2002, International
//! Organization 56:263; sizes are assumptions.

use crate::document::Source;
use crate::transition::country::{Country, MOST_PARTIES};
use crate::transition::rules::security::eyes::Sight;
use crate::transition::world::{Cells, Parties, Posture};

crate::settings! {
    /// How trust moves.
    pub struct Settings {
        up: 0.0..=1.0, 0.06, "1/month", "share of the gap that a month closes when trust rises", Source::Assumption;
        down: 0.0..=1.0, 0.15, "1/month", "share of the gap that a month closes when trust falls", Source::Assumption;
        most_up: 0.0..=1.0, 0.02, "1/month", "most that trust rises in a month", Source::Assumption;
        most_down: 0.0..=1.0, 0.06, "1/month", "most that trust falls in a month", Source::Assumption;
        seen: 0.0..=1.0, 0.3, "1", "what is seen of the other side without observers", Source::Assumption;
        seen_verified: 0.0..=1.0, 0.8, "1", "what is seen of the other side where observers or a commission see all", Source::Assumption;
        seen_weight: 0.0..=1.0, 0.5, "1", "weight of acts against earlier belief where nothing is seen; it rises to 1 where all is", Source::Assumption;
        stalling_seems: 0.0..=1.0, 0.5, "1", "good faith that stalling shows, relative to complying", Source::Assumption;
        violating_seems: 0.0..=1.0, 0.1, "1", "good faith that violating shows, relative to complying", Source::Assumption;
        joint: 0.0..=1.0, 0.02, "1/month", "share of the missing trust that a month of joint work without incident adds", Source::Assumption;
        joint_severity: 0.0..=20.0, 3.0, "1", "how far blamed incidents undo what joint work adds", Source::Assumption;
        severity: 0.0..=5.0, 0.6, "1", "how far blamed incidents lower what is believed of acts", Source::Assumption;
        shock_stays: 0.0..=0.99, 0.7, "1/month", "share of the shock of blamed incidents that stays from month to month", Source::Assumption;
    }
}

/// Trust and shock follow this month's postures and blame; then the blame is over. `joint_work`: how
/// strong the effect of joint work is, a disputed strength. `sight`: what others see of a party where its
/// fighters stand, as `cells` have them.
pub fn step(
    rule: &Settings,
    joint_work: f64,
    country: &Country,
    sight: Sight<'_>,
    cells: &Cells,
    parties: &mut Parties,
) {
    let count = country.parties.len();
    let mut weight = [0.0; MOST_PARTIES];
    for (party, weight) in weight.iter_mut().enumerate().take(count) {
        let verified = rule.seen_verified * sight.of_party(&country.ground.map, cells, party);
        *weight = rule.seen_weight + (1.0 - rule.seen_weight) * rule.seen.max(verified);
    }
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
            let seen = weight[j] * kept + (1.0 - weight[j]) * trust;
            let believed = seen * libm::exp(-rule.severity * severity);
            let pull = if believed > trust { rule.up } else { rule.down };
            let change = (pull * (believed - trust)).clamp(-rule.most_down, rule.most_up);
            // Those who work side by side see for themselves, and nobody else does.
            let joint = joint_work * rule.joint * parties.together[i * count + j];
            let worked = joint * libm::exp(-rule.joint_severity * severity) * (1.0 - trust);
            parties.trust[i * count + j] = (trust + change + worked).clamp(0.0, 1.0);
        }
        parties.shock[i] = rule.shock_stays * parties.shock[i] + blamed;
    }
    parties.blame.fill(0.0);
}
