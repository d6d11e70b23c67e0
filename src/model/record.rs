//! What one run leaves: outcomes, series, layers and a digest.

use crate::luck::mix;

/// What one run leaves.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Record {
    /// One number an outcome, in the dictionary's order.
    pub outcomes: Vec<f64>,
    /// Series after series, each with one number a time point.
    pub series: Vec<f32>,
    /// Layer after layer, each with one number a cell.
    pub layers: Vec<f32>,
    /// Digest of the run's weekly state: two runs with the same digest went the same way.
    pub digest: u64,
}

impl Record {
    /// True if every number is finite.
    pub fn is_finite(&self) -> bool {
        self.outcomes.iter().all(|x| x.is_finite())
            && self.series.iter().all(|x| x.is_finite())
            && self.layers.iter().all(|x| x.is_finite())
    }
}

/// A running digest of numbers, in the order they are given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Digest(u64);

impl Digest {
    /// Takes in a whole number.
    pub fn whole(&mut self, number: u64) {
        self.0 = mix(self.0.rotate_left(5) ^ number.wrapping_mul(0x9E37_79B9_7F4A_7C15));
    }

    /// Takes in the bits of a real number.
    pub fn real(&mut self, number: f64) {
        self.whole(number.to_bits());
    }

    /// The digest so far.
    pub fn value(self) -> u64 {
        self.0
    }
}
