//! Lines by time point on an axis from 0.

use super::{drawing, path, text, through};
use crate::report::html::{Html, el};

/// One number a time point, with its class: `due`, `given`, `low`, `high`.
pub struct Line<'a> {
    pub class: &'static str,
    pub values: &'a [f64],
}

const WIDTH: f64 = 320.0;
const HEIGHT: f64 = 130.0;
const LEFT: f64 = 40.0;
const RIGHT: f64 = 312.0;
const TOP: f64 = 8.0;
const BELOW: f64 = 106.0;

/// Lines up to `most`. `ends`: what the axes say: 0 and `most`, first and last time point.
pub fn lines(lines: &[Line], most: f64, ends: [&str; 4], label: &str) -> Html {
    let y = |value: f64| BELOW - (BELOW - TOP) * (value / most.max(1e-9)).clamp(0.0, 1.0);
    let points = lines.iter().map(|line| line.values.len()).max().unwrap_or(0).max(2);
    let x = |at: usize| LEFT + (RIGHT - LEFT) * at as f64 / (points - 1) as f64;
    let mut picture = drawing(WIDTH, HEIGHT, label).class("lines");
    for (value, words) in [(0.0, ends[0]), (most, ends[1])] {
        let at = y(value);
        picture = picture.add(path("rule", &through([(LEFT, at), (RIGHT, at)])));
        picture = picture.add(text(LEFT - 6.0, at + 4.0, "end", words));
    }
    picture = picture.add(text(LEFT, BELOW + 18.0, "start", ends[2]));
    picture = picture.add(text(RIGHT, BELOW + 18.0, "end", ends[3]));
    for line in lines {
        let steps = line.values.iter().enumerate().map(|(at, value)| (x(at), y(*value)));
        picture = picture.add(path(line.class, &through(steps)));
    }
    el("div").class("draw").add(picture).done()
}
