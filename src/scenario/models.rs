//! The models that a scenario can name.

use crate::civil_violence;
use crate::document::{Beside, Document, Parameter, Shape};
use crate::faults::Faults;
use crate::model::{AnyModel, DocumentTable};
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
    /// First parts of paths whose numbers may be varied on their own, `*` for any name: what
    /// `uncertain = "assumptions"` samples of those that nobody measured.
    pub varied: &'static [&'static str],
    /// Tables that work only if the file has them, `*` for any name: their defaults are no
    /// assumptions of a file that is silent.
    pub switched: &'static [&'static str],
    /// Keys that had another name: path of the old one, `*` for any name, and the new one.
    pub renamed: &'static [(&'static str, &'static str)],
    /// Path of the numbers that say how strong mechanisms are which evidence disagrees on: 0 = off,
    /// 1 = as modelled.
    pub disputed: &'static str,
    /// Table that says how long a run lasts and when it is looked at.
    pub clock: &'static str,
    /// Tables of actors: those whose criterion one can be.
    pub actors: &'static [&'static str],
    /// Outcomes that a comparison shows where the file is silent; empty: all but the timetable's.
    pub shown: &'static [&'static str],
    /// Tables of the user's own keys that hold numbers, and what each number is.
    pub open_numbers: &'static [(&'static str, &'static Parameter)],
    /// Tables of the documents that follow from the code.
    pub tables: &'static [DocumentTable],
    /// Makes the model from the documents of all options and what lies beside the scenario file.
    pub open: fn(&[Document], &Beside, &Faults) -> Option<AnyModel>,
}

/// All models, the default first.
pub const KINDS: &[ModelKind] = &[
    ModelKind {
        name: "transition",
        shape: &transition::SHAPE,
        fixed: transition::FIXED,
        varied: transition::VARIED,
        switched: &["slippage.*", "map.generate"],
        renamed: transition::RENAMED,
        disputed: "rule.disputed",
        clock: "clock",
        actors: &["party", "community", "sponsor"],
        shown: &[
            "accord_failed",
            "conflict_renewed",
            "battle_deaths",
            "civilians_killed",
            "displaced_person_months",
            "fighters_reintegrated",
        ],
        open_numbers: transition::OPEN_NUMBERS,
        tables: transition::TABLES,
        open: |options, beside, faults| {
            transition::Transition::open(options, beside, faults).map(AnyModel::new)
        },
    },
    ModelKind {
        name: "civil_violence",
        shape: &civil_violence::SHAPE,
        fixed: civil_violence::FIXED,
        varied: &["rule"],
        switched: &[],
        renamed: &[],
        disputed: "rule.disputed",
        clock: "run",
        actors: &[],
        shown: &[],
        open_numbers: &[],
        tables: &[],
        open: |options, beside, faults| {
            civil_violence::CivilViolence::open(options, beside, faults).map(AnyModel::new)
        },
    },
];
