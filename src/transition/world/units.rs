//! Units: fighters under one commander. Rows are never removed; an empty unit has no members. The
//! identity of a splinter is (parent unit, ordinal).

use super::columns::rows;
use crate::luck::Who;
use crate::transition::country::MOST_PARTIES;

/// Stands for no unit.
pub const NOBODY: u32 = u32::MAX;

rows! {
    /// Units, one entry a unit.
    pub struct Units of Unit {
        /// Identity.
        who: Who;
        /// Party under whose command it acts.
        party: u16;
        /// Party that it came from.
        origin: u16;
        /// True while it serves in the army under its own commander.
        integrated: bool;
        /// True once it walked out or split off: it acts as violating whatever its party does.
        rogue: bool;
        /// Cell.
        cell: u32;
        /// True while it is detailed to joint security.
        detailed: bool;
        /// The commander's own interest in fighting on, 0 to 1.
        interest: f32;
        /// Hazard of walking out of the army that has added up.
        accumulated_hazard: f32;
        /// Members who can fight [persons], counted each week.
        size: u32;
        /// Splinters so far: the ordinal of the next one.
        splinters: u32;
    }
    beside {
        /// True once a unit was made or moved since units were last indexed by cell.
        moved: bool = true;
        /// True once a unit was made or moved since the security field was worked out.
        relocated: bool = false;
    }
}

impl Units {
    /// Rows of a party's units that have fighters, in order.
    pub fn of(&self, party: usize) -> impl Iterator<Item = usize> + '_ {
        (0..self.len())
            .filter(move |&unit| usize::from(self.party[unit]) == party && self.size[unit] > 0)
    }

    /// Which parties have units that left them and have fighters.
    pub fn rogues(&self) -> [bool; MOST_PARTIES] {
        let mut rogues = [false; MOST_PARTIES];
        for unit in (0..self.len()).filter(|&unit| self.size[unit] > 0 && self.rogue[unit]) {
            rogues[usize::from(self.party[unit])] = true;
        }
        rogues
    }

    /// Adds a unit without members.
    pub fn add(&mut self, who: Who, party: u16, origin: u16, cell: u32, interest: f32) -> u32 {
        self.push(Unit {
            who,
            party,
            origin,
            integrated: false,
            rogue: false,
            cell,
            detailed: false,
            interest,
            accumulated_hazard: 0.0,
            size: 0,
            splinters: 0,
        });
        self.moved = true;
        self.who.len() as u32 - 1
    }
}
