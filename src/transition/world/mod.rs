//! The state of a run: columns, one entry a row, that rules read and write.

mod abroad;
mod cells;
mod columns;
mod effects;
mod ends;
mod eyes;
mod fighters;
mod index;
mod parties;
mod people;
mod programme;
mod purse;
mod tally;
mod units;

pub use abroad::{Operations, Patrol, Sponsors};
pub use cells::{Author, Cells, DISPUTED, INTERNATIONAL, JOINT, NO_COMPANY, VACUUM};
pub use effects::{Effects, Incident, Join, Retaliation};
pub use ends::{CONFLICT, Deaths, Ends, WAR};
pub use eyes::{Eyes, Sent, Task};
pub use fighters::{Fighters, Newcomer, Stage, Track};
pub use index::{Index, Roster, Sought};
pub use parties::Parties;
pub use people::{Block, People, Status};
pub use programme::{Programme, Terms};
pub use purse::Purse;
pub use tally::{Adds, COUNTERS, Tally};
#[cfg(test)]
pub use units::NOBODY;
pub use units::Units;

pub use super::country::Posture;
pub use super::events::What;

use super::levers::Levers;
use super::policies::Progress;
use super::timetable::{FORECAST_MONTHS, PolicyStatus, Reports, Slip};
use crate::calendar::Week;
use crate::model::Digest;

/// Who is where and with whom, worked out anew when that has changed.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Indices {
    /// Fighters by unit.
    pub roster: Roster,
    /// Units by cell.
    pub units_by_cell: Index,
    /// Fighters of the units that incidents of the week hit.
    pub fighters_hit: Sought,
    /// Civilian blocks in the cells where incidents of the week hit civilians.
    pub people_hit: Sought,
}

/// What a rule works out and nobody else reads.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Scratch {
    /// Blocks with agents who would join a party, while it is looked at, and how many would.
    pub willing: Vec<(u32, f64)>,
    /// Blocks that may leave, walk or return this week.
    pub astir: Vec<u32>,
    /// Blocks in the cells where killing begins this week.
    pub exposed: Sought,
}

/// The state of a run. Kept by a worker and filled again: no allocation from its second run on.
#[derive(Default)]
pub struct World {
    /// The week that is being lived.
    pub week: Week,
    /// What places carry.
    pub cells: Cells,
    /// Civilians, in household blocks.
    pub people: People,
    /// Individuals under arms, or once so.
    pub fighters: Fighters,
    /// Fighters under one commander.
    pub units: Units,
    /// Collective actors.
    pub parties: Parties,
    /// Who is where and with whom.
    pub index: Indices,
    /// Programmes for fighters.
    pub programme: Programme,
    /// Of each party, who supported it where it stood when it first looked for fighters [agents], and the
    /// fighters that it had then [persons].
    pub first_support: Vec<(f64, f64)>,
    /// International operations.
    pub operations: Operations,
    /// Who looks into what happens.
    pub eyes: Eyes,
    /// By district, whether an interim arrangement that has ended was handed over to who came after it.
    pub handed: Vec<bool>,
    /// Outside actors.
    pub sponsors: Sponsors,
    /// Institutions of the state, 0 to 1.
    pub institutions: f64,
    /// The treasury of the state.
    pub purse: Purse,
    /// Which shocks happen in this run.
    pub shocks: Vec<bool>,
    /// What rules do to others, applied after each rule.
    pub effects: Effects,
    /// What the policies in force ask for.
    pub levers: Levers,
    /// The levers ahead as published, for what parties expect: filled anew for each look.
    pub ahead: [Levers; FORECAST_MONTHS.len()],
    /// How far steps that others wait for have come.
    pub progress: Progress,
    /// What is reported of the last completed month.
    pub reports: Reports,
    /// How each policy stands.
    pub policy_status: Vec<PolicyStatus>,
    /// How late and incomplete each policy is in this run.
    pub slips: Vec<Slip>,
    /// What is counted on the way.
    pub tally: Tally,
    /// The four ends of a peace, one counted in two ways, as far as they have come.
    pub ends: Ends,
    /// What outcomes had come to by years of report, as their list has them.
    pub by_year: Vec<f64>,
    /// What a rule works out and nobody else reads.
    pub scratch: Scratch,
    /// Digest of the weeks so far.
    pub digest: Digest,
}

impl World {
    /// Agents of whom somebody is alive: blocks and fighters, these wherever they stand.
    pub fn agents(&self) -> u64 {
        let persons = self.people.persons.iter().chain(&self.fighters.persons);
        persons.filter(|&&persons| persons > 0).count() as u64
    }

    /// True if sites or posts opened or closed since this was asked last.
    pub fn offers_changed(&mut self) -> bool {
        let open = [
            *self.levers.fighters.ddr.intake_per_month > 0.0,
            *self.levers.fighters.integration.individuals_per_month > 0.0,
        ];
        std::mem::replace(&mut self.programme.open, open) != open
    }
}
