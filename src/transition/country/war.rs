//! `[war]`: the war before the ceasefire, which taught the parties what another would bring.

use crate::choice;
use crate::document::{Choice, Field, Parameter, Section, Shape, Source};

choice! {
    /// How hard it was fought, and would be again. Value: clashes in a war, as a multiple of those of most
    /// forces of such size. Assumption: wars between forces of the same size differ more in their deaths
    /// than those between small and large ones do.
    pub enum Intensity -> f64 {
        Skirmishes("skirmishes", "shots and ambushes; months pass without a battle") = 0.15,
        Raids("raids", "attacks on posts and roads; ten dead in a day are news") = 0.4,
        Usual("usual", "as most forces of such size fight") = 1.0,
        Battles("battles", "positions are fought over for days, in most months") = 2.5,
        AllOut("all_out", "offensives with all that is at hand, and no pause") = 6.0,
    }
}

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
const INTENSITY: Choice =
    Intensity::Usual.default_of("intensity", "how hard it was fought, and would be again");

/// `[war]`
pub const SHAPE: Shape = Shape {
    about: "The war before the start, and what it taught the parties",
    fields: &[Field::Real(&YEARS), Field::Real(&DEATHS), Field::Choice(&INTENSITY)],
};

/// The war before the start.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct War {
    /// Years of fighting [years].
    pub years: f64,
    /// Battle deaths in the last year [persons/year].
    pub deaths_per_year: f64,
    /// Clashes in a war, as a multiple of those of most forces of such size.
    pub intensity: f64,
}

impl War {
    /// Reads the section.
    pub fn read(section: &Section<'_>) -> Self {
        Self {
            years: section.number(&YEARS),
            deaths_per_year: section.number(&DEATHS),
            intensity: section.chosen::<Intensity>(INTENSITY.key).value(),
        }
    }
}
