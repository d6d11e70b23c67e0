//! Numbers for readers: to the digits that their Monte Carlo error deserves, never more.

use super::estimate::Estimate;
use crate::model::Nature;

/// A number to the place of the first digit of its standard error: `1,240` for 1243.7 with 32; to
/// one digit more where that first digit is a 1, so that no rounding is near the error's size.
///
/// With an error of 0 up to six digits are shown, four of them with decimals; with an unknown (infinite) one three. From ten
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
    let (text, letter) = Form::of_errors([(value, error)]).beside(value, error);
    text + letter
}

/// Numbers of one sentence, each with its error: all written out, or all in millions.
pub fn together(numbers: &[(f64, f64)]) -> Vec<String> {
    let form = Form::of_errors(numbers.iter().copied());
    let show = |(value, error): &(f64, f64)| {
        let (text, letter) = form.beside(*value, *error);
        text + letter
    };
    numbers.iter().map(show).collect()
}

/// True for no error: what is left of adding up numbers that are all the same is none.
fn is_nil(value: f64, error: f64) -> bool {
    error < 1e-9 * value.abs() || error == 0.0
}

/// Place of the last digit of a value beside its error.
pub fn place_beside(value: f64, error: f64) -> i32 {
    match error {
        // Decimals of a number without an error are no more than its fourth digit.
        nil if is_nil(value, nil) => (place_of(value) - 5).max((place_of(value) - 3).min(0)),
        known if known.is_finite() && known > 0.0 => last_place(known),
        _ => place_of(value) - 2,
    }
}

/// From here on numbers are written in millions, if their digits allow it.
const MILLIONS: f64 = 1e7;

/// How the numbers of one table or sentence are written: all out, or all in millions or billions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Form {
    scale: i32,
}

impl Form {
    /// The form of numbers, each with the place of its last digit: short if the largest is long, and
    /// none would need more than two decimals then.
    pub fn of(numbers: impl IntoIterator<Item = (f64, i32)>) -> Self {
        let (mut largest, mut place) = (0.0_f64, i32::MAX);
        for (value, last) in numbers.into_iter().filter(|(value, _)| value.is_finite()) {
            largest = largest.max(value.abs());
            place = place.min(last);
        }
        let scale = match largest {
            size if size >= 1e10 => 9,
            size if size >= MILLIONS => 6,
            _ => 0,
        };
        let fits = |scale: &i32| place - scale >= -2;
        Self { scale: [scale, scale.min(6)].into_iter().find(fits).unwrap_or(0) }
    }

    /// The form of numbers, each with its error.
    pub fn of_errors(numbers: impl IntoIterator<Item = (f64, f64)>) -> Self {
        Self::of(numbers.into_iter().map(|(value, error)| (value, place_beside(value, error))))
    }

    /// A number to the digits that its error deserves, and the letter behind it: M, bn or none.
    pub fn beside(self, value: f64, error: f64) -> (String, &'static str) {
        let (text, letter) = self.parts(value, place_beside(value, error));
        let zero = text.bytes().all(|byte| matches!(byte, b'0' | b'.'));
        // Where the error is known, a last zero says something; where it is not, it does not.
        let trim = zero || is_nil(value, error) || !error.is_finite();
        if trim && text.contains('.') {
            return (text.trim_end_matches('0').trim_end_matches('.').to_owned(), letter);
        }
        (text, letter)
    }

    /// A number that is exact, with all its digits, and the letter behind it.
    pub fn exact(self, value: f64) -> (String, &'static str) {
        self.parts(value, exact_place(value))
    }

    /// The end of an interval to the digits of its error; see [`end_place`].
    pub fn end(self, value: f64, error: f64) -> (String, &'static str) {
        let place = place_beside(value, error);
        match end_place(value, place) {
            same if same == place => self.beside(value, error),
            finer => self.parts(value, finer),
        }
    }

    /// A number to a place, with all the decimals that the place says; never a negative zero.
    pub fn write(self, value: f64, place: i32) -> String {
        let (text, suffix) = self.parts(value, place);
        text + suffix
    }

    fn parts(self, value: f64, place: i32) -> (String, &'static str) {
        if !value.is_finite() {
            return ("–".to_owned(), "");
        }
        let suffix = match self.scale {
            9 => "bn",
            6 => "M",
            _ => "",
        };
        (fixed(value / power(self.scale), place - self.scale), suffix)
    }
}

/// What sets the digits of an estimate: the width of its interval where it has one, so that a mean
/// and both ends have the same; otherwise its error.
///
/// Where all runs agree the error is 0, and the interval says what so few of them leave open.
pub fn precision(e: &Estimate) -> f64 {
    let known = e.low.is_finite() && e.high.is_finite();
    if !(known && is_open(e)) {
        return e.error;
    }
    let quarter = (e.high - e.low) / 4.0;
    // On one side of 0 a mean keeps its first digit, however wide and skewed its interval.
    let one_side = e.low >= 0.0 || e.high <= 0.0;
    if one_side && e.mean != 0.0 { quarter.min(2.0 * power(place_of(e.mean))) } else { quarter }
}

/// True if an interval is more than what adding up numbers that are all the same leaves.
pub fn is_open(e: &Estimate) -> bool {
    e.high - e.low > 1e-9 * e.mean.abs()
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
    difference_in(form(nature, [e]), nature, e)
}

