//! The sections of a report in their order, one a file. One with nothing to show is left out.

// What several sections are made with.
mod criteria;
mod first;
mod known;
mod layout;
mod maps;
mod ruled_out;

use super::context::Context;
use crate::faults::Fault;

pub(super) use first::read_first;
pub(super) use layout::Section;

/// A section as its file makes it: there always, there if there is something to show, or read from the
/// log, which may fail.
struct Made(Result<Option<Section>, Fault>);

impl From<Section> for Made {
    fn from(section: Section) -> Self {
        Self(Ok(Some(section)))
    }
}

impl From<Option<Section>> for Made {
    fn from(section: Option<Section>) -> Self {
        Self(Ok(section))
    }
}

impl From<Result<Option<Section>, Fault>> for Made {
    fn from(section: Result<Option<Section>, Fault>) -> Self {
        Self(section)
    }
}

/// A section is a file here, its word in the list below, and its texts; the order is the report's.
macro_rules! sections {
    ($($name:ident)+) => {
        $(mod $name;)+

        /// The ids of the sections of a study that fills them all.
        #[cfg(test)]
        pub(super) const IDS: &[&str] = &[$(stringify!($name)),+];

        /// Every section that has something to show.
        ///
        /// # Errors
        /// The log of the batch cannot be read.
        pub(super) fn all(ctx: &Context) -> Result<Vec<Section>, Fault> {
            let made: [Made; _] = [$($name::section(ctx).into()),+];
            made.into_iter().filter_map(|section| section.0.transpose()).collect()
        }
    };
}

sections! {
    question
    timelines
    obligations
    acceptance
    futures
    survival
    benchmarks
    harm
    outcomes
    worst
    signs
    tradeoffs
    turns
    assumptions
    missing
    again
}
