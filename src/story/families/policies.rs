//! Policies that began and ended.

use std::collections::BTreeMap;

use crate::model::{EventKind, Tale};
use crate::story::sentence::{Sentence, list};
use crate::story::teller::Teller;

/// One sentence for all that began, or ended, in the same week.
pub fn tell(teller: &Teller<'_>) -> Vec<Sentence> {
    let mut together = BTreeMap::<(u32, &EventKind), Vec<_>>::new();
    for event in teller.of_tale(Tale::Policy) {
        together.entry((event.tick, event.kind)).or_default().push(event);
    }
    let tell = |((tick, kind), events): ((u32, &EventKind), Vec<&crate::model::Event>)| {
        let names: Vec<&str> = events
            .iter()
            .map(|event| event.subject.as_deref().unwrap_or("without a name"))
            .collect();
        let word = if names.len() == 1 { "policy" } else { "policies" };
        let text = format!("In {} the {word} {} {}", teller.when(tick), list(&names), kind.words);
        Sentence::new(tick, text, events.iter().map(|event| event.id))
    };
    together.into_iter().map(tell).collect()
}
