//! Offers refused and accepted.

use crate::story::sentence::Sentence;
use crate::story::teller::Teller;

pub const KINDS: &[&str] = &["offer_refused", "offer_accepted"];

pub fn tell(teller: &Teller<'_>) -> Vec<Sentence> {
    let tell = |event: &crate::model::Event| {
        let verb = if event.kind == "offer_refused" { "refused" } else { "accepted" };
        let what = event.subject.as_deref().map_or("an offer", |subject| subject);
        let of = teller.words.actor(event.other);
        let of = of.map_or_else(String::new, |name| format!(" of the {name}"));
        let who = teller.who(event.actor, "a party");
        let text = format!("In {} {who} {verb} {what}{of}", teller.when(event.tick));
        Sentence::new(event.tick, text, [event.id])
    };
    teller.of_kinds(KINDS).map(tell).collect()
}
