//! What one random word says: a chance, a uniform, a normal, a count.
//!
//! Every draw here uses one word and is monotone in its parameter: a higher chance never turns a
//! yes into a no, a higher rate never gives fewer. No rejection, no platform maths.

/// 32 random bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Word(pub u32);

const RANGE: f64 = 4_294_967_296.0;

impl Word {
    /// True with chance `p`: integers are compared, so 0 is never and 1 is always.
    #[inline]
    pub fn below(self, p: f64) -> bool {
        u64::from(self.0) < (p * RANGE) as u64
    }

    /// A number strictly between 0 and 1.
    #[inline]
    pub fn unit(self) -> f64 {
        (f64::from(self.0) + 0.5) / RANGE
    }

    /// A whole number in `0..count`; 0 when `count` is 0.
    #[inline]
    pub fn index(self, count: usize) -> usize {
        ((u64::from(self.0) * count as u64) >> 32) as usize
    }

    /// The same of any count, on every machine.
    pub fn among(self, count: u64) -> u64 {
        ((u128::from(self.0) * u128::from(count)) >> 32) as u64
    }

    /// A standard normal, by the inverse of its distribution.
    ///
    /// # Source
    /// Wichura 1988, algorithm AS 241 (PPND16), relative error below 1e-15.
    pub fn normal(self) -> f64 {
        normal_quantile(self.unit())
    }

    /// A standard Gumbel (maximum), the noise of a logit choice.
    pub fn gumbel(self) -> f64 {
        -libm::log(-libm::log(self.unit()))
    }

    /// A Poisson count by inversion. `mean` below or at 0 gives 0.
    pub fn poisson(self, mean: f64) -> u32 {
        // A word above 1 - mean cannot be zero's: e^-mean >= 1 - mean. Most calls end here.
        let u = self.unit();
        if mean <= 0.0 || u < 1.0 - mean {
            return 0;
        }
        let spread = 9.0 * mean.sqrt() + 9.0;
        let first = (mean - spread).max(0.0).floor();
        let log_first = first * libm::log(mean) - mean - libm::lgamma(first + 1.0);
        let mut chance = libm::exp(log_first);
        let (mut sum, mut k) = (chance, first);
        while sum < u && k < mean + spread + 30.0 {
            k += 1.0;
            chance *= mean / k;
            sum += chance;
        }
        k as u32
    }

    /// How many of `n` say yes, each with chance `p`, by inversion.
    pub fn binomial(self, n: u32, p: f64) -> u32 {
        if n == 0 || p <= 0.0 {
            return 0;
        }
        if p >= 1.0 {
            return n;
        }
        if n == 1 {
            // The same side of the word as the counts below: high words say yes.
            return u32::from(self.unit() >= 1.0 - p);
        }
        let total = f64::from(n);
        let mean = total * p;
        let spread = 9.0 * (mean * (1.0 - p)).sqrt() + 9.0;
        let first = (mean - spread).max(0.0).floor();
        let log_first = libm::lgamma(total + 1.0)
            - libm::lgamma(first + 1.0)
            - libm::lgamma(total - first + 1.0)
            + first * libm::log(p)
            + (total - first) * libm::log1p(-p);
        let mut chance = libm::exp(log_first);
        let odds = p / (1.0 - p);
        let (u, mut sum, mut k) = (self.unit(), chance, first);
        while sum < u && k < total {
            chance *= odds * (total - k) / (k + 1.0);
            k += 1.0;
            sum += chance;
        }
        k as u32
    }
}

/// Inverse of the standard normal distribution at `p` in (0, 1).
///
/// # Source
/// Wichura 1988, "The percentage points of the normal distribution", Applied Statistics 37:477.
pub fn normal_quantile(p: f64) -> f64 {
    let q = p - 0.5;
    if q.abs() <= 0.425 {
        let r = 0.180_625 - q * q;
        return q * horner(&CENTRE_TOP, r) / horner(&CENTRE_BOTTOM, r);
    }
    let tail = if q < 0.0 { p } else { 1.0 - p };
    let r = (-libm::log(tail)).sqrt();
    let value = if r <= 5.0 {
        horner(&MIDDLE_TOP, r - 1.6) / horner(&MIDDLE_BOTTOM, r - 1.6)
    } else {
        horner(&FAR_TOP, r - 5.0) / horner(&FAR_BOTTOM, r - 5.0)
    };
    if q < 0.0 { -value } else { value }
}

fn horner(coefficients: &[f64; 8], x: f64) -> f64 {
    coefficients.iter().rev().fold(0.0, |sum, c| sum * x + c)
}

