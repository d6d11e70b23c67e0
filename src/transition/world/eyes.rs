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

/// Who looks into what happens, and what waits for them.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Eyes {
    /// Who was at which place when the fields of cells were worked out.
    pub posted: Vec<(Task, Posted)>,
    /// Room to work out who is now.
    pub now: Vec<(Task, Posted)>,
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
        (self.waiting, self.opened) = (0.0, 0.0);
    }

    /// Staff of commissions, as far as both sides can believe them [persons].
    pub fn staff(&self) -> f64 {
        let staff = self.posted.iter().filter(|(task, _)| *task == Task::Review);
        staff.map(|(_, posted)| posted.persons).sum()
    }
}
