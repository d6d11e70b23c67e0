//! What rules do to others: queued, then applied after the rule in the order in which rows acted.

use crate::transition::country::map::Cell;
use crate::transition::events::What;

/// Who did something: a party by position, or crime by nobody's order.
pub type Author = Option<u16>;

/// Something that harms people.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Incident {
    /// Number of the event.
    pub id: u32,
    /// Number of the event that it answers, if any.
    pub cause: Option<u32>,
    /// What happened.
    pub what: What,
    /// Where.
    pub cell: u32,
    /// Who did it in truth.
    pub author: Author,
    /// Party that was hit, if it was a party.
    pub target: Author,
    /// Party that the target holds to account, if any.
    pub blamed: Author,
    /// Unit of the author, if any took losses.
    pub unit: Option<u32>,
    /// Unit of the target, if any took losses.
    pub other: Option<u32>,
    /// Fighters of the author killed [persons].
    pub author_losses: u32,
    /// Fighters of the target killed [persons].
    pub target_losses: u32,
    /// People killed [persons].
    pub civilians: u32,
    /// Community that these are of, if it was meant for one.
    pub meant: Option<u8>,
    /// Operation that took part, if one did.
    pub operation: Option<u16>,
    /// Peacekeepers killed [persons].
    pub peacekeepers: u32,
    /// Units that joined: from and to, rows of [`Effects::joins`].
    pub joined: (u32, u32),
}

/// A unit that joined a clash.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Join {
    /// Row of the unit.
    pub unit: u32,
    /// True: on the author's side.
    pub first: bool,
}

/// Two units that will clash again.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Retaliation {
    /// Week in which it is due.
    pub week: u32,
    /// Rows of the units.
    pub units: (u32, u32),
    /// Where.
    pub cell: Cell,
    /// How many clashes led to it in a row.
    pub depth: u16,
    /// Number of the event that it answers.
    pub cause: u32,
}

/// What rules did to others this week.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Effects {
    /// Events so far: the number of the last.
    pub events: u32,
    /// Harm to be applied.
    pub incidents: Vec<Incident>,
    /// Units that joined the clashes of this week.
    pub joins: Vec<Join>,
    /// Clashes to come.
    pub retaliations: Vec<Retaliation>,
}

impl Effects {
    /// Nothing queued, keeping the memory.
    pub fn clear(&mut self) {
        self.events = 0;
        self.incidents.clear();
        self.joins.clear();
        self.retaliations.clear();
    }

    /// Number of the next event.
    pub fn next_event(&mut self) -> u32 {
        self.events += 1;
        self.events
    }

    /// Queues an incident under a number of its own, and returns that.
    pub fn queue(&mut self, incident: Incident) -> u32 {
        let id = self.next_event();
        self.incidents.push(Incident { id, ..incident });
        id
    }
}
