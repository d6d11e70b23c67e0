//! How much of the spread of runs comes from what draws sample, and how much from luck.
//!
//! Runs of a draw share its parameters, so what differs between draws is the parameters' doing and
//! what differs within a draw is luck's.

use super::distribution::f_quantile_975;
use super::moments::{by_draw, co_deviation};

/// The variance of runs, parted into that between draws and that within.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize)]
pub struct Split {
    /// Share of the variance of a run that the parameters of its draw explain, 0 to 1.
    pub parameters: f64,
    /// Lower end of its 95% interval.
    pub low: f64,
    /// Upper end of its 95% interval.
    pub high: f64,
    /// Variance between draws [unit of the outcome, squared].
    pub between: f64,
    /// Variance within a draw [unit of the outcome, squared].
    pub within: f64,
}

/// Parts the variance of runs by the one-way analysis of variance with draws as random effects.
///
/// * `runs`: one number a run, draw by draw, shape `(draws * runs_per_draw,)`; for a difference of
///   options their differences run by run.
///
/// `parameters` is the intraclass correlation. Its interval is exact where draws and runs are
/// normal, and a guide where they are not; both ends are 0 where draws differ even less than luck
/// alone would make them. `None` with one run a draw, fewer than two draws, or
/// where all runs agree.
///
/// # Source
/// Searle, Casella and McCulloch 1992, Variance Components, 3; Shrout and Fleiss 1979,
/// Psychological Bulletin 86:420, ICC(1,1).
pub fn split(runs: &[f64], runs_per_draw: usize) -> Option<Split> {
    let draws = runs.len().checked_div(runs_per_draw)?;
    if runs_per_draw < 2 || draws < 2 || runs.iter().all(|run| *run == runs[0]) {
        return None;
    }
    let k = runs_per_draw as f64;
    let (of_draws, of_runs) = (draws - 1, draws * (runs_per_draw - 1));
    let means = by_draw(runs, runs_per_draw);
    let between = k * co_deviation(&means, &means) / of_draws as f64;
    let within = runs.chunks(runs_per_draw).map(|draw| co_deviation(draw, draw)).sum::<f64>();
    let within = within / of_runs as f64;
    // The share if the mean square between draws were so many times smaller.
    let share = |times: f64| {
        let between = between / times;
        ((between - within) / (between + (k - 1.0) * within)).clamp(0.0, 1.0)
    };
    Some(Split {
        parameters: share(1.0),
        low: share(f_quantile_975(of_draws, of_runs)),
        high: share(1.0 / f_quantile_975(of_runs, of_draws)),
        between: ((between - within) / k).max(0.0),
        within,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use statrs::distribution::{ContinuousCDF, FisherSnedecor};

    /// Six targets, each rated by four judges: Shrout and Fleiss 1979, table 2.
    const RATINGS: [f64; 24] = [
        9.0, 2.0, 5.0, 8.0, 6.0, 1.0, 3.0, 2.0, 8.0, 4.0, 6.0, 8.0, 7.0, 1.0, 2.0, 6.0, 10.0, 5.0,
        6.0, 9.0, 6.0, 2.0, 4.0, 7.0,
    ];

    #[test]
    fn the_share_is_the_intraclass_correlation_of_shrout_and_fleiss() {
        // Their tables 3 and 4: mean squares 11.24 and 6.26, ICC(1,1) .17. The psych package of R
        // gives the interval as -.13 to .72.
        let split = split(&RATINGS, 4).unwrap();
        assert!((split.within - 6.26).abs() < 5e-3, "{split:?}");
        assert!((split.between - (11.24 - 6.26) / 4.0).abs() < 5e-3, "{split:?}");
        assert!((split.parameters - 0.17).abs() < 6e-3, "{split:?}");
        assert!((split.high - 0.72).abs() < 5e-3 && split.low == 0.0, "{split:?}");
    }

    #[test]
    fn quantiles_of_f_are_those_of_its_distribution() {
        for (above, below) in [(1, 1), (5, 18), (18, 5), (249, 250), (249, 4750), (9999, 90_000)] {
            let exact = FisherSnedecor::new(above as f64, below as f64).unwrap();
            let level = exact.cdf(f_quantile_975(above, below));
            assert!((level - 0.975).abs() < 1e-9, "{above}, {below}: {level}");
        }
    }

    #[test]
    fn draws_that_differ_and_agree_within_are_all_parameters() {
        let split = split(&[1.0, 1.0, 5.0, 5.0, 2.0, 2.0], 2).unwrap();
        assert_eq!((split.parameters, split.low, split.high, split.within), (1.0, 1.0, 1.0, 0.0));
    }

    #[test]
    fn runs_that_differ_only_within_draws_are_all_luck() {
        let split = split(&[1.0, 3.0, 4.0, 1.0, 1.0, 2.0], 2).unwrap();
        assert_eq!((split.parameters, split.low, split.between), (0.0, 0.0, 0.0));
        assert!(split.high > 0.5, "three draws cannot tell: {split:?}");
    }

    #[test]
    fn nothing_is_parted_where_there_is_nothing_to_part() {
        assert_eq!(split(&[1.0, 2.0, 3.0], 1), None);
        assert_eq!(split(&[1.0, 2.0], 2), None);
        assert_eq!(split(&[0.1; 6], 3), None);
        assert_eq!(split(&[], 0), None);
    }
}
