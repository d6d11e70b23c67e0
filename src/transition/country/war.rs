//! `[war]`: the war before the ceasefire, which taught the parties what another would bring.

use crate::document::{Field, Parameter, Section, Shape, Source};

const YEARS: Parameter = Parameter {
    key: "years",
    unit: "years",
    range: 0.0..=60.0,
    default: Some(4.0),
    meaning: "years of fighting before the start: wars are won early or hardly at all",
    source: Source::Assumption,
};
const DEATHS: Parameter = Parameter {
    key: "deaths_per_year",
    unit: "persons/year",
    range: 0.0..=1e6,
    default: Some(0.0),
    meaning: "battle deaths in the year before the start: all begin as weary as they left them",
    source: Source::Assumption,
};

/// `[war]`
pub const SHAPE: Shape = Shape {
    about: "The war before the start, and what it taught the parties",
    fields: &[Field::Real(&YEARS), Field::Real(&DEATHS)],
};

/// The war before the start.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct War {
    /// Years of fighting [years].
    pub years: f64,
    /// Battle deaths in the last year [persons/year].
    pub deaths_per_year: f64,
}

impl War {
    /// Reads the section.
    pub fn read(section: &Section<'_>) -> Self {
        Self { years: section.number(&YEARS), deaths_per_year: section.number(&DEATHS) }
    }
}
