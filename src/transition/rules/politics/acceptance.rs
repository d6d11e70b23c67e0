//! Acceptance: a party agrees to what it is offered if, with it on the timetable, complying is best. A
//! refusal is recorded; the offer comes again after a while.

use super::commitment::{Settings, Situation, Weighing};
use super::forecast;
use crate::luck::Luck;
use crate::model::{Event, Watch};
use crate::transition::country::Country;
use crate::transition::levers::{Levers, Sizes};
use crate::transition::streams::OFFER;
use crate::transition::timetable::{self, FORECAST_MONTHS};
use crate::transition::timetable::{PolicyStatus, Timetable};
use crate::transition::world::{Effects, Parties, Posture, What};

/// What is on the timetable and how it stands.
pub struct Offers<'a> {
    /// The policies.
    pub timetable: &'a Timetable,
    /// How many there are of what levers are given by.
    pub sizes: Sizes,
    /// How each policy stands.
    pub policy_status: &'a mut [PolicyStatus],
    /// The levers ahead, filled anew for each offer.
    pub levers_ahead: &'a mut [Levers; FORECAST_MONTHS.len()],
    /// Numbers the events.
    pub effects: &'a mut Effects,
}

/// Every party that is asked answers. `rule`: that of commitment.
pub fn step(
    rule: &Settings,
    country: &Country,
    luck: &Luck,
    situation: &Situation<'_>,
    parties: &Parties,
    offers: Offers<'_>,
    watch: &mut dyn Watch,
) {
    let week = situation.week;
    let Offers { timetable, sizes, policy_status, levers_ahead, effects } = offers;
    let weighing = Weighing::new(rule, country, situation, parties);
    for (index, policy) in timetable.policies.iter().enumerate() {
        let status = &policy_status[index];
        let rests = status.offer.asked.is_some_and(|asked| week < asked + policy.again);
        if policy.asks().is_empty()
            || status.due.is_none()
            || status.agreed.is_some()
            || policy.over(week)
            || rests
        {
            continue;
        }
        timetable::forecast(timetable, &sizes, week, policy_status, Some(index), levers_ahead);
        let prospect = situation.prospect(rule, parties, levers_ahead);
        let offer = &mut policy_status[index].offer;
        offer.asked = Some(week);
        for &party in policy.asks() {
            if offer.agreed[party].is_some() {
                continue;
            }
            let accepts = forecast::opponent(country, parties, party).is_none_or(|opponent| {
                let look = weighing.outlook(party, &opponent, &prospect);
                // The same asking has the same luck, in whichever week it comes.
                let asking = luck.at(u32::from(offer.refusals[party]));
                let posture = weighing.posture(&asking, OFFER, party, &opponent, &look);
                !opponent.at_war && posture == Posture::Complying
            });
            let what = if accepts {
                offer.agreed[party] = Some(week);
                What::OfferAccepted
            } else {
                offer.refusals[party] = offer.refusals[party].saturating_add(1);
                What::OfferRefused
            };
            watch.event(&Event {
                id: effects.next_event(),
                tick: week,
                kind: what.kind(),
                actor: Some(party as u16),
                subject: Some(policy.name.clone()),
                ..Event::default()
            });
        }
    }
}
