//! What is drawn: paths and texts, kept until they are written as SVG or painted as PNG.
//!
//! A figure has no ids, scripts or styles of a page, so several can stand in one page. In the report
//! the page's style sheet colours what is drawn, by the class of each path.

use std::fmt::Write as _;

use super::style::circle;
use super::{font, letters};

/// Red, green, blue.
pub(crate) type Colour = [u8; 3];

pub(super) const BLACK: Colour = [0x22, 0x22, 0x22];
pub(super) const GREY: Colour = [0x5F, 0x5F, 0x5F];
pub(super) const RULE: Colour = [0xDD, 0xDD, 0xDD];
pub(super) const WHITE: Colour = [0xFF, 0xFF, 0xFF];

/// A step of a path.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Step {
    Move(f64, f64),
    Line(f64, f64),
    Close,
}

/// A line around a path.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Stroke {
    pub colour: Colour,
    pub width: f64,
    /// Lengths of dash and gap in turn; none for a whole line.
    pub dash: &'static [f64],
}

/// Where a text stands to its point.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Anchor {
    #[default]
    Start,
    Middle,
    End,
}

/// A text on one line.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Text {
    pub x: f64,
    /// Baseline.
    pub y: f64,
    pub text: String,
    pub size: f64,
    pub colour: Colour,
    pub anchor: Anchor,
    pub bold: bool,
    /// A white rim, for texts on colours.
    pub rim: bool,
}

impl Text {
    /// A text of ordinary size in black from a point.
    pub fn new(x: f64, y: f64, text: impl Into<String>) -> Self {
        let (size, colour, anchor) = (12.0, BLACK, Anchor::Start);
        let text = text.into();
        Self { x, y, text, size, colour, anchor, bold: false, rim: false }
    }

    pub fn size(self, size: f64) -> Self {
        Self { size, ..self }
    }

    pub fn grey(self) -> Self {
        Self { colour: GREY, ..self }
    }

    pub fn bold(self) -> Self {
        Self { bold: true, ..self }
    }

    pub fn middle(self) -> Self {
        Self { anchor: Anchor::Middle, ..self }
    }

    pub fn end(self) -> Self {
        Self { anchor: Anchor::End, ..self }
    }

    pub fn rim(self) -> Self {
        Self { rim: true, ..self }
    }

    pub fn width(&self) -> f64 {
        font::width(&self.text, self.size, self.bold)
    }

    /// How far the text begins before its point.
    pub fn lead(&self) -> f64 {
        match self.anchor {
            Anchor::Start => 0.0,
            Anchor::Middle => self.width() / 2.0,
            Anchor::End => self.width(),
        }
    }
}

/// Something drawn.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Shape {
    Path {
        class: &'static str,
        steps: Vec<Step>,
        fill: Option<(Colour, f64)>,
        stroke: Option<Stroke>,
    },
    Text(Text),
}

/// A figure being drawn.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Canvas {
    pub width: f64,
    pub height: f64,
    /// What the figure shows, for those who cannot see it.
    pub label: String,
    pub shapes: Vec<Shape>,
    /// Class of the paths that are drawn next.
    pub class: &'static str,
}

impl Canvas {
    /// An empty canvas of so many units.
    pub fn new(width: f64, height: f64) -> Self {
        Self { width, height, ..Self::default() }
    }

    /// One that the report embeds: the style sheet of the page colours it by the classes of its
    /// paths.
    pub fn embedded(width: f64, height: f64) -> Self {
        Self { class: "rule", ..Self::new(width, height) }
    }

    /// True if a style sheet colours it.
    pub fn is_embedded(&self) -> bool {
        !self.class.is_empty()
    }

    /// To a hundredth, so that SVG and PNG draw the same; what a page embeds is kept short.
    fn rounded(&self, number: f64) -> f64 {
        let parts = if self.is_embedded() { 10.0 } else { 100.0 };
        (number * parts).round() / parts
    }

    /// Draws what comes next with a class, where a style sheet colours it.
    pub fn classed(&mut self, class: &'static str) -> &mut Self {
        if self.is_embedded() {
            self.class = class;
        }
        self
    }

    /// Dots of a radius: circles here, and in the report points that the style sheet makes round.
    pub fn dots(&mut self, places: &[(f64, f64)], r: f64, fill: Colour, rim: Option<Stroke>) {
        if !self.is_embedded() {
            places.iter().for_each(|(x, y)| self.path(&circle(*x, *y, r), Some((fill, 1.0)), rim));
        } else if !places.is_empty() {
            let points = places.iter().flat_map(|(x, y)| [Step::Move(*x, *y), Step::Line(*x, *y)]);
            self.path(&points.collect::<Vec<_>>(), None, None);
        }
    }

    pub fn path(&mut self, steps: &[Step], fill: Option<(Colour, f64)>, stroke: Option<Stroke>) {
        let place = |step: &Step| match *step {
            Step::Move(x, y) => Step::Move(self.rounded(x), self.rounded(y)),
            Step::Line(x, y) => Step::Line(self.rounded(x), self.rounded(y)),
            Step::Close => Step::Close,
        };
        let (class, steps) = (self.class, steps.iter().map(place).collect());
        self.shapes.push(Shape::Path { class, steps, fill, stroke });
    }

    /// A line through points.
    pub fn line(&mut self, points: &[(f64, f64)], stroke: Stroke) {
        if points.len() > 1 {
            self.path(&joined(points), None, Some(stroke));
        }
    }

    /// A thin grey line between two points.
    pub fn rule(&mut self, from: (f64, f64), to: (f64, f64)) {
        self.line(&[from, to], Stroke { colour: RULE, width: 1.0, dash: &[] });
    }

