//! Made-up data for tests of statistics, and the axis that they count on.

use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use rand_distr::{StandardNormal, StandardUniform};

use crate::model::Time;

/// An axis of months, with as many ticks as points.
pub(super) fn time(ticks: u32) -> Time {
    let points = ticks as usize;
    Time { unit: "month".into(), points, per_year: Some(12), ticks, ..Time::default() }
}

/// Chance that a seed decides.
pub(super) fn chance(seed: u64) -> ChaCha8Rng {
    ChaCha8Rng::seed_from_u64(seed)
}

/// Numbers of 0 to 1.
pub(super) fn uniforms(seed: u64, count: usize) -> Vec<f64> {
    chance(seed).sample_iter(StandardUniform).take(count).collect()
}

/// Standard normal numbers.
pub(super) fn normals(seed: u64, count: usize) -> Vec<f64> {
    chance(seed).sample_iter(StandardNormal).take(count).collect()
}
