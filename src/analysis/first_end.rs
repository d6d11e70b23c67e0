//! Which of several ends came first: competing risks.
//!
//! A run that ended in one way can no longer end first in another. So the ends are counted
//! together: at each time the shares of runs that ended first in each way and the share that still
//! hold add up to 1.

use super::estimate::Estimate;
use super::means::of_counts;
use super::survival::{Point, by_year, came};
use crate::model::{NEVER, Time};

/// How often one end had come first.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct EndCurve {
    /// The end, as it was named by the caller: a position in the dictionary.
    pub outcome: usize,
    /// Steps: the start, each tick at which it came first in some run, the horizon. The share is of
    /// all runs, of those in which it had come, and before any other end, by then.
    pub points: Vec<Point>,
    /// The share at years 1, 2, 5, 10 as (year, share).
    pub years: Vec<(u32, Estimate)>,
}

/// Cumulative incidence of competing ends in one option.
///
/// * `ends`: for each end its outcome and one first time a run, draw by draw, shape
///   `(draws * runs_per_draw,)` [ticks]; mildest first. Where several come in the same tick, the
///   run counts for the gravest.
///
/// A run is censored only at its horizon, so Aalen and Johansen's estimate is the plain share of
/// runs, with the interval of a share over draws, as in [`curve`](super::curve). One curve an end,
/// in the order given.
///
/// # Source
/// Aalen and Johansen 1978, Scandinavian J. of Statistics 5:141; the interval as in
/// [`yes_no`](super::yes_no).
pub fn first_ends(ends: &[(usize, Vec<f64>)], runs_per_draw: usize, time: &Time) -> Vec<EndCurve> {
    let per_draw = runs_per_draw.max(1);
    let horizon = f64::from(time.ticks);
    let runs = ends.first().map_or(0, |(_, times)| times.len());
    let mut firsts = vec![vec![NEVER; runs]; ends.len()];
    for run in 0..runs {
        let came = ends.iter().enumerate().map(|(end, (_, times))| (end, times[run]));
        let came = came.filter(|(_, tick)| *tick != NEVER && *tick <= horizon);
        // Of those in the same tick the last: the gravest.
        let first = came.reduce(|first, next| if next.1 <= first.1 { next } else { first });
        if let Some((end, tick)) = first {
            firsts[end][run] = tick;
        }
    }
    let draws = runs.div_ceil(per_draw);
    let curve = |((outcome, _), times): (&(usize, Vec<f64>), &Vec<f64>)| {
        let share = |sum, squares| of_counts(draws, per_draw, sum, squares);
        let steps = came(times, per_draw, horizon).into_iter();
        let points: Vec<Point> = steps
            .map(|step| Point { tick: step.tick, share: share(step.sum, step.squares) })
            .collect();
        EndCurve { outcome: *outcome, years: by_year(&points, time), points }
    };
    ends.iter().zip(&firsts).map(curve).collect()
}

/// Cumulative incidence of competing events where some are censored.
///
/// * `times`: when each was last seen, or ended.
/// * `causes`: what ended it then, 1 to `kinds`; 0 where nothing had (censored). What is censored
///   when another ends still counts as at risk then.
///
/// Returns for each kind the steps (time, share ended in that way by then), at every time at which
/// any ended.
///
/// # Panics
/// If a cause is larger than `kinds`, or there are fewer causes than times.
///
/// # Source
/// Aalen and Johansen 1978; in the form of Kalbfleisch and Prentice 2002, The Statistical Analysis
/// of Failure Time Data, 8.2.
pub fn aalen_johansen(times: &[f64], causes: &[usize], kinds: usize) -> Vec<Vec<(f64, f64)>> {
    let mut order: Vec<usize> = (0..times.len()).collect();
    order.sort_unstable_by(|a, b| times[*a].total_cmp(&times[*b]).then(a.cmp(b)));
    let mut curves = vec![Vec::new(); kinds];
    let mut ended = vec![0.0; kinds];
    let (mut holds, mut at_risk) = (1.0, times.len());
    for group in order.chunk_by(|a, b| times[*a] == times[*b]) {
        let mut counts = vec![0; kinds + 1];
        for one in group {
            counts[causes[*one]] += 1;
        }
        let now = group.len() - counts[0];
        if now > 0 {
            for kind in 0..kinds {
                ended[kind] += holds * counts[kind + 1] as f64 / at_risk as f64;
                curves[kind].push((times[group[0]], ended[kind]));
            }
            holds *= (at_risk - now) as f64 / at_risk as f64;
        }
        at_risk -= group.len();
    }
    curves
}

#[cfg(test)]
mod tests {
    use super::super::chance::time;
    use super::super::{curve, yes_no};
    use super::*;

