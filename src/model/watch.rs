//! Watching a run: a batch watches nothing; `run` and `replay` record.

use std::sync::Arc;

/// Something that happened in a run.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Event {
    /// Number of the event in its run, from 1 and rising in the order in which events come about,
    /// which may differ from the order in which they are told. 0: not told apart.
    pub id: u32,
    /// The event that led to this one: the clash that a retaliation answers, the clash that a unit
    /// joined.
    pub cause: Option<u32>,
    /// When [ticks].
    pub tick: u32,
    /// What: `clash`, `killing`, `walk_out`, `policy_began`, …
    pub kind: &'static str,
    /// Where, as a cell of the grid.
    pub cell: Option<u32>,
    /// Who did it, as a position in the dictionary's actors.
    pub actor: Option<u16>,
    /// To whom, as a position in the dictionary's actors.
    pub other: Option<u16>,
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

/// Sees what a run does. All methods do nothing unless overridden.
pub trait Watch {
    /// An event, in the order of the model's schedule.
    fn event(&mut self, _event: &Event) {}

    /// The state of one of the dictionary's frames at the end of a time point: (frame, time point,
    /// one number a cell).
    fn frame(&mut self, _frame: usize, _point: usize, _cells: &[f32]) {}

    /// A phase of a tick is over, by the name of its rule: for whoever measures where time goes.
    fn phase(&mut self, _name: &'static str) {}
}

/// Watches nothing.
#[derive(Debug, Clone, Copy, Default)]
pub struct Nothing;

impl Watch for Nothing {}

impl Watch for Vec<Event> {
    fn event(&mut self, event: &Event) {
        self.push(event.clone());
    }
}
