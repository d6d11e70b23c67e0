//! A mean with its 95% interval over draws.

/// A mean, how well it is known, and from how many draws.
///
/// With one draw an amount has no interval: `low` and `high` are infinite and so is `error`.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize)]
pub struct Estimate {
    /// Mean over draws [unit of the outcome].
    pub mean: f64,
    /// Lower end of the 95% interval.
    pub low: f64,
    /// Upper end of the 95% interval.
    pub high: f64,
    /// Draws.
    pub n: usize,
    /// Monte Carlo standard error of the mean.
    pub error: f64,
}

impl Estimate {
    /// True if a value lies within the interval.
    pub fn contains(&self, value: f64) -> bool {
        self.low <= value && value <= self.high
    }

    pub(super) fn clamped(mut self, low: f64, high: f64) -> Self {
        self.low = self.low.max(low);
        self.high = self.high.min(high);
        self
    }
}
