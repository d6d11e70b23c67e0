//! Which outcomes add up over events: harm by incidents, all of which are told. Harm to people on the
//! way and fighters who leave the army alone are no events of their own, and so not among them.

use super::row::Row;
use crate::model::{Of, Sum};
use crate::transition::country::PartyKind;
use crate::transition::setup::Setup;
use crate::transition::world::Adds;

/// What a counter adds up, with the parties of a scenario.
pub(super) fn of(adds: Adds, setup: &Setup) -> Of {
    let parties = |kind: PartyKind| {
        let all = (0_u16..).zip(&setup.country.parties);
        all.filter(|(_, party)| party.kind == kind).map(|(at, _)| at).collect()
    };
    match adds {
        Adds::FightersWithout(kind) => Of::FightersWithout(parties(kind)),
        Adds::FightersWith(kind) => Of::FightersWith(parties(kind)),
        Adds::Events(kinds) => Of::Events(kinds.iter().map(|what| what.kind()).collect()),
    }
}

/// Those that there are, with what they had come to by each year of report.
pub(super) fn all(outcomes: &[Row]) -> Vec<Sum> {
    let sum = |(outcome, row): (usize, &Row)| {
        row.sum.as_ref().map(|(of, before)| Sum { outcome, of: of.clone(), before: *before })
    };
    outcomes.iter().enumerate().filter_map(sum).collect()
}
