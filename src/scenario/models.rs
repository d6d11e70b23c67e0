//! The models that a scenario can name.

use std::path::Path;

use crate::civil_violence;
use crate::document::{Document, Shape};
use crate::faults::Faults;
use crate::model::AnyModel;
use crate::transition;

/// A model that a scenario can name.
pub struct ModelKind {
    /// Name in `model = "…"`.
    pub name: &'static str,
    /// The model's own keys of a scenario file.
    pub shape: &'static Shape,
    /// First parts of paths that shape the records (length of a run, map, scale), `*` for any name,
    /// so that no draw may change them.
    pub fixed: &'static [&'static str],
    /// Makes the model from the documents of all options and the folder of the scenario file.
    pub open: fn(&[Document], &Path, &Faults) -> Option<AnyModel>,
}

/// All models, the default first.
pub const KINDS: &[ModelKind] = &[
    ModelKind {
        name: "transition",
        shape: &transition::SHAPE,
        fixed: transition::FIXED,
        open: |options, folder, faults| {
            transition::Transition::open(options, folder, faults).map(AnyModel::new)
        },
    },
    ModelKind {
        name: "civil_violence",
        shape: &civil_violence::SHAPE,
        fixed: civil_violence::FIXED,
        open: |options, folder, faults| {
            civil_violence::CivilViolence::open(options, folder, faults).map(AnyModel::new)
        },
    },
];
