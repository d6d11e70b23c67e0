//! Rules: how the world answers. One file a rule; each names what it writes. No rule knows which
//! option runs. To add one: a file here, its numbers in [`Rules`], a line in `week.rs`.

pub mod commitment;
pub mod contact;
pub mod ddr;
pub mod desertion;
pub mod deterrence;
pub mod disputed;
pub mod fear;
pub mod flight;
pub mod forecast;
pub mod harm;
pub mod institutions;
pub mod integration;
pub mod movement;
pub mod obligations;
pub mod outsiders;
pub mod predation;
pub mod recruitment;
pub mod report;
pub mod security;
pub mod shocks;
pub mod splits;
pub mod spoilers;
pub mod strength;
pub mod strikes;
pub mod ties;
pub mod tracks;
pub mod trust;
pub mod walk_out;

use super::setup::Setup;
use super::world::World;
use crate::document::{Field, Section, Shape};
use crate::luck::{Luck, Stream, Who};

macro_rules! rules {
    ($($name:ident: $settings:ty;)+) => {
        /// `[rule.<rule>]`: the numbers of the rules. All have defaults; a file says what it changes.
        pub const SHAPE: Shape = Shape {
            about: "The numbers of the rules",
            fields: &[$(Field::Table(stringify!($name), &<$settings>::SHAPE),)+],
        };

        /// The numbers of all rules.
        #[derive(Debug, Clone, Copy, PartialEq)]
        pub struct Rules {
            $(#[doc = concat!("`[rule.", stringify!($name), "]`")] pub $name: $settings,)+
        }

        impl Rules {
            /// Reads `[rule]`.
            pub fn read(section: &Section<'_>) -> Self {
                Self { $($name: <$settings>::read(&section.section(stringify!($name))),)+ }
            }
        }
    };
}

rules! {
    commitment: commitment::Commitment;
    contact: contact::Contact;
    ddr: ddr::Ddr;
    desertion: desertion::Desertion;
    deterrence: deterrence::Deterrence;
    disputed: disputed::Disputed;
    fear: fear::Fear;
    flight: flight::Flight;
    institutions: institutions::Institutions;
    movement: movement::Movement;
    outsiders: outsiders::Outsiders;
    predation: predation::Predation;
    recruitment: recruitment::Recruitment;
    security: security::Security;
    splits: splits::Splits;
    spoilers: spoilers::Spoilers;
    strikes: strikes::Strikes;
    ties: ties::Ties;
    tracks: tracks::Tracks;
    trust: trust::Trust;
    walk_out: walk_out::WalkOut;
}

/// The logistic curve 1 / (1 + e^-x).
pub fn logistic(x: f64) -> f64 {
    1.0 / (1.0 + libm::exp(-x))
}

/// A chance of 0 to 1 as a hazard, so that several in a row add up.
pub fn hazard_of(chance: f64) -> f64 {
    -libm::log1p(-chance.min(1.0 - 1e-12))
}

/// The hazard that somebody bears before it happens, from one word of the whole run: what adds up to
/// it in one option adds up to it in another, though in other weeks. A word each week would share
/// luck only where the weeks are the same.
pub fn borne(luck: &Luck, stream: Stream, who: Who, ordinal: u16) -> f64 {
    hazard_of(luck.at(0).nth(stream, who, ordinal).unit())
}

/// How far an amount has gone of what it can do, 0 to 1: `scale` brings most of it.
pub fn saturated(amount: f64, scale: f64) -> f64 {
    1.0 - libm::exp(-amount / scale)
}

/// The unit of a party nearest to a cell, if one with men is within reach.
pub fn nearest_unit(setup: &Setup, w: &World, party: u16, cell: u32) -> Option<u32> {
    setup.country.ground.map.near.of(cell).iter().find_map(|step| {
        let mut near = w.index.units_by_cell.of(step.cell).iter().copied();
        near.find(|&unit| w.units.party[unit as usize] == party && w.units.size[unit as usize] > 0)
    })
}
