//! What a file says of policies and hardly means: policies that can never begin or end, shares that
//! cannot be reached, programmes for those who cannot come, keys that mean nothing, ground that nobody
//! holds, parties and shocks that are hardly meant so. The one home of these warnings: nothing here changes a run.

mod actors;
mod dates;
mod land;
mod takers;
mod vain;

use super::plan::months;
use crate::document::{Document, Node};
use crate::faults::Place;
use crate::model::Warning;
use crate::transition::policies::words::number;
use crate::transition::setup::Setup;

/// All warnings about an option's policies and what has dates beside them, in the order of names.
pub fn warnings(document: &Document, setup: &Setup) -> Vec<Warning> {
    let mut warnings = Warnings { root: &document.root, list: Vec::new() };
    let soonest = dates::soonest(setup);
    let mut policies: Vec<usize> = (0..setup.timetable.policies.len()).collect();
    policies
        .sort_by(|a, b| setup.timetable.policies[*a].name.cmp(&setup.timetable.policies[*b].name));
    for index in policies {
        dates::warn(setup, &soonest, index, &mut warnings);
        takers::warn(setup, index, &mut warnings);
        vain::warn(setup, index, &mut warnings);
    }
    dates::warn_of_others(setup, &mut warnings);
    actors::warn(setup, &mut warnings);
    land::warn(setup, &mut warnings);
    warnings.list.extend(setup.country.ground.map.warnings.iter().cloned());
    warnings.list
}

/// What was said so far, and the document that it is about.
struct Warnings<'a> {
    root: &'a Node,
    list: Vec<Warning>,
}

impl Warnings<'_> {
    /// The value at a path, if the document has it.
    fn get(&self, path: &[&str]) -> Option<&Node> {
        path.iter().try_fold(self.root, |node, key| node.get(key))
    }

    /// Adds a warning about a value, or about what holds it where it is silent.
    fn add(&mut self, sort: &'static str, path: &[&str], message: String) {
        let found = (1..=path.len()).rev().find_map(|upto| self.get(&path[..upto]));
        let place: Option<Place> = found.map(|node| node.place.clone());
        self.list.push(Warning { sort, message, place });
    }
}

/// `the 24 months of a run`
fn run(setup: &Setup) -> String {
    format!("the {} months of a run", number(f64::from(setup.country.clock.months)))
}

/// `month 30`
fn month(week: u32) -> String {
    format!("month {}", number(months(week)))
}
