//! Text of a scenario may hold anything. Here it becomes harmless: on a line, in Markdown, as the
//! name of a folder.

use crate::model::{Dictionary, Event};
use crate::text;

/// Longest name that is shown whole [characters].
const LONGEST: usize = 60;

/// A name on one line, no longer than people read.
pub fn clean(name: &str) -> String {
    match text::name(name) {
        nothing if nothing.is_empty() => "(without a name)".to_owned(),
        shown => text::short(&shown, LONGEST).into_owned(),
    }
}

/// Text on one line, of at most so many characters: nothing that moves a cursor or turns the
/// direction of writing.
pub fn line(text: &str, longest: usize) -> String {
    let shown: String = text.chars().take(4 * longest).collect();
    let shown = text::name(&shown);
    match shown.char_indices().nth(longest) {
        _ if shown.is_empty() => "(without a name)".to_owned(),
        Some((end, _)) => format!("{}…", &shown[..end]),
        None => shown.into_owned(),
    }
}

/// The same words with all names of the scenario clean.
pub fn clean_words(words: &Dictionary) -> Dictionary {
    let mut words = words.clone();
    let all = |names: &mut Vec<String>| names.iter_mut().for_each(|name| *name = clean(name));
    all(&mut words.actors);
    if let Some(grid) = &mut words.grid {
        all(&mut grid.regions.names);
        grid.places.iter_mut().for_each(|place| place.name = clean(&place.name));
    }
    words
}

/// The same words with all names of the scenario clean, as Markdown shows them.
pub fn marked_words(words: &Dictionary) -> Dictionary {
    let mut words = clean_words(words);
    let mark = |name: &mut String| *name = markdown(name);
    words.actors.iter_mut().for_each(mark);
    if let Some(grid) = &mut words.grid {
        grid.regions.names.iter_mut().for_each(mark);
        grid.places.iter_mut().for_each(|place| mark(&mut place.name));
    }
    words
}

/// The same events with what they are about clean, as Markdown shows it.
pub fn marked_events(events: &[Event]) -> Vec<Event> {
    let mark = |event: &Event| {
        let subject = event.subject.as_ref().map(|name| markdown(&clean(name)).into());
        Event { subject, ..event.clone() }
    };
    events.iter().map(mark).collect()
}

/// `a`, `a and b`, `a, b and c`.
pub fn list(names: &[String]) -> String {
    crate::story::sentence::list(&names.iter().map(String::as_str).collect::<Vec<_>>())
}

/// Text that Markdown shows as it stands: no markup, no link, no HTML, no cell of a table ends.
pub fn markdown(text: &str) -> String {
    let mut safe = String::with_capacity(text.len() + 8);
    for (at, c) in text.char_indices() {
        let after_bracket = text[..at].ends_with(']');
        let escaped = match c {
            '\\' | '`' | '*' | '_' | '<' | '>' | '|' | '~' | '&' | '$' => true,
            '(' | ':' => after_bracket,
            // `https://` and `www.` become links by themselves.
            '/' => text[..at].ends_with(':'),
            '.' => text[..at].ends_with("www") || text[..at].ends_with("WWW"),
            '#' | '+' | '-' | '=' | '!' => at == 0,
            '@' => true,
            _ => false,
        };
        if escaped {
            safe.push('\\');
        }
        safe.push(c);
    }
    safe
}

/// A word of a command line, quoted where a shell would read it otherwise.
pub fn shell(word: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_.:/".contains(c);
    let bare = !word.is_empty() && !word.starts_with('-') && word.chars().all(plain);
    if bare { word.to_owned() } else { format!("'{}'", word.replace('\'', r"'\''")) }
}

/// Text as code, in a fence that it does not hold.
pub fn code(text: &str) -> String {
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    let space = if longest > 0 { " " } else { "" };
    format!("{fence}{space}{text}{space}{fence}")
}

/// A name for a file: as it is where any system takes it, else what is left of it and a mark by
/// which two such names differ. Two names never share one, not even where files know no case.
pub fn file_name(name: &str) -> String {
    let safe = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "-_.".contains(c);
    let short = (1..=LONGEST).contains(&name.len()) && name.chars().all(safe);
    let rim = name.starts_with('.') || name.ends_with('.');
    if short && !rim && !of_windows(name) && !ends_in_mark(name) {
        return name.to_owned();
    }
    marked_file_name(name)
}

