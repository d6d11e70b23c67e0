//! The words of an address one after another, as a generator of the `rand` family.

use std::convert::Infallible;

use rand::TryRng;
use rand::rand_core::utils::{fill_bytes_via_next_word, next_u64_via_u32};

use super::{Luck, Stream, Who};

/// The words of an address from its first on, for what takes as many as it happens to need: tries,
/// orders. After 262,144 they come again.
#[derive(Debug, Clone)]
pub struct Words {
    luck: Luck,
    stream: Stream,
    who: Who,
    /// The next four to be worked out.
    block: u16,
    four: [u32; 4],
    /// How many of the four are taken.
    taken: usize,
}

impl Luck {
    /// The words of a decision that takes any number of them; the first is [`Luck::word`].
    #[inline]
    pub fn words(self, stream: Stream, who: Who) -> Words {
        Words { luck: self, stream, who, block: 0, four: [0; 4], taken: 4 }
    }
}

impl TryRng for Words {
    type Error = Infallible;

    #[inline]
    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        if self.taken == self.four.len() {
            self.four = self.luck.four(self.stream, self.who, self.block);
            self.block = self.block.wrapping_add(1);
            self.taken = 0;
        }
        self.taken += 1;
        Ok(self.four[self.taken - 1])
    }

    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        next_u64_via_u32(self)
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Infallible> {
        fill_bytes_via_next_word(bytes, || self.try_next_u32())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rand::{Rng, RngExt};

    #[test]
    fn words_one_after_another_are_those_of_the_address() {
        let luck = Luck::of_run(1, 2, 3).at(4);
        let mut words = luck.words(Stream(5), Who(6));
        for n in 0..1000 {
            assert_eq!(words.next_u32(), luck.nth(Stream(5), Who(6), n).0);
        }
    }

    #[test]
    fn a_place_that_is_drawn_is_the_one_its_word_points_at() {
        let luck = Luck::of_run(1, 2, 3);
        let mut words = luck.words(Stream(5), Who(6));
        for n in 0..1000 {
            let drawn = words.random_range(0..1600_u32) as usize;
            assert_eq!(drawn, luck.nth(Stream(5), Who(6), n).index(1600));
        }
    }
}
