//! Small drawings of at most a phone's width. Most words stand beside them, not in them, so that
//! they reflow; what a drawing shows is also said in numbers.

mod curve;
mod dots;
mod icons;
mod lines;
mod map;
mod span;

use super::html::{Element, Html, el};

pub(super) use curve::curve;
pub(super) use dots::{Axis, DOTS, dots};
pub(super) use icons::icons;
pub(super) use lines::{Line, lines};
pub(super) use map::{Scale, map};
pub(super) use span::{Span, parts, span};

/// A drawing of so many units, with what it shows in words.
fn drawing(width: f64, height: f64, label: &str) -> Element {
    el("svg")
        .attr("role", "img")
        .attr("aria-label", label)
        .attr("viewBox", format_args!("0 0 {} {}", short(width), short(height)))
}

/// A text in a drawing.
fn text(x: f64, y: f64, anchor: &'static str, words: &str) -> Html {
    let text = el("text").attr("x", short(x)).attr("y", short(y));
    if anchor == "start" { text } else { text.attr("text-anchor", anchor) }.text(words).done()
}

/// A path with its class.
fn path(class: &'static str, steps: &str) -> Html {
    el("path").class(class).attr("d", steps).done()
}

/// A number with one decimal at most.
fn short(number: f64) -> String {
    let text = format!("{:.1}", if number.is_finite() { number + 0.0 } else { 0.0 });
    let text = text.strip_suffix(".0").map(str::to_owned).unwrap_or(text);
    if text == "-0" { "0".to_owned() } else { text }
}

/// `M1 2`, `L3 4`: a line through points.
fn through(points: impl IntoIterator<Item = (f64, f64)>) -> String {
    let mut steps = String::new();
    for (at, (x, y)) in points.into_iter().enumerate() {
        let step = if at == 0 { "M" } else { "L" };
        steps.push_str(&format!("{step}{} {}", short(x), short(y)));
    }
    steps
}

/// The next round number: 1, 1.5, 2, 3, 4, 5, 6 or 8 times a power of ten.
pub(super) fn round_up(value: f64) -> f64 {
    if !value.is_finite() || value <= 0.0 {
        return 1.0;
    }
    let power = libm::exp10(libm::floor(libm::log10(value)));
    let nice = [1.0, 1.5, 2.0, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0];
    let nice = nice.into_iter().find(|nice| nice * power >= value * 0.999_999);
    nice.unwrap_or(10.0) * power
}

#[cfg(test)]
mod tests {
    #[test]
    fn axes_end_at_round_numbers() {
        let ends = [0.0, 3.0, 12.0, 940.0, 1e6].map(super::round_up);
        assert_eq!(ends, [1.0, 3.0, 15.0, 1000.0, 1e6]);
    }
}
