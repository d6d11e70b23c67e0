//! From a document to what a run starts from: everything read, checked once, then trusted.

use std::sync::Arc;

use super::country::{self, Country, Ground};
use super::levers::Sizes;
use super::policies;
use super::rules::{self, Rules};
use super::timetable::{self, Timetable};
use crate::document::{Beside, Document, Field, Section, Shape};
use crate::faults::Faults;

/// The transition model's own keys of a scenario file.
pub const SHAPE: Shape = Shape {
    about: "Security arrangements between war and peace",
    fields: &[
        Field::Table("clock", &country::clock::SHAPE),
        Field::Table("map", &country::map::SHAPE),
        Field::Table("scale", &country::scale::SHAPE),
        Field::Table("people", &country::PEOPLE),
        Field::Named("community", &country::community::SHAPE),
        Field::Named("party", &country::party::SHAPE),
        Field::Open(&country::trust::TRUST),
        Field::Table("war", &country::war::SHAPE),
        Field::Table("treasury", &country::treasury::SHAPE),
        Field::Named("sponsor", &country::sponsor::SHAPE),
        Field::Named("shock", &country::shock::SHAPE),
        Field::Table("slippage", &timetable::SLIPPAGE),
        Field::Kinds("policy", policies::SHAPES),
        Field::Table("rule", &rules::SHAPE),
    ],
};

/// What one option makes of the file under one draw.
pub struct Setup {
    /// Facts that no run changes.
    pub country: Country,
    /// Numbers of the rules.
    pub rules: Rules,
    /// Policies and their dates, and how late and incomplete they come.
    pub timetable: Timetable,
}

impl Setup {
    /// How many there are of what levers are given by.
    pub fn sizes(&self) -> Sizes {
        Sizes {
            districts: self.country.ground.map.districts.len(),
            parties: self.country.parties.len(),
            operations: self.timetable.operations.len(),
            sponsors: self.country.sponsors.len(),
        }
    }

    /// Reads the map and what follows from it: once a scenario. Where there is a fault, what stands for
    /// the ground, so that the rest of the file can be read.
    pub fn ground(document: &Document, beside: &Beside, faults: &Faults) -> Arc<Ground> {
        Country::ground(&SHAPE, document, beside, faults)
    }

    /// Reads a merged document on known ground.
    ///
    /// `None` only where a fault was said.
    pub fn read(document: &Document, ground: &Arc<Ground>, faults: &Faults) -> Option<Self> {
        let before = faults.len();
        let setup = Self::with_stand_ins(document, ground, faults);
        (faults.len() == before).then_some(setup)
    }

    /// The same, with stand-ins for whatever is wrong: what is to come is to be checked, never run.
    pub fn with_stand_ins(document: &Document, ground: &Arc<Ground>, faults: &Faults) -> Self {
        let root = Section::root(&document.root, &SHAPE, faults);
        let country = Country::read(&root, ground);
        let timetable = timetable::read(&root, &country);
        let rules = Rules::read(&root.section("rule"));
        Self { country, rules, timetable }
    }
}
