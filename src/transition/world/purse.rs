//! The treasury of the state, as it stands.

/// What the state has and owes.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Purse {
    /// What it has [US dollars].
    pub usd: f64,
    /// What has come in so far [US dollars].
    pub came_usd: f64,
    /// Pay that it owes its soldiers [US dollars].
    pub owed_usd: f64,
    /// The same in months of the last bill [months].
    pub owed_months: f64,
    /// Wages due in the last month, of what came in in it; 0 where nothing did.
    pub bill_share: f64,
}
