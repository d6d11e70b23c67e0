//! Who looks into what happens, as last counted, and the cases that wait for them.

use crate::transition::levers::Posted;

/// What people who are sent to a place do there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Task {
    /// Observers: they see what happens, and stop nobody.
    Observe,
    /// Staff of a ceasefire commission: they look into it, in their time.
    Review,
    /// Liaison officers: they reach both commanders before either answers.
    Liaise,
    /// Civil teams: they talk to commanders about the people who live there.
    Talk,
}

/// People who were sent to a place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Sent {
    /// What they do there.
    pub task: Task,
    /// By whom: an operation by position, or a commission, which comes after the last of them.
    pub by: usize,
    /// Where, and how many.
    pub posted: Posted,
}

/// Who looks into what happens, and what waits for them.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Eyes {
    /// Who was at which place when the fields of cells were worked out.
    pub posted: Vec<Sent>,
    /// Room to work out who is now.
    pub now: Vec<Sent>,
    /// True once access changed: what they see is worked out anew.
    pub again: bool,
    /// Cases that wait to be looked into by a commission.
    pub waiting: f64,
    /// Cases that came to it this week.
    pub opened: f64,
}

impl Eyes {
    /// Nobody is there and nothing waits, keeping the memory.
    pub fn reset(&mut self) {
        self.posted.clear();
        self.now.clear();
        (self.waiting, self.opened, self.again) = (0.0, 0.0, false);
    }

    /// People who do a task; staff of commissions as far as both sides can believe them [persons].
    pub fn persons(&self, task: Task) -> f64 {
        self.posted.iter().filter(|sent| sent.task == task).map(|sent| sent.posted.persons).sum()
    }
}
