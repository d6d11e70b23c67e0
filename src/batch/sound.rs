//! Whether what the head of a log says can be, before memory is taken by its numbers.
//!
//! A checksum says that a head is as it was written, not that a batch wrote it: each count is held
//! against the others and against what a batch may ask for.

use serde::Deserialize;
use serde::de::IgnoredAny;

use super::header::{Header, RECORDS};
use super::plan::LARGEST_RUNS;

/// The counts of a dictionary; what it says in words takes no memory here.
#[derive(Deserialize)]
struct Counts {
    time: Points,
    outcomes: Vec<IgnoredAny>,
    series: Vec<IgnoredAny>,
    layers: Vec<IgnoredAny>,
    grid: Option<Cells>,
}

#[derive(Deserialize)]
struct Points {
    points: usize,
}

#[derive(Deserialize)]
struct Cells {
    width: usize,
    height: usize,
}

impl Counts {
    fn series_len(&self) -> Option<usize> {
        self.series.len().checked_mul(self.time.points)
    }

    fn layers_len(&self) -> Option<usize> {
        let cells = self.grid.as_ref().map_or(Some(0), |grid| grid.width.checked_mul(grid.height));
        self.layers.len().checked_mul(cells?)
    }
}

impl Header {
    /// What keeps this program from reading a log with this header, in words.
    pub fn unreadable(&self) -> Option<String> {
        if self.records != RECORDS {
            return Some(format!(
                "holds records of version {}; this program reads version {RECORDS}",
                self.records
            ));
        }
        self.unsound().map(|what| format!("its header is damaged: {what}"))
    }

    fn unsound(&self) -> Option<&'static str> {
        let layout = &self.layout;
        let Ok(counts) = serde_json::from_str::<Counts>(&self.dictionary) else {
            return Some("it does not say what its records hold");
        };
        let checks = [
            ((1..=LARGEST_RUNS).contains(&self.runs_per_draw), "no batch has so many runs a draw"),
            (layout.runs == self.runs_per_draw as usize, "it says two numbers of runs a draw"),
            (!self.options.is_empty(), "it names no option"),
            (layout.options == self.options.len(), "it does not name as many options as it holds"),
            (layout.outcomes == counts.outcomes.len(), "it does not name the outcomes it holds"),
            (Some(layout.series) == counts.series_len(), "it does not name the series it holds"),
            (Some(layout.layers) == counts.layers_len(), "it does not name the layers it holds"),
            (layout.is_sane(), "no file could hold its draws"),
        ];
        checks.iter().find(|(holds, _)| !holds).map(|(_, what)| *what)
    }
}
