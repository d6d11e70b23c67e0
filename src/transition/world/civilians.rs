//! Civilians: household blocks. Blocks are never made or removed; a block's row is its identity.

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

/// Household blocks, one entry a block.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Civilians {
    /// Cell of the home.
    pub home: Vec<u32>,
    /// Cell where it is.
    pub place: Vec<u32>,
    /// Community.
    pub community: Vec<u8>,
    /// Persons alive.
    pub persons: Vec<u32>,
    /// Where it stands.
    pub status: Vec<Status>,
    /// Refuge that it flees to or is in, as a position in the ground's list.
    pub refuge: Vec<u16>,
    /// Fear at which it leaves.
    pub threshold: Vec<f32>,
    /// Weeks in a row in which home was believed quiet.
    pub quiet: Vec<u8>,
    /// Persons who joined an armed group: the ordinal of the next recruit.
    pub recruits: Vec<u32>,
}

impl Civilians {
    /// Blocks.
    pub fn len(&self) -> usize {
        self.home.len()
    }

    /// Identity of a block.
    pub fn who(block: usize) -> Who {
        Who(block as u64)
    }

    /// No blocks, keeping the memory.
    pub fn clear(&mut self) {
        self.home.clear();
        self.place.clear();
        self.community.clear();
        self.persons.clear();
        self.status.clear();
        self.refuge.clear();
        self.threshold.clear();
        self.quiet.clear();
        self.recruits.clear();
    }
}
