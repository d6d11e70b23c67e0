//! Those who leave: units that walk out, parties that split.

use std::cmp::Reverse;

use crate::model::{Event, Tale};
use crate::story::sentence::Sentence;
use crate::story::teller::Teller;

/// The largest first.
pub fn tell(teller: &Teller<'_>) -> Vec<Sentence> {
    let mut events: Vec<&Event> = teller.of_tale(Tale::Leaving).collect();
    events.sort_by_key(|event| (Reverse(event.number), event.id));
    let tell = |event: &Event| {
        let text = format!("{} {}", teller.opening(event), teller.words_of(event));
        Sentence::new(event.tick, text, [event.id])
    };
    events.into_iter().map(tell).collect()
}
