//! `[compare]`: which option the others are compared with, and by which outcomes.

use super::criteria::{self, ALL_OUTCOMES, Criterion};
use super::doubt::Doubt;
use crate::document::{Field, Section, Shape, Value, Words};
use crate::model::{Dictionary, Group};

const BASELINE: Words =
    Words { key: "baseline", meaning: "option that the others are compared with" };
const OUTCOMES: Words = Words { key: "outcomes", meaning: "outcomes to show first, in this order" };
const SERIES: Words = Words { key: "series", meaning: "series to draw as fan charts" };
const LAYERS: Words = Words { key: "layers", meaning: "layers to draw as maps" };

pub(super) const SHAPE: Shape = Shape {
    about: "What is compared",
    fields: &[
        Field::Text(&BASELINE),
        Field::Names(&OUTCOMES),
        Field::Names(&SERIES),
        Field::Names(&LAYERS),
    ],
};

/// What is compared, as positions in the study's options and the model's dictionary.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Compare {
    /// Option that the others are compared with.
    pub baseline: usize,
    /// Outcomes to show.
    pub outcomes: Vec<usize>,
    /// Series to draw.
    pub series: Vec<usize>,
    /// Layers to draw.
    pub layers: Vec<usize>,
    /// What options are judged by.
    pub criteria: Vec<Criterion>,
}

/// Reads the section. Where it is silent: the first option, the outcomes that the model shows first
/// (where it names none, every one but the timetable's), the first six series, every layer.
pub(super) fn read(
    root: &Section<'_>,
    options: &[String],
    words: &Dictionary,
    doubt: &Doubt,
    whose: &[String],
    shown: &[&str],
) -> Compare {
    let section = &root.section("compare");
    let names = |list: Vec<&str>| list.into_iter().map(str::to_owned).collect::<Vec<_>>();
    let outcomes = names(words.outcomes.iter().map(|o| o.name.as_str()).collect());
    let series = names(words.series.iter().map(|s| s.name.as_str()).collect());
    let layers = names(words.layers.iter().map(|l| l.name.as_str()).collect());
    let said = |words: &Words, known: &[String], all: &str, otherwise: Vec<usize>| {
        if !section.has(words.key) {
            return otherwise;
        }
        // A name in doubt is taken for known, and then left out.
        let mut taken = known.to_vec();
        for node in section.list(words.key) {
            if let Value::Text(name) = &node.value
                && doubt.covers(name)
            {
                taken.push(name.clone());
            }
        }
        let mut said = section.known_names_of(words, &taken, all);
        said.retain(|at| *at < known.len());
        said
    };
    let mut first: Vec<usize> = shown.iter().filter_map(|name| words.outcome(name)).collect();
    if first.is_empty() {
        let told = |at: &usize| words.outcomes[*at].group != Group::Timetable;
        first = (0..outcomes.len()).filter(told).collect();
    }
    let outcomes = said(&OUTCOMES, &outcomes, ALL_OUTCOMES, first);
    Compare {
        baseline: section.known(&BASELINE, options).unwrap_or(0),
        criteria: criteria::read(root, words, doubt, whose, &outcomes),
        outcomes,
        series: said(&SERIES, &series, "", (0..series.len().min(6)).collect()),
        layers: said(&LAYERS, &layers, "", (0..layers.len()).collect()),
    }
}
