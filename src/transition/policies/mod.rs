//! Policies: dated decisions that turn levers. One file a policy; settings, check and effect together.
//!
//! A policy puts people, money, weapons, rules or information somewhere at some time; what that
//! does is for the rules to answer. To add one: a file here, a line in [`READERS`] and one in [`KINDS`].

mod buffer_zone;
mod ddr;
mod integration;
pub mod peacekeeping;
mod timetable;
mod when;

use crate::document::{Section, Shape};
use crate::transition::ground::Ground;
use crate::transition::levers::Levers;
use crate::transition::setup::{Clock, Party};

pub use peacekeeping::Operation;
pub use timetable::{Timetable, Turned, read};
pub use when::{Reported, Reports};

/// What a policy's reader may look things up in.
pub struct Context<'a> {
    /// When the run starts.
    pub clock: &'a Clock,
    /// The parties, in the order of their names.
    pub parties: &'a [Party],
    /// The map and what follows from it.
    pub ground: &'a Ground,
}

impl Context<'_> {
    /// Names of the parties.
    pub fn party_names(&self) -> Vec<String> {
        self.parties.iter().map(|party| party.name.clone()).collect()
    }

    /// Names of the towns.
    pub fn place_names(&self) -> Vec<String> {
        self.ground.map.places.iter().map(|place| place.name.clone()).collect()
    }
}

/// How far steps that others wait for have come; shares of 0 to 1 but for troops.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Progress {
    /// Fighters disarmed, of all that parties in the process had at the start.
    pub disarmed: f64,
    /// Fighters discharged from sites, of the same.
    pub demobilised: f64,
    /// Fighters back in civilian life, of the same.
    pub reintegrated: f64,
    /// Posts in the army taken, of those offered.
    pub posts: f64,
    /// Troops in the country by operation [persons].
    pub deployed: Vec<f64>,
}

/// A dated decision.
pub trait Policy: Send + Sync {
    /// Turns the levers in a week in which the policy is in force, `weeks` after it began.
    fn turn(&self, weeks: u32, levers: &mut Levers);

    /// Steps of this policy that another may wait for.
    fn milestones(&self) -> &'static [&'static str] {
        &[]
    }

    /// How far a step has come, 0 to 1. `name` is one of `milestones`.
    fn reached(&self, _name: &str, _progress: &Progress) -> f64 {
        0.0
    }

    /// Its main choice in a few words, for timelines: `whole units`, `17100 troops`.
    fn label(&self) -> String;
}

/// Reads a section; every fault in it is collected.
type Reader = fn(&Section<'_>, &Context<'_>, &mut Vec<Operation>) -> Box<dyn Policy>;

/// All kinds of policy: word, shape, reader.
const READERS: &[(&str, Reader)] = &[
    ("buffer_zone", buffer_zone::read),
    ("peacekeeping", peacekeeping::read),
    ("ddr", ddr::read),
    ("integration", integration::read),
];

/// The shape of each kind's section.
pub const KINDS: &[(&str, &Shape)] = &[
    ("buffer_zone", &buffer_zone::SHAPE),
    ("peacekeeping", &peacekeeping::SHAPE),
    ("ddr", &ddr::SHAPE),
    ("integration", &integration::SHAPE),
];
