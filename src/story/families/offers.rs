//! Offers refused and accepted.

use std::collections::BTreeMap;

use crate::model::{Event, Tale};
use crate::story::sentence::{Sentence, count};
use crate::story::teller::Teller;

/// In the order in which they were first answered. Who refuses the same again and again is told once,
/// until it accepts.
pub fn tell(teller: &Teller<'_>) -> Vec<Sentence> {
    let mut answers: Vec<Vec<&Event>> = Vec::new();
    let mut refused = BTreeMap::new();
    for &event in &teller.forest.events {
        let offer = (event.kind.name, event.actor, event.other, event.subject.as_deref());
        match event.kind.tale {
            Tale::Refusal => match refused.get(&offer) {
                Some(&at) => Vec::push(&mut answers[at], event),
                None => {
                    refused.insert(offer, answers.len());
                    answers.push(vec![event]);
                }
            },
            Tale::Consent => {
                // What is refused after that is another story.
                refused.retain(|(_, actor, _, about), _| (*actor, *about) != (offer.1, offer.3));
                answers.push(vec![event]);
            }
            _ => {}
        }
    }
    answers.iter().map(|events| one(teller, events)).collect()
}

fn one(teller: &Teller<'_>, events: &[&Event]) -> Sentence {
    let (first, last) = (events[0], events[events.len() - 1]);
    let mut text = format!("In {} {}", teller.when(first.tick), teller.words_of(first));
    if events.len() > 1 {
        let more = count(events.len() as u32 - 1, "more time");
        text += &format!(", and {more} until {}", teller.when(last.tick));
    }
    Sentence::new(first.tick, text, events.iter().map(|event| event.id))
}
