//! The state of a run: columns, one entry a row, that rules read and write.

mod cells;
mod civilians;
mod effects;
mod ends;
mod fighters;
mod index;
mod parties;
mod tally;
mod units;

pub use cells::{Author, Cells, DISPUTED, INTERNATIONAL, JOINT, VACUUM};
pub use civilians::{Civilians, Status};
pub use effects::{Effects, Incident, Join, Retaliation, What};
pub use ends::{CONFLICT, Deaths, Ends, WAR};
pub use fighters::{Fighters, Newcomer, Stage, Track};
pub use index::Index;
pub use parties::{Parties, Posture};
pub use tally::Tally;
#[cfg(test)]
pub use units::NOBODY;
pub use units::Units;

use super::levers::Levers;
use super::policies::{Progress, Reports, Turned};
use super::setup::Slip;
use super::timetable::LOOKS;
use crate::calendar::Week;
use crate::model::Digest;

/// Places that are open but too few for a whole agent or unit, carried to the next week [persons].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Credit {
    /// At the sites of the programme.
    pub sites: u32,
    /// In mixed units.
    pub individuals: u32,
    /// For whole units.
    pub whole_units: u32,
}

/// The terms under which fighters are in the programme.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Terms {
    /// Stay in a site [weeks].
    pub camp_weeks: u32,
    /// Support after discharge [weeks].
    pub support_weeks: u32,
    /// Share of those discharged for whom reintegration is paid, 0 to 1.
    pub funded_share: f64,
}

/// The state of a run. Kept by a worker and filled again: no allocation from its second run on.
#[derive(Default)]
pub struct World {
    /// The week that is being lived.
    pub week: Week,
    /// What places carry.
    pub cells: Cells,
    /// Household blocks.
    pub civilians: Civilians,
    /// Individuals under arms, or once so.
    pub fighters: Fighters,
    /// Fighters under one commander.
    pub units: Units,
    /// Collective actors.
    pub parties: Parties,
    /// What is counted on the way.
    pub tally: Tally,
    /// What rules do to others, applied after each rule.
    pub effects: Effects,
    /// What the policies in force ask for.
    pub levers: Levers,
    /// How far steps that others wait for have come.
    pub progress: Progress,
    /// What is reported of the last completed month.
    pub reports: Reports,
    /// How each policy stands.
    pub turned: Vec<Turned>,
    /// How late and incomplete each policy is in this run.
    pub slips: Vec<Slip>,
    /// The levers ahead as published, for what parties expect: filled anew for each look.
    pub ahead: [Levers; LOOKS.len()],
    /// Institutions of the state, 0 to 1.
    pub institutions: f64,
    /// Men of each outside actor on their way who do not make an agent yet [persons].
    pub inflow: Vec<f64>,
    /// Agents of each outside actor who came: the ordinal of the next.
    pub arrived: Vec<u32>,
    /// Which shocks happen in this run.
    pub shocks: Vec<bool>,
    /// Places in queues that are open but too few for a whole agent [persons].
    pub credit: Credit,
    /// True while sites took fighters, and while posts were open, in the week before.
    pub open: [bool; 2],
    /// Terms of the programme for fighters, as last in force.
    pub terms: Terms,
    /// Cells with a site of that programme within reach.
    pub served: Vec<bool>,
    /// Companies of each operation, as covered last.
    pub companies: Vec<[u32; 2]>,
    /// The four ends of a peace, as far as they have come.
    pub ends: Ends,
    /// What outcomes had come to by years of report, as their list has them.
    pub by_year: Vec<f64>,
    /// Digest of the weeks so far.
    pub digest: Digest,
    /// Fighters by unit.
    pub roster: Index,
    /// Units by cell.
    pub posted: Index,
    /// Cells where civilians were hit this week.
    pub hit: Vec<bool>,
    /// Civilian blocks by the cell where they are, for those cells.
    pub present: Index,
    /// Fighters who are not in the queue yet.
    pub newcomers: Vec<u32>,
    /// Agents of each block who would join a party, while it is looked at.
    pub willing: Vec<f64>,
    /// Fighters in the order in which they come to a site or enlist.
    pub queue: Vec<u32>,
}

impl World {
    /// True if sites or posts opened or closed since this was asked last.
    pub fn offers_changed(&mut self) -> bool {
        let open = [
            self.levers.ddr.intake_per_month > 0.0,
            self.levers.integration.individuals_per_month > 0.0,
        ];
        std::mem::replace(&mut self.open, open) != open
    }
}
