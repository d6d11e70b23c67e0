//! How far a batch is: a bar on a terminal, a line every tenth in a log, nothing when quiet.

use std::io::IsTerminal;

use indicatif::{ProgressBar, ProgressStyle};

use super::show;
use crate::batch::Tell;

/// Shows people how far a batch is.
pub struct Progress {
    quiet: bool,
    bar: Option<ProgressBar>,
    draws: u32,
    done: u32,
}

impl Progress {
    /// `quiet`: only what went wrong is said.
    pub fn new(quiet: bool) -> Self {
        Self { quiet, bar: None, draws: 0, done: 0 }
    }

    fn tenth(&self, done: u32) -> u64 {
        u64::from(done) * 10 / u64::from(self.draws.max(1))
    }
}

impl Tell for Progress {
    fn note(&mut self, words: &str) {
        match &self.bar {
            _ if self.quiet => {}
            Some(bar) => bar.suspend(|| show::note(words)),
            None => show::note(words),
        }
    }

    fn wrong(&mut self, words: &str) {
        match &self.bar {
            Some(bar) => bar.suspend(|| show::note(words)),
            None => show::note(words),
        }
    }

    fn begin(&mut self, draws: u32, done: u32) {
        (self.draws, self.done) = (draws, done);
        if self.quiet || !std::io::stderr().is_terminal() {
            return;
        }
        let bar = ProgressBar::new(u64::from(draws)).with_position(u64::from(done));
        if let Ok(style) = ProgressStyle::with_template("{bar:30} {pos} of {len} draws, {eta} left")
        {
            bar.set_style(style);
        }
        bar.reset_eta();
        self.bar = Some(bar);
    }

    fn draw(&mut self) {
        self.done += 1;
        if let Some(bar) = &self.bar {
            bar.inc(1);
        } else if !self.quiet && self.tenth(self.done) > self.tenth(self.done - 1) {
            show::note(&format!("{} of {} draws", self.done, self.draws));
        }
    }

    fn end(&mut self) {
        if let Some(bar) = self.bar.take() {
            bar.finish_and_clear();
        }
    }
}
