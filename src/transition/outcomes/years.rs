//! What a run had come to by each year of report, for outcomes whose timing matters: so that options
//! can be compared early and late.

use super::ends::years;
use super::{Family, Read, harm, order};
use crate::model::{Better, Group, Nature};
use crate::transition::setup::Setup;
use crate::transition::world::World;

type Line = (&'static str, &'static str, Nature, Better, Group, fn(&Setup, &World) -> f64);

const LINES: [Line; 8] = [
    ("battle_deaths", "persons", Nature::Amount, Better::Lower, Group::Harm, |_, w| {
        w.tally.battle_deaths as f64
    }),
    ("civilians_killed", "persons", Nature::Amount, Better::Lower, Group::Harm, |_, w| {
        w.tally.civilians_by.iter().sum::<u64>() as f64
    }),
    ("displaced", "persons", Nature::Amount, Better::Lower, Group::Harm, |_, w| {
        harm::displaced(w) as f64
    }),
    ("fighters_disarmed", "persons", Nature::Amount, Better::Higher, Group::Fighters, |_, w| {
        w.tally.disarmed as f64
    }),
    ("fighters_integrated", "persons", Nature::Amount, Better::Higher, Group::Fighters, |_, w| {
        w.tally.integrated as f64
    }),
    ("armed_exits", "persons", Nature::Amount, Better::Lower, Group::Fighters, |_, w| {
        w.tally.armed_exits as f64
    }),
    ("lawful_command", "1", Nature::Share, Better::Higher, Group::Order, |s, w| {
        order::lawful(s, w)
    }),
    ("trust", "1", Nature::Share, Better::Higher, Group::Order, |s, w| order::trust(s, w)),
];

/// A number that is read when a month has closed.
pub struct Yearly {
    /// The month, counted from 1.
    pub month: u32,
    /// How it is read.
    pub read: Read,
}

/// Adds an outcome for each line and year of report before the end, and says when each is read. Kept
/// in `World::by_year`, in this order.
pub(super) fn add(family: &mut Family, setup: &Setup) -> Vec<Yearly> {
    let mut all = Vec::new();
    for (name, unit, nature, better, group, read) in LINES {
        for &year in setup.clock.report_at.iter().filter(|&&y| y * 12 < setup.clock.months) {
            let at = all.len();
            all.push(Yearly { month: year * 12, read: Box::new(read) });
            family.add(
                (&format!("{name}_{year}y"), unit, nature, better, group),
                &format!("{name} after {}", years(year)),
                move |_, w| w.by_year[at],
            );
        }
    }
    all
}
