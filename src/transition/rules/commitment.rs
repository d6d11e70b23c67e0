//! Commitment: each month a party compares what it can expect of complying, stalling, violating
//! and withdrawing.
//!
//! Complying brings power, posts and pay, as far as they are believed; it costs exposure: own arms
//! given up, less what the other side will have given up by then, less the cover of a guarantor.
//! Exposure weighs more on the weaker side and grows with the square of distrust. War brings what
//! victory would add to what peace has already given, times the chance of winning, less its cost,
//! which weariness raises. A slow private mood carries what nobody outside sees.
//! Forms and sizes: assumption, worked out in a small study of the same rule.

use super::deterrence;
use crate::calendar::{Week, months_at};
use crate::document::Source;
use crate::luck::{Luck, Who, Word};
use crate::transition::setup::{PartyKind, Setup};
use crate::transition::streams::{MOOD, POSTURE};
use crate::transition::world::{Posture, World};

crate::settings! {
    /// What parties weigh before they comply or defect.
    pub struct Commitment {
        sharpness: 0.0..=50.0, 7.0, "1", "how sharply a better choice is preferred", Source::Assumption;
        noise: 0.0..=5.0, 0.25, "1", "scale of the monthly noise of a choice", Source::Assumption;
        mood_sd: 0.0..=2.0, 0.29, "1", "standard deviation of a party's slow mood toward war", Source::Assumption;
        mood_stays: 0.0..=0.99, 0.83, "1/month", "share of the mood that stays from month to month", Source::Assumption;
        switching: 0.0..=2.0, 0.20, "1", "cost of a step from one posture to the next", Source::Assumption;
        exposure: 0.0..=5.0, 0.9, "1", "weight of exposure", Source::Assumption;
        peace_state: 0.0..=2.0, 0.8, "1", "value of the peace to the state", Source::Assumption;
        peace_other: 0.0..=2.0, 0.7, "1", "value of the peace to another party without posts", Source::Assumption;
        posts: 0.0..=2.0, 0.3, "1", "value of posts for all its fighters", Source::Assumption;
        prize: 0.0..=2.0, 0.75, "1", "value of victory, weighed by 1.5 times the chance to win", Source::Assumption;
        given_by_peace: 0.0..=1.0, 0.6, "1", "share of victory's value that the other side's disarmament has already given", Source::Assumption;
        war_cost_state: 0.0..=3.0, 0.85, "1", "cost of war to the state", Source::Assumption;
        war_cost_other: 0.0..=3.0, 0.60, "1", "cost of war to another party", Source::Assumption;
        weary_share: 0.0001..=1.0, 0.0094, "1", "battle deaths, as a share of all armed, that bring most of the weariness", Source::Assumption;
        guarantee_promises: 0.0..=1.0, 0.40, "1", "how far a full guarantor makes promises credible", Source::Assumption;
        guarantee_exposure: 0.0..=1.0, 0.85, "1", "how far a full guarantor covers exposure", Source::Assumption;
        contested: 0.0..=2.0, 0.5, "1", "value of the peace lost while a vote is contested", Source::Assumption;
        concessions: 0.0..=1.0, 0.5, "1", "what a state that complies gives up in the end, as a share of disarming", Source::Assumption;
        concession_months: 1.0..=240.0, 36.0, "months", "months that this takes", Source::Assumption;
        means: 0.0..=1.0, 0.15, "1", "strength, of that at the start, below which a party has nothing left to break terms with", Source::Assumption;
        least_war_months: 0.0..=60.0, 3.0, "months", "least length of a war", Source::Assumption;
    }
}

/// Months that a party looks ahead. Assumption.
const AHEAD: f64 = 6.0;

/// What the opposing side looks like to a party, its members weighed by strength.
struct Opponent {
    strength: f64,
    trust: f64,
    given: f64,
    pace: f64,
    at_war: bool,
}

/// How far promises and exposure are covered, 0 to 1 each: guarantors and institutions.
pub fn guarantees(setup: &Setup, w: &World) -> (f64, f64) {
    let (c, surety) = (&setup.rules.commitment, deterrence::surety(setup, w));
    let with = |weight: f64| 1.0 - (1.0 - weight * surety) * (1.0 - 0.5 * w.institutions);
    (with(c.guarantee_promises), with(c.guarantee_exposure))
}

/// True while a shock of this kind is under way.
pub fn under_way(setup: &Setup, w: &World, kind: crate::transition::setup::Happening) -> bool {
    setup.shocks.iter().zip(&w.shocks).any(|(shock, happens)| {
        *happens && shock.what == kind && (shock.from..shock.until).contains(&w.week)
    })
}

