//! Commitment: each month a party compares what it can expect of complying, stalling, violating
//! and withdrawing; and answers what it is offered by the same comparison.
//!
//! Complying brings power, posts and pay, as far as they are believed; it costs exposure: own arms
//! given up, less what the other side will have given up by then, less the cover of a guarantor.
//! Exposure weighs more on the weaker side and grows with the square of distrust. War brings what
//! victory would add to what peace has already given, times the chance of winning, and the terms
//! last granted to others who defected and its spoils, less its cost, which weariness raises. A slow
//! private mood carries what nobody outside sees. Low cohesion blurs every comparison.
//! Forms and sizes: assumption, worked out in a small study of the same rule.

use super::forecast::{self, Opponent, Outlook};
use crate::calendar::{Week, months_at};
use crate::document::Source;
use crate::luck::{Luck, Stream, Who, Word};
use crate::model::{Event, Watch};
use crate::transition::country::{Happening, MOST_PARTIES, PartyKind};
use crate::transition::levers::Levers;
use crate::transition::rules::{security::deterrence, shared::saturated};
use crate::transition::setup::Setup;
use crate::transition::streams::{MOOD, OFFER, POSTURE};
use crate::transition::timetable;
use crate::transition::world::{Posture, What, World};

crate::settings! {
    /// What parties weigh before they comply or defect.
    pub struct Settings {
        sharpness: 0.0..=50.0, 7.0, "1", "how sharply a better choice is preferred", Source::Assumption;
        noise: 0.0..=5.0, 0.25, "1", "scale of the monthly noise of a choice", Source::Assumption;
        mood_sd: 0.0..=2.0, 0.29, "1", "standard deviation of a party's slow mood toward war", Source::Assumption;
        mood_stays: 0.0..=0.99, 0.83, "1/month", "share of the mood that stays from month to month", Source::Assumption;
        switching: 0.0..=2.0, 0.20, "1", "cost of a step from one posture to the next", Source::Assumption;
        exposure: 0.0..=5.0, 0.9, "1", "weight of exposure", Source::Assumption;
        peace_state: 0.0..=2.0, 0.8, "1", "value of the peace to the state", Source::Assumption;
        peace_other: 0.0..=2.0, 0.7, "1", "value of the peace to another party without posts", Source::Assumption;
        posts: 0.0..=2.0, 0.3, "1", "value of posts for all its fighters", Source::Assumption;
        pay: 0.0..=2.0, 0.10, "1", "value of a programme's pay for all its fighters", Source::Assumption;
        habit: 0.0..=2.0, 0.10, "1", "value of a peace that has become a habit", Source::Assumption;
        habit_months: 1.0..=240.0, 18.0, "months", "months that bring most of that", Source::Assumption;
        stalling_keeps: 0.0..=1.0, 0.72, "1", "share of the value of the peace that is kept by stalling", Source::Assumption;
        violating_keeps: 0.0..=1.0, 0.35, "1", "share of the value of the peace that is kept by violating", Source::Assumption;
        prize: 0.0..=2.0, 0.75, "1", "value of victory, weighed by 1.5 times the chance to win", Source::Assumption;
        given_by_peace: 0.0..=1.0, 0.6, "1", "share of victory's value that the other side's disarmament has already given", Source::Assumption;
        war_cost_state: 0.0..=3.0, 0.85, "1", "cost of war to the state", Source::Assumption;
        war_cost_other: 0.0..=3.0, 0.60, "1", "cost of war to another party", Source::Assumption;
        weary: 0.0..=3.0, 0.30, "1", "cost of war that full weariness adds", Source::Assumption;
        weary_share: 0.0001..=1.0, 0.0094, "1", "battle deaths, as a share of all armed, that bring most of the weariness", Source::Assumption;
        blamed: 0.0..=2.0, 0.40, "1", "what grave attacks that are blamed on the others add to violating and withdrawing", Source::Assumption;
        spoils: 0.0..=2.0, 0.05, "1", "what money from rents and sponsors for all its men adds to violating and withdrawing", Source::Assumption;
        precedent: 0.0..=2.0, 0.10, "1", "what full posts for others who once defected add to withdrawing", Source::Assumption;
        guarantee_promises: 0.0..=1.0, 0.40, "1", "how far a full guarantor makes promises credible", Source::Assumption;
        guarantee_exposure: 0.0..=1.0, 0.85, "1", "how far a full guarantor covers exposure", Source::Assumption;
        institutions: 0.0..=1.0, 0.5, "1", "how far full institutions do both", Source::Assumption;
        contested: 0.0..=2.0, 0.5, "1", "value of the peace lost while a vote is contested", Source::Assumption;
        concessions: 0.0..=1.0, 0.5, "1", "what a state that complies gives up in the end, as a share of disarming", Source::Assumption;
        concession_months: 1.0..=240.0, 36.0, "months", "months that this takes", Source::Assumption;
        means: 0.0..=1.0, 0.15, "1", "strength, of that at the start, below which a party has nothing left to break terms with", Source::Assumption;
        least_war_months: 0.0..=60.0, 3.0, "months", "least length of a war", Source::Assumption;
    }
}

