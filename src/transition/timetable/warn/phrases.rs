//! Lengths and dates as warnings say them.

use super::super::plan::months;
use crate::transition::policies::words::number;
use crate::transition::setup::Setup;

/// `the 24 months of a run`
pub(super) fn run(setup: &Setup) -> String {
    format!("the {} months of a run", number(f64::from(setup.country.clock.months)))
}

/// `month 30`
pub(super) fn month(week: u32) -> String {
    format!("month {}", number(months(week)))
}