/// Every party in the process chooses its posture from the state as the month began. Writes
/// `parties.posture`, `.since`, `.mood`, `.exposure`.
pub fn step(setup: &Setup, luck: &Luck, w: &mut World) {
    let c = &setup.rules.commitment;
    let cover = guarantees(setup, w);
    let contested = under_way(setup, w, crate::transition::setup::Happening::ContestedVote);
    let count = setup.parties.len();
    let mut chosen = [Posture::Complying; super::super::setup::MOST_PARTIES];
    for at in 0..count {
        let party = &setup.parties[at];
        let who = Who::named(&party.name);
        let stays = c.mood_stays;
        let step = c.mood_sd * (1.0 - stays * stays).sqrt() * luck.word(MOOD, who).normal();
        if w.week > 0 {
            w.parties.mood[at] = stays * w.parties.mood[at] + step;
        }
        let before = w.parties.posture[at];
        chosen[at] = before;
        let months = months_at(w.week - w.parties.since[at].min(w.week));
        let bound = before == Posture::Withdrawn && months < c.least_war_months;
        if !party.in_process || bound || w.parties.first_strength[at] <= 0.0 {
            continue;
        }
        if w.parties.strength[at] < c.means * w.parties.first_strength[at] {
            chosen[at] = Posture::Complying;
            continue;
        }
        let Some(other) = opponent(setup, w, at) else { continue };
        let (values, exposure) = values(setup, w, at, &other, cover, contested);
        w.parties.exposure[at] = exposure;
        let words = luck.four(POSTURE, who, 0).map(Word);
        let score = |choice: usize| {
            let steps = (choice as f64 - before as usize as f64).abs();
            c.sharpness * party.cohesion * (values[choice] - c.switching * steps)
                + c.noise * words[choice].gumbel()
        };
        let best = (1..4).fold(0, |best, at| if score(at) > score(best) { at } else { best });
        chosen[at] = Posture::ALL[best];
        // A party whose opponent is at war fights back: it cannot be said to comply or stall.
        if other.at_war && chosen[at] < Posture::Violating {
            chosen[at] = Posture::Violating;
        }
    }
    for at in 0..count {
        if chosen[at] != w.parties.posture[at] {
            w.parties.posture[at] = chosen[at];
            w.parties.since[at] = w.week as Week;
        }
    }
}

fn opponent(setup: &Setup, w: &World, at: usize) -> Option<Opponent> {
    let (mut strength, mut trust, mut given, mut pace) = (0.0, 0.0, 0.0, 0.0);
    let (mut at_war, mut first) = (false, 0.0);
    for (j, party) in setup.parties.iter().enumerate() {
        if !party.in_process || !setup.opposed(at, j) {
            continue;
        }
        let men = w.parties.first_strength[j];
        strength += w.parties.strength[j];
        first += men;
        trust += men * w.parties.trust_of(at, j);
        given += men * w.parties.given[j];
        pace += men * pace_of(setup, w, j);
        at_war |= w.parties.posture[j] == Posture::Withdrawn;
    }
    (first > 0.0).then(|| Opponent {
        strength,
        trust: trust / first,
        given: given / first,
        pace: pace / first,
        at_war,
    })
}

/// Share of its men (or concessions) that a party gives up in a month at the scheduled pace.
fn pace_of(setup: &Setup, w: &World, at: usize) -> f64 {
    let c = &setup.rules.commitment;
    if setup.parties[at].kind == PartyKind::State {
        return c.concessions / c.concession_months;
    }
    let (ddr, posts) = (&w.levers.ddr, &w.levers.integration);
    // Places are shared out over the men, of all parties that may take them, who still have arms.
    let share = |places: f64, parties: &[bool]| {
        let men: f64 = (0..setup.parties.len())
            .filter(|&j| parties[j])
            .map(|j| w.parties.first_strength[j] * (1.0 - w.parties.given[j]))
            .sum();
        if parties[at] { places / men.max(1.0) } else { 0.0 }
    };
    let pace = share(ddr.intake_per_month, &ddr.parties)
        + share(posts.individuals_per_month, &posts.parties);
    pace.min(1.0) * (1.0 - w.parties.given[at])
}

/// Utilities of the four postures, and the exposure ahead.
fn values(
    setup: &Setup,
    w: &World,
    at: usize,
    other: &Opponent,
    (cover_promises, cover_exposure): (f64, f64),
    contested: bool,
) -> ([f64; 4], f64) {
    let c = &setup.rules.commitment;
    let state = setup.parties[at].kind == PartyKind::State;
    let side: f64 = (0..setup.parties.len())
        .filter(|&j| setup.parties[j].in_process && !setup.opposed(at, j))
        .map(|j| w.parties.strength[j])
        .sum();
    let trust = other.trust;
    let given = (w.parties.given[at] + AHEAD * pace_of(setup, w, at)).min(1.0);
    let theirs = (other.given + trust * AHEAD * other.pace).min(1.0);
    let weaker = 2.0 * other.strength / (side + other.strength).max(1.0);
    let distrust = (1.0 - trust) * (1.0 - trust);
    let exposure = (given - theirs).max(0.0) * weaker * (1.0 - cover_exposure) * distrust;

    let credible = 1.0 - (1.0 - 0.9 * trust) * (1.0 - cover_promises);
    let mut worth = if state { c.peace_state } else { c.peace_other };
    if !state {
        worth += c.posts * w.parties.posts[at] - if contested { c.contested } else { 0.0 };
    }
    let habit = 0.10 * (1.0 - libm::exp(-months_at(w.week) / 18.0));
    let peace = credible * worth + habit;

    let odds = |strength: f64| strength * strength.sqrt();
    let win = odds(side) / (odds(side) + odds(other.strength)).max(1e-9);
    let left = if state { 1.0 - c.given_by_peace * other.given } else { 1.0 };
    let cost = if state { c.war_cost_state } else { c.war_cost_other };
    let armed: f64 = w.parties.first_strength.iter().sum();
    let weary = 1.0 - libm::exp(-w.parties.weariness / (c.weary_share * armed.max(1.0)));
    let blamed = 1.0 - libm::exp(-w.parties.shock[at]);
    let mood = w.parties.mood[at];

    let comply = peace - c.exposure * exposure;
    let stall = 0.72 * peace - c.exposure * exposure + 0.3 * mood;
    let violate = 0.35 * peace - 0.7 * c.exposure * exposure
        + 0.05 * (1.0 - cover_promises)
        + 0.40 * blamed
        + 0.6 * mood;
    let withdraw = 1.5 * win * c.prize * left - 0.6 * cost - 0.25 * cover_promises - 0.30 * weary
        + 0.35 * blamed
        + mood;
    ([comply, stall, violate, withdraw], exposure)
}
