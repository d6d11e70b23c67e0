//! What is known of what really happened, compared with the runs. It tests nothing, since the authors of
//! a scenario knew it; but where it lies outside the runs of every option, these are no histories that
//! fit.

use super::quantile::{quantile, sorted};
use super::subject::Subject;
use crate::batch::Results;
use crate::faults::Fault;
use crate::scenario::HistoryPoint;

/// A known number and where 90% of the runs of each option lie at its time.
#[derive(Debug, Clone, PartialEq)]
pub struct Known {
    /// The number, as a position in the subject's history.
    pub point: usize,
    /// 5% and 95% of the runs of each option; `None` beyond the end of the run.
    pub bands: Vec<Option<(f64, f64)>>,
}

impl Known {
    /// Of some options the one whose runs lie nearest to a value, the first of several; with its band,
    /// and how far outside it the value lies: 0 or less inside.
    pub fn nearest(&self, value: f64, options: &[usize]) -> Option<(usize, (f64, f64), f64)> {
        let away = |(low, high): (f64, f64)| (low - value).max(value - high);
        let bands = options.iter().filter_map(|at| Some((*at, (*self.bands.get(*at)?)?)));
        let all = bands.map(|(option, band)| (option, band, away(band)));
        all.min_by(|a, b| a.2.total_cmp(&b.2))
    }
}

/// Every known number.
pub(super) fn known(subject: &Subject, results: &Results) -> Result<Vec<Known>, Fault> {
    let all = subject.history.iter().enumerate();
    all.map(|(at, point)| {
        let bands = (0..subject.options.len()).map(|option| band(results, option, point));
        Ok(Known { point: at, bands: bands.collect::<Result<_, Fault>>()? })
    })
    .collect()
}

/// From 5% to 95% of the runs of an option at the time of a known number; the wider of the two
/// points of time that it lies between.
fn band(
    results: &Results,
    option: usize,
    point: &HistoryPoint,
) -> Result<Option<(f64, f64)>, Fault> {
    let columns = results.series(option, point.series)?;
    if point.at > columns.len() as f64 {
        return Ok(None);
    }
    // A point of time is taken down as it closes: the number at 9.3 lies between the ninth and the
    // tenth.
    let near = [point.at.floor(), point.at.ceil()].map(|at| (at as usize).saturating_sub(1));
    let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
    for column in near.iter().filter_map(|at| columns.get(*at)) {
        let list = sorted(&column.iter().map(|number| f64::from(*number)).collect::<Vec<_>>());
        let at = |level: f64| quantile(&list, level);
        if let (Some(least), Some(most)) = (at(0.05), at(0.95)) {
            (low, high) = (low.min(least), high.max(most));
        }
    }
    Ok((low <= high).then_some((low, high)))
}
