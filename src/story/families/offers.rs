//! Offers refused and accepted.

use crate::model::{Event, Tale};
use crate::story::sentence::Sentence;
use crate::story::teller::Teller;

/// In the order in which they were answered.
pub fn tell(teller: &Teller<'_>) -> Vec<Sentence> {
    let answered = |event: &&&Event| matches!(event.kind.tale, Tale::Refusal | Tale::Consent);
    let tell = |event: &&Event| {
        let text = format!("In {} {}", teller.when(event.tick), teller.words_of(event));
        Sentence::new(event.tick, text, [event.id])
    };
    teller.forest.events.iter().filter(answered).map(tell).collect()
}
