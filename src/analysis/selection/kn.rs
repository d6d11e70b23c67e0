//! KN: draws are spent until one option's average is known to be ahead, and no longer.
//!
//! Kim and Nelson's fully sequential procedure looks after every observation and drops an option as
//! soon as its mean lies too far behind another's, given how much the two have differed from
//! observation to observation. An observation here is the mean of a **batch** of draws, the same
//! draws for every option.
//!
//! What it guarantees: if one option's true average is better than all others' by at least `delta`
//! (the indifference), that option is selected with probability of at least the `confidence`. If
//! several are closer than that, the one selected is within `delta` of them with at least that
//! probability (in practice; the proof is for the first case). It speaks of averages over draws:
//! nothing follows for single runs.
//!
//! What it assumes: observations are independent and normal; options may be correlated, and the more
//! shared luck makes them so, the sooner it ends. Single draws are not normal (a war came or did
//! not), so observations are means of [`draws_in_a_batch`](super::draws_in_a_batch) draws, and the
//! first stage has 20 of them. An amount that is nearly always 0 and sometimes huge is no better
//! than a rare share and has batches of 20 all the same: select by whether it happened instead.
//! `tests/selection.rs` measures how often the right option is selected.

/// Observations of the first stage, from which variances are taken. Kim and Nelson advise 10 to 20.
pub const FIRST_STAGE: usize = 20;

/// The procedure under way: options leave until one remains.
///
/// # Source
/// Kim and Nelson 2001, ACM Transactions on Modeling and Computer Simulation 11:251, with c = 1.
///
/// # Example
/// ```
/// # use armistice::analysis::selection::Kn;
/// let mut kn = Kn::new(2, 10, 0.95, 1.0)?;
/// for batch in 0..10 {
///     let luck = f64::from(batch % 3);
///     kn.observe(&[luck, luck + 5.0]);
/// }
/// assert_eq!(kn.decided(), Some(1));
/// # Ok::<(), String>(())
/// ```
#[derive(Debug, Clone)]
pub struct Kn {
    first_stage: usize,
    delta: f64,
    /// h² of the paper.
    h2: f64,
    observations: usize,
    /// First observations of each option; empty once variances are known.
    first: Vec<Vec<f64>>,
    sums: Vec<f64>,
    /// Variance of the difference of each two options, option by option.
    variances: Vec<f64>,
    remaining: Vec<usize>,
    dropped: Vec<Dropped>,
}

/// An option that was dropped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
pub struct Dropped {
    /// The option.
    pub option: usize,
    /// The option that it fell furthest behind.
    pub by: usize,
    /// After so many observations.
    pub observations: usize,
    /// True if both had the very same average and nothing left to tell them apart: then the one
    /// listed first stays, and neither is ahead.
    pub same: bool,
}

impl Kn {
    /// Starts with all options in play.
    ///
    /// * `first_stage`: observations before the first option can be dropped, at least 2.
    /// * `confidence`: wanted probability of correct selection, above 1/2, below 1.
    /// * `delta`: the difference worth detecting [unit of the outcome], above 0.
    ///
    /// # Errors
    /// A number lies outside its range, or there is no option.
    pub fn new(
        options: usize,
        first_stage: usize,
        confidence: f64,
        delta: f64,
    ) -> Result<Self, String> {
        let fault = |words: &str| Err(words.to_owned());
        if options == 0 {
            return fault("there is no option to select");
        }
        if first_stage < 2 {
            return fault("a first stage needs 2 observations or more");
        }
        if !(confidence > 0.5 && confidence < 1.0) {
            return fault("confidence must lie above 0.5 and below 1");
        }
        if !(delta > 0.0 && delta.is_finite()) {
            return fault("the difference worth detecting must lie above 0");
        }
        // η solves g(η) = α / (k − 1); with c = 1 in closed form.
        let freedom = (first_stage - 1) as f64;
        let error = 2.0 * (1.0 - confidence) / (options - 1).max(1) as f64;
        let eta = 0.5 * (libm::pow(error, -2.0 / freedom) - 1.0);
        Ok(Self {
            first_stage,
            delta,
            h2: 2.0 * eta * freedom,
            observations: 0,
            first: vec![Vec::with_capacity(first_stage); options],
            sums: vec![0.0; options],
            variances: Vec::new(),
            remaining: (0..options).collect(),
            dropped: Vec::new(),
        })
    }

    /// Takes one observation of each option in play in, and drops those that lie too far behind.
    ///
    /// * `batch`: one batch mean an option of [`Kn::remaining`], in that order; more is better.
    ///
    /// Does nothing once it is decided.
    pub fn observe(&mut self, batch: &[f64]) {
        if self.decided().is_some() {
            return;
        }
        debug_assert_eq!(batch.len(), self.remaining.len(), "one mean an option in play");
        self.observations += 1;
        for (option, value) in self.remaining.iter().zip(batch) {
            self.sums[*option] += value;
            if self.variances.is_empty() {
                self.first[*option].push(*value);
            }
        }
        if self.observations < self.first_stage {
            return;
        }
        if self.variances.is_empty() {
            self.variances = variances(&std::mem::take(&mut self.first));
        }
        self.screen();
    }

    /// Options in play, in their order.
    pub fn remaining(&self) -> &[usize] {
        &self.remaining
    }

    /// The option selected, once it alone remains.
    pub fn decided(&self) -> Option<usize> {
        match self.remaining.as_slice() {
            [option] => Some(*option),
            _ => None,
        }
    }

    /// Observations taken in.
    pub fn observations(&self) -> usize {
        self.observations
    }

