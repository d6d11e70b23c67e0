//! The list of warnings while it is made.

use crate::document::Node;
use crate::faults::Place;
use crate::model::Warning;

/// What was said so far, and the document that it is about.
pub(super) struct Warnings<'a> {
    pub(super) root: &'a Node,
    pub(super) list: Vec<Warning>,
}

impl Warnings<'_> {
    /// The value at a path, if the document has it.
    pub(super) fn get(&self, path: &[&str]) -> Option<&Node> {
        path.iter().try_fold(self.root, |node, key| node.get(key))
    }

    /// Adds a warning about a value, or about what holds it where it is silent.
    pub(super) fn add(&mut self, sort: &'static str, path: &[&str], message: String) {
        let found = (1..=path.len()).rev().find_map(|upto| self.get(&path[..upto]));
        let place: Option<Place> = found.map(|node| node.place.clone());
        self.list.push(Warning { sort, message, place });
    }
}
