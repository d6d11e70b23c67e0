//! Numbers as other programs write them.

use std::ops::Range;

use crate::faults::Fault;

/// What C libraries make of their words for what is no number and for infinity where they round them
/// like digits: `1.#QNAN` to one place is `1.#R`. Some stand for either; all are no data.
const ROUNDED: [&str; 8] = ["r", "qo", "qnb", "t", "so", "snb", "j", "io"];

/// What other programs write where there is nothing.
const NOTHING: [&str; 10] =
    ["null", "<null>", "none", "nil", "n/a", "#n/a", "nodata", "*", "-", "."];

/// A number; `NaN` in all spellings that C libraries have for it, and R's `NA`. A typographic minus is
/// a minus.
pub(super) fn number(word: &str) -> Option<f64> {
    if let Ok(number) = word.parse() {
        return Some(number);
    }
    if let Some(rest) = word.strip_prefix('\u{2212}') {
        return number(&format!("-{rest}"));
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
        ("1", kind) if ROUNDED.contains(&kind) => Some(f64::NAN),
        _ => None,
    }
}

/// True for a word that says that there is nothing.
pub(super) fn is_nothing(word: &str) -> bool {
    NOTHING.contains(&&*word.to_ascii_lowercase())
}

/// True for a word that begins a comment in other programs.
pub(super) fn is_comment(word: &str) -> bool {
    ["#", "//", "/*", "!"].iter().any(|mark| word.starts_with(mark))
}

/// What to do about a word that is no number.
pub(super) fn help(fault: Fault, word: &str) -> Fault {
    match help_for(word) {
        Some(help) => fault.help(help),
        None => fault,
    }
}

fn help_for(word: &str) -> Option<String> {
    let bare = word.trim_matches(['"', '\'']);
    let is_number = |word: &str| number(word).is_some_and(f64::is_finite);
    if is_nothing(word) {
        return Some("where there are no data write the NODATA_value".to_owned());
    }
    if bare != word {
        return Some("write numbers without quotation marks".to_owned());
    }
    if is_comment(word) {
        return Some("comments are not read: delete the line".to_owned());
    }
    if let Some(share) = word.strip_suffix('%').and_then(number) {
        return Some(format!("write a share: {} for {word}", share / 100.0));
    }
    if word.get(..2).is_some_and(|start| start.eq_ignore_ascii_case("0x")) {
        return Some("write decimal numbers".to_owned());
    }
    if word.chars().any(|c| c.is_numeric() && !c.is_ascii()) {
        return Some("write numbers with the digits 0 to 9".to_owned());
    }
    if is_number(&word.replacen(['d', 'D'], "e", 1)) {
        return Some(format!("write {}", word.replacen(['d', 'D'], "e", 1)));
    }
    if let Some(plain) = without_thousands(word) {
        let comma = word.matches(',').count() > 1;
        let several =
            if comma { "; if these are several numbers, part them by spaces" } else { "" };
        return Some(format!("thousands have no mark: write {plain}{several}"));
    }
    if !word.ends_with(',') && is_number(&word.replacen(',', ".", 1)) {
        return Some(
            "write decimals with a point, not a comma, and thousands without a mark".to_owned(),
        );
    }
    word.contains([',', ';']).then(|| "part numbers by spaces".to_owned())
}

/// `1,234,567`, `4'500` or `4.500,0` as it would be written without marks of thousands. What may as well
/// be a decimal comma, `4,500`, is none.
fn without_thousands(word: &str) -> Option<String> {
    let marks = ['\'', '\u{2019}', '_', ',', '.'];
    let mark = word.chars().find(|c| marks.contains(c))?;
    let point = if mark == ',' { '.' } else { ',' };
    let (whole, rest) = match word.split_once(point) {
        Some((whole, rest)) => (whole, Some(rest)),
        None => match word.split_once('.').filter(|_| mark != '.' && mark != ',') {
            Some((whole, rest)) => (whole, Some(rest)),
            None => (word, None),
        },
    };
    let mut groups = whole.trim_start_matches(['+', '-']).split(mark);
    let digits = |group: &str| !group.is_empty() && group.bytes().all(|c| c.is_ascii_digit());
    let first = groups.next().is_some_and(|group| digits(group) && group.len() <= 3);
    let count = whole.matches(mark).count();
    let all = groups.all(|group| digits(group) && group.len() == 3);
    let unclear = mark == ',' && count == 1 && rest.is_none();
    if !first || !all || count == 0 || unclear || !rest.is_none_or(digits) {
        return None;
    }
    let plain = whole.replace(mark, "");
    Some(rest.map_or(plain.clone(), |rest| format!("{plain}.{rest}")))
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
        for word in [
            "nan",
            "NaN",
            "-nan",
            "1.#QNAN",
            "-1.#IND",
            "1.#IND00",
            "-nan(ind)",
            "NA",
            "1.#R",
            "-1.#J",
            "1.#QO",
        ] {
            assert!(number(word).is_some_and(f64::is_nan), "{word}");
        }
        for word in ["1,5", "x", "1.#", "--1", "1_000", "0x10", "", "\u{2212}-1", "\u{2212}"] {
            assert_eq!(number(word), None, "{word}");
        }
        assert_eq!(number("1.#INF"), Some(f64::INFINITY));
        assert_eq!(number("\u{2212}9999"), Some(-9999.0));
    }

    #[test]
    fn what_is_no_number_is_told_what_to_write() {
        for (word, told) in [
            ("4'500", "write 4500"),
            ("4_500", "write 4500"),
            ("4.500,0", "write 4500.0"),
            ("1,234.5", "write 1234.5"),
            ("1,234,567", "write 1234567; if these are several numbers"),
            ("4,500", "decimals with a point"),
            ("0,25", "decimals with a point"),
            ("2,", "part numbers by spaces"),
            ("-9999,0,0,0", "part numbers by spaces"),
            ("40%", "write a share: 0.4 for 40%"),
            ("\"1\"", "without quotation marks"),
            ("0x1194", "decimal numbers"),
            ("*", "NODATA_value"),
            ("None", "NODATA_value"),
            ("#", "comments are not read"),
            ("\u{664}\u{665}", "digits 0 to 9"),
            ("4.5d3", "write 4.5e3"),
        ] {
            let help = help_for(word).unwrap_or_default();
            assert!(help.contains(told), "{word}: {help}");
        }
        assert_eq!(help_for("O"), None);
    }
}
