//! Each key of each policy moves something: in each pair one key alone is set otherwise, and what it
//! should move first moves, in the direction that the design says.
//!
//! One file a topic. A test compares the list with what a scenario file may say, so that a key without a
//! pair is found.

mod dates;
mod economy;
mod fighters;
mod force;
mod security;

use std::collections::BTreeSet;

use armistice::document::json_schema;
use armistice::scenario::{KINDS, full_shape};
use serde_json::Value as Json;

use super::pattern::Pattern;
use super::quantity::Quantity;
use super::worlds::accord;

const DRAWS: u32 = 50;

/// Two worlds that differ in one key of one policy.
struct Flip {
    /// Kind of the policy and the key, as a scenario file has them: `posture.points`.
    kind: &'static str,
    key: &'static str,
    /// Its two values; an empty one says nothing.
    values: [&'static str; 2],
    /// What else the policy says.
    rest: &'static str,
    /// What else the scenario says.
    world: &'static [&'static [&'static str]],
    /// What moves.
    moves: Moves,
}

/// What the second value does, against the first.
enum Moves {
    /// A number becomes larger.
    Up(Number),
    /// A number becomes smaller.
    Down(Number),
}

/// A number of a run.
enum Number {
    /// An outcome.
    Outcome(&'static str),
    /// Mean of a series over months.
    Mean(&'static str, std::ops::Range<usize>),
    /// Sum of a layer over a district.
    Within(&'static str, &'static str),
}

use Moves::{Down, Up};
use Number::{Mean, Outcome, Within};

/// Sides that trust each other little.
const WARY: &[&str] = &["trust.front.state=0.15", "trust.state.front=0.15"];
/// Sides that trust each other somewhat.
const TRUSTING: &[&str] = &["trust.front.state=0.45", "trust.state.front=0.45"];
/// Nobody goes back to war over a mood.
const QUIET: &[&str] = &["rule.commitment.prize=0", "rule.commitment.mood_sd=0"];
const YEAR: &[&str] = &["clock.years=1"];
const TWO_YEARS: &[&str] = &["clock.years=2"];

impl Flip {
    /// The number of a world in which the key has this value.
    fn number(&self, number: &Number, value: &str) -> Quantity {
        let mut says = vec![format!("kind=\"{}\"", self.kind)];
        if !self.rest.is_empty() {
            says.push(self.rest.to_owned());
        }
        if !value.is_empty() {
            says.push(format!("{}={value}", self.key));
        }
        let policy = format!("policy.it={{{}}}", says.join(","));
        let arm = accord(&[&self.world.concat(), &[&policy]]);
        match number {
            Outcome(name) => arm.outcome(name),
            Mean(name, months) => arm.mean(name, months.clone()),
            Within(layer, district) => {
                let cells = arm.cells_of(district);
                arm.layer(layer, |cell| cells[cell])
            }
        }
    }

    fn judge(&self, pattern: Pattern) -> Pattern {
        let [one, other] = self.values;
        let silent = |value: &str| if value.is_empty() { "silent" } else { value }.to_owned();
        let (kind, key) = (self.kind, self.key);
        let what = |moves: &str| {
            format!("{kind}.{key}, {} against {}: {moves}", silent(other), silent(one))
        };
        let effect = |number| self.number(number, other) - self.number(number, one);
        match &self.moves {
            Up(number) => pattern.rises(&what(&number.to_string()), &effect(number)),
            Down(number) => pattern.falls(&what(&number.to_string()), &effect(number)),
        }
    }
}

impl std::fmt::Display for Number {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Outcome(name) => write!(f, "{name}"),
            Mean(name, months) => write!(f, "{name} in months {} to {}", months.start, months.end),
            Within(layer, district) => write!(f, "{layer} in {district}"),
        }
    }
}

fn judge(flips: &[Flip]) {
    flips.iter().fold(Pattern::new("key", DRAWS), |pattern, flip| flip.judge(pattern)).holds();
}

fn all() -> impl Iterator<Item = &'static Flip> {
    [dates::FLIPS, economy::FLIPS, fighters::FLIPS, force::FLIPS, security::FLIPS]
        .into_iter()
        .flatten()
}

/// The keys of a part of the schema, `posture.points` for one within a table, and after each word of
/// a choice the word: `form "joint"`.
fn keys(of: &Json, before: &str, found: &mut BTreeSet<String>) {
    for (key, value) in of["properties"].as_object().unwrap() {
        let key = format!("{before}{key}");
        // A number may also be written as a table of its value and source; that is no key of its own.
        if value["properties"].is_object() {
            keys(value, &format!("{key}."), found);
        } else if let Some(words) = value["enum"].as_array() {
            found.extend(words.iter().map(|word| format!("{key} {word}")));
        } else {
            found.insert(key);
        }
    }
}

/// Keys that every policy has: one pair shows each, whatever the kind.
fn is_common(key: &str) -> bool {
    ["start.", "end.", "consent", "again_after_months"].iter().any(|start| key.starts_with(start))
}

#[test]
fn each_key_of_each_policy_and_each_word_of_a_choice_is_set_by_a_pair() {
    let schema = json_schema("A scenario", full_shape(&KINDS[0]));
    let kinds = schema["properties"]["policy"]["additionalProperties"]["oneOf"].as_array().unwrap();
    let mut missing = Vec::new();
    for shape in kinds {
        let kind = shape["properties"]["kind"]["const"].as_str().unwrap();
        let mut wanted = BTreeSet::new();
        keys(shape, "", &mut wanted);
        wanted.remove("kind");
        for key in wanted {
            let (name, word) = key.split_once(' ').map_or((&*key, None), |(k, w)| (k, Some(w)));
            let shown = |flip: &&Flip| {
                flip.key == name
                    && (flip.kind == kind || is_common(name))
                    && word.is_none_or(|word| flip.values.contains(&word))
            };
            if all().find(shown).is_none() {
                missing.push(format!("{kind}.{key}"));
            }
        }
    }
    assert!(missing.is_empty(), "no pair sets these alone: {missing:#?}");
}
