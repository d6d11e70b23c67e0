//! Programmes for fighters, DDR and integration: their queue, their places, their terms.

use super::columns::columns;
use crate::luck::Word;

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

columns! {
    /// The state of the programmes for fighters.
    pub struct Programme(cells) {
        /// Cells with a site within reach.
        served: [bool; cells] = false;
        /// Fighters in the order in which they come to a site or enlist: the luck that it goes by, and
        /// the row.
        queue: [(Word, u32); 0] = (Word(0), 0);
        /// Fighters who are not in the queue yet.
        newcomers: [(Word, u32); 0] = (Word(0), 0);
    }
    beside {
        /// Places in queues that are open but too few for a whole agent [persons].
        credit: Credit = Credit::default();
        /// Terms of the programme for fighters, as last in force.
        terms: Terms = Terms::default();
        /// True while sites took fighters, and while posts were open, in the week before.
        open: [bool; 2] = [false; 2];
    }
}
