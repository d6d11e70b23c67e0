//! Early signs: which series, three, six and twelve months in, tell of an end that comes later.

use super::signs::{Sign, sign};
use super::subject::Subject;
use crate::batch::Results;
use crate::faults::Fault;
use crate::model::NEVER;

/// Months at which series are looked at.
const MONTHS: [usize; 3] = [3, 6, 12];
/// How much more often an alarm must warn than cry wolf to be called a sign.
const LEAST: f64 = 0.1;
/// Most signs that are given for an end at a month.
const MOST: usize = 8;

/// A sign and what it tells of.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct EarlySign {
    /// The end, as a position in the dictionary.
    pub end: usize,
    /// The sign.
    pub sign: Sign,
}

/// The signs of every competing end, those that tell most first; only those whose interval lies
/// above one half, so that a coin would tell less, whose medians point the same way, and whose alarm
/// warns clearly more often than it is false. Many are looked at, so some of the weakest are
/// luck. None where the axis has no months or years.
///
/// # Errors
/// The log of the batch cannot be read.
pub fn early_signs(subject: &Subject, results: &Results) -> Result<Vec<EarlySign>, Fault> {
    let words = &subject.dictionary;
    let options = 0..subject.options.len();
    let mut list: Vec<EarlySign> = Vec::new();
    let Some(per_year) = words.time.per_year else { return Ok(list) };
    let points: Vec<usize> = MONTHS
        .iter()
        .map(|month| month * per_year as usize / 12)
        .filter(|point| (1..words.time.points).contains(point))
        .collect();
    let times: Vec<Vec<Vec<f64>>> = words
        .ends
        .iter()
        .map(|end| options.clone().map(|option| results.outcome(option, *end)).collect())
        .collect();
    for series in 0..words.series.len() {
        let values: Vec<Vec<Vec<f32>>> = options
            .clone()
            .map(|option| results.series(option, series))
            .collect::<Result<_, Fault>>()?;
        for &point in &points {
            let here: Vec<Vec<f64>> = values
                .iter()
                .map(|option| option[point - 1].iter().map(|value| f64::from(*value)).collect())
                .collect();
            let by = point as f64 * words.time.ticks_per_point();
            for (end, times) in words.ends.iter().zip(&times) {
                let came = |time: &f64| match *time {
                    NEVER => Some(false),
                    time if time <= by => None,
                    _ => Some(true),
                };
                let came: Vec<Vec<Option<bool>>> =
                    times.iter().map(|runs| runs.iter().map(came).collect()).collect();
                let runs = results.runs_per_draw();
                if let Some(sign) = sign(&here, &came, runs, series, point - 1)
                    && sign.low > 0.5
                    && sign.caught > sign.false_alarms + LEAST
                    && (sign.came[1] > sign.held[1]) == sign.higher_is_worse
                    && sign.came[1] != sign.held[1]
                {
                    list.push(EarlySign { end: *end, sign });
                }
            }
        }
    }
    list.sort_by(|a, b| {
        (a.end, a.sign.point)
            .cmp(&(b.end, b.sign.point))
            .then(b.sign.tells.total_cmp(&a.sign.tells))
    });
    let groups = list.chunk_by(|a, b| (a.end, a.sign.point) == (b.end, b.sign.point));
    Ok(groups.flat_map(|group| group.iter().take(MOST).cloned()).collect())
}
