//! Civilians killed at one place at once.

use std::cmp::Reverse;

use crate::story::sentence::{Sentence, count};
use crate::story::teller::Teller;

pub const KINDS: &[&str] = &["massacre", "killing", "raid", "crime"];

/// The deadliest first.
pub fn tell(teller: &Teller<'_>) -> Vec<Sentence> {
    let mut events: Vec<_> =
        teller.of_kinds(KINDS).filter(|event| event.deaths_civilians > 0).collect();
    events.sort_by_key(|event| (Reverse(event.deaths_civilians), event.id));
    let tell = |event: &crate::model::Event| {
        let who = match event.kind {
            "crime" => "crime".to_owned(),
            "raid" => teller.who(event.actor, "somebody") + " raided and",
            _ => teller.who(event.actor, "unknown hands"),
        };
        let dead = count(event.deaths_civilians, "civilian");
        let text = format!("{} {who} killed {dead}", teller.opening(event));
        Sentence::new(event.tick, text, [event.id])
    };
    events.into_iter().map(tell).collect()
}
