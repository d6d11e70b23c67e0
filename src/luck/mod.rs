//! Every random number, by address.
//!
//! A number's address is (seed, draw, run, stream, week, who, n). It is the same whatever the
//! option, so two options can be compared run by run, and a new rule moves nobody else's luck.
//! ChaCha8 makes the key of each (seed, draw, run); a word is Philox4x32-10 of that key with the
//! counter (who, week, stream and n).

mod philox;
mod word;
mod words;

use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;

pub use word::Word;
pub use words::Words;

/// What a random number decides. A model lists its streams with explicit numbers, never reused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stream(pub u16);

/// Who a random number belongs to: a stable identity by lineage, never a position.
///
/// The same identity may be used in several streams. Two entities that share a stream must not
/// share an identity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Who(pub u64);

impl Who {
    /// The `ordinal`-th child of an identity: a recruit of a block, a splinter of a unit.
    ///
    /// The parent's identity and the ordinal are mixed to 63 bits with the top bit set, so that no
    /// child is an original (those count from 0); two children collide with chance 2^-63.
    pub fn child(self, ordinal: u32) -> Self {
        let mixed = mix(mix(self.0 ^ 0x9E37_79B9_7F4A_7C15).wrapping_add(u64::from(ordinal)));
        Self(mixed | 1 << 63)
    }

    /// The unordered pair of two identities.
    pub fn pair(self, other: Self) -> Self {
        let (low, high) = if self <= other { (self.0, other.0) } else { (other.0, self.0) };
        Self(mix(mix(low ^ 0xD1B5_4A32_D192_ED03).wrapping_add(high)))
    }

    /// The identity of a name, such as the path of an uncertain parameter.
    pub fn named(name: &str) -> Self {
        let hash = blake3::hash(name.as_bytes());
        let mut bytes = [0; 8];
        bytes.copy_from_slice(&hash.as_bytes()[..8]);
        Self(u64::from_le_bytes(bytes))
    }
}

/// Spreads 64 bits over 64 bits, one to one (SplitMix64's finaliser, Steele et al. 2014).
#[inline]
pub fn mix(mut bits: u64) -> u64 {
    bits ^= bits >> 30;
    bits = bits.wrapping_mul(0xBF58_476D_1CE4_E5B9);
    bits ^= bits >> 27;
    bits = bits.wrapping_mul(0x94D0_49BB_1331_11EB);
    bits ^ (bits >> 31)
}

/// The random numbers of one run at one time: keyed by (seed, draw, run), at a week.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Luck {
    key: [u32; 2],
    week: u32,
}

/// Stands for "no run" in the key of what a draw samples once for all its runs.
const WHOLE_DRAW: u32 = u32::MAX;

impl Luck {
    /// Luck of one run.
    pub fn of_run(seed: u64, draw: u32, run: u32) -> Self {
        let mut bytes = [0; 32];
        bytes[..8].copy_from_slice(&seed.to_le_bytes());
        bytes[8..12].copy_from_slice(&run.to_le_bytes());
        bytes[12..].copy_from_slice(b"armistice luck key 1");
        let mut stream = ChaCha8Rng::from_seed(bytes);
        stream.set_stream(u64::from(draw));
        Self { key: [stream.next_u32(), stream.next_u32()], week: 0 }
    }

    /// Luck of what a draw samples once, for all its runs and options.
    pub fn of_draw(seed: u64, draw: u32) -> Self {
        Self::of_run(seed, draw, WHOLE_DRAW)
    }

    /// The same luck at another week (or step).
    #[inline]
    pub fn at(self, week: u32) -> Self {
        Self { week, ..self }
    }

    /// The first word of a decision.
    #[inline]
    pub fn word(&self, stream: Stream, who: Who) -> Word {
        self.nth(stream, who, 0)
    }

    /// The `n`-th word of a decision.
    #[inline]
    pub fn nth(&self, stream: Stream, who: Who, n: u16) -> Word {
        Word(self.four(stream, who, n / 4)[usize::from(n % 4)])
    }

    /// Words `4 * block` to `4 * block + 3` of a decision, for one price.
    #[inline]
    pub fn four(&self, stream: Stream, who: Who, block: u16) -> [u32; 4] {
        let counter = [
            who.0 as u32,
            (who.0 >> 32) as u32,
            self.week,
            u32::from(stream.0) << 16 | u32::from(block),
        ];
        philox::philox4x32_10(counter, self.key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_depends_on_every_part_of_its_address() {
        let base = Luck::of_run(1, 2, 3).at(4).nth(Stream(5), Who(6), 7);
        let others = [
            Luck::of_run(9, 2, 3).at(4).nth(Stream(5), Who(6), 7),
            Luck::of_run(1, 9, 3).at(4).nth(Stream(5), Who(6), 7),
            Luck::of_run(1, 2, 9).at(4).nth(Stream(5), Who(6), 7),
            Luck::of_run(1, 2, 3).at(9).nth(Stream(5), Who(6), 7),
            Luck::of_run(1, 2, 3).at(4).nth(Stream(9), Who(6), 7),
            Luck::of_run(1, 2, 3).at(4).nth(Stream(5), Who(9), 7),
            Luck::of_run(1, 2, 3).at(4).nth(Stream(5), Who(6), 9),
        ];
        assert!(others.iter().all(|other| *other != base));
    }

    /// Value stability: these words may change only with a new format of the luck key.
    #[test]
    fn the_words_of_a_known_address_never_change() {
        let luck = Luck::of_run(2000, 0, 0).at(1);
        let words: Vec<u32> = (0..4).map(|n| luck.nth(Stream(1), Who(1), n).0).collect();
        assert_eq!(words, luck.four(Stream(1), Who(1), 0));
        assert_eq!(luck.key, KNOWN_KEY, "{:?}", luck.key);
        assert_eq!(words, KNOWN_WORDS);
    }

    const KNOWN_KEY: [u32; 2] = [237_005_144, 1_389_195_401];
    const KNOWN_WORDS: [u32; 4] = [210_598_864, 2_206_802_904, 676_830_922, 3_848_326_312];

    #[test]
    fn a_pair_has_no_order_and_a_child_is_never_an_original() {
        assert_eq!(Who(3).pair(Who(8)), Who(8).pair(Who(3)));
        assert_ne!(Who(3).child(0), Who(3).child(1));
        assert!(Who(0).child(0).0 >= 1 << 63);
    }
}
