//! An outcome, and what else is to be known of it.

use std::sync::Arc;

use crate::calendar::Week;
use crate::model::{Of, Outcome, Part};
use crate::transition::setup::Setup;
use crate::transition::world::World;

/// Reads one number off a world.
pub type Read = Arc<dyn Fn(&Setup, &World) -> f64 + Send + Sync>;

/// An outcome, how it is read off a world, and what else is to be known of it.
pub struct Row {
    /// What the dictionary says.
    pub entry: Outcome,
    /// How it is read.
    pub read: Read,
    /// What it adds up over events, if it does, and until which week.
    pub(super) sum: Option<(Of, Option<Week>)>,
    /// What it is called by each year of report, if it is given by them.
    pub(super) by_year: Option<String>,
    /// True if it could be used against a party.
    pub(super) private: bool,
    /// True if it competes for being the first end.
    pub(super) competes: bool,
    /// True if it is coded by year as real cases are.
    pub(super) coded: bool,
}

impl Row {
    pub(super) fn of(entry: Outcome, read: Read) -> Self {
        Self {
            entry,
            read,
            sum: None,
            by_year: None,
            private: false,
            competes: false,
            coded: false,
        }
    }

    /// Gives it by each year of report too, under this name.
    pub(super) fn by_year(&mut self, name: &str) -> &mut Self {
        self.by_year = Some(name.to_owned());
        self
    }

    /// It adds this up over events.
    pub(super) fn adds(&mut self, of: Of) -> &mut Self {
        self.sum = Some((of, None));
        self
    }

    /// It is a part of another.
    pub(super) fn part(&mut self, of: usize, by: &str, party: Option<u16>) -> &mut Self {
        let named = party.is_some();
        self.entry.identity.part = Some(Part { of, by: by.to_owned(), named });
        self.entry.identity.party = party;
        self
    }

    /// What it tells, of whatever time.
    pub(super) fn of_family(&mut self, family: &str, happened: &str) -> &mut Self {
        self.entry.identity.family = family.to_owned();
        self.entry.identity.happened = happened.to_owned();
        self
    }
}
