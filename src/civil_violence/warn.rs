//! What a file says of policies and hardly means.

use super::keys;
use super::setup::{Dated, Setup};
use crate::document::{Document, Parameter};
use crate::model::Warning;

/// All warnings about the policies of an option.
pub(super) fn warnings(document: &Document, setup: &Setup) -> Vec<Warning> {
    let mut list = Vec::new();
    let mut say = |sort: &'static str, name: &str, key: &Parameter, message: &str| {
        let policy = document.root.get("policy").and_then(|policies| policies.get(name));
        let place = policy.and_then(|policy| policy.get(key.key)).or(policy);
        list.push(Warning {
            sort,
            message: format!("policy.{name}.{} {message}", key.key),
            place: place.map(|node| node.place.clone()),
        });
    };
    let steps = setup.frame.steps;
    let late = |end: Option<u32>| end.filter(|end| *end > steps);
    for (name, end) in setup.changes.iter().filter_map(|one| Some((&one.name, late(one.end)?))) {
        let message = format!("= {end}, after the {steps} steps of a run: `to` is not reached");
        say("out_of_reach", name, &keys::UNTIL, &message);
    }
    let ends = setup.police.iter().map(named).chain(setup.jail.iter().map(named));
    for (name, end) in ends.filter_map(|(name, end)| Some((name, late(end)?))) {
        let message = format!("= {end}, after the {steps} steps of a run: it never ends");
        say("never_ends", name, &keys::END, &message);
    }
    if setup.police.iter().all(|police| police.sets == 0.0) {
        for jail in &setup.jail {
            say("means_nothing", &jail.name, &keys::MAX_TERM, "means nothing without police");
        }
    }
    list
}

fn named<T>(dated: &Dated<T>) -> (&str, Option<u32>) {
    (&dated.name, dated.end)
}
