//! The difference of two shares of runs that shared their draws.

use super::estimate::Estimate;
use super::means::{amount, unanimous, worth, yes_no};
use super::moments::{by_draw, co_deviation};

/// Share of runs in which something happened under an option, less that under the baseline.
///
/// * `option`, `baseline`: 1 or 0 a run, draw by draw, shape `(draws * runs_per_draw,)`.
///
/// With one run a draw this is Newcombe's method 10: Wilson's limits of the two shares, put together
/// by their correlation over draws, which is made smaller where it is above zero (continuity). With
/// more runs a draw the limits are those of the runs that the draws are worth, as in
/// [`yes_no`](super::yes_no), and so is the continuity. Where either share never varies the
/// correlation counts as none. Where all draws say the same, the interval is no narrower than
/// `1 - 0.025^(1/draws)` to either side. After one draw all is open, -1 to 1.
///
/// # Source
/// Newcombe 1998, Statistics in Medicine 17:2635; the number of runs that draws are worth as in
/// [`yes_no`](super::yes_no).
pub fn paired_shares(option: &[f64], baseline: &[f64], runs_per_draw: usize) -> Estimate {
    let shares = [yes_no(option, runs_per_draw), yes_no(baseline, runs_per_draw)];
    let draws = [by_draw(option, runs_per_draw), by_draw(baseline, runs_per_draw)];
    let differences: Vec<f64> = draws[0].iter().zip(&draws[1]).map(|(o, b)| o - b).collect();
    let known = amount(&differences);
    if known.n < 2 {
        return Estimate { low: -1.0, high: 1.0, ..known };
    }
    // What each share is worth, against the draws: 1 with one run a draw.
    let worths = shares.map(|share| {
        let binomial = share.mean * (1.0 - share.mean);
        let most = (known.n * runs_per_draw.max(1)) as f64;
        worth(binomial, share.error * share.error, known.n as f64, most) / known.n as f64
    });
    let correlation = corrected(&draws, 0.5 / (worths[0] * worths[1]).sqrt());
    let reach = |a: f64, b: f64| (a * a - 2.0 * correlation * a * b + b * b).max(0.0).sqrt();
    let [ours, theirs] = shares;
    let mut low = known.mean - reach(ours.mean - ours.low, theirs.high - theirs.mean);
    let mut high = known.mean + reach(ours.high - ours.mean, theirs.mean - theirs.low);
    if let Some(open) = unanimous(&differences, 1.0) {
        (low, high) = (low.min(open.low), high.max(open.high));
    }
    Estimate { low: low.max(-1.0), high: high.min(1.0), ..known }
}

/// Correlation of two lists, with the continuity taken off what they deviate together; 0 where
/// either does not vary.
fn corrected(draws: &[Vec<f64>; 2], continuity: f64) -> f64 {
    let [a, b] = draws;
    let varies = |list: &[f64]| list.iter().any(|draw| *draw != list[0]);
    if !varies(a) || !varies(b) {
        return 0.0;
    }
    let together = co_deviation(a, b);
    let left = if together > 0.0 { (together - continuity).max(0.0) } else { together };
    (left / (co_deviation(a, a) * co_deviation(b, b)).sqrt()).clamp(-1.0, 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Runs of which so many are yes in both, in the option only, in the baseline only, in neither.
    fn table(counts: [usize; 4]) -> [Vec<f64>; 2] {
        let rows = [(1.0, 1.0), (1.0, 0.0), (0.0, 1.0), (0.0, 0.0)];
        let runs = counts.iter().zip(rows).flat_map(|(count, row)| vec![row; *count]);
        let (option, baseline): (Vec<f64>, Vec<f64>) = runs.unzip();
        [option, baseline]
    }

    #[test]
    fn intervals_of_paired_shares_are_those_of_newcombe() {
        for (counts, low, high) in [
            // Newcombe 1998, table II, method 10.
            ([36, 12, 2, 0], 0.0569, 0.3404),
            ([18, 12, 2, 18], 0.0562, 0.3290),
            ([53, 0, 0, 1], -0.0729, 0.0729),
            ([0, 30, 0, 0], 0.8395, 1.0),
            // Fagerland, Lydersen and Laake 2017, Statistical Analysis of Contingency Tables,
            // chapter 8: complete response before and after therapy (Cavo et al. 2012).
            ([59, 6, 16, 80], -0.1186, -0.0046),
        ] {
            let [option, baseline] = table(counts);
            let e = paired_shares(&option, &baseline, 1);
            assert!(
                (e.low - low).abs() < 6e-5 && (e.high - high).abs() < 6e-5,
                "{counts:?}: {e:?}"
            );
        }
    }

    #[test]
    fn draws_that_all_agree_still_leave_something_open() {
        let none = paired_shares(&[0.0; 10], &[0.0; 10], 1);
        let open = 1.0 - libm::exp(libm::log(0.025) / 10.0);
        assert_eq!((none.mean, none.low, none.high, none.error), (0.0, -open, open, 0.0));
        let all = paired_shares(&[1.0; 10], &[0.0; 10], 1);
        assert!(all.low < 1.0 - open + 1e-12 && all.high == 1.0, "{all:?}");
        let one = paired_shares(&[1.0], &[0.0], 1);
        assert_eq!((one.mean, one.low, one.high), (1.0, -1.0, 1.0));
    }

    #[test]
    fn runs_that_always_agree_within_a_draw_count_once() {
        let [option, baseline] = table([20, 12, 5, 40]);
        let twice = |runs: &[f64]| runs.iter().flat_map(|run| [*run, *run]).collect::<Vec<_>>();
        let once = paired_shares(&option, &baseline, 1);
        let again = paired_shares(&twice(&option), &twice(&baseline), 2);
        assert!((once.low - again.low).abs() < 1e-12 && (once.high - again.high).abs() < 1e-12);
        assert_eq!(once.error, again.error);
    }

    #[test]
    fn pairing_makes_the_interval_narrow_and_turning_it_round_mirrors_it() {
        let [option, baseline] = table([40, 6, 2, 52]);
        let paired = paired_shares(&option, &baseline, 1);
        let apart: Vec<f64> = baseline.iter().rev().copied().collect();
        let unpaired = paired_shares(&option, &apart, 1);
        assert!(paired.high - paired.low < 0.6 * (unpaired.high - unpaired.low));
        let mirrored = paired_shares(&baseline, &option, 1);
        assert!((mirrored.low + paired.high).abs() < 1e-12, "{mirrored:?} {paired:?}");
    }
}
