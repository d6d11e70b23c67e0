//! Names that a word may have meant, and how they are told.

/// Longest word that is compared with others [bytes].
const LONGEST_WORD: usize = 200;

/// Names of a list that are shown.
const LISTED: usize = 24;

/// A list of names for people: `a, b, c`, and how many more where there are many.
pub fn listed<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    let mut names = names.into_iter();
    let shown: Vec<_> =
        names.by_ref().take(LISTED).map(|n| crate::text::shortened(n, 60)).collect();
    let more = names.count();
    let shown = shown.join(", ");
    if more == 0 { shown } else { format!("{shown} and {more} more") }
}

/// The help for a word that is not known: the name that was meant, or what else there is to say.
pub fn did_you_mean(meant: Option<&str>, otherwise: impl FnOnce() -> String) -> String {
    meant.map_or_else(otherwise, |meant| format!("did you mean `{meant}`?"))
}

/// Names that are told of those that have a word in them.
const WITHIN: usize = 8;

/// The help for a word that is none of many names: the name that was meant, names that have the word
/// in them, and where all are listed.
pub fn one_of_many<'a>(
    word: &str,
    meant: Option<&str>,
    known: impl Iterator<Item = &'a str>,
    all: &str,
) -> String {
    let mut help: Vec<String> =
        meant.iter().map(|meant| format!("did you mean `{meant}`?")).collect();
    let small = word.to_lowercase();
    let has = |name: &&str| small.len() > 2 && name.to_lowercase().contains(&small);
    let mut within = known.filter(has);
    let names: Vec<&str> = within.by_ref().take(WITHIN).collect();
    if !names.is_empty() {
        let more = if within.next().is_some() { ", …" } else { "" };
        help.push(format!("names with it: {}{more};", names.join(", ")));
    }
    help.push(all.to_owned());
    help.join(" ")
}

/// What a share that is written in percent was meant to be: 0.4 for 40.
pub fn share_meant(percent: f64) -> Option<String> {
    (percent > 1.0 && percent <= 100.0).then(|| format!("did you mean {}?", percent / 100.0))
}

/// The known name nearest to `word`, if one is near enough to be meant.
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    if word.len() > LONGEST_WORD {
        return None;
    }
    // Letters in the wrong case are a slip, too; of two names that differ in it alone, the exact one.
    let small = word.to_lowercase();
    let likeness = |name: &str| {
        let exact = strsim::jaro_winkler(word, name);
        (exact.max(strsim::jaro_winkler(&small, &name.to_lowercase())), exact)
    };
    known
        .into_iter()
        .filter(|name| name.len() <= LONGEST_WORD)
        .map(|name| (likeness(name), name))
        .filter(|((likeness, _), _)| *likeness > 0.75)
        .max_by(|(a, one), (b, other)| {
            a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)).then(other.cmp(one))
        })
        .map(|(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_that_many_names_have_in_them_is_answered_with_these() {
        let known = ["battle_deaths", "civilians_killed", "civilians_killed_by_crime"];
        let help = one_of_many("killed", None, known.into_iter(), "all: x");
        assert_eq!(help, "names with it: civilians_killed, civilians_killed_by_crime; all: x");
        assert_eq!(one_of_many("a", Some("b"), known.into_iter(), "x"), "did you mean `b`? x");
    }

    #[test]
    fn a_slip_of_the_pen_finds_the_name_that_was_meant() {
        assert_eq!(nearest("troop", ["police", "troops"]), Some("troops"));
        assert_eq!(nearest("zebra", ["police", "troops"]), None);
        assert_eq!(nearest("DDR", ["ddr", "border_control"]), Some("ddr"));
        assert_eq!(nearest("Front", ["front", "Front"]), Some("Front"));
    }
}
