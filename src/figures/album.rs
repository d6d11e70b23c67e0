//! What figures are drawn from, and the figures of a study in the order of a report.

use super::canvas::Canvas;
use super::page::Page;
use crate::analysis::{Comparison, Subject};
use crate::batch::Results;
use crate::model::Dictionary;
use crate::story::{file_name as safe_name, marked_file_name};

/// What figures are drawn from.
pub(super) struct Study<'a> {
    /// The study in words that can be drawn.
    pub subject: &'a Subject,
    /// Its dictionary as the scenario writes it: files bear these names.
    pub dictionary: &'a Dictionary,
    pub results: &'a Results,
    pub comparison: &'a Comparison,
}

impl Study<'_> {
    /// One of several pages, with its number in the title.
    pub fn page(&self, title: &str, (page, pages): (usize, usize), words: &str) -> Page {
        let number = format!(" ({} of {pages})", page + 1);
        let title = title.to_owned() + if pages > 1 { &number } else { "" };
        Page::new(self.subject, self.comparison, &title, words)
    }
}

/// Pages with the names of their files.
#[derive(Default)]
pub(super) struct Album {
    pub pages: Vec<(String, Canvas)>,
    /// The figure that was added to last, and how many pages it has.
    last: (String, usize),
}

impl Album {
    /// The next page of a figure: `<name>`, `<name>-2`, `<name>-3`, …
    pub fn add(&mut self, name: &str, page: Page) {
        let before = if self.last.0 == name { self.last.1 } else { 0 };
        self.last = (name.to_owned(), before + 1);
        let file = if before == 0 { name.to_owned() } else { format!("{name}-{}", before + 1) };
        self.pages.push((file, page.finish()));
    }
}

/// A file's name from a kind of figure and a name of the dictionary; two names never share one.
pub(super) fn file_name(kind: &str, name: &str) -> String {
    // The figure of the parts of a layer, and a page of it, end so.
    let page = name.trim_end_matches(|letter: char| letter.is_ascii_digit());
    let taken = name.ends_with("-by") || page.ends_with("-by-");
    format!("{kind}-{}", if taken { marked_file_name(name) } else { safe_name(name) })
}
