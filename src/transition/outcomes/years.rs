//! What a run had come to by each year of report, for outcomes whose timing matters: so that options
//! can be compared early and late.

use std::sync::Arc;

use super::ends::years;
use super::family::Family;
use super::row::{Read, Row};
use crate::calendar::first_week_of;
use crate::model::{Identity, Outcome};
use crate::transition::setup::Setup;

/// A number that is read when a month has closed.
pub struct Yearly {
    /// The month, counted from 1.
    pub month: u32,
    /// How it is read.
    pub read: Read,
}

/// Adds an outcome for each that is given by year and each year of report before the end, and says
/// when each is read. Kept in `World::by_year`, in this order.
pub(super) fn add(family: &mut Family, setup: &Setup) -> Vec<Yearly> {
    let mut all = Vec::new();
    for at in 0..family.list.len() {
        let Some(name) = family.list[at].by_year.clone() else { continue };
        for &year in
            setup.country.clock.report_at.iter().filter(|&&y| y * 12 < setup.country.clock.months)
        {
            let row = &family.list[at];
            let kept = all.len();
            all.push(Yearly { month: year * 12, read: Arc::clone(&row.read) });
            let of = &row.entry;
            let told = of.family().to_owned();
            let identity = Identity { family: told, year: Some(year), ..of.identity.clone() };
            let entry = Outcome {
                name: format!("{name}_{year}y"),
                meaning: format!("{name} after {}", years(year)),
                identity,
                ..of.clone()
            };
            let before = first_week_of(year * 12);
            let sum = row.sum.as_ref().map(|(of, _)| (of.clone(), Some(before)));
            let private = row.private;
            let read: Read = Arc::new(move |_, w| w.by_year[kept]);
            family.list.push(Row { sum, private, ..Row::of(entry, read) });
        }
    }
    all
}
