//! Units: fighters under one commander. Rows are never removed; an empty unit has no members. The
//! identity of a splinter is (parent unit, ordinal).

use crate::luck::Who;

/// Stands for no unit.
pub const NOBODY: u32 = u32::MAX;

/// Units, one entry a unit.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Units {
    /// Identity.
    pub who: Vec<Who>,
    /// Party under whose command it acts.
    pub party: Vec<u16>,
    /// Party that it came from.
    pub origin: Vec<u16>,
    /// True while it serves in the army under its own commander.
    pub integrated: Vec<bool>,
    /// True once it walked out or split off: it acts as violating whatever its party does.
    pub rogue: Vec<bool>,
    /// Cell.
    pub cell: Vec<u32>,
    /// True while it is detailed to joint security.
    pub detailed: Vec<bool>,
    /// The commander's own interest in fighting on, 0 to 1.
    pub interest: Vec<f32>,
    /// Hazard of walking out of the army that has added up.
    pub strain: Vec<f32>,
    /// Members who can fight [persons], counted each week.
    pub size: Vec<u32>,
    /// Splinters so far: the ordinal of the next one.
    pub splinters: Vec<u32>,
    /// True once a unit was made or moved since units were last counted by cell.
    pub moved: bool,
    /// True once a unit was made or moved since the security field was worked out.
    pub relocated: bool,
}

impl Units {
    /// Units, empty ones included.
    pub fn len(&self) -> usize {
        self.who.len()
    }

    /// Rows of a party's units that have men, in order.
    pub fn of(&self, party: usize) -> impl Iterator<Item = usize> + '_ {
        (0..self.len())
            .filter(move |&unit| usize::from(self.party[unit]) == party && self.size[unit] > 0)
    }

    /// No units, keeping the memory.
    pub fn clear(&mut self) {
        self.who.clear();
        self.party.clear();
        self.origin.clear();
        self.integrated.clear();
        self.rogue.clear();
        self.cell.clear();
        self.detailed.clear();
        self.interest.clear();
        self.strain.clear();
        self.size.clear();
        self.splinters.clear();
    }

    /// Adds a unit without members.
    pub fn add(&mut self, who: Who, party: u16, origin: u16, cell: u32, interest: f32) -> u32 {
        self.who.push(who);
        self.party.push(party);
        self.origin.push(origin);
        self.integrated.push(false);
        self.rogue.push(false);
        self.cell.push(cell);
        self.detailed.push(false);
        self.interest.push(interest);
        self.strain.push(0.0);
        self.size.push(0);
        self.splinters.push(0);
        self.moved = true;
        self.who.len() as u32 - 1
    }
}
