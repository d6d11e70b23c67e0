//! Survival of the peace: the share of runs in which something has not happened yet.
//!
//! A run is censored only at its horizon, so Kaplan and Meier's estimate is the plain share of
//! runs, and its pointwise band is the interval of a share, with the draw as sampling unit.

use super::estimate::Estimate;
use super::level::above;
use super::means::{amount, of_counts};
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
        at(&self.points, tick)
    }
}

/// Time of each run until something happened, its horizon where it never did [ticks].
pub(super) fn until(times: &[f64], horizon: f64) -> Vec<f64> {
    times.iter().map(|time| if *time == NEVER { horizon } else { time.min(horizon) }).collect()
}

/// Mean of times that lie between 0 and the horizon: so does its interval.
fn lasted(times: &[f64], per_draw: usize, horizon: f64) -> Estimate {
    let mean = above(times, amount(&by_draw(times, per_draw)));
    if mean.n < 2 { mean } else { mean.clamped(0.0, horizon) }
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
    // What a draw still holds is what it has less what came, and so are sum and squares.
    let (all, each) = ((draws * per_draw) as u64, per_draw as u64);
    let holds = |came: &Came| {
        let squares = all * each + came.squares - 2 * each * came.sum;
        of_counts(draws, per_draw, all - came.sum, squares)
    };
    let steps = came(times, per_draw, horizon);
    let points: Vec<Point> =
        steps.iter().map(|step| Point { tick: step.tick, share: holds(step) }).collect();
    let mean_ticks = lasted(&until(times, horizon), per_draw, horizon);
    Curve { years: by_year(&points, time), points, mean_ticks }
}

/// In how many runs something had come by a tick.
pub(super) struct Came {
    pub(super) tick: f64,
    /// Runs in which it had.
    pub(super) sum: u64,
    /// Sum over draws of the square of how many of their runs those were.
    pub(super) squares: u64,
}

/// Steps: the start, each tick at which it came in some run, the horizon.
pub(super) fn came(times: &[f64], per_draw: usize, horizon: f64) -> Vec<Came> {
    let mut events: Vec<(f64, usize)> = times
        .iter()
        .enumerate()
        .filter(|(_, time)| **time != NEVER && **time <= horizon)
        .map(|(run, time)| (*time, run / per_draw))
        .collect();
    events.sort_unstable_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));

    let mut of_draw = vec![0_u64; times.len().div_ceil(per_draw)];
    let (mut sum, mut squares) = (0, 0);
    let mut steps = vec![Came { tick: 0.0, sum, squares }];
    for group in events.chunk_by(|a, b| a.0 == b.0) {
        for (_, draw) in group {
            squares += 2 * of_draw[*draw] + 1;
            of_draw[*draw] += 1;
            sum += 1;
        }
        let tick = group[0].0;
        // Only the start can be of the same tick.
        steps.retain(|earlier| earlier.tick < tick);
        steps.push(Came { tick, sum, squares });
    }
    if steps.last().is_some_and(|step| step.tick < horizon) {
        steps.push(Came { tick: horizon, sum, squares });
    }
    steps
}

/// The years of report within the horizon, each with its tick.
pub(super) fn years(time: &Time) -> Vec<(u32, f64)> {
    let horizon = f64::from(time.ticks);
    let Some(per_year) = time.per_year else { return Vec::new() };
    let tick = |year: u32| time.ticks_after(year * per_year);
    let within = YEARS.into_iter().filter(|year| tick(*year) <= horizon + 0.5);
    within.map(|year| (year, tick(year).min(horizon))).collect()
}

/// A curve read off at the years of report.
pub(super) fn by_year(points: &[Point], time: &Time) -> Vec<(u32, Estimate)> {
    years(time).into_iter().filter_map(|(year, tick)| Some((year, at(points, tick)?))).collect()
}

/// The share at a tick.
pub(super) fn at(points: &[Point], tick: f64) -> Option<Estimate> {
    points.iter().take_while(|point| point.tick <= tick).last().map(|point| point.share)
}

#[cfg(test)]
mod tests {
    use super::super::chance::time;
    use super::*;

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
    fn a_year_ends_where_the_outcomes_by_year_end_it() {
        // Three years of weeks: the twelfth month closes with week 53, and 12 x 157 / 36 is 52.3.
        let weeks = Time { tick: "week".into(), ticks: 157, points: 36, ..time(36) };
        let curve = curve(&[53.0, 54.0, NEVER, 157.0], 1, &weeks);
        let years: Vec<(u32, f64)> = curve.years.iter().map(|(y, e)| (*y, e.mean)).collect();
        assert_eq!(years, [(1, 0.75), (2, 0.5)]);
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
