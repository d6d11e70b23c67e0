//! The deadliest clashes and attacks, with what came of them.

use std::cmp::Reverse;

use crate::model::{Event, Tale};
use crate::story::sentence::{Sentence, count, killed};
use crate::story::teller::Teller;

/// Each clash that no other clash led to; the deadliest, with all that came of it, first.
pub fn tell(teller: &Teller<'_>) -> Vec<Sentence> {
    let forest = &teller.forest;
    let begun = forest.roots.iter().filter(|&&root| forest.events[root].kind.tale == Tale::Fight);
    let mut trees: Vec<_> = begun.map(|&root| forest.tree(root)).collect();
    let deaths = |tree: &[(usize, &Event)]| tree.iter().map(|(_, e)| e.deaths()).sum::<u32>();
    trees.retain(|tree| deaths(tree) > 0);
    trees.sort_by_key(|tree| (Reverse(deaths(tree)), tree[0].1.id));
    trees.iter().map(|tree| one(teller, tree)).collect()
}

fn one(teller: &Teller<'_>, tree: &[(usize, &Event)]) -> Sentence {
    let first = tree[0].1;
    let dead = killed(first.fighters(), first.deaths_civilians);
    let mut text = format!("{} {} and {dead}", teller.opening(first), teller.words_of(first));
    let after: Vec<&Event> = tree[1..].iter().map(|(_, event)| *event).collect();
    if let Some(last) = after.iter().map(|event| event.tick).max() {
        let sum = |of: fn(&Event) -> u32| after.iter().map(|event| of(event)).sum::<u32>();
        let dead = killed(sum(Event::fighters), sum(|event| event.deaths_civilians));
        let events = count(after.len() as u32, "event");
        let until = if last == first.tick {
            "in the same week".to_owned()
        } else {
            format!("until {}", teller.when(last))
        };
        text += &format!("; {events} came of it {until}, in which {dead}");
    }
    Sentence::new(first.tick, text, tree.iter().map(|(_, event)| event.id))
}
