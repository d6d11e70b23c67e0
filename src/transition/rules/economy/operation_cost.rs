//! Operation cost: what the uniformed persons of international operations cost. Counted for the record:
//! no rule reads it.

use crate::calendar::years_at;
use crate::document::Source;
use crate::transition::levers::OperationLever;

crate::settings! {
    /// What international operations cost.
    pub struct Settings {
        uniformed: 0.0..=500_000.0, 46_000.0, "US dollars/year", "cost of a uniformed peacekeeper", Source::Published("budgets over strength: US$46,000 (ONUB facts, peacekeeping.un.org) to US$71,500 (MONUSCO 2016-17); the lower end is used for all, an assumption for any one operation");
    }
}

/// Adds a week of all operations to their cost so far [US dollars].
pub fn step(rule: &Settings, operations: &[OperationLever], usd: &mut f64) {
    let uniformed = operations.iter().map(|op| *op.troops + *op.police + *op.observers);
    *usd += f64::from(uniformed.sum::<u32>()) * rule.uniformed * years_at(1);
}
