//! The keys of a civil-violence file, each number with its one home.
//!
//! Defaults are the inputs of Epstein's Run 2. The police and the jail terms are policies, so that
//! options can be compared; a file without them has no police, and nobody is held for a whole step.

use crate::document::{Choice, Field, Parameter, Shape, Source, Words};

const EPSTEIN: Source = Source::Published("Epstein 2002, PNAS 99 suppl 3:7243");

pub(super) const WIDTH: Parameter = Parameter {
    key: "width",
    unit: "sites",
    range: 3.0..=5000.0,
    default: Some(40.0),
    meaning: "columns of the lattice, whose edges meet",
    source: EPSTEIN,
};

pub(super) const HEIGHT: Parameter = Parameter {
    key: "height",
    unit: "sites",
    range: 3.0..=5000.0,
    default: Some(40.0),
    meaning: "rows of the lattice, whose edges meet",
    source: EPSTEIN,
};

pub(super) const CIVILIANS: Parameter = Parameter {
    key: "civilians",
    unit: "persons per site",
    range: 0.0..=1.0,
    default: Some(0.7),
    meaning: "civilians at the start, as a share of the sites",
    source: EPSTEIN,
};

const LATTICE: Shape = Shape {
    about: "The lattice and who lives on it",
    fields: &[Field::Whole(&WIDTH), Field::Whole(&HEIGHT), Field::Real(&CIVILIANS)],
};

pub(super) const STEPS: Parameter = Parameter {
    key: "steps",
    unit: "steps",
    range: 1.0..=1_000_000.0,
    default: Some(1000.0),
    meaning: "length of a run; in a step everyone at large acts once",
    source: Source::Definition,
};

pub(super) const OUTBURST: Parameter = Parameter {
    key: "outburst",
    unit: "persons",
    range: 0.0..=25_000_000.0,
    default: Some(50.0),
    meaning: "an outburst is on while more civilians than this are active",
    source: EPSTEIN,
};

const RUN: Shape = Shape {
    about: "How long a run lasts and what it counts as an outburst",
    fields: &[Field::Whole(&STEPS), Field::Whole(&OUTBURST)],
};

pub(super) const VISION: Parameter = Parameter {
    key: "vision",
    unit: "sites",
    range: 1.0..=20.0,
    default: Some(7.0),
    meaning: "how far everyone sees and moves, as the radius of a disc",
    source: EPSTEIN,
};

pub(super) const K: Parameter = Parameter {
    key: "k",
    unit: "1",
    range: 0.0..=100.0,
    default: Some(2.3),
    meaning: "arrest probability is 1 - exp(-k x ratio)",
    source: EPSTEIN,
};

pub(super) const THRESHOLD: Parameter = Parameter {
    key: "threshold",
    unit: "1",
    range: 0.0..=1.0,
    default: Some(0.1),
    meaning: "grievance less risk above which a civilian is active",
    source: EPSTEIN,
};

pub(super) const LEGITIMACY: Parameter = Parameter {
    key: "legitimacy",
    unit: "1",
    range: 0.0..=1.0,
    default: Some(0.82),
    meaning: "legitimacy of the regime at the start; grievance is hardship x (1 - legitimacy)",
    source: EPSTEIN,
};

pub(super) const RATIO: Choice = Choice {
    key: "ratio",
    words: &[
        ("literal", "police per active civilian in vision, as the paper prints it: no outbursts"),
        ("floored", "the same rounded down to a whole number, as later codes do: outbursts"),
    ],
    default: Some("floored"),
    meaning: "what the arrest probability is a function of",
};

const RULE: Shape = Shape {
    about: "The rules by which civilians and police act",
    fields: &[
        Field::Real(&VISION),
        Field::Real(&K),
        Field::Real(&THRESHOLD),
        Field::Real(&LEGITIMACY),
        Field::Choice(&RATIO),
    ],
};

pub(super) const KIND: Words = Words { key: "kind", meaning: "police, jail or legitimacy" };

pub(super) const START: Parameter = Parameter {
    key: "start",
    unit: "steps",
    range: 0.0..=1_000_000.0,
    default: Some(0.0),
    meaning: "first step in which the policy is in force, from 0",
    source: Source::Assumption,
};

pub(super) const END: Parameter = Parameter {
    key: "end",
    unit: "steps",
    range: 1.0..=1_000_000.0,
    default: None,
    meaning: "first step in which the policy is no longer in force; default: never",
    source: Source::Assumption,
};

pub(super) const DENSITY: Parameter = Parameter {
    key: "density",
    unit: "police per site",
    range: 0.0..=1.0,
    default: Some(0.04),
    meaning: "police on the lattice, as a share of the sites; several policies add up",
    source: EPSTEIN,
};

const POLICE: Shape = Shape {
    about: "Police who arrest the active civilians they see",
    fields: &[
        Field::Text(&KIND),
        Field::Real(&DENSITY),
        Field::Whole(&START),
        Field::Optional(&Field::Whole(&END)),
    ],
};

pub(super) const MAX_TERM: Parameter = Parameter {
    key: "max_term",
    unit: "steps",
    range: 0.0..=1_000_000_000.0,
    default: Some(30.0),
    meaning: "jail terms are 0 to this many whole steps, each alike; the longest policy holds",
    source: EPSTEIN,
};

const JAIL: Shape = Shape {
    about: "How long the arrested are held",
    fields: &[
        Field::Text(&KIND),
        Field::Whole(&MAX_TERM),
        Field::Whole(&START),
        Field::Optional(&Field::Whole(&END)),
    ],
};

pub(super) const TO: Parameter = Parameter {
    key: "to",
    unit: "1",
    range: 0.0..=1.0,
    default: None,
    meaning: "legitimacy that the change leads to",
    source: EPSTEIN,
};

pub(super) const UNTIL: Parameter = Parameter {
    key: "until",
    unit: "steps",
    range: 0.0..=1_000_000.0,
    default: None,
    meaning: "step at which a gradual change is complete; default: one jump",
    source: Source::Assumption,
};

const CHANGE: Shape = Shape {
    about: "A change of the regime's legitimacy, in one jump or in even steps",
    fields: &[
        Field::Text(&KIND),
        Field::Real(&TO),
        Field::Whole(&START),
        Field::Optional(&Field::Whole(&UNTIL)),
    ],
};

/// The model's own keys of a scenario file.
pub const SHAPE: Shape = Shape {
    about: "Epstein's civil violence, Model I",
    fields: &[
        Field::Table("lattice", &LATTICE),
        Field::Table("run", &RUN),
        Field::Table("rule", &RULE),
        Field::Kinds("policy", &[("police", &POLICE), ("jail", &JAIL), ("legitimacy", &CHANGE)]),
    ],
};

/// First parts of paths that shape the records, so that no draw may change them.
pub const FIXED: &[&str] = &["lattice", "run"];