    #[test]
    fn ends_that_compete_are_those_of_a_published_table() {
        // Satagopan et al. 2004, British J. of Cancer 91:1229, table 2: 305 patients; cause 1 is
        // death of the disease, 2 death of another.
        let seen = [(7, 0), (10, 1), (14, 0), (16, 1), (18, 2), (23, 1), (24, 0), (26, 2), (27, 1)];
        let mut times: Vec<f64> = seen.iter().map(|(month, _)| f64::from(*month)).collect();
        let mut causes: Vec<usize> = seen.iter().map(|(_, cause)| *cause).collect();
        times.resize(305, 60.0);
        causes.resize(305, 0);
        let curves = aalen_johansen(&times, &causes, 2);
        // Their last column adds up rounded steps, so it is the steps that are compared.
        let mut before = 0.0;
        let mut steps = Vec::new();
        for (month, share) in &curves[0] {
            steps.push((*month, format!("{:.1}", (share - before) * 100.0)));
            before = *share;
        }
        let table = [
            (10.0, "0.3"),
            (16.0, "0.3"),
            (18.0, "0.0"),
            (23.0, "0.3"),
            (26.0, "0.0"),
            (27.0, "0.3"),
        ];
        assert_eq!(steps, table.map(|(month, step)| (month, step.to_owned())));
    }

    #[test]
    fn the_censored_are_at_risk_until_they_are_gone() {
        // By hand: of 5, one ends at 1 (cause 1), one is censored at 2 when another ends (cause 2),
        // one ends at 3 (cause 1) and the last of cause 2 at 4.
        let curves = aalen_johansen(&[1.0, 2.0, 2.0, 3.0, 4.0], &[1, 0, 2, 1, 2], 2);
        let known = [
            [(1.0, 0.2), (2.0, 0.2), (3.0, 0.2 + 0.6 / 2.0), (4.0, 0.5)],
            [(1.0, 0.0), (2.0, 0.8 / 4.0), (3.0, 0.2), (4.0, 0.2 + 0.3)],
        ];
        for (curve, known) in curves.iter().zip(known) {
            for ((at, share), (when, is)) in curve.iter().zip(known) {
                assert!(*at == when && (share - is).abs() < 1e-12, "{curves:?}");
            }
        }
    }

    #[test]
    fn the_first_end_counts_and_of_one_week_the_gravest() {
        let relapse = vec![5.0, 3.0, NEVER, 9.0];
        let war = vec![7.0, 3.0, NEVER, 2.0];
        let ends = first_ends(&[(4, relapse), (6, war)], 1, &time(24));
        assert_eq!((ends[0].outcome, ends[1].outcome), (4, 6));
        let steps = |end: &EndCurve| -> Vec<(f64, f64)> {
            end.points.iter().map(|point| (point.tick, point.share.mean)).collect()
        };
        assert_eq!(steps(&ends[0]), [(0.0, 0.0), (5.0, 0.25), (24.0, 0.25)]);
        assert_eq!(steps(&ends[1]), [(0.0, 0.0), (2.0, 0.25), (3.0, 0.5), (24.0, 0.5)]);
        assert_eq!(ends[1].years.iter().map(|(year, _)| *year).collect::<Vec<_>>(), [1, 2]);
        assert_eq!(ends[1].years[0].1, yes_no(&[0.0, 1.0, 0.0, 1.0], 1));
    }

    #[test]
    fn shares_of_ends_and_of_what_holds_add_up_to_one() {
        let of = |step: u32| -> Vec<f64> {
            let tick =
                |run: u32| if run.is_multiple_of(step) { f64::from(run * 7 % 23) } else { NEVER };
            (0..60).map(tick).collect()
        };
        let ends = [(0, of(2)), (1, of(3)), (2, of(5))];
        let first = |run: usize| {
            let came = ends.iter().map(|(_, times)| times[run]).filter(|tick| *tick != NEVER);
            came.fold(f64::INFINITY, f64::min)
        };
        let any: Vec<f64> =
            (0..60).map(first).map(|tick| if tick.is_finite() { tick } else { NEVER }).collect();
        let holds = curve(&any, 3, &time(24));
        let curves = first_ends(&ends, 3, &time(24));
        for tick in 0..=24 {
            let at = |points: &[Point]| {
                points.iter().rfind(|point| point.tick <= f64::from(tick)).unwrap().share.mean
            };
            let sum: f64 = curves.iter().map(|end| at(&end.points)).sum();
            assert!((sum + at(&holds.points) - 1.0).abs() < 1e-12, "{tick}: {sum}");
        }
        let known = aalen_johansen(&any, &vec![1; 60], 1);
        assert!(first_ends(&[], 1, &time(24)).is_empty() && !known.is_empty());
    }
}
