//! `series.csv`: one row a run and time point, one column a series.

use std::path::Path;

use super::aside::write_aside;
use super::sheet::{Sheet, safe};
use crate::analysis::Subject;
use crate::batch::Results;
use crate::faults::Fault;

/// Writes it, holding the series of one option at a time; `draws`: the number of each whole draw.
pub(super) fn write(
    path: &Path,
    subject: &Subject,
    results: &Results,
    draws: &[u32],
) -> Result<(), Fault> {
    let words = &subject.dictionary;
    let runs = results.runs_per_draw();
    write_aside(path, |file| {
        let mut sheet = Sheet::new(path, file);
        ["option", "draw", "run"].iter().try_for_each(|word| sheet.word(word))?;
        sheet.word(super::dictionary::time_column(words))?;
        words.series.iter().try_for_each(|series| sheet.text(&series.name))?;
        sheet.end()?;
        for (option, info) in subject.options.iter().enumerate() {
            let name = safe(&info.name);
            let columns: Vec<Vec<Vec<f32>>> = (0..words.series.len())
                .map(|series| results.series(option, series))
                .collect::<Result<_, _>>()?;
            for (at, draw) in draws.iter().enumerate() {
                for run in 0..runs {
                    for point in 0..words.time.points {
                        sheet.word(&name)?;
                        sheet.whole(*draw as usize)?;
                        sheet.whole(run)?;
                        sheet.whole(point)?;
                        for column in &columns {
                            sheet.single(column[point][at * runs + run])?;
                        }
                        sheet.end()?;
                    }
                }
            }
        }
        sheet.finish()
    })
}
