//! What a batch tells on its way and at its end.

/// Sees how a batch goes. A terminal shows a bar, a log lines, a test nothing.
pub trait Tell {
    /// Something that users should know.
    fn note(&mut self, words: &str);
    /// Something that went wrong and is gone on from: a run that failed.
    fn wrong(&mut self, words: &str);
    /// Simulation begins: `done` of `draws` are there already.
    fn begin(&mut self, draws: u32, done: u32);
    /// One more draw is written.
    fn draw(&mut self);
    /// Simulation is over.
    fn end(&mut self);
}

/// What a batch did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Summary {
    /// Draws that the log is for.
    pub planned: u32,
    /// Draws in the log now, failed ones too.
    pub written: u32,
    /// Draws in the log that failed.
    pub failed: u32,
    /// Draws simulated this time.
    pub simulated: u32,
    /// True if Ctrl-C ended it before it was whole.
    pub interrupted: bool,
}

impl Summary {
    /// True if more than 1% of the draws failed: the rest no longer speaks for the scenario.
    pub fn failed_too_often(&self) -> bool {
        u64::from(self.failed) * 100 > u64::from(self.written)
    }
}
