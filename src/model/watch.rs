//! Watching a run: a batch watches nothing; `run` and `replay` record.

/// Something that happened in a run.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Event {
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
    /// How many persons or things it is about, where that is not deaths.
    pub number: u32,
}

/// Sees what a run does. All methods do nothing unless overridden.
pub trait Watch {
    /// An event, in the order of the model's schedule.
    fn event(&mut self, _event: &Event) {}

    /// The state of a layer at the end of a time point: (layer, time point, one number a cell).
    fn frame(&mut self, _layer: usize, _point: usize, _cells: &[f32]) {}
}

/// Watches nothing.
#[derive(Debug, Clone, Copy, Default)]
pub struct Nothing;

impl Watch for Nothing {}

impl Watch for Vec<Event> {
    fn event(&mut self, event: &Event) {
        self.push(*event);
    }
}