/// How far promises and exposure are covered under levers, 0 to 1 each: guarantors, institutions.
pub fn guarantees(setup: &Setup, w: &World, levers: &Levers) -> (f64, f64) {
    let (c, surety) = (&setup.rules.commitment, deterrence::surety(setup, w, levers));
    let with =
        |weight: f64| 1.0 - (1.0 - weight * surety) * (1.0 - c.institutions * w.institutions);
    (with(c.guarantee_promises), with(c.guarantee_exposure))
}

/// True while a shock of this kind is under way.
pub fn under_way(setup: &Setup, w: &World, kind: Happening) -> bool {
    setup.country.shocks.iter().zip(&w.shocks).any(|(shock, happens)| {
        *happens && shock.what == kind && (shock.from..shock.until).contains(&w.week)
    })
}

/// How weary all are of lately shed blood, 0 to 1.
pub fn weariness(setup: &Setup, w: &World) -> f64 {
    let armed: f64 = w.parties.first_strength.iter().sum();
    saturated(w.parties.weariness, setup.rules.commitment.weary_share * armed.max(1.0))
}

/// Every party in the process chooses its posture from the state as the month began, then answers
/// what is offered. Writes `parties.posture`, `.since`, `.mood`, `.exposure`, `.defected`, `ahead`,
/// `turned.offer`.
pub fn step(setup: &Setup, luck: &Luck, w: &mut World, watch: &mut dyn Watch) {
    look_ahead(setup, w, None);
    let count = setup.country.parties.len();
    let mut chosen = [Posture::Complying; MOST_PARTIES];
    for at in 0..count {
        drift(setup, luck, w, at);
        let before = w.parties.posture[at];
        chosen[at] = before;
        let months = months_at(w.week - w.parties.since[at].min(w.week));
        let bound =
            before == Posture::Withdrawn && months < setup.rules.commitment.least_war_months;
        let Some(other) = forecast::opponent(setup, w, at) else { continue };
        if !setup.country.parties[at].in_process || bound || w.parties.first_strength[at] <= 0.0 {
            continue;
        }
        let look = forecast::outlook(setup, w, at, &other, &w.ahead);
        w.parties.exposure[at] = look.exposure;
        chosen[at] = choose(setup, luck, w, at, &other, &look, POSTURE);
        // A party whose opponent is at war fights back: it cannot be said to comply or stall.
        if other.at_war && able(setup, w, at) && chosen[at] < Posture::Violating {
            chosen[at] = Posture::Violating;
        }
    }
    for at in 0..count {
        if chosen[at] != w.parties.posture[at] {
            w.parties.posture[at] = chosen[at];
            w.parties.since[at] = w.week as Week;
            w.parties.defected[at] |= chosen[at] >= Posture::Violating;
        }
    }
    answer(setup, luck, w, watch);
}

/// The slow private mood moves on.
fn drift(setup: &Setup, luck: &Luck, w: &mut World, at: usize) {
    let c = &setup.rules.commitment;
    if w.week > 0 {
        let word = luck.word(MOOD, Who::named(&setup.country.parties[at].name));
        let step = c.mood_sd * (1.0 - c.mood_stays * c.mood_stays).sqrt() * word.normal();
        w.parties.mood[at] = c.mood_stays * w.parties.mood[at] + step;
    }
}

/// True while a party has the means to break terms.
fn able(setup: &Setup, w: &World, at: usize) -> bool {
    w.parties.strength[at] >= setup.rules.commitment.means * w.parties.first_strength[at]
}

/// The posture that promises most.
fn choose(
    setup: &Setup,
    luck: &Luck,
    w: &World,
    at: usize,
    other: &Opponent,
    look: &Outlook,
    stream: Stream,
) -> Posture {
    if !able(setup, w, at) {
        return Posture::Complying;
    }
    let (c, party) = (&setup.rules.commitment, &setup.country.parties[at]);
    let values = values(setup, w, at, other, look);
    let words = luck.four(stream, Who::named(&party.name), 0).map(Word);
    let before = w.parties.posture[at] as usize as f64;
    let score = |choice: usize| {
        let steps = (choice as f64 - before).abs();
        c.sharpness * party.cohesion * (values[choice] - c.switching * steps)
            + c.noise * words[choice].gumbel()
    };
    Posture::ALL[(1..4).fold(0, |best, at| if score(at) > score(best) { at } else { best })]
}

