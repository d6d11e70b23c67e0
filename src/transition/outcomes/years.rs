//! What a run had come to by each year of report, for outcomes whose timing matters: so that options
//! can be compared early and late.

use std::sync::Arc;

use super::ends::years;
use super::{Family, Measure, Read};
use crate::model::Outcome;
use crate::transition::setup::Setup;

/// Outcomes that are given by year too.
const OUTCOMES: [&str; 8] = [
    "battle_deaths",
    "civilians_killed",
    "displaced_at_end",
    "fighters_disarmed",
    "fighters_integrated",
    "armed_exits",
    "lawful_command",
    "trust",
];

/// A number that is read when a month has closed.
pub struct Yearly {
    /// The month, counted from 1.
    pub month: u32,
    /// How it is read.
    pub read: Read,
}

/// Adds an outcome for each of these and each year of report before the end, and says when each is
/// read. Kept in `World::by_year`, in this order.
pub(super) fn add(family: &mut Family, setup: &Setup) -> Vec<Yearly> {
    let mut all = Vec::new();
    for name in OUTCOMES {
        let Some(at) = family.list.iter().position(|of| of.entry.name == name) else { continue };
        let name = name.trim_end_matches("_at_end");
        for &year in
            setup.country.clock.report_at.iter().filter(|&&y| y * 12 < setup.country.clock.months)
        {
            let of = &family.list[at];
            let kept = all.len();
            all.push(Yearly { month: year * 12, read: Arc::clone(&of.read) });
            let entry = Outcome {
                name: format!("{name}_{year}y"),
                meaning: format!("{name} after {}", years(year)),
                ..of.entry.clone()
            };
            family.list.push(Measure { entry, read: Arc::new(move |_, w| w.by_year[kept]) });
        }
    }
    all
}