    /// Those dropped, in the order in which they were.
    pub fn dropped(&self) -> &[Dropped] {
        &self.dropped
    }

    /// How far two means may lie apart while both stay in play (W of the paper).
    fn width(&self, one: usize, other: usize) -> f64 {
        let r = self.observations as f64;
        let variance = self.variances[one * self.sums.len() + other];
        let needed = self.h2 * variance / (self.delta * self.delta);
        (self.delta / (2.0 * r) * (needed - r)).max(0.0)
    }

    fn screen(&mut self) {
        let r = self.observations as f64;
        let behind = |option: usize, by: usize| {
            let width = self.width(option, by);
            let gap = (self.sums[by] - self.sums[option]) / r - width;
            // What the very same option twice comes to: without this it would go on for ever.
            let same = gap == 0.0 && width == 0.0 && by < option;
            (gap > 0.0 || same).then_some((gap, by, same))
        };
        let first_furthest = |a: (f64, usize, bool), b: (f64, usize, bool)| {
            if b.0 > a.0 { b } else { a }
        };
        let dropped: Vec<Dropped> = self
            .remaining
            .iter()
            .filter_map(|&option| {
                let others = self.remaining.iter().filter(|other| **other != option);
                let by = others.filter_map(|other| behind(option, *other)).reduce(first_furthest);
                by.map(|(_, by, same)| Dropped {
                    option,
                    by,
                    observations: self.observations,
                    same,
                })
            })
            .collect();
        self.remaining.retain(|option| dropped.iter().all(|out| out.option != *option));
        self.dropped.extend(dropped);
    }
}

/// Variance of the difference of each two options over the first observations.
fn variances(first: &[Vec<f64>]) -> Vec<f64> {
    let pair = |one: &Vec<f64>, other: &Vec<f64>| {
        let differences: Vec<f64> = one.iter().zip(other).map(|(a, b)| a - b).collect();
        let n = differences.len() as f64;
        let mean = differences.iter().sum::<f64>() / n;
        differences.iter().map(|d| (d - mean) * (d - mean)).sum::<f64>() / (n - 1.0)
    };
    first.iter().flat_map(|one| first.iter().map(move |other| pair(one, other))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::chance::{chance, uniforms};
    use rand::RngExt;

    #[test]
    fn constants_are_those_of_the_paper() {
        // k = 5, n0 = 10, 1 - α = 0.95: η = ((0.1 / 4)^(-2/9) - 1) / 2 = 0.63503.
        let kn = Kn::new(5, 10, 0.95, 1.0).unwrap();
        let eta = kn.h2 / 18.0;
        assert!((eta - 0.635).abs() < 5e-4, "{eta}");
        let g = 0.5 * libm::pow(1.0 + 2.0 * eta, -4.5);
        assert!((g - 0.05 / 4.0).abs() < 1e-12, "g(η) = α / (k - 1)");
    }

    #[test]
    fn the_bound_is_worked_out_by_hand() {
        let mut kn = Kn::new(2, 2, 0.95, 1.0).unwrap();
        kn.observe(&[0.0, 0.0]);
        kn.observe(&[2.0, 0.0]);
        // Differences 0 and 2: variance 2; η = (0.1^-2 - 1) / 2 = 49.5, h² = 99.
        let width = kn.width(0, 1);
        assert!((width - 0.25 * (198.0 - 2.0)).abs() < 1e-9, "{width}");
        assert_eq!(kn.decided(), None);
        while kn.decided().is_none() {
            kn.observe(&[2.0, 0.0]);
        }
        // Mean difference d(r) = 2 - 2/r against (198 - r) / 2r: ahead from r = 41 on.
        assert_eq!((kn.decided(), kn.observations()), (Some(0), 41));
        let out = Dropped { option: 1, by: 0, observations: 41, same: false };
        assert_eq!(kn.dropped(), [out]);
    }

    #[test]
    fn luck_that_is_shared_ends_it_in_the_first_stage_and_luck_that_is_not_takes_longer() {
        let spent = |shared: bool| {
            let mut kn = Kn::new(2, FIRST_STAGE, 0.95, 0.05).unwrap();
            let (mut one, mut other) = (chance(1), chance(if shared { 1 } else { 2 }));
            while kn.decided().is_none() {
                kn.observe(&[one.random(), other.random::<f64>() + 0.05]);
            }
            assert_eq!(kn.decided(), Some(1));
            kn.observations()
        };
        assert_eq!(spent(true), FIRST_STAGE);
        assert!(spent(false) > 2 * FIRST_STAGE, "{}", spent(false));
    }

    #[test]
    fn the_very_same_option_twice_ends_too_and_says_so() {
        let mut kn = Kn::new(3, 5, 0.95, 0.5).unwrap();
        for x in uniforms(1, 5) {
            kn.observe(&[x - 9.0, x, x]);
        }
        assert_eq!(kn.decided(), Some(1));
        assert_eq!(kn.dropped().iter().map(|out| out.same).collect::<Vec<_>>(), [false, true]);
    }

    #[test]
    fn one_option_is_decided_from_the_start_and_nonsense_is_refused() {
        assert_eq!(Kn::new(1, 20, 0.95, 0.1).unwrap().decided(), Some(0));
        for (options, first, confidence, delta) in [
            (0, 20, 0.95, 0.1),
            (2, 1, 0.95, 0.1),
            (2, 20, 0.5, 0.1),
            (2, 20, 1.0, 0.1),
            (2, 20, 0.95, 0.0),
            (2, 20, f64::NAN, 0.1),
            (2, 20, 0.95, f64::NAN),
        ] {
            assert!(Kn::new(options, first, confidence, delta).is_err());
        }
    }
}
