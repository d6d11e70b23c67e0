//! Outside events.

use crate::story::sentence::Sentence;
use crate::story::teller::Teller;

pub const KINDS: &[&str] = &["shock"];

pub fn tell(teller: &Teller<'_>) -> Vec<Sentence> {
    let tell = |event: &crate::model::Event| {
        let name = event.subject.as_deref().unwrap_or("without a name");
        let text = format!("{} the shock {name} came", teller.opening(event));
        Sentence::new(event.tick, text, [event.id])
    };
    teller.of_kinds(KINDS).map(tell).collect()
}
