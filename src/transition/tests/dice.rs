//! Luck of the tests' own, for making scenarios: no run sees it.

use crate::luck::mix;

/// A row of random numbers from a seed (SplitMix64, Steele et al. 2014).
pub struct Dice(u64);

impl Dice {
    /// The row of one of many.
    pub fn of(seed: u64, one: u64) -> Self {
        Self(mix(seed) ^ mix(one.wrapping_add(0x5EED)))
    }

    fn word(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        mix(self.0)
    }

    /// From 0 to below 1.
    pub fn unit(&mut self) -> f64 {
        (self.word() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// From `low` to `high`.
    pub fn between(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * self.unit()
    }

    /// A whole number from `low` to `high`, both included.
    pub fn whole(&mut self, low: u32, high: u32) -> u32 {
        low + (self.word() % u64::from(high - low + 1)) as u32
    }

    /// True with a chance.
    pub fn chance(&mut self, chance: f64) -> bool {
        self.unit() < chance
    }

    /// One of some.
    pub fn pick<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[(self.word() % of.len() as u64) as usize]
    }

    /// At least one of some, in their order.
    pub fn some<'a, T>(&mut self, of: &'a [T]) -> Vec<&'a T> {
        let sure = (self.word() % of.len() as u64) as usize;
        let taken = of.iter().enumerate().filter(|(at, _)| *at == sure || self.chance(0.5));
        taken.map(|(_, one)| one).collect()
    }
}
