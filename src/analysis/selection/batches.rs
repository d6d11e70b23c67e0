//! How many draws make an observation of [`Kn`](super::Kn): enough that their mean is near normal.

/// Draws in a batch of amounts, and of shares that are neither rare nor nearly certain.
pub const BATCH: usize = 20;
/// Draws in a batch where some option's share lies below 0.1 or above 0.9.
pub const LARGE_BATCH: usize = 50;
/// Below this a share is rare.
const RARE: f64 = 0.1;

/// Draws in a batch.
///
/// A share that is rare, or nearly certain, makes batches of nothing but zeros: variances come out
/// too small and options are dropped too soon. So does a small `delta`: with batches of 1/(2 delta)
/// a difference as large as that shows in every second one. That costs nothing, because to detect
/// it takes more draws than a first stage of such batches.
///
/// * `shares`: of each option, so far; `None` for amounts.
/// * `delta`: the difference worth detecting.
pub fn draws_in_a_batch(shares: Option<&[f64]>, delta: f64) -> usize {
    let Some(shares) = shares else { return BATCH };
    let rare = shares.iter().any(|share| *share < RARE || *share > 1.0 - RARE);
    let least = if rare { LARGE_BATCH } else { BATCH };
    // A delta such as 0.015 - 0.005 is not quite 0.01.
    least.max(libm::ceil(0.5 / delta - 1e-6) as usize)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rare_shares_and_small_differences_take_larger_batches() {
        assert_eq!(draws_in_a_batch(None, 1e-9), 20);
        assert_eq!(draws_in_a_batch(Some(&[0.3, 0.8]), 0.05), 20);
        assert_eq!(draws_in_a_batch(Some(&[0.3, 0.05]), 0.05), 50);
        assert_eq!(draws_in_a_batch(Some(&[0.3, 0.95]), 0.05), 50);
        assert_eq!(draws_in_a_batch(Some(&[0.005, 0.001]), 0.004), 125);
    }
}
