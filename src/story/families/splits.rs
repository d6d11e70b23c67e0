//! Those who leave: units that walk out, parties that split, people who flee.

use std::cmp::Reverse;

use crate::model::Event;
use crate::story::sentence::{Sentence, count};
use crate::story::teller::Teller;

pub const KINDS: &[&str] = &["walk_out", "split", "fled"];

/// Those of fighters before those of civilians, the largest first.
pub fn tell(teller: &Teller<'_>) -> Vec<Sentence> {
    let mut events: Vec<&Event> = teller.of_kinds(KINDS).collect();
    events.sort_by_key(|event| (event.kind == "fled", Reverse(event.number), event.id));
    let tell = |event: &Event| {
        let (opening, number) = (teller.opening(event), event.number);
        let who = teller.who(event.actor, "a party");
        let text = match event.kind {
            "walk_out" => {
                let fighters = count(number, "fighter");
                format!(
                    "{opening} a unit that came from {who} walked out of the army with {fighters}"
                )
            }
            "split" => {
                let new = teller.words.actor(event.other).or(event.subject.as_deref());
                let new = new.map_or_else(String::new, |name| format!(" to {name}"));
                format!("{opening} {who} split and lost {}{new}", count(number, "fighter"))
            }
            _ => format!("{opening} {} fled", count(number, "person")),
        };
        Sentence::new(event.tick, text, [event.id])
    };
    events.into_iter().map(tell).collect()
}
