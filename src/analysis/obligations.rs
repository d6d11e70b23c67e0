//! What each party was to have given up by each time point, what it has, and how exposed it is: over
//! the runs of each option.

use super::quantile::{quantile, sorted};
use super::subject::Subject;
use crate::batch::Results;
use crate::faults::Fault;

/// Levels of the lines of a fan: a tenth of the runs lies outside it.
const LEVELS: [f64; 3] = [0.05, 0.5, 0.95];

/// Quantiles of a series by time point: 5%, the middle and 95% of the runs.
pub type Fan = [Vec<f64>; 3];

/// A party's obligations, for each option; in the order of the dictionary's parties.
#[derive(Debug, Clone, PartialEq)]
pub struct Obligations {
    /// One an option.
    pub options: Vec<Owed>,
}

/// What is told of a party under one option; `None` where the model has no such series.
#[derive(Debug, Clone, PartialEq)]
pub struct Owed {
    /// What it was to have given up.
    pub due: Option<Fan>,
    /// What it has given up.
    pub given: Option<Fan>,
    /// How exposed it is.
    pub exposure: Option<Fan>,
}

/// Those of every party.
pub(super) fn obligations(subject: &Subject, results: &Results) -> Result<Vec<Obligations>, Fault> {
    let parties = subject.dictionary.parties.iter();
    parties
        .map(|party| {
            let owed = |option: usize| {
                let fan =
                    |series: Option<usize>| series.map(|at| fan(results, option, at)).transpose();
                Ok(Owed {
                    due: fan(party.due)?,
                    given: fan(party.given)?,
                    exposure: fan(party.exposure)?,
                })
            };
            let options = (0..subject.options.len()).map(owed).collect::<Result<_, Fault>>()?;
            Ok(Obligations { options })
        })
        .collect()
}

fn fan(results: &Results, option: usize, series: usize) -> Result<Fan, Fault> {
    let columns = results.series(option, series)?;
    let mut fan = [Vec::new(), Vec::new(), Vec::new()];
    for column in columns {
        let list = sorted(&column.iter().map(|number| f64::from(*number)).collect::<Vec<_>>());
        for (line, level) in fan.iter_mut().zip(LEVELS) {
            line.push(quantile(&list, level).unwrap_or(0.0));
        }
    }
    Ok(fan)
}
