//! Means over draws with their 95% intervals.
//!
//! Amounts take Student's t. Shares of runs (yes or no) take Wilson's interval with the number of
//! runs that the draws are worth, so that it stays within 0 to 1 and is wide where it should be:
//! none of 250 draws is not a certain none.

use super::bootstrap::widened;
use super::distribution::{Z_975, t_quantile_975};
use super::estimate::Estimate;
use super::moments::{co_deviation, mean};
use super::tail::{HEAVY, tail};

/// Mean of an amount, with Student's t; where a few draws carry the spread
/// ([`tail`](super::tail()) of [`HEAVY`](super::HEAVY) or more) as wide as the bootstrap-t interval
/// where that is wider, from 100 draws on: neither alone holds often enough whichever way the tail is skewed
/// (`tests/statistics.rs` measures it).
///
/// * `draws`: one number a draw.
pub fn amount(draws: &[f64]) -> Estimate {
    let n = draws.len();
    let mean = mean(draws);
    if n < 2 {
        let (low, high) = (f64::NEG_INFINITY, f64::INFINITY);
        return Estimate { mean, low, high, n, error: f64::INFINITY };
    }
    let error = (co_deviation(draws, draws) / ((n - 1) as f64 * n as f64)).sqrt();
    let half = t_quantile_975(n - 1) * error;
    let student = Estimate { mean, low: mean - half, high: mean + half, n, error };
    let heavy = n >= WIDENED && tail(draws) >= Some(HEAVY);
    if heavy { widened(student, draws) } else { student }
}

/// Draws from which on an interval is made as wide as the bootstrap-t's: drawn anew from fewer, of
/// which a handful differ from 0, its ratios have no bound that means anything.
const WIDENED: usize = 100;

/// Mean of something that lies within bounds, such as a share of 0 to 1: Student's t, cut there.
pub fn bounded(draws: &[f64], low: f64, high: f64) -> Estimate {
    amount(draws).clamped(low, high)
}

/// Share of runs in which something happened, with Wilson's interval.
///
/// * `runs`: 1 or 0 a run, draw by draw, shape `(draws * runs_per_draw,)`.
///
/// With one run a draw this is Wilson's interval. With more, n is the number of independent runs
/// that would have the same standard error (the design effect), never fewer than the draws nor
/// more than the runs.
///
/// # Source
/// Wilson 1927, JASA 22:209; Korn and Graubard 1998, Survey Methodology 24:193, for the effective
/// number; Franco et al. 2019, J. Survey Statistics and Methodology 7:334, who find it sound.
pub fn yes_no(runs: &[f64], runs_per_draw: usize) -> Estimate {
    let per_draw = runs_per_draw.max(1);
    let counts = runs.chunks(per_draw).map(|draw| draw.iter().filter(|run| **run > 0.5).count());
    let (mut sum, mut squares) = (0, 0);
    for count in counts {
        sum += count as u64;
        squares += (count * count) as u64;
    }
    of_counts(runs.len().div_ceil(per_draw), per_draw, sum, squares)
}

/// Share of runs in which something held, where a run can count in part (a tie shared out): 0 to 1
/// a run. Wilson's interval as in [`yes_no`], which it is where every run counts whole.
pub fn share(runs: &[f64], runs_per_draw: usize) -> Estimate {
    let per_draw = runs_per_draw.max(1);
    let (mut sum, mut squares) = (0.0, 0.0);
    for draw in runs.chunks(per_draw) {
        let count: f64 = draw.iter().sum();
        sum += count;
        squares += count * count;
    }
    of_sums(runs.len().div_ceil(per_draw), per_draw, sum, squares)
}

/// The same from whole numbers: the sum over draws of how many of its runs said yes, and the sum
/// of the squares.
pub(super) fn of_counts(draws: usize, per_draw: usize, sum: u64, squares: u64) -> Estimate {
    of_sums(draws, per_draw, sum as f64, squares as f64)
}

