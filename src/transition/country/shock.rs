//! `[shock.<name>]`: an outside event, the same in every option.

use super::party::{Kind, Party};
use crate::calendar::{Week, week_after};
use crate::choice;
use crate::document::{Choice, Field, Parameter, Section, Shape, Source, Word, Words};
use crate::luck::Who;
use crate::model::Place;

choice! {
    /// What happens, without its particulars.
    enum Sort {
        ContestedVote(
            "contested_vote",
            "the result of a vote is denied: posts and promises are in doubt"
        ),
        UnpaidArmy("unpaid_army", "the army is not paid"),
        FalseFlag(
            "false_flag",
            "fighters of a party are attacked by unknown perpetrators in the other side's name"
        ),
        Massacre("massacre", "civilians are killed at one place; by whom is not known"),
    }
}
const KIND: Choice =
    Choice { key: "kind", words: Sort::WORDS, default: None, meaning: "what happens" };
const MONTH: Parameter = Parameter {
    key: "month",
    unit: "months from the start",
    range: 0.0..=600.0,
    default: None,
    meaning: "when it happens",
    source: Source::Definition,
};
const MONTHS: Parameter = Parameter {
    key: "months",
    unit: "months",
    range: 1.0..=120.0,
    default: Some(8.0),
    meaning: "how long it lasts",
    source: Source::Assumption,
};
const CHANCE: Parameter = Parameter {
    key: "chance",
    unit: "1",
    range: 0.0..=1.0,
    default: Some(1.0),
    meaning: "chance that it happens at all",
    source: Source::Assumption,
};
const DEATHS: Parameter = Parameter {
    key: "deaths",
    unit: "persons",
    range: 0.0..=100_000.0,
    default: Some(50.0),
    meaning: "persons killed in a massacre or attack",
    source: Source::Assumption,
};
const PLACE: Words = Words { key: "place", meaning: "town of a massacre; default: the largest" };

const TARGET: Words =
    Words { key: "target", meaning: "party attacked in the other side's name; default: the state" };

/// `[shock.<name>]`
pub const SHAPE: Shape = Shape {
    about: "An outside event, the same in every option",
    fields: &[
        Field::Choice(&KIND),
        Field::Real(&MONTH),
        Field::Real(&MONTHS),
        Field::Real(&CHANCE),
        Field::Whole(&DEATHS),
        Field::Text(&PLACE),
        Field::Text(&TARGET),
    ],
};

/// What happens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Happening {
    /// Posts and promises are in doubt.
    ContestedVote,
    /// The army is not paid.
    UnpaidArmy,
    /// So many fighters of a party are killed in the other side's name.
    FalseFlag {
        /// Fighters killed [persons].
        deaths: u32,
        /// Party, as a position.
        target: usize,
    },
    /// So many civilians are killed in the cell of a town (a position among the map's places).
    Massacre {
        /// People killed [persons].
        deaths: u32,
        /// Town, as a position among the map's places.
        place: usize,
    },
}

/// An outside event.
#[derive(Debug, Clone, PartialEq)]
pub struct Shock {
    /// Name.
    pub name: String,
    /// Identity, by its name.
    pub who: Who,
    /// What happens.
    pub what: Happening,
    /// First week.
    pub from: Week,
    /// Week after the last.
    pub until: Week,
    /// Chance that it happens at all.
    pub chance: f64,
}

/// Reads all shocks.
pub fn read(root: &Section<'_>, places: &[Place], parties: &[Party]) -> Vec<Shock> {
    let state = parties.iter().position(|party| party.kind == Kind::State).unwrap_or(0);
    let party_names: Vec<String> = parties.iter().map(|party| party.name.clone()).collect();
    let names: Vec<String> = places.iter().map(|place| place.name.clone()).collect();
    let largest = (0..places.len()).max_by_key(|&at| (places[at].people, at)).unwrap_or(0);
    root.sections("shock")
        .into_iter()
        .map(|(name, section)| {
            let (month, months) = (section.number(&MONTH), section.number(&MONTHS));
            let deaths = section.count(&DEATHS);
            let sort = section.chosen::<Sort>(KIND.key);
            // What each kind reads; the others would be ignored.
            let own: &[&str] = match sort {
                Sort::ContestedVote | Sort::UnpaidArmy => &[MONTHS.key],
                Sort::FalseFlag => &[DEATHS.key, TARGET.key],
                Sort::Massacre => &[DEATHS.key, PLACE.key],
            };
            // A default said aloud is the same as silence.
            let default = |parameter: &Parameter, value: f64| {
                parameter.default == Some(value) && section.has(parameter.key)
            };
            let (usual, few) = (default(&MONTHS, months), default(&DEATHS, f64::from(deaths)));
            for (key, silent) in
                [(MONTHS.key, usual), (DEATHS.key, few), (PLACE.key, false), (TARGET.key, false)]
            {
                section.require(key, silent || own.contains(&key) || !section.has(key), || {
                    let (path, kind) = (section.path(), sort.word());
                    format!("{path}.{key} means nothing to kind = \"{kind}\"")
                });
            }
            // Which one it is does not matter where the key must go.
            let of = |key: &'static Words, known: &[String]| {
                own.contains(&key.key).then(|| section.known(key, known)).flatten()
            };
            let place = of(&PLACE, &names).unwrap_or(largest);
            let target = of(&TARGET, &party_names).unwrap_or(state);
            let what = match sort {
                Sort::ContestedVote => Happening::ContestedVote,
                Sort::UnpaidArmy => Happening::UnpaidArmy,
                Sort::FalseFlag => Happening::FalseFlag { deaths, target },
                Sort::Massacre => Happening::Massacre { deaths, place },
            };
            Shock {
                who: Who::named(&name),
                name,
                what,
                from: week_after(month),
                until: week_after(month + months),
                chance: section.number(&CHANCE),
            }
        })
        .collect()
}
