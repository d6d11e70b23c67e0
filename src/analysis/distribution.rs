//! Quantiles of the distributions that intervals rest on, on `libm` alone: the same bits on every CPU.

/// 97.5% quantile of the standard normal.
pub(super) const Z_975: f64 = 1.959_963_984_540_054;

/// Quantile of Student's t that leaves the chance `tail` (0 to 1/2) above it, with so many degrees of
/// freedom (at least 1).
///
/// # Source
/// As [`t_quantile_975`], without its expansion.
pub fn t_quantile(tail: f64, degrees: usize) -> f64 {
    let nu = degrees.max(1) as f64;
    let upper_tail = |t: f64| 0.5 * incomplete_beta(nu / 2.0, 0.5, nu / (nu + t * t));
    let tail = tail.clamp(1e-12, 0.5);
    let mut high = 1.0;
    while upper_tail(high) > tail {
        high *= 2.0;
    }
    let mut low = 0.0;
    for _ in 0..80 {
        let t = (low + high) / 2.0;
        if upper_tail(t) > tail {
            low = t;
        } else {
            high = t;
        }
    }
    (low + high) / 2.0
}

/// 97.5% quantile of Student's t with so many degrees of freedom (at least 1).
///
/// # Source
/// Up to 1000 degrees by bisection of the incomplete beta function (continued fraction, Press et
/// al. 2007, 6.4); beyond, the expansion about the normal (Abramowitz and Stegun 26.7.5).
pub fn t_quantile_975(degrees: usize) -> f64 {
    let nu = degrees.max(1) as f64;
    if degrees > 1000 {
        let z = Z_975;
        let (z3, z5) = (z * z * z, z * z * z * z * z);
        return z + (z3 + z) / (4.0 * nu) + (5.0 * z5 + 16.0 * z3 + 3.0 * z) / (96.0 * nu * nu);
    }
    let (mut low, mut high) = (1.9, 13.0);
    for _ in 0..80 {
        let t = (low + high) / 2.0;
        let upper_tail = 0.5 * incomplete_beta(nu / 2.0, 0.5, nu / (nu + t * t));
        if upper_tail > 0.025 {
            low = t;
        } else {
            high = t;
        }
    }
    (low + high) / 2.0
}

/// Regularised incomplete beta function.
fn incomplete_beta(a: f64, b: f64, x: f64) -> f64 {
    let front = libm::lgamma(a + b) - libm::lgamma(a) - libm::lgamma(b)
        + a * libm::log(x)
        + b * libm::log1p(-x);
    if x < (a + 1.0) / (a + b + 2.0) {
        libm::exp(front) * continued_fraction(a, b, x) / a
    } else {
        1.0 - libm::exp(front) * continued_fraction(b, a, 1.0 - x) / b
    }
}

fn continued_fraction(a: f64, b: f64, x: f64) -> f64 {
    let away = |number: f64| if number.abs() < 1e-300 { 1e-300 } else { number };
    let (mut c, mut d) = (1.0, 1.0 / away(1.0 - (a + b) * x / (a + 1.0)));
    let mut value = d;
    for m in 1..400 {
        let m = f64::from(m);
        let even = m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m));
        let odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
        let before = value;
        for term in [even, odd] {
            d = 1.0 / away(1.0 + term * d);
            c = away(1.0 + term / c);
            value *= c * d;
        }
        if (value - before).abs() <= 1e-15 * value.abs() {
            break;
        }
    }
    value
}

/// 97.5% quantile of Fisher's F, by bisection of its distribution.
///
/// # Source
/// Abramowitz and Stegun 26.6.2: F of (m, n) degrees is n x / (m (1 - x)) with x of the beta
/// distribution with m/2 and n/2.
pub(super) fn f_quantile_975(above: usize, below: usize) -> f64 {
    let (m, n) = (above as f64, below as f64);
    let (mut low, mut high) = (0.0, 1.0);
    for _ in 0..80 {
        let x = (low + high) / 2.0;
        if incomplete_beta(m / 2.0, n / 2.0, x) < 0.975 {
            low = x;
        } else {
            high = x;
        }
    }
    n * low / (m * (1.0 - low))
}

#[cfg(test)]
mod tests {
    use super::*;
    use statrs::distribution::{ContinuousCDF, StudentsT};

    #[test]
    fn quantiles_of_t_are_those_of_the_tables() {
        for (degrees, table) in [(1, 12.706), (2, 4.303), (9, 2.262), (30, 2.042), (249, 1.9695)] {
            let t = t_quantile_975(degrees);
            assert!((t - table).abs() < 6e-4, "{degrees}: {t}");
        }
        for degrees in [1, 3, 10, 99, 250, 999, 1000, 1001, 5000] {
            let exact = StudentsT::new(0.0, 1.0, degrees as f64).unwrap();
            let tail = 1.0 - exact.cdf(t_quantile_975(degrees));
            assert!((tail - 0.025).abs() < 1e-9, "{degrees}: {tail}");
            for tail in [0.4, 0.05, 1e-4] {
                let t = exact.inverse_cdf(1.0 - tail);
                let mine = t_quantile(tail, degrees);
                assert!((mine - t).abs() < 1e-5 * t, "{degrees}, {tail}: {mine} and {t}");
            }
        }
    }
}
