//! `incidents.txt`: what came of what, as trees of events.

use std::cmp::Reverse;
use std::fmt::Write as _;

use super::names::{self, clean_words};
use super::teller::Teller;
use crate::model::{Dictionary, Event};

/// Most trees that are shown.
const MOST: usize = 40;

/// Every event that others came of, with them, each indented under the one that led to it; the
/// largest tree first.
pub fn incidents(words: &Dictionary, run: &str, events: &[Event]) -> String {
    let (words, run) = (&clean_words(words), names::line(run, 200));
    let teller = Teller::new(words, events);
    let roots = teller.forest.roots.iter();
    let mut trees: Vec<_> = roots.map(|&root| teller.forest.tree(root)).collect();
    trees.retain(|tree| tree.len() > 1);
    let deaths = |tree: &[(usize, &Event)]| tree.iter().map(|(_, e)| e.deaths()).sum::<u32>();
    trees.sort_by_key(|tree| (Reverse(tree.len()), Reverse(deaths(tree)), tree[0].1.id));
    let mut text = format!(
        "What led to what in {run}, one run of a model.\n\
         An event is indented under the one that led to it; [412] is its id in events.csv.\n"
    );
    for tree in trees.iter().take(MOST) {
        let _ = writeln!(text, "\n{} events, {} killed", tree.len(), deaths(tree));
        for (depth, event) in tree {
            let _ = writeln!(text, "  {}{}", "  ".repeat(*depth), line(&teller, event));
        }
    }
    match trees.len() {
        0 => text += "\nNo event led to another.\n",
        count if count > MOST => {
            let _ = writeln!(text, "\n{} smaller trees are left out.", count - MOST);
        }
        _ => {}
    }
    text
}

/// `week 31 (Jun 2001), 12 km from Makeni: clash, state and ruf, 3 + 4 fighters killed [412]`.
fn line(teller: &Teller<'_>, event: &Event) -> String {
    let mut line = teller.when(event.tick);
    if let Some(place) = teller.place(event) {
        let _ = write!(line, ", {place}");
    }
    let _ = write!(line, ": {}", event.kind.in_words());
    let sides: Vec<String> = teller.words.sides(event).into_iter().flatten().collect();
    if !sides.is_empty() {
        let _ = write!(line, ", {}", sides.join(" and "));
    }
    if let Some(subject) = &event.subject {
        let _ = write!(line, ", {subject}");
    }
    match (event.deaths_actor, event.deaths_other) {
        (0, 0) => {}
        (a, b) => {
            let _ = write!(line, ", {a} + {b} fighters killed");
        }
    }
    if event.deaths_civilians > 0 {
        let _ = write!(line, ", {} civilians killed", event.deaths_civilians);
    }
    line + &format!(" [{}]", event.id)
}
