//! The line of a fault as it stands in its file, with a mark under what is wrong, and the help.

use std::io::IsTerminal;

use miette::{
    Diagnostic, GraphicalReportHandler, GraphicalTheme, LabeledSpan, MietteError,
    MietteSpanContents, SourceCode, SourceSpan, SpanContents,
};

use crate::faults::{Fault, Place};
use crate::text;

/// What is shown of a line before and behind the start of what is wrong [characters].
const BEFORE: usize = 40;
const BEHIND: usize = 70;

/// Longest help that is shown whole [characters].
const LONGEST_HELP: usize = 1_500;

/// The marked text and the help of a fault.
pub fn of(fault: &Fault) -> String {
    let terminal = std::io::stderr().is_terminal();
    let theme = if terminal { GraphicalTheme::unicode() } else { GraphicalTheme::none() };
    let handler = GraphicalReportHandler::new_themed(theme).with_width(100).with_links(false);
    let help = fault.help.as_ref();
    let picture = Picture {
        help: help.map(|help| text::terminal(&text::shortened(help, LONGEST_HELP)).into_owned()),
        excerpt: fault.place.as_ref().map(Excerpt::of),
    };
    let mut drawn = String::new();
    if handler.render_report(&mut drawn, &picture).is_err() {
        return picture.help.unwrap_or_default();
    }
    // The message was said in the plain line: its place here is an empty first line.
    let drawn = drawn.trim_start_matches('\n').split_once('\n').map_or("", |(_, rest)| rest);
    drawn.trim_end().to_owned()
}

/// A fault without its message, harmless to a terminal.
#[derive(Debug)]
struct Picture {
    help: Option<String>,
    excerpt: Option<Excerpt>,
}

/// What is shown of one line.
#[derive(Debug)]
struct Excerpt {
    name: String,
    /// Line, from 0.
    line: usize,
    /// Column at which what is wrong begins, from 0.
    column: usize,
    text: String,
    span: SourceSpan,
}

impl Excerpt {
    fn of(place: &Place) -> Self {
        let (line, begin) = place.line();
        let whole = place.text.text.get(begin..).unwrap_or("");
        let start = place.span.start.saturating_sub(begin).min(whole.len());
        let (before, behind) = whole.split_at_checked(start).unwrap_or((whole, ""));
        let behind = behind.split('\n').next().unwrap_or("");
        let cut = before.char_indices().rev().nth(BEFORE).map(|(at, _)| at);
        let dots = if cut.is_some() { "…" } else { "" };
        let shown_before = harmless(&before[cut.unwrap_or(0)..]);
        let marked = place.span.end.saturating_sub(place.span.start).min(behind.len());
        let (marked, rest) = behind.split_at_checked(marked).unwrap_or((behind, ""));
        let (short, tail) = (text::shortened(marked, BEHIND), text::shortened(rest, BEHIND));
        let marked = harmless(&short);
        let text = format!("{dots}{shown_before}{marked}{}", harmless(&tail));
        let at = dots.len() + shown_before.len();
        Self {
            name: text::one_line(&place.text.name),
            line: line - 1,
            column: before.chars().count(),
            span: (at, marked.len()).into(),
            text: text.trim_end().to_owned() + "\n",
        }
    }
}

/// Text of one line, every character shown as one.
fn harmless(text: &str) -> String {
    let shown = |c: char| match c {
        '\t' => ' ',
        c if c.is_control() || text::turns(c) => '\u{fffd}',
        c => c,
    };
    text.trim_end_matches('\r').chars().map(shown).collect()
}

impl SourceCode for Excerpt {
    fn read_span<'a>(
        &'a self,
        _: &SourceSpan,
        _: usize,
        _: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let whole = (0, self.text.len()).into();
        Ok(Box::new(MietteSpanContents::new_named(
            self.name.clone(),
            self.text.as_bytes(),
            whole,
            self.line,
            self.column,
            1,
        )))
    }
}

impl std::fmt::Display for Picture {
    fn fmt(&self, _: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        Ok(())
    }
}

impl std::error::Error for Picture {}

impl Diagnostic for Picture {
    fn help<'a>(&'a self) -> Option<Box<dyn std::fmt::Display + 'a>> {
        self.help.as_ref().map(|help| Box::new(help) as Box<dyn std::fmt::Display>)
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        self.excerpt.as_ref().map(|excerpt| excerpt as &dyn SourceCode)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        let span = self.excerpt.as_ref()?.span;
        Some(Box::new(std::iter::once(LabeledSpan::new_with_span(None, span))))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::faults::{Kind, Text};
    use std::sync::Arc;

    fn picture(text: &str, span: std::ops::Range<usize>) -> String {
        let text = Arc::new(Text::new("a.toml", text));
        let fault = Fault::new(Kind::Scenario, "must lie").at(&Place { text, span });
        of(&fault.help("soldiers on duty"))
    }

    #[test]
    fn a_line_is_shown_once_with_its_number_and_the_help() {
        let picture = picture("x = 1\ny = 2\ntroops = -4\nz = 3\n", 21..23);
        assert!(!picture.contains("must lie"), "{picture}");
        assert_eq!(picture.matches("troops = -4").count(), 1, "{picture}");
        assert!(picture.contains("3 |") || picture.contains("3 │"), "{picture}");
        assert!(
            picture.contains("a.toml:3:10") && picture.contains("soldiers on duty"),
            "{picture}"
        );
    }

    #[test]
    fn a_long_line_is_cut_around_what_is_wrong() {
        let long = format!("{}HERE{}", "é".repeat(1 << 20), "ü".repeat(1 << 20));
        let picture = picture(&long, 2 << 20..(2 << 20) + 4);
        assert!(picture.contains("HERE") && picture.chars().count() < 600, "{picture}");
    }

    #[test]
    fn nothing_in_a_line_moves_the_cursor() {
        let picture = picture("a = \"\u{1b}]0;x\u{7}\u{202e}\u{9b}2J\"\r\n", 4..20);
        let harmless = |c: char| c == '\n' || !(c.is_control() || text::turns(c));
        assert!(picture.chars().all(harmless), "{picture:?}");
    }

    #[test]
    fn a_fault_at_the_end_of_an_empty_file_or_of_the_last_line_is_shown_too() {
        assert!(picture("", 0..0).contains("soldiers"));
        assert!(picture("x = ", 4..4).contains("x ="));
        assert!(picture("x = \n", 5..5).contains("soldiers"));
    }
}
