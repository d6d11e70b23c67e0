//! Numbers for readers: to the digits that their Monte Carlo error deserves, never more.

use super::estimate::Estimate;
use crate::model::Nature;

/// A number to the place of the first digit of its standard error: `1,240` for 1243.7 with 32; to
/// one digit more where that first digit is a 1, so that no rounding is near the error's size.
///
/// With an error of 0 up to six digits are shown, with an unknown (infinite) one three. From ten
/// million on in millions (`12.3M`), from ten billion on in billions (`45bn`).
///
/// # Example
/// ```
/// # use armistice::analysis::format::number;
/// assert_eq!(number(0.2345, 0.027), "0.23");
/// assert_eq!(number(-1243.7, 32.0), "−1,240");
/// ```
pub fn number(value: f64, error: f64) -> String {
    if !value.is_finite() {
        return "–".to_owned();
    }
    // What is left of adding up numbers that are all the same is no error.
    let error = if error < 1e-9 * value.abs() { 0.0 } else { error };
    let place = if error.is_finite() && error > 0.0 {
        last_place(error)
    } else {
        place_of(value) - if error == 0.0 { 5 } else { 2 }
    };
    let (scale, suffix) = match value.abs() {
        size if size >= 1e10 => (9, "bn"),
        size if size >= 1e7 => (6, "M"),
        _ => (0, ""),
    };
    let text = plain(value / power(scale), place - scale);
    // Where the error is known, a last zero says something; where it is not, it does not.
    let trim = (error == 0.0 || !error.is_finite()) && text.contains('.');
    let text = if trim { text.trim_end_matches('0').trim_end_matches('.') } else { &text };
    format!("{text}{suffix}")
}

/// A share of 0 to 1 as a percentage: `23%`.
pub fn percent(share: f64, error: f64) -> String {
    let text = number(share * 100.0, error * 100.0);
    if text == "–" { text } else { text + "%" }
}

/// The mean of an outcome as readers expect it: shares as percentages.
pub fn value(nature: Nature, value: f64, error: f64) -> String {
    match nature {
        Nature::Amount => number(value, error),
        Nature::Share | Nature::YesNo | Nature::FirstTime => percent(value, error),
    }
}

/// A difference of means: shares in percentage points, without a sign for percent.
pub fn change(nature: Nature, value: f64, error: f64) -> String {
    match nature {
        Nature::Amount => number(value, error),
        Nature::Share | Nature::YesNo | Nature::FirstTime => number(value * 100.0, error * 100.0),
    }
}

/// A difference with its interval: `−15 [−27 to −3] points` for shares.
pub fn difference(nature: Nature, e: &Estimate) -> String {
    let unit = if nature == Nature::Amount { "" } else { " points" };
    let error = digits_by(e);
    format!("{}{unit}", between(e, |number| change(nature, number, error)))
}

/// An estimate with its interval: `1,240 [1,180 to 1,300]`; without one after a single draw.
pub fn estimate(nature: Nature, e: &Estimate) -> String {
    let error = digits_by(e);
    between(e, |number| value(nature, number, error))
}

/// The error that sets the digits: where all runs agree, what the interval leaves open.
fn digits_by(e: &Estimate) -> f64 {
    if e.error == 0.0 && e.high > e.low { (e.high - e.low) / 4.0 } else { e.error }
}

fn between(e: &Estimate, show: impl Fn(f64) -> String) -> String {
    let open = e.high - e.low > 1e-9 * e.mean.abs();
    if e.low.is_finite() && e.high.is_finite() && open {
        format!("{} [{} to {}]", show(e.mean), show(e.low), show(e.high))
    } else {
        show(e.mean)
    }
}

/// A whole number with its thousands apart: `12,345`.
pub fn whole(value: u64) -> String {
    thousands(&value.to_string())
}

/// So many of something that takes an s: `1 draw`, `250 draws`.
pub fn counted(number: usize, what: &str) -> String {
    let ending = if number == 1 { "" } else { "s" };
    format!("{} {what}{ending}", whole(number as u64))
}

/// Place of the first digit: 0 for 1 to 9, 1 for 10 to 99, -1 for 0.1; 0 for 0.
fn place_of(value: f64) -> i32 {
    if value == 0.0 { 0 } else { libm::floor(libm::log10(value.abs()) + 1e-12) as i32 }
}

/// Place of the last digit worth showing beside an error.
fn last_place(error: f64) -> i32 {
    let place = place_of(error);
    if error < 1.95 * power(place) { place - 1 } else { place }
}

/// 10 to a whole power.
fn power(place: i32) -> f64 {
    let size = (0..place.abs()).fold(1.0, |product, _| product * 10.0);
    if place < 0 { 1.0 / size } else { size }
}

/// A number rounded to a place of its decimals, thousands apart, with a true minus.
pub fn plain(value: f64, place: i32) -> String {
    let place = place.clamp(-9, 15);
    let digits = if place > 0 {
        format!("{:.0}", (value.abs() / power(place)).round() * power(place))
    } else {
        format!("{:.*}", place.unsigned_abs() as usize, value.abs())
    };
    let zero = digits.bytes().all(|byte| matches!(byte, b'0' | b'.'));
    let (whole, rest) = match digits.split_once('.') {
        Some((whole, rest)) => (whole, format!(".{rest}")),
        None => (digits.as_str(), String::new()),
    };
    let sign = if value < 0.0 && !zero { "−" } else { "" };
    if zero { "0".to_owned() } else { format!("{sign}{}{rest}", thousands(whole)) }
}

fn thousands(digits: &str) -> String {
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_those_that_the_error_deserves() {
        for (value, error, text) in [
            (1243.7, 32.0, "1,240"),
            (0.2345, 0.027, "0.23"),
            (0.2, 0.004, "0.200"),
            (12_345_678.0, 200_000.0, "12.3M"),
            (464.0, 110.0, "460"),
            (0.46, 0.014, "0.460"),
            (45_300_000_000.0, 2e9, "45bn"),
            (3.0, 40.0, "0"),
            (-0.0001, 0.02, "0"),
            (1234.5, 0.0, "1,234.5"),
            (5.0, 0.0, "5"),
            (1234.5, f64::INFINITY, "1,230"),
            (0.1 + 0.2, 0.0, "0.3"),
            (0.0, 0.0, "0"),
            (f64::INFINITY, 1.0, "–"),
            (999_999.6, 0.5, "999,999.6"),
        ] {
            assert_eq!(number(value, error), text, "{value} with {error}");
        }
        assert_eq!(percent(0.2345, 0.027), "23%");
        assert_eq!(percent(0.0, 0.0), "0%");
        assert_eq!(whole(1_234_567), "1,234,567");
    }
}
