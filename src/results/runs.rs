//! `runs.csv`: one row a run.

use std::path::Path;

use super::aside::write_aside;
use super::sheet::{Sheet, safe};
use crate::analysis::Subject;
use crate::batch::Results;
use crate::faults::Fault;
use crate::model::{NEVER, Nature};

/// Writes it; `draws`: the number of each whole draw. What never happened is an empty cell.
pub(super) fn write(
    path: &Path,
    subject: &Subject,
    results: &Results,
    draws: &[u32],
) -> Result<(), Fault> {
    let outcomes = &subject.dictionary.outcomes;
    let runs = results.runs_per_draw();
    write_aside(path, |file| {
        let mut sheet = Sheet::new(path, file);
        ["option", "draw", "run"].iter().try_for_each(|word| sheet.word(word))?;
        outcomes.iter().try_for_each(|outcome| sheet.text(&outcome.name))?;
        sheet.end()?;
        for (option, info) in subject.options.iter().enumerate() {
            let name = safe(&info.name);
            let columns: Vec<Vec<f64>> =
                (0..outcomes.len()).map(|outcome| results.outcome(option, outcome)).collect();
            for (at, draw) in draws.iter().enumerate() {
                for run in 0..runs {
                    sheet.word(&name)?;
                    sheet.whole(*draw as usize)?;
                    sheet.whole(run)?;
                    for (column, outcome) in columns.iter().zip(outcomes) {
                        let value = column[at * runs + run];
                        let never = outcome.nature == Nature::FirstTime && value == NEVER;
                        sheet.maybe((!never).then_some(value))?;
                    }
                    sheet.end()?;
                }
            }
        }
        sheet.finish()
    })
}
