//! Whether a few draws carry a mean.

use super::moments::{by_draw, happened, mean};
use crate::model::Nature;

/// From this share of the squared deviations on, a few draws carry the mean and its interval.
pub const HEAVY: f64 = 0.30;

/// Fewest draws of which one can be called far out.
const FEWEST: usize = 50;

/// Share of the sum of squared deviations that the 1% of draws (rounded up) farthest from the mean
/// carry, 0 to 1.
///
/// * `draws`: one number a draw.
///
/// Of normal draws it is about a tenth. From [`HEAVY`] on Student's interval may miss more often than
/// one time in twenty, and the next draws may move the mean (`tests/statistics.rs` measures it). `None` with fewer than
/// 50 draws, where one draw can carry as much by chance, and where all draws agree.
pub fn tail(draws: &[f64]) -> Option<f64> {
    if draws.len() < FEWEST || draws.iter().all(|draw| *draw == draws[0]) {
        return None;
    }
    let mean = mean(draws);
    let mut squares: Vec<f64> = draws.iter().map(|draw| (draw - mean) * (draw - mean)).collect();
    squares.sort_unstable_by(|a, b| b.total_cmp(a));
    let all: f64 = squares.iter().sum();
    let far: f64 = squares[..draws.len().div_ceil(100)].iter().sum();
    Some(far / all)
}

/// The same of an outcome: of a first time the share of runs in which it came.
///
/// * `values`: one number a run, draw by draw, shape `(draws * runs_per_draw,)`.
pub fn tail_of(nature: Nature, values: &[f64], runs_per_draw: usize) -> Option<f64> {
    let draws = match nature {
        Nature::FirstTime => by_draw(&happened(values), runs_per_draw),
        _ => by_draw(values, runs_per_draw),
    };
    tail(&draws)
}

/// Stands behind a number that hangs on few draws.
pub const HEAVY_MARK: char = '†';

/// The mark behind a number, where its draws ask for it.
pub fn mark(tail: Option<f64>) -> &'static str {
    if tail >= Some(HEAVY) { " †" } else { "" }
}

/// What the mark says where so many draws were made.
pub fn mark_says(draws: usize) -> String {
    let carriers = match draws.div_ceil(100) {
        one if one <= 1 => "the most extreme draw accounts for".to_owned(),
        some => format!("the {some} most extreme draws account for"),
    };
    format!("{HEAVY_MARK} rests on few draws: {carriers} 30% of the spread or more")
}

#[cfg(test)]
mod tests {
    use super::*;
    use statrs::distribution::{ContinuousCDF, Normal};

    #[test]
    fn the_farthest_hundredth_is_counted_by_hand() {
        // Ninety-nine draws in threes of -1, 0, 1 and one of 50: the mean is .5, the squares are
        // 33 * (2.25 + .25 + .25) = 90.75 and 49.5 * 49.5 = 2450.25.
        let mut draws: Vec<f64> = (0..99).map(|draw| f64::from(draw % 3) - 1.0).collect();
        draws.push(50.0);
        let share = tail(&draws).unwrap();
        assert!((share - 2450.25 / 2541.0).abs() < 1e-12 && share > HEAVY, "{share}");
        draws.push(-50.0);
        let (two, one) = (tail(&draws).unwrap(), 2500.0 / (2.0 * 2500.0 + 66.0));
        assert!((two - 2.0 * one).abs() < 1e-12, "the second hundredth is begun: {two}");
    }

    #[test]
    fn normal_draws_are_not_heavy_and_lognormal_ones_are() {
        let ranks = (0..200).map(|rank| (f64::from(rank) + 0.5) / 200.0);
        let normal: Vec<f64> = ranks.map(|level| Normal::standard().inverse_cdf(level)).collect();
        let lognormal: Vec<f64> = normal.iter().map(|z| libm::exp(2.0 * z)).collect();
        assert!(tail(&normal).unwrap() < 0.1, "{:?}", tail(&normal));
        assert!(tail(&lognormal).unwrap() > HEAVY, "{:?}", tail(&lognormal));
    }

    #[test]
    fn few_draws_or_draws_that_agree_have_no_tail() {
        assert_eq!(tail(&[1.0; 200]), None);
        assert_eq!(tail(&[0.0, 1.0, 100.0]), None);
    }
}
