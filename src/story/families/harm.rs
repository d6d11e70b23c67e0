//! Civilians killed at one place at once.

use std::cmp::Reverse;

use crate::model::Tale;
use crate::story::sentence::{Sentence, count};
use crate::story::teller::Teller;

/// Where more than one was killed, the deadliest first.
pub fn tell(teller: &Teller<'_>) -> Vec<Sentence> {
    killings(teller, |dead| dead > 1)
}

/// Where one was killed: they are many, and say least.
pub fn single(teller: &Teller<'_>) -> Vec<Sentence> {
    killings(teller, |dead| dead == 1)
}

fn killings(teller: &Teller<'_>, told: fn(u32) -> bool) -> Vec<Sentence> {
    let mut events: Vec<_> =
        teller.of_tale(Tale::Killing).filter(|event| told(event.deaths_civilians)).collect();
    events.sort_by_key(|event| (Reverse(event.deaths_civilians), event.id));
    let tell = |event: &crate::model::Event| {
        let dead = count(event.deaths_civilians, "civilian");
        let text = format!("{} {} killed {dead}", teller.opening(event), teller.words_of(event));
        Sentence::new(event.tick, text, [event.id])
    };
    events.into_iter().map(tell).collect()
}
