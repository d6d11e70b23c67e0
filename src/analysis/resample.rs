//! Draws chosen anew with replacement, the same ones for every option and on every machine.

use rand::{Rng, RngExt};

/// Positions of as many draws as there are, each of which may come again.
pub(super) fn chosen(rng: &mut impl Rng, draws: usize) -> impl Iterator<Item = usize> {
    // Of 32 bits: what is drawn for a `usize` depends on how wide the machine's is.
    let draws = draws as u32;
    (0..draws).map(move |_| rng.random_range(0..draws) as usize)
}

/// Means of the options over draws chosen anew.
///
/// * `by_draw`: one number an option and draw, `by_draw[option][draw]`.
pub(super) fn means(rng: &mut impl Rng, by_draw: &[Vec<f64>]) -> Vec<f64> {
    let draws = by_draw.first().map_or(0, Vec::len);
    let mut means = vec![0.0; by_draw.len()];
    for draw in chosen(rng, draws) {
        means.iter_mut().zip(by_draw).for_each(|(sum, option)| *sum += option[draw]);
    }
    means.iter_mut().for_each(|mean| *mean /= draws.max(1) as f64);
    means
}

#[cfg(test)]
mod tests {
    use super::super::chance::chance;
    use super::*;

    #[test]
    fn every_draw_is_as_likely_and_the_seed_decides() {
        let (mut counts, mut rng) = ([0_u32; 7], chance(3));
        (0..10_000).for_each(|_| chosen(&mut rng, 7).for_each(|draw| counts[draw] += 1));
        assert!(counts.iter().all(|count| (9_600..10_400).contains(count)), "{counts:?}");
        let list = |seed| chosen(&mut chance(seed), 1000).collect::<Vec<_>>();
        assert_eq!(list(1), list(1));
        assert_ne!(list(1), list(2));
        assert_eq!(chosen(&mut rng, 0).count(), 0);
    }

    /// Value stability: who updates `rand` sees here that intervals move.
    #[test]
    fn the_draws_of_a_known_seed_never_change() {
        assert_eq!(chosen(&mut chance(1), 1000).take(4).collect::<Vec<_>>(), KNOWN);
    }

    const KNOWN: [usize; 4] = [549, 402, 984, 80];

    #[test]
    fn options_keep_their_draws_in_common() {
        let by_draw = [vec![1.0, 2.0, 4.0], vec![11.0, 12.0, 14.0]];
        let mut rng = chance(9);
        for _ in 0..50 {
            let means = means(&mut rng, &by_draw);
            assert!((means[1] - means[0] - 10.0).abs() < 1e-12);
        }
    }
}
