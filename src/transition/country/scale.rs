//! `[scale]`: how many an agent stands for.

use crate::document::{Field, Parameter, Section, Shape, Source};

const PEOPLE: Parameter = Parameter {
    key: "people_per_agent",
    unit: "persons",
    range: 1.0..=100_000.0,
    default: Some(500.0),
    meaning: "civilians that one block stands for",
    source: Source::Definition,
};
const FIGHTERS: Parameter = Parameter {
    key: "fighters_per_agent",
    unit: "persons",
    range: 1.0..=1_000.0,
    default: Some(5.0),
    meaning: "fighters that one agent stands for",
    source: Source::Definition,
};
const UNIT: Parameter = Parameter {
    key: "fighters_per_unit",
    unit: "persons",
    range: 10.0..=5_000.0,
    default: Some(300.0),
    meaning: "fighters under one commander; not scaled with the agents",
    source: Source::Assumption,
};

/// `[scale]`
pub const SHAPE: Shape = Shape {
    about: "How many an agent stands for; deaths and flows are whole persons at any scale",
    fields: &[Field::Whole(&PEOPLE), Field::Whole(&FIGHTERS), Field::Whole(&UNIT)],
};

/// How many an agent stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scale {
    /// People in a block [persons].
    pub people: u32,
    /// Fighters in an agent [persons].
    pub fighters: u32,
    /// Fighters under one commander [persons].
    pub unit: u32,
}

impl Scale {
    /// Reads the section.
    pub fn read(section: &Section<'_>) -> Self {
        let scale = Self {
            people: section.count(&PEOPLE),
            fighters: section.count(&FIGHTERS),
            unit: section.count(&UNIT),
        };
        let holds = scale.unit >= scale.fighters || !section.sound(FIGHTERS.key);
        section.require("fighters_per_unit", holds, || {
            "scale.fighters_per_unit is below fighters_per_agent: a unit has at least one agent"
                .to_owned()
        });
        scale
    }
}
