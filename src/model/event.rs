//! Something that happened in a run.

use std::sync::Arc;

use super::event_kind::EventKind;

/// Violence as the UCDP Georeferenced Event Dataset tells it apart (Sundberg and Melander 2013,
/// Journal of Peace Research 50:523). The model says which: it knows who is the state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Violence {
    /// The state and an organised armed group fight.
    StateBased,
    /// Organised armed groups fight, none of them the state.
    NonState,
    /// The state or an organised armed group kills civilians.
    OneSided,
}

impl Violence {
    /// The number that the dataset gives it.
    pub fn code(self) -> u8 {
        match self {
            Self::StateBased => 1,
            Self::NonState => 2,
            Self::OneSided => 3,
        }
    }
}

/// Something that happened in a run.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Event {
    /// Number of the event in its run, from 1 and rising in the order in which events come about,
    /// which may differ from the order in which they are told. 0: not distinguished.
    pub id: u32,
    /// The event that led to this one: the clash that a retaliation answers, the clash that a unit
    /// joined.
    pub cause: Option<u32>,
    /// When [ticks].
    pub tick: u32,
    /// What.
    pub kind: &'static EventKind,
    /// Which violence it was, if it was any that the dataset knows.
    pub violence: Option<Violence>,
    /// Where, as a cell of the grid.
    pub cell: Option<u32>,
    /// Who did it, as a position in the dictionary's actors.
    pub actor: Option<u16>,
    /// To whom, as a position in the dictionary's actors.
    pub other: Option<u16>,
    /// Which of the two are a splinter of the actor named, not that actor itself.
    pub splinters: [bool; 2],
    /// Fighters of the first actor killed [persons].
    pub deaths_actor: u32,
    /// Fighters of the second actor killed [persons].
    pub deaths_other: u32,
    /// Civilians killed [persons].
    pub deaths_civilians: u32,
    /// Name of what it is about, where that is no actor: a policy, a shock.
    pub subject: Option<Arc<str>>,
    /// How many persons or things it is about, where that is not deaths.
    pub number: u32,
}

impl Event {
    /// All killed in it [persons].
    pub fn deaths(&self) -> u32 {
        self.fighters() + self.deaths_civilians
    }

    /// Fighters killed in it [persons].
    pub fn fighters(&self) -> u32 {
        self.deaths_actor + self.deaths_other
    }
}
