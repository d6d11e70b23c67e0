//! Parties that changed what they do about the accord.

use std::cmp::Reverse;

use crate::story::sentence::Sentence;
use crate::story::teller::Teller;

pub const KINDS: &[&str] = &["posture"];

/// The worst first.
pub fn tell(teller: &Teller<'_>) -> Vec<Sentence> {
    let mut events: Vec<_> = teller.of_kinds(KINDS).collect();
    events.sort_by_key(|event| (Reverse(event.number), event.id));
    let tell = |event: &crate::model::Event| {
        let turned = match &event.subject {
            Some(subject) => format!("turned from {subject}"),
            None => "changed its posture".to_owned(),
        };
        let who = teller.who(event.actor, "a party");
        let text = format!("In {} {who} {turned}", teller.when(event.tick));
        Sentence::new(event.tick, text, [event.id])
    };
    events.into_iter().map(tell).collect()
}
