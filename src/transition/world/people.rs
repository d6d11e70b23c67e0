//! People: household blocks. Blocks are never made or removed; a block's row is its identity.

use super::columns::rows;
use super::index::Sought;
use crate::luck::Who;

/// Where a block stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Status {
    /// At home.
    #[default]
    Home,
    /// On the way to a refuge.
    Fleeing,
    /// Away from home, in a town.
    Displaced,
    /// Over the border.
    Abroad,
    /// On the way home.
    Returning,
}

impl Status {
    /// True while it is on the way.
    pub fn on_the_way(self) -> bool {
        matches!(self, Self::Fleeing | Self::Returning)
    }
}

rows! {
    /// Household blocks, one entry a block.
    pub struct People of Block {
        /// Cell of the home.
        home: u32;
        /// Cell where it is.
        place: u32;
        /// Community.
        community: u8;
        /// Persons alive.
        persons: u32;
        /// Where it stands.
        status: Status;
        /// Refuge that it flees to or is in, as a position in the ground's list.
        refuge: u16;
        /// Fear at which it leaves.
        threshold: f32;
        /// Weeks in a row in which home was believed quiet.
        quiet: u8;
        /// Persons who joined an armed group: the ordinal of the next recruit.
        recruits: u32;
    }
}

impl People {
    /// Identity of a block.
    pub fn who(block: usize) -> Who {
        Who(block as u64)
    }

    /// Finds who is in the cells that are sought. Who is over the border is in none.
    pub fn find(&self, cells: &mut Sought) {
        cells.find(&self.place, |block| self.status[block] != Status::Abroad);
    }
}
