//! A sentence and the rows that it rests on.

use std::fmt;

use crate::analysis::format::whole;

/// A sentence of the story.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// When it is told.
    pub tick: u32,
    text: String,
    cites: Vec<u32>,
    range: Option<(u32, u32)>,
}

impl Sentence {
    /// A sentence without its full stop, and every event that it rests on.
    pub fn new(tick: u32, text: String, cites: impl IntoIterator<Item = u32>) -> Self {
        let mut cites: Vec<u32> = cites.into_iter().collect();
        cites.sort_unstable();
        cites.dedup();
        Self { tick, text, cites, range: None }
    }

    /// A sentence that rests on all events from one number to another: it must say how many they
    /// are, so that without any of them it is another sentence.
    pub fn of_range(tick: u32, text: String, range: (u32, u32)) -> Self {
        Self { tick, text, cites: Vec::new(), range: Some(range) }
    }

    /// What sentences are ordered by: a sentence that sums up stands behind what it sums.
    pub fn place(&self) -> (u32, u32, bool) {
        let last = self.range.map(|(_, last)| last).or(self.cites.last().copied());
        (self.tick, last.unwrap_or(0), self.range.is_some())
    }
}

impl fmt::Display for Sentence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut parts = Vec::new();
        match self.range {
            Some((first, last)) if first < last => parts.push(format!("{first}–{last}")),
            Some((first, _)) => parts.push(first.to_string()),
            None => parts.extend(self.cites.iter().map(u32::to_string)),
        }
        write!(f, "{} [{}].", self.text, parts.join(", "))
    }
}

/// `a`, `a and b`, `a, b and c`.
pub fn list(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// `1 fighter`, `1,200 fighters`.
pub fn count(number: u32, what: &str) -> String {
    let shown = whole(number.into());
    match (number, what) {
        (1, _) => format!("1 {what}"),
        (_, "person") => format!("{shown} people"),
        _ => format!("{shown} {what}s"),
    }
}

/// Who was killed: `3 fighters and 12 civilians were killed`.
pub fn killed(fighters: u32, civilians: u32) -> String {
    let were = if fighters + civilians == 1 { "was" } else { "were" };
    match (fighters, civilians) {
        (0, 0) => "nobody was killed".to_owned(),
        (_, 0) => format!("{} {were} killed", count(fighters, "fighter")),
        (0, _) => format!("{} {were} killed", count(civilians, "civilian")),
        _ => format!(
            "{} and {} were killed",
            count(fighters, "fighter"),
            count(civilians, "civilian")
        ),
    }
}
