//! Where along an uncertain parameter an option stops being better.

use super::distribution::t_quantile_975;
use super::estimate::Estimate;
use super::means::amount;
use super::moments::{co_deviation, mean};

/// How a paired difference changes along a parameter, as a straight line.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize)]
pub struct Flip {
    /// Slope of the line [unit of the outcome / unit of the parameter].
    pub slope: Estimate,
    /// Share of the variance of the differences that the line explains (R squared), 0 to 1.
    pub explained: f64,
    /// The line at the low end of the range [unit of the outcome].
    pub at_low: f64,
    /// The line at the high end of the range [unit of the outcome].
    pub at_high: f64,
    /// Where the line crosses zero; `None` if nowhere within the range.
    pub point: Option<FlipPoint>,
}

/// Where a line crosses zero.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize)]
pub struct FlipPoint {
    /// Value of the parameter.
    pub at: f64,
    /// Lower end of its 95% interval; minus infinity where the draws leave it open
    /// or it lies below all that was sampled.
    pub low: f64,
    /// Upper end of its 95% interval; infinity where the draws leave it open or
    /// it lies above all that was sampled.
    pub high: f64,
}

/// The line of least squares of a paired difference on a parameter, and where it crosses zero.
///
/// * `parameter`: its value, one a draw.
/// * `difference`: option less baseline, one a draw, in the same order.
/// * `range`: the ends between which the parameter was sampled, low and high.
///
/// The interval of the point is Fieller's: all values at which the line, with its 95% band, may be
/// zero. Where the slope may be zero that can be all values to one side, or all there are; then the
/// open ends are infinite. It holds for a straight line with errors alike everywhere; look at
/// `explained`, and at the draws. `None` with fewer than three draws or a parameter that does not
/// vary.
///
/// # Source
/// Fieller 1954, J. of the Royal Statistical Society B 16:175; Draper and Smith 1998, Applied
/// Regression Analysis, 3.2 (inverse regression).
pub fn flip(parameter: &[f64], difference: &[f64], range: (f64, f64)) -> Option<Flip> {
    let n = parameter.len().min(difference.len());
    let (x, y) = (&parameter[..n], &difference[..n]);
    if n < 3 || x.iter().all(|value| *value == x[0]) {
        return None;
    }
    let (middle, spread, all) = (mean(x), co_deviation(x, x), co_deviation(y, y));
    let (height, slope) = (mean(y), co_deviation(x, y) / spread);
    let off = x.iter().zip(y).map(|(x, y)| y - height - slope * (x - middle));
    let left = off.map(|off| off * off).sum::<f64>();
    let variance = left / (n - 2) as f64;
    let t = t_quantile_975(n - 2);
    let line = Line {
        middle,
        height,
        slope,
        of_height: t * (variance / n as f64).sqrt(),
        of_slope: t * (variance / spread).sqrt(),
    };
    Some(Flip {
        slope: Estimate {
            mean: slope,
            low: slope - line.of_slope,
            high: slope + line.of_slope,
            n,
            error: (variance / spread).sqrt(),
        },
        explained: if all > 0.0 { (1.0 - left / all).clamp(0.0, 1.0) } else { 0.0 },
        at_low: line.at(range.0),
        at_high: line.at(range.1),
        point: line.zero(range),
    })
}

/// The mean difference under each choice of a parameter that is one of several.
///
/// * `labels`: the choice of each draw, `0..count`.
/// * `difference`: option less baseline, one a draw, in the same order.
///
/// One estimate a choice, with Student's t over its draws; a choice without draws has `n` 0.
pub fn levels(labels: &[usize], difference: &[f64], count: usize) -> Vec<Estimate> {
    let of = |choice: usize| {
        let draws = labels.iter().zip(difference).filter(|(label, _)| **label == choice);
        amount(&draws.map(|(_, difference)| *difference).collect::<Vec<_>>())
    };
    (0..count).map(of).collect()
}

/// A straight line about the middle of its draws, with half the widths of its 95% intervals.
struct Line {
    middle: f64,
    height: f64,
    slope: f64,
    of_height: f64,
    of_slope: f64,
}

impl Line {
    fn at(&self, x: f64) -> f64 {
        self.height + self.slope * (x - self.middle)
    }

