//! Chance for tests of statistics, by address, and the axis that they count on.

use crate::luck::mix;
use crate::model::Time;

/// An axis of months, with as many ticks as points.
pub(super) fn time(ticks: u32) -> Time {
    let points = ticks as usize;
    Time { unit: "month".into(), points, per_year: Some(12), ticks, ..Time::default() }
}

/// A number of 0 to 1, ends excluded.
pub(super) fn uniform(at: u64) -> f64 {
    ((mix(at.wrapping_mul(0x9E37_79B9_7F4A_7C15)) >> 11) as f64 + 0.5) / (1_u64 << 53) as f64
}

/// A standard normal number (Box and Muller 1958).
pub(super) fn normal(at: u64) -> f64 {
    let angle = 2.0 * std::f64::consts::PI * uniform(2 * at + 1);
    (-2.0 * libm::log(uniform(2 * at))).sqrt() * libm::cos(angle)
}
