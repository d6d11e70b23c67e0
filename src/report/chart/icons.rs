//! A hundred futures, to be counted: full where it happened, a small ring where it did not.

use super::{drawing, path};
use crate::report::html::Html;

const STEP: f64 = 10.0;

/// Ten rows of ten, so many of them full.
///
/// # Source
/// Galesic, Garcia-Retamero and Gigerenzer 2009, Health Psychology 28:210: icon arrays help readers
/// who are not used to numbers.
pub fn icons(share: f64, label: &str) -> Html {
    let full = (share * 100.0).round().clamp(0.0, 100.0) as usize;
    let dots = |range: std::ops::Range<usize>| -> String {
        // A line of no length with round ends is a dot, and the shortest way to write one.
        let dot = |at: usize| {
            let (x, y) = (at % 10, at / 10);
            format!("M{} {}h0", 5 + x * STEP as usize, 5 + y * STEP as usize)
        };
        range.map(dot).collect()
    };
    let size = 10.0 * STEP;
    let mut picture = drawing(size, size, label).class("icons");
    if full < 100 {
        let rest = dots(full..100);
        picture = picture.add(path("ring", &rest)).add(path("hole", &rest));
    }
    if full > 0 {
        picture = picture.add(path("dot", &dots(0..full)));
    }
    picture.done()
}
