//! Text of other people: scenarios, legends, paths. What a name may hold, what a terminal, a page or
//! a line may be given, and when two names look alike are decided here and nowhere else.
//!
//! A name is cleaned once, as it is read, so it is the same in every output: one line, composed
//! (NFC), without control characters and without marks that embed, override or isolate a direction.
//! Marks that a script needs stay: the direction marks of right-to-left writing and the joiners.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use unicode_security::skeleton;

/// Marks that embed, override or isolate a direction: they reach beyond their own text.
pub fn turns(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Characters that nobody sees and no script needs: line separators, byte order marks, tags, fillers,
/// codes that are no characters, and those that every font draws as it likes.
fn is_no_text(c: char) -> bool {
    turns(c)
        || matches!(c, '\u{200B}' | '\u{2060}'..='\u{2065}' | '\u{206A}'..='\u{206F}')
        || matches!(c, '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E0FFF}')
        || matches!(c, '\u{FDD0}'..='\u{FDEF}' | '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..)
        || u32::from(c) & 0xFFFE == 0xFFFE
}

/// Direction marks, joiners and the fillers of Hangul, which some scripts need and which cannot be
/// seen.
fn is_script_mark(c: char) -> bool {
    matches!(c, '\u{61C}' | '\u{200C}'..='\u{200F}' | '\u{AD}' | '\u{34F}' | '\u{FE00}'..='\u{FE0F}')
        || matches!(c, '\u{115F}' | '\u{1160}' | '\u{3164}' | '\u{FFA0}')
}

/// The cell of Braille without a dot: a space by another name.
const BLANK_BRAILLE: char = '\u{2800}';

/// A name as it is kept: one line of composed text without what moves a cursor or turns the writing.
/// Empty where nothing that can be seen is left.
pub fn name(text: &str) -> Cow<'_, str> {
    let simple = |c: char| c.is_ascii_graphic() || c == ' ';
    if text.chars().all(simple) && text.trim() == text && !text.contains("  ") {
        return Cow::Borrowed(text);
    }
    let is_space = |c: char| c.is_control() || c.is_whitespace() || c == BLANK_BRAILLE;
    let spaced = |c: char| if is_space(c) { ' ' } else { c };
    let kept: String = text.chars().filter(|c| !is_no_text(*c)).map(spaced).nfc().collect();
    // A mark without a letter to stand on is nothing to see either.
    if kept.chars().all(|c| c == ' ' || is_script_mark(c) || is_combining_mark(c)) {
        return Cow::Borrowed("");
    }
    Cow::Owned(kept.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" "))
}

/// A name of so many characters at most. One that is cut bears a mark of the whole, so that no two names
/// become one.
pub fn short(name: &str, most: usize) -> Cow<'_, str> {
    if name.chars().nth(most).is_none() {
        return Cow::Borrowed(name);
    }
    let mark = blake3::hash(name.as_bytes()).to_hex();
    let kept: String = name.chars().take(most.saturating_sub(2 + MARK)).collect();
    Cow::Owned(format!("{}… {}", kept.trim_end(), &mark[..MARK]))
}

/// Letters of the mark of a name that was cut.
const MARK: usize = 8;

/// A name that a model made, in words: `civilians_killed` becomes `civilians killed`. What stands
/// behind a dot is a name that the user gave, and stays as it was given.
pub fn spelt(name: &str) -> String {
    let (own, given) = name.split_once('.').unwrap_or((name, ""));
    let gap = if given.is_empty() { "" } else { " " };
    format!("{}{gap}{given}", own.replace('_', " "))
}

/// The same with a capital in front.
pub fn words(name: &str) -> String {
    let text = spelt(name);
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().collect::<String>() + letters.as_str()
    })
}

/// Free text as it is kept: paragraphs stay, everything else as in a name, but for spaces and
/// composition, which a path may need as they are.
pub fn prose(text: &str) -> Cow<'_, str> {
    if text.chars().all(|c| c == '\n' || !(c.is_control() || is_no_text(c))) {
        return Cow::Borrowed(text);
    }
    let text = text.replace("\r\n", "\n");
    let spaced = |c: char| if c.is_control() && c != '\n' { ' ' } else { c };
    Cow::Owned(text.chars().filter(|c| !is_no_text(*c)).map(spaced).collect())
}

