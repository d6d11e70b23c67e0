//! Bars on a strip: a plan and what came of it; the parts of a whole.

use super::{drawing, path, short, through};
use crate::report::html::{Html, el};

/// From where to where, as shares of the strip; one that is open goes on beyond it.
#[derive(Debug, Clone, Copy)]
pub struct Span {
    pub from: f64,
    pub to: f64,
    pub open: bool,
}

const WIDTH: f64 = 300.0;

/// A plan in outline above what came, with the spread of its start.
pub fn span(
    planned: Option<Span>,
    came: Option<Span>,
    spread: Option<(f64, f64)>,
    label: &str,
) -> Html {
    let place = |share: f64| 2.0 + (WIDTH - 4.0) * share.clamp(0.0, 1.0);
    let bar = |class: &'static str, span: Span, y: f64| {
        let (from, to) = (place(span.from), place(span.to).max(place(span.from) + 2.0));
        let tip = if span.open { f64::min(5.0, (to - from) / 2.0) } else { 0.0 };
        let corners =
            [(from, y), (to - tip, y), (to, y + 3.5), (to - tip, y + 7.0), (from, y + 7.0)];
        path(class, &(through(corners) + "Z"))
    };
    let mut picture = drawing(WIDTH, 22.0, label).class("span");
    picture = picture.add(path("rule", &through([(2.0, 11.0), (WIDTH - 2.0, 11.0)])));
    if let Some(planned) = planned {
        picture = picture.add(bar("plan", planned, 2.0));
    }
    if let Some(came) = came {
        picture = picture.add(bar("came", came, 13.0));
    }
    if let Some((low, high)) = spread.filter(|(low, high)| place(*high) - place(*low) > 1.5) {
        let (low, high) = (place(low), place(high));
        let cap = |x: f64| through([(x, 12.5), (x, 20.5)]);
        let steps = through([(low, 16.5), (high, 16.5)]) + &cap(low) + &cap(high);
        picture = picture.add(path("rim", &steps)).add(path("spread", &steps));
    }
    picture.done()
}

/// The parts of a whole beside each other, each with a class of its own.
pub fn parts(parts: &[(f64, &'static str)], label: &str) -> Html {
    let mut from = 0.0;
    let mut picture = drawing(WIDTH, 12.0, label).class("parts");
    for (share, class) in parts {
        let width = WIDTH * share.clamp(0.0, 1.0);
        if width > 0.2 {
            let part = el("rect").class(class).attr("x", short(from)).attr("y", "1");
            picture = picture.add(part.attr("width", short(width)).attr("height", "10"));
        }
        from += width;
    }
    picture.done()
}
