//! Outside events.

use crate::model::Tale;
use crate::story::sentence::Sentence;
use crate::story::teller::Teller;

/// In the order in which they came.
pub fn tell(teller: &Teller<'_>) -> Vec<Sentence> {
    let tell = |event: &crate::model::Event| {
        let text = format!("{} {}", teller.opening(event), teller.words_of(event));
        Sentence::new(event.tick, text, [event.id])
    };
    teller.of_tale(Tale::Shock).map(tell).collect()
}