/// What is left of a name and its mark, for a name that is no name of a file as it is.
pub fn marked_file_name(name: &str) -> String {
    let safe = |c: &char| c.is_ascii_alphanumeric() || "-_.".contains(*c);
    let kept: String = name.chars().filter(safe).take(40).collect();
    let hash = blake3::hash(name.as_bytes()).to_hex();
    let kept = kept.trim_matches('.');
    // What Windows keeps for itself, it keeps with anything behind a dot too.
    let before = if of_windows(kept) { "x-" } else { "" };
    format!("{before}{kept}-{}", &hash[..MARK])
}

/// Letters of a mark.
const MARK: usize = 8;

/// True if a plain name ends as a marked one does.
fn ends_in_mark(name: &str) -> bool {
    let mark = name.rsplit('-').next().unwrap_or_default();
    mark.len() == MARK
        && mark.len() < name.len()
        && mark.chars().all(|c| c.is_ascii_digit() || ('a'..='f').contains(&c))
}

/// True for the names that Windows keeps for devices, with or without something behind a dot.
fn of_windows(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().to_ascii_lowercase();
    let numbered = ["com", "lpt"].iter().filter_map(|port| stem.strip_prefix(port));
    ["con", "prn", "aux", "nul"].contains(&stem.as_str())
        || numbered.into_iter().any(|at| at.len() == 1 && at.chars().all(|c| c.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_one_short_line_that_turns_nothing() {
        assert_eq!(clean("phased-after"), "phased-after");
        assert_eq!(clean("a\nb\u{202E}c\u{1b}[31m"), "a bc [31m");
        assert_eq!(clean(" \n"), "(without a name)");
        let long = |end: &str| clean(&("é".repeat(10_000) + end));
        assert!(long("").starts_with(&format!("{}… ", "é".repeat(50))));
        assert!(long("").chars().count() <= 60 && long("a") != long("b"), "cut, and still two");
        assert_eq!(clean("الجبهة"), "الجبهة");
    }

    #[test]
    fn text_in_markdown_is_text() {
        assert_eq!(
            markdown("212 [150 to 274] fewer, 50% (−3)"),
            "212 [150 to 274] fewer, 50% (−3)"
        );
        assert_eq!(markdown("<b>*x*</b>|"), r"\<b\>\*x\*\</b\>\|");
        assert_eq!(markdown("[a](javascript:b)"), r"[a]\(javascript:b)");
        assert_eq!(markdown("see https://x.y or www.x.y"), r"see https:\//x.y or www\.x.y");
        assert_eq!(markdown("# a #"), r"\# a #");
        assert_eq!(code("a`b``c"), "``` a`b``c ```");
        assert_eq!(code("a b"), "`a b`");
    }

    #[test]
    fn a_word_of_a_command_is_quoted_where_a_shell_would_read_it() {
        assert_eq!(shell("phased-after:1:0"), "phased-after:1:0");
        assert_eq!(shell("it's; rm:1:0"), r"'it'\''s; rm:1:0'");
        assert_eq!(shell(""), "''");
    }

    #[test]
    fn a_folder_is_named_by_what_any_system_takes_and_two_names_stay_two() {
        assert_eq!(file_name("whole-first_2"), "whole-first_2");
        let long = "x".repeat(10_000);
        for name in ["../../etc", "a/b", "", ".", "..", "عام", "a b", "con", "nul.x", "a.", &long]
        {
            let safe = file_name(name);
            assert!(safe.len() < 60 && !safe.contains(['/', ' ']) && !safe.starts_with('.'));
            assert!(safe.is_ascii() && safe != file_name(&format!("{name} ")), "{safe}");
            assert!(!of_windows(&safe) && !safe.ends_with('.'), "{safe}");
        }
    }

    #[test]
    fn two_names_that_would_share_a_file_get_two() {
        let marked = file_name("a/b");
        let names = ["a/b", "a.b", "a-b", "a_b", "ab", "A.b", "a b", "A/B", "con", "CON", &marked];
        let mut files: Vec<String> =
            names.iter().map(|name| file_name(name).to_lowercase()).collect();
        files.sort_unstable();
        files.dedup();
        assert_eq!(files.len(), names.len(), "{files:?}");
    }
}
