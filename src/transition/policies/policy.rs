//! What a policy is, and what it is told.

use super::Operation;
use crate::calendar::Week;
use crate::document::Section;
use crate::transition::country::Party;
use crate::transition::country::map::Cell;
use crate::transition::levers::Levers;

/// What became of the fighters of a party [persons].
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Passage {
    /// All that it had at the start.
    pub first: f64,
    /// Disarmed, and not under arms again.
    pub disarmed: f64,
    /// Of these, discharged from sites.
    pub demobilised: f64,
    /// Of these, back in civilian life.
    pub reintegrated: f64,
}

/// How far steps that others wait for have come.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Progress {
    /// What became of the fighters of each party.
    pub passages: Vec<Passage>,
    /// Posts in the army taken, of those offered.
    pub posts: f64,
    /// Troops in the country by operation [persons].
    pub deployed: Vec<f64>,
}

impl Progress {
    /// Of all fighters that some parties had at the start, the share of whom something is true.
    pub fn share(
        &self,
        parties: impl Iterator<Item = usize>,
        which: impl Fn(&Passage) -> f64,
    ) -> f64 {
        let (mut persons, mut first) = (0.0, 0.0);
        for passage in parties.filter_map(|party| self.passages.get(party)) {
            persons += which(passage);
            first += passage.first;
        }
        persons / f64::max(first, 1.0)
    }
}

/// The most that all policies of an option together can bring.
pub struct Most<'a> {
    /// The levers of all of them, delivered whole.
    pub levers: Levers,
    /// The parties.
    pub parties: &'a [Party],
    /// Length of a run [weeks].
    pub weeks: Week,
    /// True: what comes of this kind of policy falls short by chance.
    pub short: bool,
}

impl Most<'_> {
    /// Fighters that some parties have at the start [persons].
    pub fn fighters(&self, parties: impl Iterator<Item = usize>) -> f64 {
        parties.map(|party| f64::from(self.parties[party].real)).sum()
    }
}

/// How far a policy in force is delivered.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Delivery {
    /// Weeks since delivery began.
    pub weeks: u32,
    /// Share of what was planned that comes, 0 to 1.
    pub share: f64,
    /// Position of its own operation, if it brings one, or of that which it names.
    pub operation: usize,
}

impl Delivery {
    /// So much of a whole number of persons.
    pub fn of(&self, persons: u32) -> u32 {
        (f64::from(persons) * self.share) as u32
    }
}

/// A dated decision.
pub trait Policy: Send + Sync {
    /// Turns the levers in a week in which the policy is delivered. It is asked for weeks ahead too,
    /// for what parties expect, so it hangs on nothing else.
    fn turn(&self, delivery: Delivery, levers: &mut Levers);

    /// Weeks after its end for which it may still hold where nobody came in its place.
    fn handover(&self) -> Week {
        0
    }

    /// Turns the levers in one of those weeks.
    fn hand_over(&self, _delivery: Delivery, _levers: &mut Levers) {}

    /// Its main choice in a few plain words, for timelines: `600 troops and 40 observers`.
    fn label(&self) -> String;

    /// What one setting asks of another; each alone was checked as it was read.
    fn check(&self, _section: &Section<'_>) {}

    /// Keys that mean nothing beside what else it says, and why: said as a warning where the file has
    /// them.
    fn vain(&self) -> Vec<(&'static str, &'static str)> {
        Vec::new()
    }

    /// The international operation that it brings, if it is one. `name`: that of the policy.
    fn operation(&self, _name: &str) -> Option<Operation> {
        None
    }

    /// The policy whose operation it is about, if it names one.
    fn names_operation(&self) -> Option<&str> {
        None
    }

    /// True if it sends, asks and offers nothing in any week: nobody is asked for consent to it, and no event
    /// tells of it.
    fn idle(&self) -> bool {
        false
    }

    /// True if that it is there tells whom somebody takes for a spoiler, or what was agreed behind a
    /// party's back: no report for the parties speaks of it.
    fn private(&self) -> bool {
        false
    }

    /// Steps of this policy that another may wait for.
    fn milestones(&self) -> &'static [&'static str] {
        &[]
    }

    /// How far a step has come, 0 to 1. `step` is one of `milestones`; `operation`: as in [`Delivery`].
    fn reached(&self, _step: &str, _progress: &Progress, _operation: usize) -> f64 {
        0.0
    }

    /// The soonest that a step can have come to a share, had everything gone as planned: weeks in
    /// force that it takes, and weeks after that; or why it cannot come so far.
    fn soonest(&self, _step: &str, _share: f64, _most: &Most<'_>) -> Result<[Week; 2], String> {
        Ok([0, 0])
    }

    /// The parties whose fighters it takes, if it takes fighters.
    fn takes(&self) -> Option<&[usize]> {
        None
    }

    /// Cells where those whom it takes can come, if it has sites.
    fn sites(&self) -> Option<&[Cell]> {
        None
    }
}
