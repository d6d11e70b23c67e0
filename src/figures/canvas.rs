//! What is drawn: paths and texts, kept until they are written as SVG or painted as PNG.
//!
//! A figure has no ids, scripts or styles of a page, so several can stand in one page. In the report
//! the page's style sheet colours what is drawn, by the class of each path.

use super::font;

/// Red, green, blue.
pub type Colour = [u8; 3];

pub(super) const BLACK: Colour = [0x22, 0x22, 0x22];
pub(super) const GREY: Colour = [0x5F, 0x5F, 0x5F];
pub(super) const RULE: Colour = [0xDD, 0xDD, 0xDD];
pub(super) const WHITE: Colour = [0xFF, 0xFF, 0xFF];

/// A step of a path.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Step {
    Move(f64, f64),
    Line(f64, f64),
    Close,
}

/// A line around a path.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stroke {
    pub colour: Colour,
    pub width: f64,
    /// Lengths of dash and gap in turn; none for a whole line.
    pub dash: &'static [f64],
}

/// Where a text stands to its point.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Anchor {
    #[default]
    Start,
    Middle,
    End,
}

/// A text on one line.
#[derive(Debug, Clone, PartialEq)]
pub struct Text {
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
pub enum Shape {
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
pub struct Canvas {
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
            let words = if self.is_embedded() { text.text } else { font::drawable(text.text) };
            self.shapes.push(Shape::Text(Text { x, y, text: words, ..text }));
        }
    }

    /// A text on so many lines at most, `step` apart and no wider than `room`; returns where the next
    /// line would stand.
    pub fn paragraph(&mut self, text: Text, room: f64, most: usize, step: f64) -> f64 {
        let mut y = text.y;
        for line in font::wrap(&text.text, room, text.size, text.bold, most) {
            self.text(Text { y, text: line, ..text.clone() });
            y += step;
        }
        y
    }

    /// All texts, as they are drawn.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        self.shapes.iter().filter_map(|shape| match shape {
            Shape::Text(text) => Some(text.text.as_str()),
            Shape::Path { .. } => None,
        })
    }
}

fn joined(points: &[(f64, f64)]) -> Vec<Step> {
    let step = |(index, (x, y)): (usize, &(f64, f64))| {
        if index == 0 { Step::Move(*x, *y) } else { Step::Line(*x, *y) }
    };
    points.iter().enumerate().map(step).collect()
}
