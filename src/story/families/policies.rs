//! Policies that began and ended.

use std::collections::BTreeMap;

use crate::story::sentence::{Sentence, list};
use crate::story::teller::Teller;

pub const KINDS: &[&str] = &["policy_began", "policy_ended"];

/// One sentence for all that began, or ended, in the same week.
pub fn tell(teller: &Teller<'_>) -> Vec<Sentence> {
    let mut together = BTreeMap::<(u32, &str), Vec<_>>::new();
    for event in teller.of_kinds(KINDS) {
        together.entry((event.tick, event.kind)).or_default().push(event);
    }
    let tell = |((tick, kind), events): ((u32, &str), Vec<&crate::model::Event>)| {
        let names: Vec<&str> = events
            .iter()
            .map(|event| event.subject.as_deref().unwrap_or("without a name"))
            .collect();
        let verb = if kind == "policy_began" { "began" } else { "ended" };
        let word = if names.len() == 1 { "policy" } else { "policies" };
        let text = format!("In {} the {word} {} {verb}", teller.when(tick), list(&names));
        Sentence::new(tick, text, events.iter().map(|event| event.id))
    };
    together.into_iter().map(tell).collect()
}