    /// A filled area within points.
    pub fn area(&mut self, points: &[(f64, f64)], colour: Colour, opacity: f64) {
        if points.len() > 2 {
            let mut steps = joined(points);
            steps.push(Step::Close);
            self.path(&steps, Some((colour, opacity)), None);
        }
    }

    /// A filled rectangle.
    pub fn rect(&mut self, x: f64, y: f64, w: f64, h: f64, colour: Colour, opacity: f64) {
        let (right, below) = (x + w, y + h);
        self.area(&[(x, y), (right, y), (right, below), (x, below)], colour, opacity);
    }

    pub fn text(&mut self, text: Text) {
        if !text.text.is_empty() {
            let (x, y) = (self.rounded(text.x), self.rounded(text.y));
            // A page has more letters than the font.
            let words = if self.is_embedded() { text.text } else { letters::drawable(text.text) };
            self.shapes.push(Shape::Text(Text { x, y, text: words, ..text }));
        }
    }

    /// All texts, as they are drawn.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        self.shapes.iter().filter_map(|shape| match shape {
            Shape::Text(text) => Some(text.text.as_str()),
            Shape::Path { .. } => None,
        })
    }

    /// The figure as SVG, with two decimals at most: the same bytes everywhere.
    pub fn svg(&self) -> String {
        let (w, h) = (short(self.width), short(self.height));
        let label = escape(&self.label);
        let mut out = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{w}\" height=\"{h}\" \
             viewBox=\"0 0 {w} {h}\" role=\"img\" style=\"max-width:100%;height:auto\" \
             font-family=\"'Noto Sans', sans-serif\">\n<title>{label}</title>\n\
             <rect width=\"{w}\" height=\"{h}\" fill=\"#fff\"/>\n"
        );
        for shape in &self.shapes {
            match shape {
                Shape::Path { steps, fill, stroke, .. } => {
                    path_svg(&mut out, steps, *fill, *stroke);
                }
                Shape::Text(text) => text_svg(&mut out, text),
            }
        }
        out.push_str("</svg>\n");
        out
    }
}

fn joined(points: &[(f64, f64)]) -> Vec<Step> {
    let step = |(at, (x, y)): (usize, &(f64, f64))| {
        if at == 0 { Step::Move(*x, *y) } else { Step::Line(*x, *y) }
    };
    points.iter().enumerate().map(step).collect()
}

/// The steps of a path as SVG takes them.
pub(crate) fn outline(steps: &[Step]) -> String {
    let mut out = String::new();
    let mut last = (f64::NAN, f64::NAN);
    for step in steps {
        let _ = match step {
            Step::Line(x, y) if *y == last.1 => write!(out, "H{}", short(*x)),
            Step::Line(x, y) if *x == last.0 => write!(out, "V{}", short(*y)),
            Step::Move(x, y) => write!(out, "M{} {}", short(*x), short(*y)),
            Step::Line(x, y) => write!(out, "L{} {}", short(*x), short(*y)),
            Step::Close => write!(out, "Z"),
        };
        last = match *step {
            Step::Move(x, y) | Step::Line(x, y) => (x, y),
            Step::Close => (f64::NAN, f64::NAN),
        };
    }
    out
}

fn path_svg(out: &mut String, steps: &[Step], fill: Option<(Colour, f64)>, stroke: Option<Stroke>) {
    let _ = write!(out, "<path d=\"{}\"", outline(steps));
    match fill {
        None => out.push_str(" fill=\"none\""),
        Some((colour, opacity)) => {
            let _ = write!(out, " fill=\"{}\"", hex(colour));
            if opacity < 1.0 {
                let _ = write!(out, " fill-opacity=\"{}\"", short(opacity));
            }
        }
    }
    if let Some(stroke) = stroke {
        let (colour, width) = (hex(stroke.colour), short(stroke.width));
        let _ = write!(out, " stroke=\"{colour}\" stroke-width=\"{width}\"");
        if !stroke.dash.is_empty() {
            let dash: Vec<String> = stroke.dash.iter().map(|length| short(*length)).collect();
            let _ = write!(out, " stroke-dasharray=\"{}\"", dash.join(" "));
        }
    }
    out.push_str("/>\n");
}

fn text_svg(out: &mut String, text: &Text) {
    let (x, y, size) = (short(text.x), short(text.y), short(text.size));
    let _ = write!(out, "<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\"");
    let _ = write!(out, " fill=\"{}\"", hex(text.colour));
    // Held to the measured width, so that nothing overlaps where the reader lacks the font.
    if font::knows(&text.text, text.bold) {
        let width = short(text.width());
        let _ = write!(out, " textLength=\"{width}\" lengthAdjust=\"spacingAndGlyphs\"");
    }
    match text.anchor {
        Anchor::Start => {}
        Anchor::Middle => out.push_str(" text-anchor=\"middle\""),
        Anchor::End => out.push_str(" text-anchor=\"end\""),
    }
    if text.bold {
        out.push_str(" font-weight=\"bold\"");
    }
    if text.rim {
        out.push_str(
            " stroke=\"#fff\" stroke-width=\"4\" stroke-linejoin=\"round\" paint-order=\"stroke\"",
        );
    }
    let _ = writeln!(out, ">{}</text>", escape(&text.text));
}

/// A number with two decimals at most and no zeros behind.
fn short(number: f64) -> String {
    let text = format!("{:.2}", number + 0.0);
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

fn hex([red, green, blue]: Colour) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}

/// Text as XML takes it; control characters, which XML cannot hold, become spaces.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\u{fffe}' | '\u{ffff}' => out.push(' '),
            control if control.is_control() => out.push(' '),
            other => out.push(other),
        }
    }
    out
}
