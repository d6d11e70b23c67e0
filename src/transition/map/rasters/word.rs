//! Numbers as other programs write them.

use std::ops::Range;

use crate::faults::Fault;

/// A number; `NaN` in all spellings that C libraries have for it, and R's `NA`.
pub(super) fn number(word: &str) -> Option<f64> {
    if let Ok(number) = word.parse() {
        return Some(number);
    }
    let word = word.trim_start_matches(['+', '-']).to_ascii_lowercase();
    if word == "na" || (word.starts_with("nan(") && word.ends_with(')')) {
        return Some(f64::NAN);
    }
    let (one, kind) = word.split_once(".#")?;
    let kind = kind.trim_end_matches(|c: char| c.is_ascii_digit());
    match (one, kind) {
        ("1", "qnan" | "snan" | "ind" | "nan") => Some(f64::NAN),
        ("1", "inf") => Some(f64::INFINITY),
        _ => None,
    }
}

/// What to do about a word that is no number.
pub(super) fn help(fault: Fault, word: &str) -> Fault {
    let word = word.replacen(',', ".", 1);
    if number(&word).is_some_and(f64::is_finite) {
        return fault
            .help("write decimals with a point, not a comma, and thousands without a mark");
    }
    if word.contains([',', ';']) {
        return fault.help("part numbers by spaces");
    }
    fault
}

/// The words of a stretch that begins at a byte of the whole text, each with its span.
pub(super) fn words(
    line: &str,
    begin: usize,
    parts: impl Fn(char) -> bool,
) -> impl Iterator<Item = (&str, Range<usize>)> {
    line.split(parts).filter_map(move |word| {
        let at = begin + (word.as_ptr() as usize - line.as_ptr() as usize);
        (!word.is_empty()).then(|| (word, at..at + word.len()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_other_programs_are_numbers() {
        for (word, value) in [("1.0e+04", 1e4), ("5E3", 5e3), ("+7", 7.0), (".5", 0.5), ("5.", 5.0)]
        {
            assert_eq!(number(word), Some(value), "{word}");
        }
        for word in ["nan", "NaN", "-nan", "1.#QNAN", "-1.#IND", "1.#IND00", "-nan(ind)", "NA"] {
            assert!(number(word).is_some_and(f64::is_nan), "{word}");
        }
        for word in ["1,5", "x", "1.#", "--1", "1_000", "0x10", ""] {
            assert_eq!(number(word), None, "{word}");
        }
        assert_eq!(number("1.#INF"), Some(f64::INFINITY));
    }
}