const CENTRE_TOP: [f64; 8] = [
    3.387_132_872_796_366_5,
    133.141_667_891_784_38,
    1_971.590_950_306_551_3,
    13_731.693_765_509_46,
    45_921.953_931_549_87,
    67_265.770_927_008_7,
    33_430.575_583_588_13,
    2_509.080_928_730_122_7,
];
const CENTRE_BOTTOM: [f64; 8] = [
    1.0,
    42.313_330_701_600_91,
    687.187_007_492_057_9,
    5_394.196_021_424_751,
    21_213.794_301_586_597,
    39_307.895_800_092_71,
    28_729.085_735_721_943,
    5_226.495_278_852_854,
];
const MIDDLE_TOP: [f64; 8] = [
    1.423_437_110_749_683_5,
    4.630_337_846_156_546,
    5.769_497_221_460_691,
    3.647_848_324_763_204_5,
    1.270_458_252_452_368_4,
    0.241_780_725_177_450_6,
    0.022_723_844_989_269_184,
    7.745_450_142_783_414e-4,
];
const MIDDLE_BOTTOM: [f64; 8] = [
    1.0,
    2.053_191_626_637_759,
    1.676_384_830_183_803_8,
    0.689_767_334_985_1,
    0.148_103_976_427_480_08,
    0.015_198_666_563_616_457,
    5.475_938_084_995_345e-4,
    1.050_750_071_644_416_9e-9,
];
const FAR_TOP: [f64; 8] = [
    6.657_904_643_501_103,
    5.463_784_911_164_114,
    1.784_826_539_917_291_3,
    0.296_560_571_828_504_9,
    0.026_532_189_526_576_124,
    0.001_242_660_947_388_078_4,
    2.711_555_568_743_487_6e-5,
    2.010_334_399_292_288_1e-7,
];
const FAR_BOTTOM: [f64; 8] = [
    1.0,
    0.599_832_206_555_888,
    0.136_929_880_922_735_8,
    0.014_875_361_290_850_615,
    7.868_691_311_456_133e-4,
    1.846_318_317_510_054_7e-5,
    1.421_511_758_316_446e-7,
    2.044_263_103_389_939_8e-15,
];

#[cfg(test)]
mod tests {
    use super::*;
    use statrs::distribution::{Binomial, ContinuousCDF, DiscreteCDF, Normal, Poisson};

    #[test]
    fn chances_of_zero_and_one_are_never_and_always() {
        for word in [Word(0), Word(u32::MAX)] {
            assert!(!word.below(0.0));
            assert!(word.below(1.0));
            assert!(word.unit() > 0.0 && word.unit() < 1.0);
            assert!(word.index(7) < 7);
        }
    }

    #[test]
    fn the_normal_agrees_with_a_library() {
        let normal = Normal::standard();
        for i in 1..2000 {
            let p = f64::from(i) / 2000.0;
            assert!((normal_quantile(p) - normal.inverse_cdf(p)).abs() < 1e-8, "at {p}");
        }
        assert!((normal_quantile(1e-9) - -5.997_807_015).abs() < 1e-6);
    }

    #[test]
    fn counts_are_the_inverse_of_a_librarys_distribution() {
        for mean in [0.01, 0.4, 3.0, 47.0, 900.0] {
            let poisson = Poisson::new(mean).unwrap();
            for i in 0..400 {
                let word = Word((f64::from(i) * 10_737_418.0) as u32);
                let k = word.poisson(mean);
                let below = if k == 0 { 0.0 } else { poisson.cdf(u64::from(k) - 1) };
                assert!(below <= word.unit() + 1e-9, "mean {mean} word {i}");
                assert!(poisson.cdf(u64::from(k)) >= word.unit() - 1e-9, "mean {mean} word {i}");
            }
        }
        for (n, p) in [(1, 0.3), (20, 0.05), (20, 0.97), (4000, 0.5)] {
            let binomial = Binomial::new(p, u64::from(n)).unwrap();
            for i in 0..400 {
                let word = Word((f64::from(i) * 10_737_418.0) as u32);
                let k = word.binomial(n, p);
                let below = if k == 0 { 0.0 } else { binomial.cdf(u64::from(k) - 1) };
                assert!(below <= word.unit() + 1e-9, "n {n} p {p} word {i}");
                assert!(binomial.cdf(u64::from(k)) >= word.unit() - 1e-9, "n {n} p {p} word {i}");
            }
        }
    }

    #[test]
    fn a_higher_rate_never_gives_fewer() {
        for i in 0..2000_u32 {
            let word = Word(i.wrapping_mul(2_147_483_629));
            let counts: Vec<u32> = (0..60).map(|m| word.poisson(f64::from(m) * 0.3)).collect();
            assert!(counts.is_sorted(), "{counts:?}");
            let counts: Vec<u32> =
                (0..=50).map(|p| word.binomial(30, f64::from(p) / 50.0)).collect();
            assert!(counts.is_sorted(), "{counts:?}");
        }
    }
}
