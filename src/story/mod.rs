//! One watched run in words: which events came of which, and a short story in which every sentence
//! names the rows that it rests on; and pairs of them: why one option did better than another.
//!
//! Nothing here knows a model. A kind of event that has no sentence of its own is told as it stands.

mod families;
mod forest;
mod incidents;
mod names;
mod sentence;
mod teller;
#[cfg(test)]
mod tests;
mod why;

use crate::model::{Dictionary, Event};

use families::Family;
use sentence::Sentence;
use teller::Teller;

pub use incidents::incidents;
pub use names::{file_name, marked_file_name};
pub use why::{
    Ask, Breakdown, First, PAIRS, Part, Parting, Partings, Replayed, Side, Story, WHY_FILES, Why,
    folder_name, why,
};

/// Most sentences of a story, unless what it must hold leaves too little room for the rest.
const MOST: usize = 25;

/// Sentences beside those that a story must hold, at least.
const ROOM: usize = 8;

/// The story of a run as Markdown. Built from the events alone: without an event, no sentence that
/// cites it is there.
pub fn story(words: &Dictionary, run: &str, events: &[Event]) -> String {
    let words = &names::marked_words(words);
    let run = names::markdown(&names::line(run, 200));
    let events = names::marked_events(events);
    let teller = Teller::new(words, &events);
    let mut sentences = chosen(&teller, families::HELD, usize::MAX);
    let room = MOST.saturating_sub(sentences.len()).max(ROOM);
    let rest = chosen(&teller, families::ALL, room);
    let last = chosen(&teller, families::LAST, room - rest.len());
    sentences.extend(rest.into_iter().chain(last));
    sentences.sort_by_key(Sentence::place);
    let mut text = format!(
        "# One run: {run}\n\n\
         This is one run of a model, made up, among many. It is not a forecast. Numbers in \
         brackets are rows of events.csv, by id; [4–9] are all rows from 4 to 9.\n"
    );
    let mut year = None;
    for sentence in &sentences {
        let here = teller.year(sentence.tick);
        if year != Some(here) {
            text += &format!("\n## {}\n\n", teller.year_name(here));
            year = Some(here);
        }
        text += &format!("{sentence}\n");
    }
    if sentences.is_empty() {
        text += "\nNothing happened that the model reports.\n";
    }
    text
}

/// The most important sentence of each family, then the second of each, until there are `most`.
fn chosen<const N: usize>(
    teller: &Teller<'_>,
    families: [(Family, usize); N],
    most: usize,
) -> Vec<Sentence> {
    let mut families = families.map(|(family, most)| family(teller).into_iter().take(most));
    let mut chosen = Vec::new();
    while chosen.len() < most {
        let round: Vec<Sentence> = families.iter_mut().filter_map(Iterator::next).collect();
        if round.is_empty() {
            break;
        }
        chosen.extend(round.into_iter().take(most - chosen.len()));
    }
    chosen
}
