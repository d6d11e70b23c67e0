//! Watching a run: a batch watches nothing; `run` and `replay` record.

use std::sync::Arc;

use super::{Dictionary, EventKind, Grid};

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
    /// which may differ from the order in which they are told. 0: not told apart.
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

/// Sees what a run does. All methods do nothing unless overridden.
pub trait Watch {
    /// An event, in the order of the model's schedule.
    fn event(&mut self, _event: &Event) {}

    /// Whether [`Watch::frame`] is to be called: a batch does not pay for what nobody looks at.
    fn wants_frames(&self) -> bool {
        false
    }

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

/// All that a run showed.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Recording {
    /// Its events, as they were told.
    pub events: Vec<Event>,
    /// Its frames: for each time point, for each of the dictionary's frames, a number a cell.
    pub frames: Vec<Vec<Vec<f32>>>,
    with_frames: bool,
}

/// Most numbers of frames that are kept; a longer or larger run shows events only.
const MOST_NUMBERS: usize = 100_000_000;

impl Recording {
    /// Keeps events alone.
    pub fn of_events() -> Self {
        Self::default()
    }

    /// Keeps events and, unless they are too many to hold, frames.
    pub fn with_frames(words: &Dictionary) -> Self {
        let cells = words.grid.as_ref().map_or(0, Grid::cells);
        let numbers = cells * words.frames.len() * words.time.points;
        Self { with_frames: (1..=MOST_NUMBERS).contains(&numbers), ..Self::default() }
    }
}

impl Watch for Recording {
    fn event(&mut self, event: &Event) {
        self.events.push(event.clone());
    }

    fn wants_frames(&self) -> bool {
        self.with_frames
    }

    fn frame(&mut self, frame: usize, point: usize, cells: &[f32]) {
        if !self.with_frames {
            return;
        }
        if self.frames.len() <= point {
            self.frames.resize(point + 1, Vec::new());
        }
        let here = &mut self.frames[point];
        if here.len() <= frame {
            here.resize(frame + 1, Vec::new());
        }
        here[frame] = cells.to_vec();
    }
}
