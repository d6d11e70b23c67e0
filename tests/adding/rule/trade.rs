//! Trade: goods pass the crossings that are kept open, so much a week through each.

use crate::document::Source;

crate::settings! {
    /// What passes an open crossing.
    pub struct Settings {
        usd_a_week: 0.0..=1e7, 20_000.0, "US dollars/week", "goods that pass one open crossing", Source::Assumption;
    }
}

/// Adds up the trade of a week [US dollars].
pub fn step(rule: &Settings, crossings: u32, trade_usd: &mut f64) {
    *trade_usd += rule.usd_a_week * f64::from(crossings);
}
