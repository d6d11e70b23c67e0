//! How each policy stands in a run: due, agreed, begun, ended; and how its offers were answered.

use crate::calendar::Week;
use crate::transition::country::MOST_PARTIES;

/// How a policy stands in a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct PolicyStatus {
    /// Week in which its date came.
    pub due: Option<Week>,
    /// Week in which all who must agree had agreed; that of its date if nobody must.
    pub agreed: Option<Week>,
    /// Week in which its delivery began.
    pub began: Option<Week>,
    /// Week in which it ended.
    pub ended: Option<Week>,
    /// How it was answered.
    pub offer: Offer,
    pub(super) start: Waiting,
    pub(super) end: Waiting,
}

/// How the parties that must agree have answered, by position.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Offer {
    /// Week in which it was last offered.
    pub asked: Option<Week>,
    /// Week in which each agreed.
    pub agreed: [Option<Week>; MOST_PARTIES],
    /// How often each refused.
    pub refusals: [u16; MOST_PARTIES],
}

/// How long a date has been waited for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Waiting {
    /// Months in a row in which the condition held.
    pub(super) held: u32,
    /// Week in which a step was reached.
    pub(super) reached: Option<Week>,
}
