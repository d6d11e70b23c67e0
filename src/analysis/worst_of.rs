//! The worst runs of each option, outcome by outcome.

use super::subject::Subject;
use super::worst::{Worst, worst};
use crate::batch::Results;
use crate::model::{Better, Nature};

/// The worst runs by one outcome.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct WorstOf {
    /// The outcome, as a position in the dictionary.
    pub outcome: usize,
    /// One entry an option.
    pub options: Vec<Option<Worst>>,
    /// The very worst run of each option, as (number of its draw, run).
    pub runs: Vec<Option<(u32, usize)>>,
}

impl WorstOf {
    /// Id of the very worst run of an option, as `replay` takes it; empty where there is none.
    pub fn id(&self, subject: &Subject, option: usize) -> String {
        self.runs[option].map_or_else(String::new, |(draw, run)| {
            format!("{}:{draw}:{run}", subject.options[option].name)
        })
    }
}

/// The worst runs by every shown amount that has a better way.
pub fn worst_of(subject: &Subject, results: &Results) -> Vec<WorstOf> {
    let per_draw = results.runs_per_draw().max(1);
    let amounts = subject.compare.outcomes.iter().filter(|&&at| {
        let what = &subject.dictionary.outcomes[at];
        what.nature == Nature::Amount && what.better != Better::Neither
    });
    let of = |&outcome: &usize| {
        let less = subject.dictionary.outcomes[outcome].better == Better::Lower;
        let options: Vec<Option<Worst>> = (0..subject.options.len())
            .map(|option| worst(&results.outcome(option, outcome), less))
            .collect();
        let very = |worst: &Option<Worst>| {
            let run = *worst.as_ref()?.runs.first()?;
            Some((*results.draw_numbers().get(run / per_draw)?, run % per_draw))
        };
        let runs = options.iter().map(very).collect();
        WorstOf { outcome, options, runs }
    };
    amounts.map(of).collect()
}
