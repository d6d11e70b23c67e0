//! A family of outcomes under construction.

use std::sync::Arc;

use super::row::Row;
use super::sums;
use crate::model::{Better, Group, Identity, Nature, Outcome};
use crate::transition::setup::Setup;
use crate::transition::world::{COUNTERS, World};

/// A family's list under construction.
#[derive(Default)]
pub(super) struct Family {
    /// Its outcomes so far.
    pub(super) list: Vec<Row>,
}

impl Family {
    /// Adds an outcome: its name, unit and kind, what it means and how it is read.
    pub(super) fn add(
        &mut self,
        entry: (&str, &str, Nature, Better, Group),
        meaning: &str,
        read: impl Fn(&Setup, &World) -> f64 + Send + Sync + 'static,
    ) -> &mut Row {
        let (name, unit, nature, better, group) = entry;
        let (name, unit, meaning) = (name.to_owned(), unit.to_owned(), meaning.to_owned());
        let identity = Identity::default();
        let entry = Outcome { name, unit, nature, better, group, meaning, identity };
        self.list.push(Row::of(entry, Arc::new(read)));
        let last = self.list.len() - 1;
        &mut self.list[last]
    }

    /// The counters of a group that are not yet in the list, up to the one of a name; `None`: all.
    pub(super) fn counters(&mut self, setup: &Setup, group: Group, last: Option<&str>) {
        for counter in COUNTERS.iter().filter(|counter| counter.group == group) {
            if self.list.iter().any(|row| row.entry.name == counter.name) {
                continue;
            }
            let entry = (counter.name, counter.unit, Nature::Amount, counter.better, group);
            let row = self.add(entry, counter.meaning, |_, w| (counter.read)(&w.tally));
            row.sum = counter.adds.map(|adds| (sums::of(adds, setup), None));
            row.by_year = counter.by_year.then(|| counter.name.to_owned());
            row.private = counter.private;
            if last == Some(counter.name) {
                break;
            }
        }
    }

    /// Position of the last outcome.
    pub(super) fn last(&self) -> usize {
        self.list.len() - 1
    }
}
