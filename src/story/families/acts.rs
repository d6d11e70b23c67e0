//! Quieter acts of spoilers and what is done against them: the first of each kind.

use crate::model::Event;
use crate::story::sentence::{Sentence, count};
use crate::story::teller::Teller;

pub const KINDS: &[&str] = &["extortion", "expulsion", "strike"];

/// The first of each kind.
pub fn tell(teller: &Teller<'_>) -> Vec<Sentence> {
    let firsts = KINDS.iter().filter_map(|kind| {
        let mut events = teller.of_kinds(std::slice::from_ref(kind));
        let first: &Event = events.next()?;
        let opening = teller.opening(first);
        let who = teller.who(first.actor, "somebody");
        let text = match *kind {
            "extortion" => format!("{opening} {who} robbed people for the first time"),
            "expulsion" => format!("{opening} {who} drove people out for the first time"),
            _ => {
                let whom = teller.who(first.other, "a party");
                let fighters = count(first.deaths_other, "fighter");
                format!("{opening} troops struck {whom} for the first time and killed {fighters}")
            }
        };
        Some(Sentence::new(first.tick, text, [first.id]))
    });
    firsts.collect()
}
