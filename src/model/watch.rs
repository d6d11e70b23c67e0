//! Watching a run: a batch watches nothing; `run` and `replay` record.

use super::dictionary::Dictionary;
use super::event::Event;
use super::grid::Grid;

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

    /// Whether [`Watch::agents`] is to be called: counting them takes a walk over all.
    fn wants_agents(&self) -> bool {
        false
    }

    /// How many agents live at the end of a time point. Said by models whose agents come and go.
    fn agents(&mut self, _point: usize, _living: u64) {}

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
