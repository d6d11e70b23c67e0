//! What every figure has around it: title, words that say how to read it, legend, footer.

use super::axis::{Scale, Tick};
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

    /// A vertical axis of the frame: low numbers below.
    pub fn upward(&self, low: f64, high: f64) -> Scale {
        Scale::new(low, high, self.below(), self.y)
    }

    /// A horizontal axis of the frame.
    pub fn across(&self, low: f64, high: f64) -> Scale {
        Scale::new(low, high, self.x, self.right())
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
    pub fn new(subject: &Subject, said: &Comparison, title: &str, words: &str) -> Self {
        let label = format!("{title}. {words}");
        let canvas = Canvas { width: WIDTH, height: 0.0, label, shapes: Vec::new() };
        let footer = format!(
            "{}  ·  {} × {} an option  ·  seed {}",
            font::fit(&subject.name, ROOM * 0.6, SMALL, false),
            format::counted(said.draws, "draw"),
            format::counted(said.runs_per_draw, "run"),
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
        for line in font::wrap(title, ROOM, 19.0, true, 2) {
            page.y += 12.0;
            page.canvas.text(Text::new(SIDE, page.y, line).size(19.0).bold());
            page.y += 12.0;
        }
        page.y += 8.0;
        let words = format!("Model worlds, not a forecast. {}", sentence(words));
        for line in font::wrap(&words, ROOM, 13.0, false, 4) {
            page.canvas.text(Text::new(SIDE, page.y, line).size(13.0).grey());
            page.y += 18.0;
        }
        page.y += 4.0;
        page
    }

    /// Name of an option as shown, with a word for the baseline.
    pub fn name(&self, option: usize) -> &str {
        &self.names[option]
    }

    /// Name of an option cut to a width; the word for the baseline is kept.
    pub fn short_name(&self, option: usize, room: f64, size: f64) -> String {
        match self.names[option].strip_suffix(BASELINE) {
            Some(name) => {
                let room = room - font::width(BASELINE, size, false);
                font::fit(name, room, size, false) + BASELINE
            }
            None => font::fit(&self.names[option], room, size, false),
        }
    }

    /// The options with their lines, in as many columns as their names leave room for.
    pub fn legend(&mut self) {
        let widest =
            self.names.iter().map(|name| font::width(name, SIZE, false)).fold(0.0, f64::max);
        let cell = (widest + 62.0).min(ROOM);
        let columns = ((ROOM / cell) as usize).clamp(1, self.names.len().max(1));
        for (at, option) in self.order.iter().enumerate() {
            let style = &self.styles[*option];
            let x = SIDE + (at % columns) as f64 * cell;
            let y = self.y + (at / columns) as f64 * 18.0;
            self.canvas.line(&[(x, y - 4.0), (x + 36.0, y - 4.0)], style.stroke(2.0));
            style.mark(&mut self.canvas, x + 18.0, y - 4.0, 3.4);
            let name = self.short_name(*option, ROOM - 50.0, SIZE);
            self.canvas.text(Text::new(x + 43.0, y, name));
        }
        self.y += self.names.len().div_ceil(columns) as f64 * 18.0 + 6.0;
    }

    /// A short name on at most two lines beside its marker, right-aligned before `x`.
    pub fn label(&mut self, option: usize, x: f64, y: f64, room: f64) {
        self.styles[option].mark(&mut self.canvas, x - 8.0, y, 4.0);
        let lines = self.two_lines(option, room - 20.0);
        let top = y + 4.0 - 6.5 * (lines.len() - 1) as f64;
        for (at, line) in lines.into_iter().enumerate() {
            self.canvas.text(Text::new(x - 18.0, top + 13.0 * at as f64, line).size(SMALL).end());
        }
    }

    /// A name on at most two lines; the word for the baseline is kept.
    fn two_lines(&self, option: usize, room: f64) -> Vec<String> {
        let lines = font::wrap(&self.names[option], room, SMALL, false, 2);
        let cut = lines.last().is_some_and(|line| line.ends_with('…'));
        match self.names[option].strip_suffix(BASELINE) {
            Some(name) if cut => {
                let mut lines = font::wrap(name, room, SMALL, false, 2);
                if let Some(last) = lines.last_mut() {
                    let left = room - font::width(BASELINE, SMALL, false);
                    *last = font::fit(last, left, SMALL, false) + BASELINE;
                }
                lines
            }
            _ => lines,
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

/// The options as they are shown: what the others are held against first.
pub(super) fn order(options: usize, baseline: usize) -> Vec<usize> {
    let others = (0..options).filter(|option| *option != baseline);
    std::iter::once(baseline).filter(|baseline| *baseline < options).chain(others).collect()
}

/// Stands behind the name of the baseline.
const BASELINE: &str = " (baseline)";

fn names(subject: &Subject) -> Vec<String> {
    let name = |(at, info): (usize, &crate::scenario::OptionInfo)| {
        let baseline = at == subject.compare.baseline && subject.options.len() > 1;
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
    at: (f64, f64),
    room: f64,
    texts: (&str, &str),
    most: usize,
) -> f64 {
    let (x, mut y) = at;
    for line in font::wrap(texts.0, room, 13.0, true, 2) {
        canvas.text(Text::new(x, y, line).size(13.0).bold());
        y += 15.0;
    }
    if !texts.1.is_empty() {
        for line in font::wrap(texts.1, room, SMALL, false, most) {
            canvas.text(Text::new(x, y, line).size(SMALL).grey());
            y += 14.0;
        }
    }
    y
}

/// Ticks under a frame with faint lines through it, and the axis' name below. `aside`: how far a
/// label may stand out of the frame at either side; half of what [`between`] leaves where another
/// stands beside it.
pub(super) fn x_axis(
    canvas: &mut Canvas,
    frame: Frame,
    scale: &Scale,
    ticks: &[Tick],
    name: &str,
    aside: f64,
) {
    let mut free = f64::NEG_INFINITY;
    for (at, label) in ticks.iter().filter(|(at, _)| scale.holds(*at)) {
        let x = scale.at(*at);
        canvas.rule((x, frame.y), (x, frame.below() + 4.0));
        let half = font::width(label, SMALL, false) / 2.0;
        let first = (frame.x - aside).max(2.0) + half;
        let last = (frame.right() + aside).min(WIDTH - 2.0) - half;
        if first > last {
            continue;
        }
        let middle = x.clamp(first, last);
        if middle - half > free {
            canvas.text(
                Text::new(middle, frame.below() + 16.0, label.clone()).size(SMALL).middle().grey(),
            );
            free = middle + half + 5.0;
        }
    }
    let name = font::fit(name, frame.w + 2.0 * aside.min(20.0), SMALL, false);
    canvas.text(
        Text::new(frame.x + frame.w / 2.0, frame.below() + 30.0, name).size(SMALL).middle().grey(),
    );
}

/// How far the labels of two frames may stand out towards each other over what lies between them.
pub(super) fn between(gap: f64) -> f64 {
    ((gap - 7.0) / 2.0).max(0.0)
}

/// How far labels may stand out of a frame that has the page for itself.
pub(super) const ALONE: f64 = WIDTH;

/// Ticks left of a frame with faint lines through it.
pub(super) fn y_axis(canvas: &mut Canvas, frame: Frame, scale: &Scale, ticks: &[Tick]) {
    for (at, label) in ticks.iter().filter(|(at, _)| scale.holds(*at)) {
        let y = scale.at(*at);
        canvas.rule((frame.x - 4.0, y), (frame.right(), y));
        canvas.text(Text::new(frame.x - 7.0, y + 4.0, label.clone()).size(SMALL).end().grey());
    }
}

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
