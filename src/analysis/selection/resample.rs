//! Draws chosen anew with replacement, the same ones for every option and on every machine.

use crate::luck::mix;

/// What SplitMix64 counts in (Steele, Lea and Flood 2014, OOPSLA).
const STRIDE: u64 = 0x9E37_79B9_7F4A_7C15;

/// Whole numbers below a bound, one after another, from a seed.
pub(super) struct Resample {
    state: u64,
}

impl Resample {
    pub(super) fn new(seed: u64) -> Self {
        Self { state: mix(seed) }
    }

    /// The next number below `bound`, each as likely to within 2^-64 times the bound.
    pub(super) fn below(&mut self, bound: usize) -> usize {
        self.state = self.state.wrapping_add(STRIDE);
        ((u128::from(mix(self.state)) * bound as u128) >> 64) as usize
    }

    /// Means of the options over draws chosen anew.
    ///
    /// * `by_draw`: one number an option and draw, `by_draw[option][draw]`.
    /// * `means`: where they go, one an option.
    pub(super) fn means(&mut self, by_draw: &[Vec<f64>], means: &mut [f64]) {
        let draws = by_draw.first().map_or(0, Vec::len);
        means.fill(0.0);
        for _ in 0..draws {
            let draw = self.below(draws);
            means.iter_mut().zip(by_draw).for_each(|(sum, option)| *sum += option[draw]);
        }
        means.iter_mut().for_each(|mean| *mean /= draws.max(1) as f64);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_draw_is_as_likely_and_the_seed_decides() {
        let mut counts = [0_u32; 7];
        let mut resample = Resample::new(3);
        (0..70_000).for_each(|_| counts[resample.below(7)] += 1);
        assert!(counts.iter().all(|count| (9_600..10_400).contains(count)), "{counts:?}");
        let list = |seed| (0..20).map(|_| Resample::new(seed).below(1000)).collect::<Vec<_>>();
        assert_eq!(list(1), list(1));
        assert_ne!(list(1), list(2));
    }

    #[test]
    fn options_keep_their_draws_in_common() {
        let by_draw = [vec![1.0, 2.0, 4.0], vec![11.0, 12.0, 14.0]];
        let mut means = [0.0; 2];
        let mut resample = Resample::new(9);
        for _ in 0..50 {
            resample.means(&by_draw, &mut means);
            assert!((means[1] - means[0] - 10.0).abs() < 1e-12);
        }
    }
}
