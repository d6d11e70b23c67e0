//! The keys of a scenario file that every model shares.

use crate::document::{Choice, Field, Parameter, Shape, Source, Words};

use super::models::ModelKind;

pub(super) const FORMAT: Parameter = Parameter {
    key: "format",
    unit: "1",
    range: 1.0..=1.0,
    default: None,
    meaning: "format of this file: 1",
    source: Source::Definition,
};

pub(super) const MODEL: Choice = Choice {
    key: "model",
    words: &[
        ("transition", "security arrangements between war and peace"),
        ("civil_violence", "Epstein's civil violence, Model I: the reference model"),
    ],
    default: Some("transition"),
    meaning: "model that the file is for",
};

pub(super) const NAME: Words = Words { key: "name", meaning: "name of the scenario" };
pub(super) const QUESTION: Words =
    Words { key: "question", meaning: "the question that the options answer, in a sentence" };
pub(super) const SENSITIVE: Words = Words {
    key: "sensitive",
    meaning: "true: results could be used against a party; a report leaves these out unless asked for in full",
};
pub(super) const ABOUT: Words =
    Words { key: "about", meaning: "what the file represents and what it leaves out" };

pub(super) const UNCERTAIN: Words = Words {
    key: "uncertain",
    meaning: "numbers sampled once per draw, the same for every option: \
              \"path\" = { uniform = [low, high] }, { whole = [low, high] }, \
              { triangular = [low, mode, high] } or { choice = [a, b] }; paths in one key, parted \
              by commas, are drawn together as rows of a choice; or, in place of the table, \"assumptions\": every number that nobody measured, over its range",
};

/// Keys that every scenario has, whichever model it is for.
pub(super) const COMMON: Shape = Shape {
    about: "A scenario of armistice",
    fields: &[
        Field::Whole(&FORMAT),
        Field::Choice(&MODEL),
        Field::Text(&NAME),
        Field::Text(&QUESTION),
        Field::Text(&ABOUT),
        Field::Flag(&SENSITIVE),
        Field::Open(&UNCERTAIN),
        Field::Named("option", &super::options::SHAPE),
        Field::Table("compare", &super::compare::SHAPE),
        Field::Named("criterion", &super::criteria::SHAPE),
        Field::Named("history", &super::history::SHAPE),
    ],
};

/// The shape of a whole file for one model: the common keys and the model's own.
///
/// Shapes live as long as the program; a command asks for one or two of them once.
pub fn full_shape(kind: &ModelKind) -> &'static Shape {
    let fields: Vec<Field> = COMMON.fields.iter().chain(kind.shape.fields).copied().collect();
    Box::leak(Box::new(Shape { about: kind.shape.about, fields: Vec::leak(fields) }))
}
