//! `[sponsor.<name>]`: an actor outside the country that sends money and fighters over the border.

use super::party::Party;
use crate::calendar::{Week, week_after};
use crate::document::{ANY, Field, Parameter, Section, Shape, Source, Words};
use crate::luck::Who;

const TO: Words = Words { key: "to", meaning: "party that it supports" };
const DISTRICTS: Words = Words {
    key: "districts",
    meaning: "districts on whose outer border it lies; default: the whole border",
};
const USD: Parameter = Parameter {
    key: "usd_per_month",
    unit: "US dollars/month",
    range: 0.0..=1e9,
    default: Some(0.0),
    meaning: "money that it sends",
    source: Source::Assumption,
};
const FIGHTERS: Parameter = Parameter {
    key: "fighters_per_month",
    unit: "persons/month",
    range: 0.0..=10_000.0,
    default: Some(0.0),
    meaning: "armed fighters who come over the border",
    source: Source::Assumption,
};
const FROM: Parameter = Parameter {
    key: "from_month",
    unit: "months from the start",
    range: 0.0..=600.0,
    default: Some(0.0),
    meaning: "when its support begins",
    source: Source::Definition,
};
const UNTIL: Parameter = Parameter {
    key: "until_month",
    unit: "months from the start",
    range: 0.0..=601.0,
    default: Some(601.0),
    meaning: "when its support ends by itself",
    source: Source::Definition,
};
const REFUGE: Words =
    Words { key: "refuge", meaning: "true: people who flee may cross this border" };

/// `[sponsor.<name>]`
pub const SHAPE: Shape = Shape {
    about: "An actor abroad that sends money and fighters over the border, or takes in those who flee",
    fields: &[
        Field::Text(&TO),
        Field::Names(&DISTRICTS),
        Field::Real(&USD),
        Field::Real(&FIGHTERS),
        Field::Real(&FROM),
        Field::Real(&UNTIL),
        Field::Flag(&REFUGE),
    ],
};

/// The most sponsors that there can be.
pub const MOST: usize = 8;

/// An actor outside the country.
#[derive(Debug, Clone, PartialEq)]
pub struct Sponsor {
    /// Name.
    pub name: String,
    /// Identity, by its name: fighters who come are its children.
    pub who: Who,
    /// Party that it supports, if any.
    pub to: Option<usize>,
    /// Districts on whose outer border it lies, as positions; all if empty.
    pub districts: Vec<usize>,
    /// Money that it sends [US dollars/month].
    pub usd_per_month: f64,
    /// Armed fighters who come [persons/month].
    pub fighters_per_month: f64,
    /// First week of its support.
    pub from: Week,
    /// Week after the last.
    pub until: Week,
    /// True: people who flee may cross.
    pub refuge: bool,
}

/// Reads all sponsors, in the order of their names.
pub fn read(root: &Section<'_>, parties: &[Party], districts: &[String]) -> Vec<Sponsor> {
    let names: Vec<String> = parties.iter().map(|party| party.name.clone()).collect();
    let mut list: Vec<Sponsor> = root
        .sections("sponsor")
        .into_iter()
        .map(|(name, section)| {
            let (usd, fighters) = (section.number(&USD), section.number(&FIGHTERS));
            let to = section.known(&TO, &names);
            let sends =
                usd + fighters > 0.0 && section.sound(USD.key) && section.sound(FIGHTERS.key);
            section.require("to", to.is_some() || section.has("to") || !sends, || {
                format!("{} sends support but names no party; set `to`", section.path())
            });
            Sponsor {
                who: Who::named(&name),
                to,
                districts: section.known_names(&DISTRICTS, districts),
                usd_per_month: usd,
                fighters_per_month: fighters,
                from: week_after(section.number(&FROM)),
                until: week_after(section.number(&UNTIL)),
                refuge: section.flag(&REFUGE),
                name,
            }
        })
        .collect();
    if list.len() > MOST {
        root.fault("sponsor", format!("{} sponsors; at most {MOST} are allowed", list.len()));
        // So that what names one of them is read all the same.
        list.truncate(1);
        list[0].name = ANY.to_owned();
    }
    list
}
