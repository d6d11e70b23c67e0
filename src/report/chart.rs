//! Charts of the figures in a small form, at most as wide as a phone. Most words stand beside them,
//! not in them, so that they reflow; what a chart shows is also said in numbers.

use super::html::{Element, Html, el};
use crate::figures::small::{Anchor, Canvas, Drawn, Shape, outline};

/// A chart as a piece of the page, whose style sheet colours it by class; `label`: what it shows, in
/// words.
pub(super) fn chart(class: &'static str, label: &str, drawn: Drawn<Canvas>) -> Html {
    match drawn {
        Ok(canvas) => picture(class, label, &canvas).done(),
        Err(fault) => el("p").text(&fault.message).done(),
    }
}

/// The same in a box with room below.
pub(super) fn boxed(class: &'static str, label: &str, drawn: Drawn<Canvas>) -> Html {
    el("div").class("draw").add(chart(class, label, drawn)).done()
}

fn picture(class: &'static str, label: &str, canvas: &Canvas) -> Element {
    let (w, h) = (canvas.width, canvas.height);
    let picture = el("svg")
        .attr("role", "img")
        .attr("aria-label", label)
        .attr("viewBox", format_args!("0 0 {w} {h}"))
        .class(class);
    picture.each(canvas.shapes.iter().map(|shape| match shape {
        Shape::Path { class, steps, .. } => el("path").class(class).attr("d", outline(steps)),
        Shape::Text(text) => {
            let at = el("text").attr("x", text.x).attr("y", text.y);
            let at = match text.anchor {
                Anchor::Start => at,
                Anchor::Middle => at.attr("text-anchor", "middle"),
                Anchor::End => at.attr("text-anchor", "end"),
            };
            at.text(&text.text)
        }
    }))
}