/// What is offered is accepted by a party for which, with it on the timetable, complying is best.
/// A refusal is recorded; the offer comes again after a while.
fn answer(setup: &Setup, luck: &Luck, w: &mut World, watch: &mut dyn Watch) {
    for (at, slot) in setup.timetable.slots.iter().enumerate() {
        let turned = &w.turned[at];
        let rests = turned.offer.asked.is_some_and(|asked| w.week < asked + slot.again);
        if slot.consent.is_empty()
            || turned.due.is_none()
            || turned.agreed.is_some()
            || slot.over(w.week)
            || rests
        {
            continue;
        }
        look_ahead(setup, w, Some(at));
        w.turned[at].offer.asked = Some(w.week);
        for &party in &slot.consent {
            if w.turned[at].offer.agreed[party].is_some() {
                continue;
            }
            let accepts = forecast::opponent(setup, w, party).is_none_or(|other| {
                let look = forecast::outlook(setup, w, party, &other, &w.ahead);
                // The same asking has the same luck, in whichever week it comes.
                let asking = luck.at(u32::from(w.turned[at].offer.refusals[party]));
                let chosen = choose(setup, &asking, w, party, &other, &look, OFFER);
                !other.at_war && chosen == Posture::Complying
            });
            let offer = &mut w.turned[at].offer;
            let what = if accepts {
                offer.agreed[party] = Some(w.week);
                What::OfferAccepted
            } else {
                offer.refusals[party] = offer.refusals[party].saturating_add(1);
                What::OfferRefused
            };
            watch.event(&Event {
                id: w.effects.next_event(),
                tick: w.week,
                kind: what.kind(),
                actor: Some(party as u16),
                subject: Some(slot.name.clone()),
                ..Event::default()
            });
        }
    }
}

fn look_ahead(setup: &Setup, w: &mut World, offered: Option<usize>) {
    let mut ahead = std::mem::take(&mut w.ahead);
    timetable::look_ahead(setup, w, offered, &mut ahead);
    w.ahead = ahead;
}

/// Utilities of the four postures.
fn values(setup: &Setup, w: &World, at: usize, other: &Opponent, look: &Outlook) -> [f64; 4] {
    let c = &setup.rules.commitment;
    let state = setup.country.parties[at].kind == PartyKind::State;
    let trust = other.trust;

    let credible = 1.0 - (1.0 - 0.9 * trust) * (1.0 - look.cover);
    let mut worth = if state { c.peace_state } else { c.peace_other };
    if !state {
        let contested = under_way(setup, w, Happening::ContestedVote);
        worth += c.posts * (w.parties.posts[at] + look.posts) + c.pay * look.paid
            - if contested { c.contested } else { 0.0 };
    }
    let habit = c.habit * saturated(months_at(w.week), c.habit_months);
    let peace = credible * worth + habit;

    let odds = |strength: f64| strength * strength.sqrt();
    let side = forecast::side(setup, w, at);
    let win = odds(side) / (odds(side) + odds(other.strength)).max(1e-9);
    let left = if state { 1.0 - c.given_by_peace * other.given } else { 1.0 };
    let cost = if state { c.war_cost_state } else { c.war_cost_other };
    let blamed = c.blamed * saturated(w.parties.shock[at], 1.0);
    let mood = w.parties.mood[at];
    // Peace ends what war brings in: rents held by arms, and sponsors of a fight.
    let spoils = if state { 0.0 } else { c.spoils * w.parties.funds[at] };

    let comply = peace - c.exposure * look.exposure;
    let stall = c.stalling_keeps * peace - c.exposure * look.exposed + 0.3 * mood;
    let violate = c.violating_keeps * peace - 0.7 * c.exposure * look.exposed
        + 0.05 * (1.0 - look.cover)
        + blamed
        + 0.5 * spoils
        + 0.6 * mood;
    let withdraw = 1.5 * win * c.prize * left + c.precedent * precedent(setup, w, at)
        - 0.6 * cost
        - 0.25 * look.cover
        - c.weary * weariness(setup, w)
        + 0.875 * blamed
        + spoils
        + mood;
    [comply, stall, violate, withdraw]
}

/// The best terms that any other party got after it had defected: share of its men with posts.
fn precedent(setup: &Setup, w: &World, at: usize) -> f64 {
    let others = (0..setup.country.parties.len()).filter(|&j| j != at && w.parties.defected[j]);
    others.map(|j| w.parties.posts[j]).fold(0.0, f64::max)
}
