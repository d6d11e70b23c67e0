//! Parties that changed what they do about the accord.

use std::cmp::Reverse;

use crate::model::Tale;
use crate::story::sentence::Sentence;
use crate::story::teller::Teller;

/// The worst first.
pub fn tell(teller: &Teller<'_>) -> Vec<Sentence> {
    let mut events: Vec<_> = teller.of_tale(Tale::Posture).collect();
    events.sort_by_key(|event| (Reverse(event.number), event.id));
    let tell = |event: &crate::model::Event| {
        let text = format!("In {} {}", teller.when(event.tick), teller.words_of(event));
        Sentence::new(event.tick, text, [event.id])
    };
    events.into_iter().map(tell).collect()
}
