//! Operation cost: what the uniformed persons of international operations cost. Counted for the record:
//! no rule reads it.

use crate::calendar::years_at;
use crate::document::Source;
use crate::transition::levers::OperationLever;
use crate::transition::policies::{Arms, Operation};

crate::settings! {
    /// What international operations cost.
    pub struct Settings {
        light: 0.0..=10.0, 0.9, "1", "cost of a soldier of a lightly armed operation, relative to one of medium arms", Source::Assumption;
        heavy: 0.0..=10.0, 1.3, "1", "cost of a soldier of a heavily armed operation, relative to one of medium arms", Source::Assumption;
        uniformed: 0.0..=500_000.0, 46_000.0, "US dollars/year", "cost of a uniformed peacekeeper", Source::Published("budgets over strength: US$46,000 (ONUB facts, peacekeeping.un.org) to US$71,500 (MONUSCO 2016-17); the lower end is used for all, an assumption for any one operation");
    }
}

/// Adds a week of all operations to their cost so far [US dollars]. `about`: what they are.
pub fn step(rule: &Settings, about: &[Operation], operations: &[OperationLever], usd: &mut f64) {
    let uniformed = about.iter().zip(operations).map(|(operation, lever)| {
        let soldier = match operation.arms {
            Arms::Light => rule.light,
            Arms::Medium => 1.0,
            Arms::Heavy => rule.heavy,
        };
        f64::from(*lever.troops) * soldier + f64::from(*lever.police + *lever.observers)
    });
    // From 0 on: a sum of no real numbers is -0.
    *usd += uniformed.fold(0.0, |sum, op| sum + op) * rule.uniformed * years_at(1);
}