    /// Where the line crosses zero within a range.
    fn zero(&self, range: (f64, f64)) -> Option<FlipPoint> {
        let (ends, slope) = ((self.at(range.0), self.at(range.1)), self.slope);
        if slope == 0.0 || ends.0.min(ends.1) > 0.0 || ends.0.max(ends.1) < 0.0 {
            return None;
        }
        let at = (self.middle - self.height / slope).clamp(range.0, range.1);
        // The line may be zero at the middle and u where (height + slope u)² is at most
        // of_height² + of_slope² u²: where a u² + 2 b u + c <= 0.
        let a = slope * slope - self.of_slope * self.of_slope;
        let b = self.height * slope;
        let c = self.height * self.height - self.of_height * self.of_height;
        let inside = b * b - a * c;
        let open = FlipPoint { at, low: f64::NEG_INFINITY, high: f64::INFINITY };
        if a == 0.0 || inside < 0.0 {
            return Some(open);
        }
        let root = inside.sqrt() / a.abs();
        let (first, second) = (self.middle - b / a - root, self.middle - b / a + root);
        // What lies beyond the values sampled nobody looked at, and may be no value at all.
        let low = |low: f64| if low < range.0 { f64::NEG_INFINITY } else { low };
        let high = |high: f64| if high > range.1 { f64::INFINITY } else { high };
        Some(if a > 0.0 {
            FlipPoint { at, low: low(first.min(at)), high: high(second.max(at)) }
        } else if at >= second && first < range.0 {
            // Between the two it is not zero; what lies beyond the range is no flip within it.
            FlipPoint { low: low(second), ..open }
        } else if at <= first && second > range.1 {
            FlipPoint { high: high(first), ..open }
        } else {
            open
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::chance::normals;
    use super::*;

    #[test]
    fn the_line_and_its_flip_are_those_of_scipy() {
        // scipy.stats.linregress; the ends by scipy.optimize.brentq, where the 95% band of the line
        // is zero.
        let x = [0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0];
        let y = [-4.1, -2.7, -2.4, -0.4, 0.3, 1.9, 2.2, 4.6];
        let flip = flip(&x, &y, (0.0, 8.0)).unwrap();
        let point = flip.point.unwrap();
        for (ours, known) in [
            (flip.slope.mean, 1.178_571_428_571_428_6),
            (flip.slope.error, 0.072_804_213_578_193_44),
            (flip.slope.low, 1.000_425_935_553_656_9),
            (flip.explained, 0.977_616_853_192_890_2),
            (flip.at_low, -4.2),
            (flip.at_high, 5.228_571_428_571_429),
            (point.at, 3.563_636_363_636_363_5),
            (point.low, 3.214_623_705_186_880_5),
            (point.high, 3.915_624_870_777_391_7),
        ] {
            assert!((ours - known).abs() < 1e-9, "{known}: {flip:?}");
        }
    }

    #[test]
    fn fiellers_interval_holds_the_flip_as_often_as_it_says() {
        // Difference = 2 - 5 x + noise: zero at .4. Where noise is large the interval is mostly open,
        // and looked at only where the line crosses within the range, which makes it hold more.
        for (draws, noise, most) in [(20_u64, 1.0, 0.965), (100, 2.0, 0.965), (100, 10.0, 0.985)] {
            let (mut found, mut held, mut open) = (0, 0, 0);
            for experiment in 0..2_000_u64 {
                let at = |draw: u64| (draw as f64 + 0.5) / draws as f64;
                let x: Vec<f64> = (0..draws).map(at).collect();
                let off = normals(experiment, x.len());
                let y: Vec<f64> =
                    x.iter().zip(off).map(|(x, off)| 2.0 - 5.0 * x + noise * off).collect();
                if let Some(point) = flip(&x, &y, (0.0, 1.0)).unwrap().point {
                    found += 1;
                    held += u32::from(point.low <= 0.4 && 0.4 <= point.high);
                    open += u32::from(point.low.is_infinite() || point.high.is_infinite());
                }
            }
            let share = f64::from(held) / f64::from(found);
            println!("{draws} draws, noise {noise}: {share:.3} of {found}, {open} open");
            assert!((0.935..=most).contains(&share), "{draws} draws, noise {noise}: {share}");
        }
    }

    #[test]
    fn a_line_that_does_not_cross_has_no_flip_and_a_flat_one_leaves_all_open() {
        let x: Vec<f64> = (0..40).map(f64::from).collect();
        let above: Vec<f64> = x.iter().map(|x| 1.0 + x).collect();
        let known = flip(&x, &above, (0.0, 40.0)).unwrap();
        assert_eq!((known.point, known.explained, known.slope.mean), (None, 1.0, 1.0));
        let noise = normals(1, 40);
        let mean = noise.iter().sum::<f64>() / 40.0;
        let flat: Vec<f64> = noise.iter().map(|noise| noise - mean).collect();
        let point = flip(&x, &flat, (0.0, 40.0)).unwrap().point.unwrap();
        assert!(point.low.is_infinite() && point.high.is_infinite(), "{point:?}");
        // A line that crosses near the low end: what its interval says of values below is left out.
        let off = |x: f64| if x % 2.0 == 0.0 { 3.0 } else { -3.0 };
        let near: Vec<f64> = x.iter().map(|x| (x - 4.0) / 10.0 + off(*x)).collect();
        let point = flip(&x, &near, (0.0, 40.0)).unwrap().point.unwrap();
        assert!(point.low == f64::NEG_INFINITY && point.high < 40.0, "{point:?}");
        assert_eq!(flip(&[1.0; 5], &[1.0, 2.0, 3.0, 4.0, 5.0], (0.0, 1.0)), None);
        assert_eq!(flip(&[1.0, 2.0], &[1.0, 2.0], (0.0, 1.0)), None);
    }

    #[test]
    fn choices_have_a_mean_each() {
        let said = levels(&[0, 1, 0, 1, 0], &[1.0, 5.0, 2.0, 7.0, 3.0], 3);
        assert_eq!((said[0].mean, said[0].n, said[1].mean), (2.0, 3, 6.0));
        assert_eq!((said[2].n, said[2].error), (0, f64::INFINITY));
        assert_eq!(said[0], amount(&[1.0, 2.0, 3.0]));
    }
}
