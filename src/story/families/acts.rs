//! Quieter acts of spoilers and what is done against them: the first of each kind.

use crate::model::Tale;
use crate::story::sentence::Sentence;
use crate::story::teller::Teller;

/// The first of each kind.
pub fn tell(teller: &Teller<'_>) -> Vec<Sentence> {
    let kinds = teller.words.event_kinds.iter().filter(|kind| kind.tale == Tale::First);
    let firsts = kinds.filter_map(|kind| {
        let first = teller.of_tale(Tale::First).find(|event| event.kind == *kind)?;
        let text = format!("{} {}", teller.opening(first), teller.words_of(first));
        Some(Sentence::new(first.tick, text, [first.id]))
    });
    firsts.collect()
}
