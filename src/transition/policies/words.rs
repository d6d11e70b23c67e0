//! Numbers and names in plain words, for the labels of policies.

/// A number with its thousands told apart: `12,500`, `2.5`.
pub(super) fn number(value: f64) -> String {
    let text = format!("{}", (value.abs() * 100.0).round() / 100.0);
    let (whole, rest) = match text.split_once('.') {
        Some((whole, rest)) => (whole, format!(".{rest}")),
        None => (&*text, String::new()),
    };
    let mut told = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at) % 3 == 0 {
            told.push(',');
        }
        told.push(digit);
    }
    let sign = if value < 0.0 { "−" } else { "" };
    format!("{sign}{told}{rest}")
}

/// `1 month`, `1,500 posts`.
pub(super) fn counted(value: f64, one: &str, many: &str) -> String {
    format!("{} {}", number(value), if value == 1.0 { one } else { many })
}

/// `a`, `a and b`, `a, b and c`.
pub(super) fn list<S: AsRef<str>>(names: &[S]) -> String {
    match names {
        [] => String::new(),
        [one] => one.as_ref().to_owned(),
        [most @ .., last] => {
            let most: Vec<&str> = most.iter().map(AsRef::as_ref).collect();
            format!("{} and {}", most.join(", "), last.as_ref())
        }
    }
}

/// Some of the districts by name while they are few; all of them and many of them as such.
pub(super) fn districts(some: &[usize], all: &[String]) -> String {
    let mut some = some.to_vec();
    some.sort_unstable();
    some.dedup();
    let names: Vec<&String> = some.iter().map(|&at| &all[at]).collect();
    match names.len() {
        0 => "no district".to_owned(),
        few if few <= 3 => list(&names),
        many if many == all.len() => "every district".to_owned(),
        many => counted(many as f64, "district", "districts"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_told_as_in_a_text() {
        let told = [0.0, 999.0, 12_500.0, 1_234_567.0, 2.5, 60.0 * 0.01 * 100.0].map(number);
        assert_eq!(told, ["0", "999", "12,500", "1,234,567", "2.5", "60"]);
        assert_eq!(counted(1.0, "district", "districts"), "1 district");
        assert_eq!(list(&["a", "b", "c"]), "a, b and c");
        let all: Vec<String> = ["n", "e", "s", "w", "x"].map(str::to_owned).into();
        assert_eq!(districts(&[1], &all), "e");
        assert_eq!(districts(&[3, 0, 3], &all), "n and w");
        assert_eq!(districts(&[0, 1, 2, 3], &all), "4 districts");
        assert_eq!(districts(&[0, 1, 2, 3, 4], &all), "every district");
    }
}
