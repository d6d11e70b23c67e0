//! Ends of the peace.

use crate::story::sentence::Sentence;
use crate::story::teller::Teller;

pub const KINDS: &[&str] = &["accord_failed", "signatories_fight", "conflict_renewed", "war"];

pub fn tell(teller: &Teller<'_>) -> Vec<Sentence> {
    let tell = |event: &crate::model::Event| {
        let what = match event.kind {
            "accord_failed" => "the accord had failed",
            "signatories_fight" => "parties in the process were fighting each other again",
            "conflict_renewed" => "the conflict was renewed",
            _ => "there was war again",
        };
        let text = format!("By the end of {} {what}", teller.when(event.tick));
        Sentence::new(event.tick, text, [event.id])
    };
    teller.of_kinds(KINDS).map(tell).collect()
}
