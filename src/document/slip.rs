//! What was meant by a line that is no TOML: a share in percent, a word without quotation marks, a
//! comma between thousands.

/// What to write instead, if the line at a byte of a text has one of these slips.
pub(super) fn help(text: &str, at: usize) -> Option<String> {
    let at = text.floor_char_boundary(at.min(text.len()));
    let begin = text[..at].rfind('\n').map_or(0, |line| line + 1);
    let line = text[begin..].lines().next()?;
    let mut values = line.split('=').skip(1).map(str::trim_start);
    values.find_map(|value| {
        let inside = |c: char| c.is_alphanumeric() || "_-.,%+".contains(c);
        let word = value.split(|c| !inside(c)).next()?.trim_end_matches(',');
        percent(word).or_else(|| thousands(word)).or_else(|| bare(word))
    })
}

/// `62%`
fn percent(word: &str) -> Option<String> {
    let share: f64 = word.strip_suffix('%')?.parse().ok()?;
    Some(format!("write {}: a share is a number from 0 to 1", share / 100.0))
}

/// `4,000`
fn thousands(word: &str) -> Option<String> {
    let mut parts = word.split(',');
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let first = parts.next().filter(|first| digits(first) && first.len() <= 3)?;
    let rest: Vec<&str> = parts.collect();
    let parted = !rest.is_empty() && rest.iter().all(|part| digits(part) && part.len() == 3);
    parted.then(|| format!("write {first}_{}", rest.join("_")))
}

/// `rebel`
fn bare(word: &str) -> Option<String> {
    let is_value = ["true", "false", "inf", "nan"].contains(&word);
    let is_word = word.chars().next().is_some_and(char::is_alphabetic);
    (is_word && !is_value).then(|| format!("put words in quotation marks: \"{word}\""))
}

#[cfg(test)]
mod tests {
    use super::help;

    #[test]
    fn what_a_user_of_a_spreadsheet_writes_is_told_as_toml_has_it() {
        for (line, meant) in [
            ("share = 62%", Some("write 0.62: a share is a number from 0 to 1")),
            ("kind = rebel", Some("put words in quotation marks: \"rebel\"")),
            ("fighters = 4,000  # many", Some("write 4_000")),
            ("generate = { people = 1,600,000, towns = 9 }", Some("write 1_600_000")),
            ("ok = true", None),
            ("places = [1, 2", None),
        ] {
            let text = format!("[a]\n{line}\nb = 3\n");
            assert_eq!(help(&text, 6).as_deref(), meant, "{line}");
        }
    }
}
