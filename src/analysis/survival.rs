//! Survival of the peace: the share of runs in which something has not happened yet.
//!
//! A run is censored only at its horizon, so Kaplan and Meier's estimate is the plain share of
//! runs, and its pointwise band is the interval of a share, with the draw as sampling unit.

use super::estimate::{Estimate, amount, of_counts};
use super::moments::by_draw;
use crate::model::{NEVER, Time};

/// The years at which a curve is read off, where they lie within the horizon.
const YEARS: [u32; 4] = [1, 2, 5, 10];

/// A point of a curve.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize)]
pub struct Point {
    /// When [ticks]; the share holds from here to the next point.
    pub tick: f64,
    /// Share of runs in which it has not happened by then, 0 to 1.
    pub share: Estimate,
}

/// How long something kept from happening, in one option.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Curve {
    /// Steps: the start, each tick at which it happened in some run, the horizon.
    pub points: Vec<Point>,
    /// The share at years 1, 2, 5, 10 as (year, share).
    pub years: Vec<(u32, Estimate)>,
    /// Mean time without it within the horizon [ticks].
    pub mean_ticks: Estimate,
}

impl Curve {
    /// The share at a tick.
    pub fn at(&self, tick: f64) -> Option<Estimate> {
        self.points.iter().take_while(|point| point.tick <= tick).last().map(|point| point.share)
    }
}

/// Time of each run until something happened, its horizon where it never did [ticks].
pub(super) fn until(times: &[f64], horizon: f64) -> Vec<f64> {
    times.iter().map(|time| if *time == NEVER { horizon } else { time.min(horizon) }).collect()
}

/// 1 for each run in which something had happened by a tick, 0 for the others.
pub fn came_by(times: &[f64], tick: f64) -> Vec<f64> {
    let came = |time: &f64| f64::from(u8::from(*time != NEVER && *time <= tick));
    times.iter().map(came).collect()
}

/// The survival curve of an outcome of nature `FirstTime`.
///
/// * `times`: one number a run, draw by draw, shape `(draws * runs_per_draw,)` [ticks].
///
/// # Source
/// Kaplan and Meier 1958, JASA 53:457; the band as in [`yes_no`](super::yes_no).
pub fn curve(times: &[f64], runs_per_draw: usize, time: &Time) -> Curve {
    let per_draw = runs_per_draw.max(1);
    let horizon = f64::from(time.ticks);
    let draws = times.len().div_ceil(per_draw);
    let mut events: Vec<(f64, usize)> = times
        .iter()
        .enumerate()
        .filter(|(_, time)| **time != NEVER && **time <= horizon)
        .map(|(run, time)| (*time, run / per_draw))
        .collect();
    events.sort_unstable_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));

    // Whole numbers: runs of each draw that still hold, their sum, the sum of their squares.
    let mut holds = vec![per_draw as u64; draws];
    let mut sum = times.len() as u64;
    let mut squares = (draws * per_draw * per_draw) as u64;
    let share = |sum, squares| of_counts(draws, per_draw, sum, squares);
    let mut points = vec![Point { tick: 0.0, share: share(sum, squares) }];
    for group in events.chunk_by(|a, b| a.0 == b.0) {
        for (_, draw) in group {
            squares -= 2 * holds[*draw] - 1;
            holds[*draw] -= 1;
            sum -= 1;
        }
        let point = Point { tick: group[0].0, share: share(sum, squares) };
        points.retain(|earlier| earlier.tick < point.tick);
        points.push(point);
    }
    if points.last().is_some_and(|point| point.tick < horizon) {
        points.push(Point { tick: horizon, share: share(sum, squares) });
    }
    let mean_ticks = amount(&by_draw(&until(times, horizon), per_draw));
    let mut curve = Curve { points, years: Vec::new(), mean_ticks };
    if let Some(per_year) = time.per_year {
        let tick = |year: u32| f64::from(year * per_year) * time.ticks_per_point();
        let within = YEARS.into_iter().filter(|year| tick(*year) <= horizon + 0.5);
        let read = within.filter_map(|year| Some((year, curve.at(tick(year).min(horizon))?)));
        curve.years = read.collect();
    }
    curve
}

#[cfg(test)]
mod tests {
    use super::*;

    fn time(ticks: u32) -> Time {
        let points = ticks as usize;
        Time { unit: "month".into(), points, per_year: Some(12), ticks, ..Time::default() }
    }

    #[test]
    fn the_curve_is_kaplan_and_meiers_by_hand() {
        // Ten runs: events at 3, 3, 6, 12, the rest censored at 24.
        let mut times = vec![3.0, 3.0, 6.0, 12.0];
        times.resize(10, NEVER);
        let curve = curve(&times, 1, &time(24));
        let steps: Vec<(f64, f64)> = curve.points.iter().map(|p| (p.tick, p.share.mean)).collect();
        assert_eq!(steps, [(0.0, 1.0), (3.0, 0.8), (6.0, 0.7), (12.0, 0.6), (24.0, 0.6)]);
        let years: Vec<(u32, f64)> = curve.years.iter().map(|(y, e)| (*y, e.mean)).collect();
        assert_eq!(years, [(1, 0.6), (2, 0.6)]);
        assert_eq!(curve.mean_ticks.mean, (3.0 + 3.0 + 6.0 + 12.0 + 6.0 * 24.0) / 10.0);
    }

    #[test]
    fn the_band_is_that_of_a_share_over_draws() {
        let times = [5.0, NEVER, 5.0, 7.0, NEVER, NEVER];
        let curve = curve(&times, 2, &time(12));
        let holds = [0.0, 1.0, 0.0, 1.0, 1.0, 1.0];
        assert_eq!(curve.at(6.0), Some(super::super::yes_no(&holds, 2)));
    }

    #[test]
    fn what_happens_at_once_or_never_makes_a_curve_too() {
        let none = curve(&[NEVER, NEVER], 1, &time(12));
        assert_eq!(none.points.len(), 2);
        let all = curve(&[0.0, 0.0], 1, &time(12));
        assert_eq!((all.points[0].tick, all.points[0].share.mean), (0.0, 0.0));
        assert_eq!(curve(&[], 1, &time(12)).points[0].share.n, 0);
    }
}
