//! Means and spreads, summed in the order given.

use crate::model::NEVER;

/// Mean of the runs of each draw.
///
/// * `values`: one number a run, draw by draw, shape `(draws * runs_per_draw,)`.
///
/// Returns one number a draw.
pub fn by_draw(values: &[f64], runs_per_draw: usize) -> Vec<f64> {
    values.chunks(runs_per_draw.max(1)).map(mean).collect()
}

/// Mean; 0 of nothing.
pub(super) fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len().max(1) as f64
}

/// Sum of the products of what two lists deviate from their means.
pub(super) fn co_deviation(a: &[f64], b: &[f64]) -> f64 {
    let (mean_a, mean_b) = (mean(a), mean(b));
    a.iter().zip(b).map(|(x, y)| (x - mean_a) * (y - mean_b)).sum()
}

/// Correlation of two lists; `None` where either does not vary.
pub(super) fn correlation(a: &[f64], b: &[f64]) -> Option<f64> {
    let spread = (co_deviation(a, a) * co_deviation(b, b)).sqrt();
    (spread > 0.0).then(|| (co_deviation(a, b) / spread).clamp(-1.0, 1.0))
}

/// 1 where it happened, 0 where it did not.
pub(super) fn happened(times: &[f64]) -> Vec<f64> {
    times.iter().map(|time| f64::from(u8::from(*time != NEVER))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_of_a_draw_are_averaged_first() {
        assert_eq!(by_draw(&[1.0, 3.0, 10.0, 20.0], 2), [2.0, 15.0]);
    }

    #[test]
    fn correlation_is_that_of_numpy_and_none_without_spread() {
        let r = correlation(&[1.0, 2.0, 4.0], &[2.0, 3.0, 9.0]).unwrap();
        assert!((r - 0.979_863_710_097_199_6).abs() < 1e-12, "{r}");
        assert_eq!(correlation(&[1.0, 1.0], &[2.0, 3.0]), None);
    }
}
