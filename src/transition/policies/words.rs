//! Numbers and names in plain words, for the labels of policies.

/// A number with its thousands set apart: `12,500`, `2.5`.
pub fn number(value: f64) -> String {
    let text = format!("{}", (value.abs() * 100.0).round() / 100.0);
    let (whole, rest) = match text.split_once('.') {
        Some((whole, rest)) => (whole, format!(".{rest}")),
        None => (&*text, String::new()),
    };
    let mut told = String::new();
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index) % 3 == 0 {
            told.push(',');
        }
        told.push(digit);
    }
    let sign = if value < 0.0 { "−" } else { "" };
    format!("{sign}{told}{rest}")
}

/// `1 month`, `1,500 posts`.
pub fn counted(value: f64, one: &str, many: &str) -> String {
    format!("{} {}", number(value), if value == 1.0 { one } else { many })
}

/// `a`, `a and b`, `a, b and c`.
pub fn list<S: AsRef<str>>(names: &[S]) -> String {
    match names {
        [] => String::new(),
        [one] => one.as_ref().to_owned(),
        [most @ .., last] => {
            let most: Vec<&str> = most.iter().map(AsRef::as_ref).collect();
            format!("{} and {}", most.join(", "), last.as_ref())
        }
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
    }
}
