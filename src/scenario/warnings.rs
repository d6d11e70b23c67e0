//! What a file says and hardly means, over its options and some of its draws.

use std::collections::{BTreeMap, BTreeSet};

use super::named::names_in;
use super::options::OptionInfo;
use crate::document::{Document, Node};
use crate::faults::listed;
use crate::model::{Estimate, Warning};

/// Draws in which a file with uncertain numbers is judged.
pub(super) const JUDGED: u32 = 20;
/// Values that are read before anything is run, over all options and draws: some 5 microseconds each.
const MOST_JUDGED: usize = 1_000_000;

/// Draws that are looked at before anything is run, at most 250, at least one.
pub(super) fn to_judge(documents: &[Document]) -> u32 {
    let values: usize = documents.iter().map(|document| document.root.count()).sum();
    (MOST_JUDGED / values.max(1)).clamp(1, 250) as u32
}

/// Sorts of warnings of what has no effect: told only if it has none in any draw.
const IN_VAIN: [&str; 4] = ["does_nothing", "never_happens", "means_nothing", "no_troops_at_work"];

/// The warnings of all options, each once, with the options and the share of draws that it holds
/// for where it does not hold for all.
///
/// * `of`: the warnings of an option in a draw.
pub(super) fn merged(
    options: &[OptionInfo],
    draws: u32,
    of: impl Fn(usize, u32) -> Vec<Warning>,
) -> Vec<Warning> {
    // Each with the draws in which an option has it, by option; told alike if said of one place.
    let mut all: Vec<(Warning, Vec<u32>)> = Vec::new();
    let mut by_words: BTreeMap<String, usize> = BTreeMap::new();
    let mut by_place: BTreeMap<(&'static str, String, usize), usize> = BTreeMap::new();
    for option in 0..options.len() {
        for draw in 0..draws {
            let mut here = BTreeSet::new();
            for warning in of(option, draw) {
                let place = warning.place.as_ref();
                let place = place.map(|p| (warning.sort, p.text.name.clone(), p.span.start));
                let exact = by_words.get(&warning.message);
                // One key of one place may be wrong for several parties, in one draw.
                let there = place.as_ref().filter(|_| draw > 0).and_then(|p| by_place.get(p));
                let at = exact.or(there).copied().unwrap_or_else(|| {
                    by_words.insert(warning.message.clone(), all.len());
                    place.map(|place| by_place.entry(place).or_insert(all.len()));
                    all.push((warning, vec![0; options.len()]));
                    all.len() - 1
                });
                if here.insert(at) {
                    all[at].1[option] += 1;
                }
            }
        }
    }
    // What is sampled as nothing in some draws is a question, and no slip.
    let meant = |(warning, counts): &(Warning, Vec<u32>)| {
        let most = counts.iter().copied().max().unwrap_or(0);
        most < draws && (2 * most < draws || IN_VAIN.contains(&warning.sort))
    };
    let all = all.into_iter().filter(|one| !meant(one));
    all.map(|(warning, counts)| told(options, draws, warning, &counts)).collect()
}

/// Agent-steps of one run that take a minute or more: some 54 ns each.
const MINUTES: u64 = 1_000_000_000;

/// A run that takes minutes.
pub(super) fn of_size(estimate: Estimate) -> Option<Warning> {
    let (agents, steps) = (estimate.agents as f64 / 1e6, estimate.agent_steps as f64 / 1e9);
    let message = format!(
        "one run has {agents:.1} million agents and {steps:.0} billion agent-steps, and takes {:.0} \
         minutes or more: let an agent stand for more people, or make the map smaller",
        (steps * 54.0 / 60.0).max(1.0)
    );
    let sort = "very_large";
    (estimate.agent_steps > MINUTES).then_some(Warning { sort, message, place: None })
}

/// Shared policies that no option has, and options that are the same as one before them.
///
/// * `same`: pairs of options that do not differ.
pub(super) fn of_options(
    options: &[OptionInfo],
    documents: &[Document],
    shared: Option<&Node>,
    sets: Option<&Node>,
    same: &[(usize, usize)],
) -> Vec<Warning> {
    let mut list = Vec::new();
    let there = names_in(documents, "policy");
    let set = |name: &str| sets.and_then(|sets| sets.get("policy")?.get(name)).is_some();
    for (name, node) in shared.and_then(Node::table).into_iter().flatten() {
        // What the command line takes away is not missed.
        if there.binary_search(&name.as_str()).is_err() && !set(name) {
            let message = format!("policy.{name}: no option has it");
            let place = Some(node.place.clone());
            list.push(Warning { sort: "in_no_option", message, place });
        }
    }
    for &at in same {
        let (one, other) = at;
        let (one, other) = (&options[one].name, &options[other].name);
        let message = format!("options {one} and {other} are the same");
        let place = documents[at.1].root.get("policy").map(|node| node.place.clone());
        list.push(Warning { sort: "same_options", message, place });
    }
    list
}

fn told(options: &[OptionInfo], draws: u32, mut warning: Warning, counts: &[u32]) -> Warning {
    let with: Vec<usize> = (0..options.len()).filter(|&at| counts[at] > 0).collect();
    if with.len() < options.len() {
        let noun = if with.len() == 1 { "option" } else { "options" };
        let names = listed(with.iter().map(|&at| &*options[at].name));
        warning.message = format!("{noun} {names}: {}", warning.message);
    }
    let most = counts.iter().copied().max().unwrap_or(0);
    if most < draws {
        warning.message += &format!(" (in {most} of the first {draws} draws)");
    }
    warning
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_warning_is_said_once_with_the_options_and_draws_that_it_holds_for() {
        let option = |name: &str| OptionInfo { name: name.into(), says: String::new() };
        let options = [option("a"), option("b")];
        let warning =
            |message: &str| Warning { sort: "x", message: message.to_owned(), place: None };
        let vain = |message: &str| Warning { sort: "does_nothing", ..warning(message) };
        let of = |option: usize, draw: u32| match (option, draw) {
            (0, 0) => vec![warning("all"), warning("one"), warning("some"), warning("few")],
            (0, 1 | 2) => vec![warning("all"), warning("one"), warning("some"), vain("vain")],
            (0, _) => vec![warning("all"), warning("one")],
            _ => vec![warning("all")],
        };
        let said: Vec<String> =
            merged(&options, 4, of).into_iter().map(|warning| warning.message).collect();
        let wanted = ["all", "option a: one", "option a: some (in 3 of the first 4 draws)"];
        assert_eq!(said, wanted);
    }
}