fn of_sums(draws: usize, per_draw: usize, sum: f64, squares: f64) -> Estimate {
    let (n, per_draw) = (draws as f64, per_draw as f64);
    if draws == 0 {
        return Estimate { mean: 0.0, low: 0.0, high: 1.0, n: 0, error: f64::INFINITY };
    }
    let p = sum / (n * per_draw);
    let binomial = p * (1.0 - p);
    let (error, worth) = if draws < 2 {
        ((binomial / per_draw).sqrt(), 1.0)
    } else {
        let deviations = (squares - sum * sum / n).max(0.0);
        let variance = deviations / (per_draw * per_draw * (n - 1.0) * n);
        (variance.sqrt(), worth(binomial, variance, n, n * per_draw))
    };
    let z2 = Z_975 * Z_975;
    let centre = (p + z2 / (2.0 * worth)) / (1.0 + z2 / worth);
    let half = Z_975 / (1.0 + z2 / worth) * (binomial / worth + z2 / (4.0 * worth * worth)).sqrt();
    let (low, high) = ((centre - half).min(p), (centre + half).max(p));
    Estimate { mean: p, low, high, n: draws, error }.clamped(0.0, 1.0)
}

/// Independent runs that would know a share as well: at least the draws, at most the runs.
///
/// * `binomial`: the variance of one run; `variance`: that of the share.
pub(super) fn worth(binomial: f64, variance: f64, draws: f64, runs: f64) -> f64 {
    if binomial > 0.0 { (binomial / variance).clamp(draws, runs) } else { draws }
}

/// Where every draw says the same, n draws leave open that a share of up to 1 - 0.025^(1/n) of the
/// runs would have said otherwise (Clopper & Pearson 1934): the interval is that wide, not nil.
pub(super) fn unanimous(differences: &[f64], bound: f64) -> Option<Estimate> {
    let (&first, n) = (differences.first()?, differences.len());
    let agree = n > 1 && differences.iter().all(|&difference| difference == first);
    let open = bound * (1.0 - libm::exp(libm::log(0.025) / n as f64));
    agree.then(|| Estimate {
        mean: first,
        low: (first - open).max(-bound),
        high: (first + open).min(bound),
        n,
        error: 0.0,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_interval_of_an_amount_is_that_of_a_t_test() {
        // scipy.stats.t.interval(0.95, 4, 3, sem([1, 2, 3, 4, 5])).
        let e = amount(&[1.0, 2.0, 3.0, 4.0, 5.0]);
        assert!((e.low - 1.036_756_838_522_439).abs() < 1e-9, "{e:?}");
        assert!((e.high - 4.963_243_161_477_561).abs() < 1e-9);
        assert_eq!((e.mean, e.n), (3.0, 5));
    }

    #[test]
    fn wilson_is_as_published() {
        // Newcombe 1998, Statistics in Medicine 17:857, table I, method 3.
        for (yes, of, low, high) in
            [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611)]
        {
            let runs: Vec<f64> = (0..of).map(|run| f64::from(u8::from(run < yes))).collect();
            let e = yes_no(&runs, 1);
            assert!((e.low - low).abs() < 5e-5 && (e.high - high).abs() < 5e-5, "{e:?}");
        }
    }

    #[test]
    fn runs_that_always_agree_within_a_draw_count_once() {
        let draws: Vec<f64> = (0..100).map(|draw| f64::from(u8::from(draw % 4 == 0))).collect();
        let twice: Vec<f64> = draws.iter().flat_map(|yes| [*yes, *yes]).collect();
        assert_eq!(yes_no(&draws, 1), yes_no(&twice, 2));
        let mixed: Vec<f64> = draws.iter().chain(&draws).copied().collect();
        assert!(yes_no(&mixed, 2).high < yes_no(&draws, 1).high, "independent runs tell more");
    }

    #[test]
    fn a_tie_counts_in_part_and_whole_runs_count_as_ever() {
        let whole: Vec<f64> = (0..60).map(|run| f64::from(u8::from(run % 7 == 0))).collect();
        assert_eq!(share(&whole, 2), yes_no(&whole, 2));
        let ties = share(&[1.0 / 3.0; 90], 1);
        assert!((ties.mean - 1.0 / 3.0).abs() < 1e-12);
        assert!(ties.high - ties.low > 0.15, "ties everywhere are no certainty: {ties:?}");
    }

    #[test]
    fn one_draw_knows_no_interval_and_a_share_stays_a_share() {
        assert_eq!(amount(&[5.0]).high, f64::INFINITY);
        assert!(yes_no(&[1.0], 1).low > 0.0);
        assert_eq!(bounded(&[0.0, 1.0], 0.0, 1.0).high, 1.0);
        assert_eq!(yes_no(&[], 1).n, 0);
    }
}
