//! Pieces of a page. Text enters escaped, whoever wrote it; there is no way to put it in as it is.
//!
//! Names of tags, attributes and classes are the program's own, so they cannot be made of a
//! scenario's words: their type is `&'static str`.

use std::fmt::{Display, Write as _};

use crate::text;

/// Characters of a name that are shown in headings and tables.
pub(super) const NAME: usize = 120;
/// Characters of a text, such as what an option says, that are shown.
pub(super) const TEXT: usize = 1_200;

/// Elements that are there for what is in them.
const HOLDS: [&str; 12] =
    ["p", "ul", "ol", "dl", "li", "h3", "h4", "table", "thead", "tbody", "details", "section"];

/// A piece of a page: whole elements and escaped text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Html(String);

impl Html {
    /// Words of the program, or a number.
    pub fn text(text: &str) -> Self {
        Self(escape(text))
    }

    /// Words of a scenario: escaped, set apart from the direction of the text around them, and
    /// visibly shortened beyond so many characters.
    pub fn foreign(text: &str, most: usize) -> Self {
        el("bdi").text(&shorten(text, most)).done()
    }

    /// A name in a scenario.
    pub fn name(name: &str) -> Self {
        Self::foreign(&text::short(name.trim(), NAME), TEXT)
    }

    /// Pieces one after another.
    pub fn join(pieces: impl IntoIterator<Item = Self>) -> Self {
        pieces.into_iter().fold(Self::default(), |all, piece| Self(all.0 + &piece.0))
    }

    /// The same with a piece behind it.
    pub fn and(mut self, other: impl Into<Self>) -> Self {
        self.0.push_str(&other.into().0);
        self
    }

    /// True if nothing is in it.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// True if it holds a letter, be it in a tag.
    pub fn holds(&self, letter: char) -> bool {
        self.0.contains(letter)
    }

    /// As it is written.
    #[cfg(test)]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<Element> for Html {
    fn from(element: Element) -> Self {
        element.done()
    }
}

/// An element being filled.
#[derive(Debug, Clone)]
pub(super) struct Element {
    tag: &'static str,
    head: String,
    inside: String,
}

/// An empty element.
pub(super) fn el(tag: &'static str) -> Element {
    Element { tag, head: String::new(), inside: String::new() }
}

impl Element {
    /// An attribute. Marks that turn the direction of text have no place in one.
    pub fn attr(mut self, name: &'static str, value: impl Display) -> Self {
        let _ = write!(self.head, " {name}=\"{}\"", escape(&value.to_string()));
        self
    }

    /// Its classes.
    pub fn class(self, class: &'static str) -> Self {
        self.attr("class", class)
    }

    /// Words of the program, or a number.
    pub fn text(mut self, text: &str) -> Self {
        self.inside.push_str(&escape(text));
        self
    }

    /// A piece inside it, behind what is there.
    pub fn add(mut self, piece: impl Into<Html>) -> Self {
        self.inside.push_str(&piece.into().0);
        self
    }

    /// Pieces inside it.
    pub fn each<T: Into<Html>>(self, pieces: impl IntoIterator<Item = T>) -> Self {
        pieces.into_iter().fold(self, |element, piece| element.add(piece))
    }

    /// The element, whole. A list, a table, a part of one or a paragraph with nothing in it is none.
    pub fn done(self) -> Html {
        let Self { tag, head, inside } = self;
        if inside.is_empty() && HOLDS.contains(&tag) {
            return Html::default();
        }
        let void = matches!(tag, "meta" | "br" | "hr" | "img" | "col");
        // Shapes of a drawing may close themselves; elements of a page may not.
        let shape = matches!(tag, "path" | "rect" | "line" | "circle");
        Html(match (void, shape && inside.is_empty()) {
            (true, _) => format!("<{tag}{head}>"),
            (_, true) => format!("<{tag}{head}/>"),
            _ => format!("<{tag}{head}>{inside}</{tag}>"),
        })
    }
}

/// The page's own style sheet, which is no text of anybody else.
pub(super) fn style(sheet: &'static str) -> Html {
    Html(format!("<style>{sheet}</style>"))
}

/// A whole document around its root element.
pub(super) fn document(root: Html) -> String {
    format!("<!DOCTYPE html>\n{}\n", root.0)
}

/// Text as a page takes it, in an element or an attribute. Control characters become spaces; marks
/// that embed or override a direction are left out, since they reach beyond their own text where
/// nothing isolates it.
fn escape(words: &str) -> String {
    let mut out = String::with_capacity(words.len() + words.len() / 8);
    for letter in words.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            turns if text::turns(turns) => {}
            '\u{fdd0}'..='\u{fdef}' | '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            '\n' => out.push('\n'),
            control if control.is_control() => out.push(' '),
            other => out.push(other),
        }
    }
    out
}

/// A text with so many characters at most, and a mark where it was cut.
pub(super) fn shorten(text: &str, most: usize) -> String {
    let text = text.trim();
    match text.char_indices().nth(most) {
        Some((end, _)) => format!("{}… […]", text[..end].trim_end()),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_never_markup_wherever_it_stands() {
        let nasty = "</title><script>alert('x')</script>\" onload=\"y\0\u{202e}";
        let piece = el("p").attr("title", nasty).text(nasty).add(Html::name(nasty)).done();
        let text = piece.as_str();
        assert_eq!(text.matches('<').count(), 4, "{text}");
        assert_eq!(text.matches('"').count(), 2, "{text}");
        assert!(!text.contains('\0') && !text.contains('\u{202e}') && !text.contains('\''));
        assert!(text.starts_with("<p title=\"&lt;/title&gt;&lt;script&gt;"));
    }

    #[test]
    fn a_name_is_isolated_and_visibly_shortened() {
        assert_eq!(Html::name("a & b").as_str(), "<bdi>a &amp; b</bdi>");
        let long = "ä".repeat(10_000);
        let shown = shorten(&long, 120);
        assert_eq!(shown.chars().count(), 125);
        assert!(shown.ends_with("… […]"));
        assert_eq!(shorten("=1+1", 120), "=1+1", "a page runs no formulas");
    }

    #[test]
    fn a_list_a_table_or_a_heading_with_nothing_in_it_is_none() {
        let rows: [Html; 0] = [];
        for tag in HOLDS {
            assert!(el(tag).class("x").each(rows.clone()).done().is_empty(), "{tag}");
        }
        assert!(el("ul").add(el("li").add(el("p"))).done().is_empty(), "nor what holds nothing");
        assert!(!el("td").done().is_empty(), "a row keeps its columns");
    }

    #[test]
    fn elements_close_as_a_page_wants_it() {
        assert_eq!(el("td").done().as_str(), "<td></td>");
        assert_eq!(el("meta").attr("charset", "utf-8").done().as_str(), "<meta charset=\"utf-8\">");
        assert_eq!(el("path").attr("d", "M0 0").done().as_str(), "<path d=\"M0 0\"/>");
    }
}
