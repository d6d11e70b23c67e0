//! Policies: dated decisions that turn levers. One file a policy; settings, check and effect together.
//!
//! A policy puts people, money, weapons, rules or information somewhere at some time; what that
//! does is for the rules to answer. To add one: a file here and its
//! name in the list at the end.

mod border_control;
mod buffer_zone;
mod ceasefire_commission;
mod ddr;
mod integration;
mod interim_security;
pub mod peacekeeping;
mod plan;
mod spoiler_management;
mod sponsor_deal;
mod timetable;
mod warn;
mod when;
mod words;
mod zone_of_separation;

use crate::calendar::Week;
use crate::document::{Section, Shape, Words};
use crate::transition::country::Ground;
use crate::transition::country::map::Cell;
use crate::transition::country::{Clock, Outsider, Party, PartyKind};
use crate::transition::levers::Levers;

pub use peacekeeping::Operation;
pub use timetable::{Offer, Seen, Timetable, Turned, read};
pub use warn::warnings;
pub use when::{Reported, Reports};

/// The keys that every kind of policy has, and its own.
macro_rules! fields {
    ($($field:expr),* $(,)?) => {
        &[
            crate::document::Field::Open(&$crate::transition::policies::timetable::KIND),
            crate::document::Field::Table("start", &$crate::transition::policies::when::START),
            crate::document::Field::Table("end", &$crate::transition::policies::when::END),
            crate::document::Field::Names(&$crate::transition::policies::timetable::CONSENT),
            crate::document::Field::Real(&$crate::transition::policies::timetable::AGAIN),
            $($field),*
        ]
    };
}
use fields;

/// What a policy's reader may look things up in.
pub struct Context<'a> {
    /// When the run starts.
    pub clock: &'a Clock,
    /// The parties, in the order of their names.
    pub parties: &'a [Party],
    /// Outside actors, in the order of their names.
    pub outsiders: &'a [Outsider],
    /// The map and what follows from it.
    pub ground: &'a Ground,
}

impl Context<'_> {
    /// Names of the parties.
    pub fn party_names(&self) -> Vec<String> {
        self.parties.iter().map(|party| party.name.clone()).collect()
    }

    /// Names of the outside actors.
    pub fn outsider_names(&self) -> Vec<String> {
        self.outsiders.iter().map(|outsider| outsider.name.clone()).collect()
    }

    /// The districts that a policy names, as positions; all if it is silent.
    pub fn districts(&self, section: &Section<'_>, words: &Words) -> Vec<usize> {
        named_or_all(section, words, &self.ground.map.districts)
    }

    /// The parties that a policy names, as positions; if it is silent, those that `by_default` has.
    pub fn parties_or(
        &self,
        section: &Section<'_>,
        words: &Words,
        by_default: impl Fn(&Party) -> bool,
    ) -> Vec<usize> {
        if section.has(words.key) {
            return section.known_names(words, &self.party_names());
        }
        (0..self.parties.len()).filter(|&at| by_default(&self.parties[at])).collect()
    }

    /// The parties whose fighters a policy takes: those that it names, else all in the process but
    /// the state.
    pub fn fighters_of(&self, section: &Section<'_>, words: &Words) -> Vec<usize> {
        let takes = |party: &Party| party.in_process && party.kind != PartyKind::State;
        let mut parties = self.parties_or(section, words, takes);
        parties.sort_unstable();
        parties.dedup();
        parties
    }

    /// Names of the towns.
    pub fn place_names(&self) -> Vec<String> {
        self.ground.map.places.iter().map(|place| place.name.clone()).collect()
    }
}

/// What a policy names of a list, as positions; all of it if the policy is silent.
fn named_or_all(section: &Section<'_>, words: &Words, known: &[String]) -> Vec<usize> {
    if section.has(words.key) {
        section.known_names(words, known)
    } else {
        (0..known.len()).collect()
    }
}

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
        parties.map(|at| f64::from(self.parties[at].real)).sum()
    }
}

/// How far a policy in force is delivered.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Delivery {
    /// Weeks since delivery began.
    pub weeks: u32,
    /// Share of what was planned that comes, 0 to 1.
    pub share: f64,
}

impl Delivery {
    /// So much of a whole number of persons.
    pub fn of(&self, persons: u32) -> u32 {
        (f64::from(persons) * self.share) as u32
    }
}

/// A dated decision.
pub trait Policy: Send + Sync {
    /// Turns the levers in a week in which the policy is delivered.
    fn turn(&self, delivery: Delivery, levers: &mut Levers);

    /// Steps of this policy that another may wait for.
    fn milestones(&self) -> &'static [&'static str] {
        &[]
    }

    /// How far a step has come, 0 to 1. `name` is one of `milestones`.
    fn reached(&self, _name: &str, _progress: &Progress) -> f64 {
        0.0
    }

    /// True if that it is there tells whom somebody takes for a spoiler, or what was agreed behind a
    /// party's back: no report for the parties speaks of it.
    fn private(&self) -> bool {
        false
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

    /// Its main choice in a few plain words, for timelines: `600 troops and 40 observers`.
    fn label(&self) -> String;
}

impl timetable::Slot {
    /// True if no report for the parties may speak of it.
    pub fn private(&self) -> bool {
        self.policy.private()
    }
}

/// Reads a section; every fault in it is collected.
type Reader = fn(&Section<'_>, &Context<'_>, &mut Vec<Operation>) -> Box<dyn Policy>;

macro_rules! kinds {
    ($($kind:ident),* $(,)?) => {
        /// All kinds of policy and their readers.
        const READERS: &[(&str, Reader)] = &[$((stringify!($kind), $kind::read)),*];

        /// The shape of each kind's section.
        pub const KINDS: &[(&str, &Shape)] = &[$((stringify!($kind), &$kind::SHAPE)),*];
    };
}

// In the order of the alphabet.
kinds! {
    border_control,
    buffer_zone,
    ceasefire_commission,
    ddr,
    integration,
    interim_security,
    peacekeeping,
    sponsor_deal,
    spoiler_management,
    zone_of_separation,
}
