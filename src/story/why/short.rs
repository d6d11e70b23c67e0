//! A run of a pair in a few sentences: what is gravest of what the other run lacks.

use super::parting::alone;
use crate::model::{Dictionary, Event, Tale};
use crate::story::chosen;
use crate::story::families::Family;
use crate::story::families::{clashes, ends, harm, offers, policies, postures, shocks, splits};
use crate::story::names::clean;
use crate::story::sentence::Sentence;
use crate::story::teller::Teller;

/// Most sentences.
const MOST: usize = 8;

/// What is told of first, and the most sentences of each family.
const FAMILIES: [(Family, usize); 9] = [
    (ends::tell, 3),
    (policies::tell, 3),
    (splits::tell, 1),
    (clashes::tell, 2),
    (harm::tell, 2),
    (offers::tell, 1),
    (postures::worst, 1),
    (shocks::tell, 1),
    (harm::single, 1),
];

/// What happened in a run and not in the `other`, in a few sentences, in the order of time. Offers
/// that were accepted are left to their policies. `words`: with clean names.
pub fn short(words: &Dictionary, events: &[Event], other: &[Event]) -> Vec<String> {
    let mut events = alone(events, other);
    events.retain(|event| event.kind.tale != Tale::Consent);
    for event in &mut events {
        event.subject = event.subject.take().map(|subject| clean(&subject).into());
    }
    let teller = Teller::new(words, &events);
    let mut sentences = chosen(&teller, FAMILIES, MOST);
    sentences.sort_by_key(Sentence::place);
    sentences.iter().map(Sentence::to_string).collect()
}