/// The same in the form of its table.
pub fn difference_in(form: Form, nature: Nature, e: &Estimate) -> String {
    let unit = if nature == Nature::Amount { "" } else { " points" };
    format!("{}{unit}", between(form, nature, e, ""))
}

/// An estimate with its interval: `1,240 [1,180 to 1,300]`; without one after a single draw.
pub fn estimate(nature: Nature, e: &Estimate) -> String {
    estimate_in(form(nature, [e]), nature, e)
}

/// The same in the form of its table.
pub fn estimate_in(form: Form, nature: Nature, e: &Estimate) -> String {
    between(form, nature, e, if nature == Nature::Amount { "" } else { "%" })
}

/// A number of an option beside its mean, such as a median, in the form of the table and with the
/// digits of the mean.
pub fn alone_in(form: Form, nature: Nature, value: f64, mean: &Estimate) -> String {
    let (size, sign) = if nature == Nature::Amount { (1.0, "") } else { (100.0, "%") };
    let (text, letter) = form.beside(value * size, precision(mean) * size);
    text + letter + sign
}

/// The form of a table of estimates.
pub fn form<'a>(nature: Nature, all: impl IntoIterator<Item = &'a Estimate>) -> Form {
    form_with(nature, all, [])
}

/// The form of estimates and of exact numbers that they are compared with, such as a red line.
pub fn form_with<'a>(
    nature: Nature,
    all: impl IntoIterator<Item = &'a Estimate>,
    exact: impl IntoIterator<Item = f64>,
) -> Form {
    let size = if nature == Nature::Amount { 1.0 } else { 100.0 };
    let parts = |e: &Estimate| {
        let place = place_beside(e.mean * size, precision(e) * size);
        [e.mean, e.low, e.high].map(|value| (value * size, place))
    };
    let lines = exact.into_iter().map(|line| (line * size, exact_place(line * size)));
    Form::of(all.into_iter().flat_map(parts).chain(lines))
}

/// Place of the last digit that an exact number has, of nine digits at most.
pub fn exact_place(value: f64) -> i32 {
    let first = place_of(value);
    let same = |place: &i32| {
        let rounded = (value / power(*place)).round() * power(*place);
        (rounded - value).abs() <= 1e-12 * value.abs()
    };
    (first - 8..=first).rev().find(same).unwrap_or(first - 8)
}

fn between(form: Form, nature: Nature, e: &Estimate, sign: &str) -> String {
    let size = if nature == Nature::Amount { 1.0 } else { 100.0 };
    let place = place_beside(e.mean * size, precision(e) * size);
    if e.low.is_finite() && e.high.is_finite() && is_open(e) {
        let show = |value: f64, place: i32| form.write(value * size, place) + sign;
        let end = |end: f64| show(end, end_place(end * size, place));
        format!("{} [{} to {}]", show(e.mean, place), end(e.low), end(e.high))
    } else {
        let (text, letter) = form.beside(e.mean * size, precision(e) * size);
        text + letter + sign
    }
}

/// The place of the last digit of an end of an interval: finer where it would look like 0 and is not,
/// since whether an interval reaches 0 is what a reader looks for.
pub fn end_place(end: f64, place: i32) -> i32 {
    let first = place_of(end);
    let hidden = end != 0.0 && end.is_finite() && plain(end, place) == "0";
    // What adding up has left of a 0 stays one.
    if hidden && first >= place - 5 { first } else { place }
}

/// A confidence that was found by choosing draws anew: `97%`; never all or nothing, since that knows
/// no certainty.
pub fn confidence(share: f64) -> String {
    match share {
        none if none < 0.005 => "<1%".to_owned(),
        all if all > 0.995 => ">99%".to_owned(),
        some => format!("{}%", plain(some * 100.0, 0)),
    }
}

/// Parts of a whole as whole hundredths that make 100 together.
pub fn hundredths(parts: &[f64]) -> Vec<u32> {
    let sum: f64 = parts.iter().sum();
    let exact: Vec<f64> =
        parts.iter().map(|part| part / sum.max(f64::MIN_POSITIVE) * 100.0).collect();
    let mut whole: Vec<u32> = exact.iter().map(|part| (part + 1e-9).floor() as u32).collect();
    let mut order: Vec<usize> = (0..parts.len()).collect();
    let rest = |at: usize| exact[at] - f64::from(whole[at]);
    order.sort_by(|a, b| rest(*b).total_cmp(&rest(*a)).then(a.cmp(b)));
    let missing = 100_u32.saturating_sub(whole.iter().sum());
    for at in order.into_iter().take(missing as usize) {
        whole[at] += 1;
    }
    whole
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

/// A number rounded to a place of its decimals, thousands apart, with a true minus; a bare 0 for
/// what rounds to nothing.
pub fn plain(value: f64, place: i32) -> String {
    let text = fixed(value, place);
    if text.bytes().all(|byte| matches!(byte, b'0' | b'.')) { "0".to_owned() } else { text }
}

/// The same with every decimal of the place, of a zero too.
fn fixed(value: f64, place: i32) -> String {
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
    format!("{sign}{}{rest}", thousands(whole))
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
mod tests;
