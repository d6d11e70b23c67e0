//! What is asked: which option against which, in what.

use crate::faults::{Fault, Kind, nearest};
use crate::model::{Dictionary, Sum};
use crate::scenario::Study;

/// Pairs that are replayed unless more or fewer are asked for.
pub const PAIRS: usize = 50;

/// A question about two options.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ask {
    /// The option, as a position in the study.
    pub option: usize,
    /// The option that it is compared with.
    pub baseline: usize,
    /// The outcome, as a position in the dictionary.
    pub outcome: usize,
    /// Most pairs that are replayed.
    pub pairs: usize,
}

impl Ask {
    /// The question in the user's names. What is not named: the study's baseline, and its first shown
    /// outcome that counts deaths over events.
    ///
    /// # Errors
    /// Of usage: there is no such option or outcome, or the event log does not account for it.
    pub fn of(
        study: &Study,
        option: &str,
        baseline: Option<&str>,
        outcome: Option<&str>,
    ) -> Result<Self, Fault> {
        let baseline =
            baseline.map_or(Ok(study.compare.baseline), |baseline| study.option(baseline))?;
        let option = study.option(option)?;
        let outcome = match outcome {
            Some(name) => named(study.dictionary(), name)?,
            None => usual(study)?,
        };
        Ok(Self { option, baseline, outcome, pairs: PAIRS })
    }

    /// True if the outcome is the one that is taken where none is named.
    pub fn is_usual(&self, study: &Study) -> bool {
        usual(study).is_ok_and(|usual| usual == self.outcome)
    }
}

/// The outcome that is taken where none is named.
fn usual(study: &Study) -> Result<usize, Fault> {
    let words = study.dictionary();
    let shown = study.compare.outcomes.iter().filter_map(|&outcome| words.sum(outcome));
    let all: Vec<&Sum> = shown.chain(&words.sums).collect();
    let of_deaths = all.iter().find(|sum| sum.is_of_deaths());
    let sum = of_deaths.or(all.first()).ok_or_else(|| {
        let message = format!("no outcome of the model {} adds up over events", study.model_name);
        Fault::new(Kind::Usage, message).help("so none can be broken down by them")
    })?;
    Ok(sum.outcome)
}

fn named(words: &Dictionary, name: &str) -> Result<usize, Fault> {
    let known = || words.sums.iter().map(|sum| words.outcomes[sum.outcome].name.as_str());
    let found = words.outcome(name);
    if let Some(outcome) = found.filter(|&outcome| words.sum(outcome).is_some()) {
        return Ok(outcome);
    }
    let message = match found {
        Some(_) => format!("`{name}` does not add up over events, so it cannot be broken down"),
        None => format!("there is no outcome `{name}`"),
    };
    let list = known().collect::<Vec<_>>().join(", ");
    Err(Fault::new(Kind::Usage, message).help(match nearest(name, known()) {
        _ if list.is_empty() => "no outcome of this model does".to_owned(),
        Some(meant) => format!("did you mean `{meant}`? these can: {list}"),
        None => format!("these can: {list}"),
    }))
}
