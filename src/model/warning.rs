//! What is no fault in a file, and yet hardly meant.

use crate::faults::Place;

/// Sort of a warning of a key that means nothing beside what else is said.
pub const MEANS_NOTHING: &str = "means_nothing";

/// Something that a file says and hardly means: it is told, and runs go on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Warning {
    /// Which sort, as a word for machines: `never_begins`, `out_of_reach`.
    pub sort: &'static str,
    /// One sentence in the language of the file.
    pub message: String,
    /// Where, if it lies in a text.
    pub place: Option<Place>,
}
