//! Telling what no rule tells by itself: postures that changed and ends of the peace, by comparing
//! the world before and after.

use super::country::MOST_PARTIES;
use super::world::{Effects, Ends, Posture, What};
use crate::calendar::Week;
use crate::model::{Event, Watch};

/// What is compared, as the week began.
pub struct Before {
    postures: [Posture; MOST_PARTIES],
    closes: [bool; MOST_PARTIES],
    ends: [Option<Week>; 4],
}

/// The ends of a peace that are told, in the order of `ends`.
const ENDS: [What; 4] =
    [What::AccordFailed, What::SignatoriesFight, What::ConflictRenewed, What::War];

impl Before {
    /// Notes what is to be compared.
    pub fn of(posture: &[Posture], denied: &[f64], ends: &Ends) -> Self {
        let mut postures = [Posture::Complying; MOST_PARTIES];
        postures.iter_mut().zip(posture).for_each(|(here, now)| *here = *now);
        Self { postures, closes: closes(posture.len(), denied), ends: first_weeks(ends) }
    }

    /// An event for each party that begins to keep an operation or a commission out. `denied`: as in
    /// `Operations`.
    pub fn tell_access(
        &self,
        week: Week,
        (parties, denied): (usize, &[f64]),
        effects: &mut Effects,
        watch: &mut dyn Watch,
    ) {
        let now = closes(parties, denied);
        for party in (0..parties).filter(|&party| now[party] && !self.closes[party]) {
            watch.event(&Event {
                id: effects.next_event(),
                tick: week,
                kind: What::AccessDenied.kind(),
                actor: Some(party as u16),
                ..Event::default()
            });
        }
    }

    /// An event for each party that took another posture: its subject says which and which before.
    pub fn tell_postures(
        &self,
        week: Week,
        posture: &[Posture],
        effects: &mut Effects,
        watch: &mut dyn Watch,
    ) {
        for (party, (&before, &now)) in self.postures.iter().zip(posture).enumerate() {
            if before == now {
                continue;
            }
            let subject = format!("{} to {}", before.word(), now.word());
            watch.event(&Event {
                id: effects.next_event(),
                tick: week,
                kind: What::Posture.kind(),
                actor: Some(party as u16),
                subject: Some(subject.into()),
                number: now as u32,
                ..Event::default()
            });
        }
    }

    /// An event for each end of the peace that was reached for the first time, in the week that
    /// closes the month.
    pub fn tell_ends(&self, week: Week, ends: &Ends, effects: &mut Effects, watch: &mut dyn Watch) {
        for ((what, before), now) in ENDS.into_iter().zip(self.ends).zip(first_weeks(ends)) {
            if before.is_none() && now.is_some() {
                let id = effects.next_event();
                watch.event(&Event { id, tick: week, kind: what.kind(), ..Event::default() });
            }
        }
    }
}

/// Share of its ground from which on it is told that a party keeps somebody out.
const TOLD: f64 = 0.25;

/// Which of so many parties keep somebody out of much of their ground.
fn closes(parties: usize, denied: &[f64]) -> [bool; MOST_PARTIES] {
    let mut closes = [false; MOST_PARTIES];
    for (at, share) in denied.iter().enumerate() {
        closes[at % parties] |= *share > TOLD;
    }
    closes
}

/// Week in which each end was reached.
fn first_weeks(ends: &Ends) -> [Option<Week>; 4] {
    [ends.accord_failed, ends.signatories_fight, ends.conflict_renewed, ends.war]
}
