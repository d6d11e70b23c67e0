//! Benchmarks of a passage from war to peace: in how many runs each is met, and when.
//!
//! Read off series by the tests that the model's dictionary states. What the model has no number
//! for is told as such, never guessed.

use super::estimate::Estimate;
use super::means::yes_no;
use super::subject::Subject;
use crate::batch::Results;
use crate::faults::Fault;
use crate::model::{Class, Test, Time};

/// Years after which benchmarks are read off.
const YEARS: [u32; 3] = [1, 2, 5];

/// In how many runs a benchmark is met.
#[derive(Debug, Clone, PartialEq)]
pub struct Met {
    /// The benchmark, as a position in the dictionary.
    pub benchmark: usize,
    /// Share of runs that meet it, for each of [`met_at`] one an option; `None` where the model
    /// represents nothing of it.
    pub met: Option<Vec<Vec<Estimate>>>,
}

/// When benchmarks are read off, as time points that have passed: after one, two and five years as
/// far as the run goes, and at its end.
pub fn met_at(time: &Time) -> Vec<usize> {
    let years = time.per_year.into_iter().flat_map(|per_year| YEARS.map(|year| year * per_year));
    let mut points: Vec<usize> = years.map(|point| point as usize).collect();
    points.retain(|point| *point > 0 && *point < time.points);
    points.push(time.points);
    points
}

/// Every benchmark of the dictionary, in its order.
///
/// # Errors
/// The log of the batch cannot be read.
pub fn benchmarks(subject: &Subject, results: &Results) -> Result<Vec<Met>, Fault> {
    let words = &subject.dictionary;
    let at = met_at(&words.time);
    let mut list = Vec::new();
    for (benchmark, what) in words.benchmarks.iter().enumerate() {
        let met = match &what.class {
            Class::NotRepresented => None,
            Class::Computed(tests) => Some(shares_met(subject, results, tests, &at)?),
        };
        list.push(Met { benchmark, met });
    }
    Ok(list)
}

/// For each time the share of runs in which all tests hold, one an option.
fn shares_met(
    subject: &Subject,
    results: &Results,
    tests: &[Test],
    at: &[usize],
) -> Result<Vec<Vec<Estimate>>, Fault> {
    let runs = results.draws() * results.runs_per_draw();
    let mut shares = vec![Vec::new(); at.len()];
    for option in 0..subject.options.len() {
        let mut holds = vec![vec![true; runs]; at.len()];
        for test in tests {
            let columns = results.series(option, test.series)?;
            for (passed, holds) in at.iter().zip(&mut holds) {
                for (run, holds) in holds.iter_mut().enumerate() {
                    *holds &= holds_at(test, &columns, *passed, run);
                }
            }
        }
        for (shares, holds) in shares.iter_mut().zip(holds) {
            let runs: Vec<f64> = holds.iter().map(|holds| f64::from(u8::from(*holds))).collect();
            shares.push(yes_no(&runs, results.runs_per_draw()));
        }
    }
    Ok(shares)
}

/// True if a test holds in a run once so many time points have passed.
fn holds_at(test: &Test, columns: &[Vec<f32>], passed: usize, run: usize) -> bool {
    let Some(first) = passed.checked_sub(test.points.max(1)) else { return false };
    let Some(columns) = columns.get(first..passed) else { return false };
    let sum: f64 = columns.iter().filter_map(|column| column.get(run)).map(|n| f64::from(*n)).sum();
    test.least <= sum && sum <= test.greatest
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Benchmark, Dictionary, Record, Series};
    use crate::scenario::OptionInfo;

    #[test]
    fn a_benchmark_is_met_where_the_sum_of_its_last_points_lies_within_bounds() {
        let test = |points, least, greatest| Test {
            says: String::new(),
            series: 0,
            points,
            least,
            greatest,
        };
        let benchmark = |class| Benchmark { class, ..Benchmark::default() };
        let time = Time { points: 24, per_year: Some(12), ticks: 24, ..Time::default() };
        assert_eq!(met_at(&time), [12, 24]);
        let series = Series { name: "deaths".into(), unit: "persons".into(), meaning: "".into() };
        let dictionary = Dictionary {
            time,
            series: vec![series],
            benchmarks: vec![
                benchmark(Class::Computed(vec![test(12, 0.0, 24.0)])),
                benchmark(Class::Computed(vec![test(13, 0.0, 1e9), test(1, 2.0, 2.0)])),
                benchmark(Class::NotRepresented),
            ],
            ..Dictionary::default()
        };
        let option = OptionInfo { name: "a".into(), says: "a".into() };
        let subject = Subject { dictionary, options: vec![option], ..Subject::default() };
        // One run with 2 a month, one with 3 in the first year and none in the second.
        let second = [[3.0; 12], [0.0; 12]].concat();
        let records = [vec![2.0_f32; 24], second]
            .map(|series| Record { series, ..Record::default() })
            .to_vec();
        let results = Results::from_records(1, 1, 24, records);
        let judged = benchmarks(&subject, &results).unwrap();
        let means = |at: usize| -> Vec<f64> {
            judged[at].met.iter().flatten().map(|options| options[0].mean).collect()
        };
        assert_eq!(means(0), [0.5, 1.0], "24 in twelve months is within bounds, 36 is not");
        assert_eq!(means(1), [0.0, 0.5], "before thirteen points nothing holds");
        assert_eq!(judged[2].met, None);
    }
}
