//! Mean paired differences, and what an interval of them decides.

/// How often at most a claim is looked at: the draws double from look to look.
pub const LOOKS: u32 = 5;

/// Standard errors on either side: each of five looks may be wrong once in a hundred, so that all of
/// them together are a 95% interval.
const WIDTH: f64 = 2.576;

/// Mean paired difference and its standard error.
#[derive(Debug, Clone, Copy)]
pub struct Effect {
    /// Mean over draws.
    pub mean: f64,
    /// Its standard error.
    pub error: f64,
}

/// What so many draws decide of a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It is so.
    Held,
    /// It is not so.
    Fails,
    /// The interval is too wide to say.
    Undecided,
}

impl Effect {
    /// The effect that differences have, one a draw.
    pub fn of(differences: &[f64]) -> Self {
        let n = differences.len() as f64;
        let mean = differences.iter().sum::<f64>() / n;
        let squares = differences.iter().map(|d| (d - mean) * (d - mean)).sum::<f64>();
        Self { mean, error: (squares / (n - 1.0) / n).sqrt() }
    }

    /// Lower end of the interval that is 95% over all looks.
    pub fn low(&self) -> f64 {
        self.mean - WIDTH * self.error
    }

    /// Upper end of the interval that is 95% over all looks.
    pub fn high(&self) -> f64 {
        self.mean + WIDTH * self.error
    }

    /// Held if the whole interval lies above zero.
    pub fn rises(&self) -> Verdict {
        match () {
            () if self.low() > 0.0 => Verdict::Held,
            () if self.high() < 0.0 || self.is_nil() => Verdict::Fails,
            () => Verdict::Undecided,
        }
    }

    /// Held if the whole interval lies below zero.
    pub fn falls(&self) -> Verdict {
        Self { mean: -self.mean, error: self.error }.rises()
    }

    /// Held if the whole interval lies within a tenth of a main effect that is told from zero.
    pub fn vanishes_beside(&self, main: &Self) -> Verdict {
        if main.rises() != Verdict::Held && main.falls() != Verdict::Held {
            return Verdict::Undecided;
        }
        let tenth = main.mean.abs() / 10.0;
        match () {
            () if -tenth <= self.low() && self.high() <= tenth => Verdict::Held,
            () if self.low() > tenth || self.high() < -tenth => Verdict::Fails,
            () => Verdict::Undecided,
        }
    }

    /// False if all draws came to the same, up to rounding.
    fn has_spread(&self) -> bool {
        self.error > 1e-12 * self.mean.abs()
    }

    /// True if no draw differed at all.
    pub fn is_nil(&self) -> bool {
        self.mean == 0.0 && self.error == 0.0
    }
}

impl std::fmt::Display for Effect {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (low, high) = (self.low(), self.high());
        // As many digits as tell a small effect from nothing.
        let digits = if self.mean.abs().max(high - low) < 0.1 { 5 } else { 3 };
        let mean = self.mean;
        write!(f, "{mean:.digits$} [{low:.digits$} to {high:.digits$}], ")?;
        if self.has_spread() {
            write!(f, "{:.1} standard errors", mean / self.error)
        } else {
            write!(f, "no spread")
        }
    }
}

#[test]
fn few_draws_decide_nothing_and_a_claim_can_fail() {
    let effect = |mean, error| Effect { mean, error };
    let main = effect(10.0, 0.5);
    assert_eq!(effect(0.1, 0.2).vanishes_beside(&main), Verdict::Held);
    assert_eq!(effect(0.1, 2.0).vanishes_beside(&main), Verdict::Undecided);
    assert_eq!(effect(0.9, 0.1).vanishes_beside(&main), Verdict::Undecided);
    assert_eq!(effect(-1.5, 0.1).vanishes_beside(&main), Verdict::Fails);
    // Beside a main effect that might be nothing, nothing vanishes.
    assert_eq!(effect(0.0, 0.0).vanishes_beside(&effect(10.0, 5.0)), Verdict::Undecided);
    assert_eq!(effect(1.0, 0.5).rises(), Verdict::Undecided);
    assert_eq!(effect(1.0, 0.1).rises(), Verdict::Held);
    assert_eq!(effect(1.0, 0.1).falls(), Verdict::Fails);
    assert_eq!(effect(0.0, 0.0).rises(), Verdict::Fails);
}

#[test]
fn an_error_that_is_only_rounding_is_no_spread() {
    let third = Effect::of(&[0.1 + 0.2, 0.3, 0.3]);
    assert!(third.error > 0.0);
    assert_eq!(third.to_string(), "0.300 [0.300 to 0.300], no spread");
    assert_eq!(
        Effect { mean: 0.0, error: 0.0 }.to_string(),
        "0.00000 [0.00000 to 0.00000], no spread"
    );
    assert!(Effect { mean: 1.0, error: 0.5 }.to_string().ends_with(", 2.0 standard errors"));
}
