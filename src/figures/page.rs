//! What every figure has around it: title, words that say how to read it, legend, footer.

use super::canvas::{Canvas, Colour, Stroke, Text};
use super::font;
use super::style::{Style, styles};
use crate::analysis::{Comparison, Subject, format};
use crate::model::{Nature, Outcome};
use crate::text::words;

/// Width of every figure.
pub(super) const WIDTH: f64 = 800.0;
/// Free space at the sides.
pub(super) const SIDE: f64 = 22.0;
/// From side to side.
pub(super) const ROOM: f64 = WIDTH - 2.0 * SIDE;
/// Size of ordinary text.
pub(super) const SIZE: f64 = 12.0;
/// Size of ticks and notes.
pub(super) const SMALL: f64 = 11.0;

/// A rectangle of the page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Frame {
    pub x: f64,
    pub y: f64,
    pub w: f64,
    pub h: f64,
}

impl Frame {
    pub fn right(&self) -> f64 {
        self.x + self.w
    }

    pub fn below(&self) -> f64 {
        self.y + self.h
    }
}

/// A figure that grows downward.
pub(super) struct Page {
    pub canvas: Canvas,
    /// Where the next thing is drawn.
    pub y: f64,
    pub styles: Vec<Style>,
    /// The options in the order in which they are shown: the baseline, then the rest of the file.
    pub order: Vec<usize>,
    names: Vec<String>,
    footer: String,
}

impl Page {
    /// A page with its title and the words under it.
    pub fn new(subject: &Subject, comparison: &Comparison, title: &str, words: &str) -> Self {
        let label = format!("{title}. {words}");
        let canvas = Canvas { label, ..Canvas::new(WIDTH, 0.0) };
        let footer = format!(
            "{}  ·  {} × {} per option  ·  seed {}",
            font::fit(&subject.name, ROOM * 0.6, SMALL, false),
            format::counted(comparison.draws, "draw"),
            format::counted(comparison.runs_per_draw, "run"),
            subject.seed,
        );
        let mut page = Self {
            canvas,
            y: 22.0,
            styles: styles(subject.options.len(), subject.compare.baseline),
            order: order(subject.options.len(), subject.compare.baseline),
            names: names(subject),
            footer,
        };
        let title = Text::new(SIDE, page.y + 12.0, title).size(19.0).bold();
        page.y = page.canvas.paragraph(title, ROOM, 2, 24.0) - 4.0;
        let words = format!("Model runs, not a forecast. {}", sentence(words));
        let words = Text::new(SIDE, page.y, words).size(13.0).grey();
        page.y = page.canvas.paragraph(words, ROOM, 4, 18.0) + 4.0;
        page
    }

    /// Name of an option as shown, with a word for the baseline.
    pub fn name(&self, option: usize) -> &str {
        &self.names[option]
    }

    /// Name of an option on so many lines at most; where it is cut, the word for the baseline is kept.
    pub fn lines(&self, option: usize, room: f64, size: f64, most: usize) -> Vec<String> {
        let name = &self.names[option];
        let mut lines = font::wrap(name, room, size, false, most);
        let cut = lines.last().is_some_and(|line| line.ends_with('…'));
        if let Some(name) = name.strip_suffix(BASELINE).filter(|_| cut) {
            lines = font::wrap(name, room, size, false, most);
            let left = room - font::width(BASELINE, size, false);
            lines.iter_mut().skip(most - 1).for_each(|last| {
                *last = font::fit(last, left, size, false) + BASELINE;
            });
        }
        lines
    }

    /// Names of options over panels that begin at `x`; returns where the last line stands.
    pub fn heads(
        &mut self,
        panels: impl Iterator<Item = (f64, usize)>,
        room: f64,
        size: f64,
        most: usize,
    ) -> f64 {
        let (top, step) = (self.y + 14.0, size + 2.0);
        let heads = panels.map(|(x, option)| {
            self.styles[option].mark(&mut self.canvas, x + 5.0, top - 4.0, 4.0);
            let name = Text::new(x + 15.0, top, self.names[option].as_str()).size(size).bold();
            self.canvas.paragraph(name, room, most, step) - step
        });
        heads.fold(top, f64::max)
    }

    /// The options with their lines, in as many columns as their names leave room for.
    pub fn legend(&mut self) {
        let widest =
            self.names.iter().map(|name| font::width(name, SIZE, false)).fold(0.0, f64::max);
        let cell = (widest + 62.0).min(ROOM);
        let columns = ((ROOM / cell) as usize).clamp(1, self.names.len().max(1));
        for (index, option) in self.order.iter().enumerate() {
            let style = &self.styles[*option];
            let x = SIDE + (index % columns) as f64 * cell;
            let y = self.y + (index / columns) as f64 * 18.0;
            self.canvas.line(&[(x, y - 4.0), (x + 36.0, y - 4.0)], style.stroke(2.0));
            let name = self.lines(*option, ROOM - 50.0, SIZE, 1).remove(0);
            self.canvas.text(Text::new(x + 43.0, y, name));
        }
        self.y += self.names.len().div_ceil(columns) as f64 * 18.0 + 6.0;
    }

