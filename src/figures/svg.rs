//! A figure written as SVG: the same shapes that its PNG holds, and its texts as text.

use std::fmt::Write as _;

use super::canvas::{Anchor, Canvas, Colour, Shape, Step, Stroke, Text};
use super::font;

impl Canvas {
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

/// The steps of a path as SVG takes them.
pub fn outline(steps: &[Step]) -> String {
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
