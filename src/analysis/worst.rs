//! The worst runs: how bad they are, and which.

/// The worst share of runs.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Worst {
    /// Share of runs that is looked at, 0 to 1.
    pub share: f64,
    /// Mean over them (expected shortfall) [unit of the outcome].
    pub mean: f64,
    /// The least bad of them [unit of the outcome].
    pub threshold: f64,
    /// Their positions among the values, worst first; of equals the earlier first.
    pub runs: Vec<usize>,
}

/// The worst 5 in 100 runs, rounded up to whole runs; `None` of no runs.
///
/// * `values`: one number a run.
///
/// # Source
/// Acerbi and Tasche 2002, J. of Banking and Finance 26:1487.
pub fn worst(values: &[f64], higher_is_worse: bool) -> Option<Worst> {
    let mut runs: Vec<usize> = (0..values.len()).collect();
    runs.sort_unstable_by(|a, b| {
        let rising = values[*a].total_cmp(&values[*b]);
        let worst_first = if higher_is_worse { rising.reverse() } else { rising };
        worst_first.then(a.cmp(b))
    });
    runs.truncate(values.len().div_ceil(20));
    let threshold = values[*runs.last()?];
    let mean = runs.iter().map(|run| values[*run]).sum::<f64>() / runs.len() as f64;
    Some(Worst { share: 0.05, mean, threshold, runs })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_worst_five_of_a_hundred_are_found_worst_first() {
        let values: Vec<f64> = (0..100).map(|run| f64::from((run * 37) % 100)).collect();
        let high = worst(&values, true).unwrap();
        assert_eq!((high.mean, high.threshold, high.runs.len()), (97.0, 95.0, 5));
        assert!(high.runs.iter().zip([99.0, 98.0]).all(|(run, value)| values[*run] == value));
        let low = worst(&values, false).unwrap();
        assert_eq!((low.mean, low.threshold, low.runs[0]), (2.0, 4.0, 0));
    }

    #[test]
    fn there_is_a_worst_run_of_few_and_none_of_none() {
        assert_eq!(worst(&[3.0, 9.0, 9.0], true).unwrap().runs, [1]);
        assert_eq!(worst(&[0.0; 21], true).unwrap().runs, [0, 1]);
        assert_eq!(worst(&[], true), None);
    }
}