/// Text that a terminal can be given: nothing moves a cursor, rings a bell or turns the writing.
pub fn terminal(text: &str) -> Cow<'_, str> {
    let harmless = |c: char| matches!(c, '\n' | '\t') || !(c.is_control() || turns(c));
    if text.chars().all(harmless) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().filter(|c| harmless(*c)).collect())
}

/// The same on one line.
pub fn one_line(text: &str) -> String {
    let spaced =
        |c: char| if matches!(c, '\n' | '\r' | '\t' | '\u{2028}' | '\u{2029}') { ' ' } else { c };
    terminal(&text.chars().map(spaced).collect::<String>()).into_owned()
}

/// JSON that a terminal can be given: the same values, with what `terminal` would drop written as
/// `\u…`. In JSON such characters can only stand in a text.
pub fn json(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c != '\n' && (c.is_control() || turns(c)) {
            out.push_str(&format!("\\u{:04x}", u32::from(c)));
        } else {
            out.push(c);
        }
    }
    out
}

/// Text of at most so many characters, with a mark where it was cut.
pub fn shortened(text: &str, most: usize) -> Cow<'_, str> {
    match text.char_indices().nth(most) {
        Some((end, _)) => Cow::Owned(format!("{}…", &text[..end])),
        None => Cow::Borrowed(text),
    }
}

/// What a name looks like: names with one look cannot be distinguished by eye.
pub fn look(name: &str) -> String {
    let seen: String = name.nfkc().filter(|c| !is_script_mark(*c) && !is_no_text(*c)).collect();
    skeleton(&seen).collect()
}

/// True if two different names cannot be distinguished by eye. Letters of ASCII are distinguished, whatever
/// a font makes of `1` and `l`, or `m` and `rn`.
pub fn alike(one: &str, other: &str) -> bool {
    !(one.is_ascii() && other.is_ascii()) && look(one) == look(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_one_composed_line_that_turns_nothing() {
        assert_eq!(name("phased-after"), "phased-after");
        assert_eq!(name(" a\n\tb\u{202E}c\u{1b}[31m "), "a bc [31m");
        assert_eq!(name("Cafe\u{301}"), "Café");
        assert_eq!(name("plan\u{a0} "), "plan");
        assert_eq!(name("\u{feff}\u{200e}\u{200d} "), "");
        for unseen in ['\u{3164}', '\u{115F}', '\u{1160}', '\u{FFA0}', '\u{2800}', '\u{301}'] {
            assert_eq!(name(&unseen.to_string()), "", "{unseen:?}");
        }
        for private in ['\u{E000}', '\u{F8FF}', '\u{F0001}', '\u{10FFFD}'] {
            assert_eq!(name(&format!("a{private}b")), "ab", "{private:?}");
        }
    }

    #[test]
    fn marks_that_a_script_needs_stay() {
        assert_eq!(name("بعثة\u{200f} ٢٠٠"), "بعثة\u{200f} ٢٠٠");
        assert_eq!(name("می\u{200c}خواهم"), "می\u{200c}خواهم");
        assert_eq!(terminal("ا\u{200f}\u{61c}"), "ا\u{200f}\u{61c}");
    }

    #[test]
    fn free_text_keeps_its_paragraphs_and_spaces() {
        assert_eq!(prose("a  b\n\nc"), "a  b\n\nc");
        assert_eq!(prose("a\r\nb\u{1b}[2J\u{202e}c"), "a\nb [2Jc");
    }

    #[test]
    fn a_terminal_is_given_nothing_that_moves_or_turns_it() {
        assert_eq!(terminal("a\u{1b}[31m\u{7}b\u{202e}c\td\n\u{9b}"), "a[31mbc\td\n");
        assert_eq!(one_line("a\nb\u{1b}"), "a b");
        assert_eq!(
            json("{\n \"a\": \"\u{202e}\u{9b}\u{200f}\"\n}"),
            "{\n \"a\": \"\\u202e\\u009b\u{200f}\"\n}"
        );
    }

    #[test]
    fn names_that_look_alike_are_alike_and_others_are_not() {
        for (one, other) in [
            ("plan", "pl\u{430}n"),
            ("plan", "plan\u{200d}"),
            ("plan", "ｐｌａｎ"),
            ("Côte", "C\u{f4}t\u{435}"),
            ("scope", "ѕсоре"),
        ] {
            assert!(alike(one, other), "{one} {other}");
        }
        for (one, other) in
            [("phase-1", "phase-l"), ("Plan", "plan"), ("modern", "modem"), ("Bo", "Bô")]
        {
            assert!(!alike(one, other), "{one} {other}");
        }
    }
}
