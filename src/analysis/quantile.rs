//! Quantiles by linear interpolation.

/// Numbers in rising order.
pub fn sorted(values: &[f64]) -> Vec<f64> {
    let mut list = values.to_vec();
    list.sort_unstable_by(f64::total_cmp);
    list
}

/// Quantile of numbers in rising order, at `level` 0 to 1; `None` of nothing.
///
/// # Source
/// Hyndman and Fan 1996, The American Statistician 50:361, type 7: what NumPy and R give.
///
/// # Example
/// ```
/// # use armistice::analysis::quantile;
/// assert_eq!(quantile(&[1.0, 2.0, 3.0, 10.0], 0.5), Some(2.5));
/// ```
pub fn quantile(sorted: &[f64], level: f64) -> Option<f64> {
    let last = sorted.len().checked_sub(1)?;
    let place = level.clamp(0.0, 1.0) * last as f64;
    let below = place.floor() as usize;
    let (low, high) = (sorted[below], sorted[(below + 1).min(last)]);
    Some(low + (high - low) * (place - below as f64))
}

/// So many numbers that stand for all: of each of as many equal parts the one in its middle, at the
/// levels 0.5/count, 1.5/count, … Each is a number of the list, so that nothing stands where none
/// was. Empty of nothing. `sorted`: numbers in rising order.
///
/// # Source
/// Kay et al. 2016, CHI: quantile dotplots, which readers count instead of judging areas. Hyndman
/// and Fan 1996, type 1.
pub fn stand_ins(sorted: &[f64], count: usize) -> Vec<f64> {
    stand_in_places(sorted.len(), count).filter_map(|at| sorted.get(at).copied()).collect()
}

/// Where in a list of `len` its stand-ins are; none twice where `count` is not above `len`.
pub fn stand_in_places(len: usize, count: usize) -> impl Iterator<Item = usize> {
    // In whole numbers: the first whose share of the list reaches the level.
    (0..count).map(move |part| ((2 * part + 1) * len).div_ceil(2 * count).max(1) - 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_are_those_of_numpy() {
        // numpy.quantile([3, 1, 4, 1, 5, 9, 2, 6], [.05, .25, .5, .75, .95])
        let list = sorted(&[3.0, 1.0, 4.0, 1.0, 5.0, 9.0, 2.0, 6.0]);
        for (level, known) in [(0.05, 1.0), (0.25, 1.75), (0.5, 3.5), (0.75, 5.25), (0.95, 7.95)] {
            let q = quantile(&list, level).unwrap();
            assert!((q - known).abs() < 1e-12, "{level}: {q}");
        }
        assert_eq!(stand_ins(&[0.0, 10.0], 4), [0.0, 0.0, 10.0, 10.0]);
        assert_eq!(stand_ins(&[1.0, 2.0, 3.0, 4.0, 5.0, 6.0], 3), [1.0, 3.0, 5.0]);
        assert!(stand_ins(&[], 100).is_empty());
        assert_eq!(quantile(&[], 0.5), None);
        assert_eq!(quantile(&[7.0], 0.95), Some(7.0));
    }
}
