//! Kinds of events that no other family tells of, as they stand.

use std::fmt::Write as _;

use crate::analysis::format::whole;
use crate::model::{Event, Tale};
use crate::story::sentence::Sentence;
use crate::story::teller::Teller;

pub fn tell(teller: &Teller<'_>) -> Vec<Sentence> {
    teller.of_tale(Tale::Other).map(|event| one(teller, event)).collect()
}

fn one(teller: &Teller<'_>, event: &Event) -> Sentence {
    let kind = event.kind.in_words();
    let mut text = format!("{} this happened: {kind}", teller.opening(event));
    let names = teller.words.sides(event).into_iter().flatten();
    for name in names.chain(event.subject.as_deref().map(str::to_owned)) {
        let _ = write!(text, ", {name}");
    }
    if event.number > 0 {
        let _ = write!(text, ", {}", whole(event.number.into()));
    }
    if event.deaths() > 0 {
        let _ = write!(text, ", {} killed", whole(event.deaths().into()));
    }
    Sentence::new(event.tick, text, [event.id])
}
