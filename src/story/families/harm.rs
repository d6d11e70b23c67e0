//! Civilians killed at one place at once.

use std::cmp::Reverse;

use crate::model::Tale;
use crate::story::sentence::{Sentence, count};
use crate::story::teller::Teller;

/// The deadliest first.
pub fn tell(teller: &Teller<'_>) -> Vec<Sentence> {
    let mut events: Vec<_> =
        teller.of_tale(Tale::Killing).filter(|event| event.deaths_civilians > 0).collect();
    events.sort_by_key(|event| (Reverse(event.deaths_civilians), event.id));
    let tell = |event: &crate::model::Event| {
        let dead = count(event.deaths_civilians, "civilian");
        let text = format!("{} {} killed {dead}", teller.opening(event), teller.words_of(event));
        Sentence::new(event.tick, text, [event.id])
    };
    events.into_iter().map(tell).collect()
}
