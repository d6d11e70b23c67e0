//! Telling what no rule tells by itself: postures that changed and ends of the peace, by comparing
//! the world before and after.

use super::country::MOST_PARTIES;
use super::world::{Posture, What, World};
use crate::calendar::Week;
use crate::model::{Event, Watch};

/// What is compared, as the week began.
pub struct Before {
    postures: [Posture; MOST_PARTIES],
    ends: [Option<Week>; 4],
}

/// The ends of a peace that are told, in the order of `ends`.
const ENDS: [What; 4] =
    [What::AccordFailed, What::SignatoriesFight, What::ConflictRenewed, What::War];

impl Before {
    /// Notes what is to be compared.
    pub fn of(w: &World) -> Self {
        let mut postures = [Posture::default(); MOST_PARTIES];
        postures.iter_mut().zip(&w.parties.posture).for_each(|(here, now)| *here = *now);
        Self { postures, ends: ends(w) }
    }

    /// An event for each party that took another posture: its subject says which and which before.
    pub fn tell_postures(&self, w: &mut World, watch: &mut dyn Watch) {
        for party in 0..w.parties.len() {
            let (before, now) = (self.postures[party], w.parties.posture[party]);
            if before == now {
                continue;
            }
            let subject = format!("{} to {}", before.name(), now.name());
            watch.event(&Event {
                id: w.effects.next_event(),
                tick: w.week,
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
    pub fn tell_ends(&self, w: &mut World, watch: &mut dyn Watch) {
        for ((what, before), now) in ENDS.into_iter().zip(self.ends).zip(ends(w)) {
            if before.is_none() && now.is_some() {
                let id = w.effects.next_event();
                watch.event(&Event { id, tick: w.week, kind: what.kind(), ..Event::default() });
            }
        }
    }
}

fn ends(w: &World) -> [Option<Week>; 4] {
    let ends = &w.ends;
    [ends.accord_failed, ends.signatories_fight, ends.conflict_renewed, ends.war]
}