    /// Bands of so many heights from `top` on, every other one faintly grey.
    pub fn rows(&mut self, top: f64, heights: &[f64]) {
        let mut y = top;
        for (row, height) in heights.iter().enumerate() {
            if row % 2 == 0 {
                self.canvas.rect(SIDE, y, ROOM, *height, [0xF4, 0xF4, 0xF2], 1.0);
            }
            y += height;
        }
    }

    /// A short name on at most two lines beside its marker, right-aligned before `x`.
    pub fn label(&mut self, option: usize, x: f64, y: f64, room: f64) {
        self.styles[option].mark(&mut self.canvas, x - 8.0, y, 4.0);
        let lines = self.lines(option, room - 20.0, SMALL, 2);
        let top = y + 4.0 - 6.5 * (lines.len() - 1) as f64;
        for (row, line) in lines.into_iter().enumerate() {
            self.canvas.text(Text::new(x - 18.0, top + 13.0 * row as f64, line).size(SMALL).end());
        }
    }

    /// The width that the widest name takes in `label`, within a limit.
    pub fn label_room(&self, limit: f64) -> f64 {
        let room = |name: &String| (font::width(name, SMALL, false) + 28.0).min(limit);
        self.names.iter().map(room).fold(80.0, f64::max)
    }

    /// The footer; ends the page.
    pub fn finish(mut self) -> Canvas {
        self.y += 8.0;
        self.canvas.rule((SIDE, self.y), (SIDE + ROOM, self.y));
        self.canvas.text(Text::new(SIDE, self.y + 17.0, self.footer.clone()).size(SMALL).grey());
        self.canvas.height = self.y + 30.0;
        self.canvas
    }
}

/// The options as they are shown: what the others are compared with first.
pub(super) fn order(options: usize, baseline: usize) -> Vec<usize> {
    let others = (0..options).filter(|option| *option != baseline);
    std::iter::once(baseline).filter(|baseline| *baseline < options).chain(others).collect()
}

/// Things in turn on pages of so many rows; one alone may be taller.
pub(super) fn paged<T>(
    things: impl IntoIterator<Item = T>,
    rows: usize,
    needs: impl Fn(&T) -> usize,
) -> Vec<Vec<T>> {
    let mut pages: Vec<Vec<T>> = Vec::new();
    let mut free = 0;
    for thing in things {
        let needs = needs(&thing);
        if needs > free || pages.is_empty() {
            pages.push(Vec::new());
            free = rows;
        }
        free = free.saturating_sub(needs);
        if let Some(page) = pages.last_mut() {
            page.push(thing);
        }
    }
    pages
}

/// Stands behind the name of the baseline.
const BASELINE: &str = " (baseline)";

fn names(subject: &Subject) -> Vec<String> {
    let name = |(option, info): (usize, &crate::scenario::OptionInfo)| {
        let baseline = option == subject.compare.baseline && subject.options.len() > 1;
        if baseline { format!("{}{BASELINE}", info.name) } else { info.name.clone() }
    };
    subject.options.iter().enumerate().map(name).collect()
}

/// The title of an outcome's panel; a `FirstTime` without its tick, as its share of runs is shown.
pub(super) fn title(what: &Outcome) -> String {
    words(if what.nature == Nature::FirstTime { what.family() } else { &what.name })
}

/// The head of a panel: its name, and its definition on at most `most` lines. Returns where the
/// panel goes on.
pub(super) fn head(
    canvas: &mut Canvas,
    place: (f64, f64),
    room: f64,
    texts: (&str, &str),
    most: usize,
) -> f64 {
    let name = Text::new(place.0, place.1, texts.0).size(13.0).bold();
    let y = canvas.paragraph(name, room, 2, 15.0);
    match texts.1 {
        "" => y,
        meaning => {
            canvas.paragraph(Text::new(place.0, y, meaning).size(SMALL).grey(), room, most, 14.0)
        }
    }
}

/// How far the labels of two frames may stand out towards each other over what lies between them.
pub(super) fn between(gap: f64) -> f64 {
    ((gap - 7.0) / 2.0).max(0.0)
}

/// How far labels may stand out of a frame that has the page for itself.
pub(super) const ALONE: f64 = WIDTH;

/// Whole thin line in a colour.
pub(super) fn thin(colour: Colour, width: f64) -> Stroke {
    Stroke { colour, width, dash: &[] }
}

/// A swatch and its words, side by side; returns where the next may stand.
pub(super) fn key(
    canvas: &mut Canvas,
    x: f64,
    y: f64,
    words: &str,
    draw: impl FnOnce(&mut Canvas, f64, f64),
) -> f64 {
    draw(canvas, x, y - 4.0);
    let text = Text::new(x + 32.0, y, words).size(SMALL).grey();
    let end = x + 32.0 + text.width() + 18.0;
    canvas.text(text);
    end
}

/// A meaning as a sentence begins.
pub fn sentence(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
