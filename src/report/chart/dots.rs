//! Twenty dots, each five of a hundred futures, piled where their amounts are.

use super::{drawing, path, short, text, through};
use crate::report::html::Html;

/// Dots of a pile. Twenty are read fastest and best on a phone.
///
/// # Source
/// Kay, Kola, Hullman and Munson 2016, CHI: When (ish) is my bus?
pub const DOTS: usize = 20;

const WIDTH: f64 = 320.0;
/// Where the axis begins: futures with none at all stand left of it, in columns of five.
const LEFT: f64 = 48.0;
const NONE: usize = 5;
const STEP: f64 = 9.0;
const COLUMNS: usize = 29;

/// An axis from 0 that all options share.
pub struct Axis {
    /// Its end: what lies beyond is drawn as an arrow there.
    pub most: f64,
    /// What stands under the dots of futures with none.
    pub none: String,
    /// What its middle and its end say.
    pub middle: String,
    pub end: String,
}

/// The pile of numbers in rising order.
pub fn dots(values: &[f64], axis: &Axis, label: &str) -> Html {
    let none = values.iter().filter(|value| **value <= 0.0).count();
    let mut piles = [0_usize; COLUMNS + 1];
    for value in values.iter().filter(|value| **value > 0.0) {
        let share = value / axis.most.max(1e-9);
        let column = ((share * COLUMNS as f64) as usize).min(COLUMNS - 1);
        piles[if share > 1.0 { COLUMNS } else { column }] += 1;
    }
    let tall = piles.iter().copied().max().unwrap_or(0).max(none.min(NONE)).max(3);
    let ground = tall as f64 * STEP + 4.0;
    let end = LEFT + COLUMNS as f64 * STEP;
    let mut picture = drawing(WIDTH, ground + 20.0, label).class("dots");
    picture = picture.add(path("rule", &through([(LEFT, ground), (end, ground)])));
    let (mut steps, mut arrows) = (String::new(), String::new());
    let height = |level: usize| ground - (level as f64 + 0.5) * STEP;
    for at in 0..none {
        let x = 6.0 + (at / NONE) as f64 * STEP;
        steps += &format!("M{} {}h0", short(x), short(height(at % NONE)));
    }
    for (column, count) in piles.iter().enumerate() {
        let x = LEFT + (column as f64 + 0.5) * STEP;
        for y in (0..*count).map(height) {
            if column == COLUMNS {
                arrows += &through([(x - 3.0, y - 3.5), (x + 4.0, y), (x - 3.0, y + 3.5)]);
                arrows.push('Z');
            } else {
                steps += &format!("M{} {}h0", short(x), short(y));
            }
        }
    }
    if !steps.is_empty() {
        picture = picture.add(path("dot", &steps));
    }
    if !arrows.is_empty() {
        picture = picture.add(path("arrow", &arrows));
    }
    if none > 0 {
        picture = picture.add(text(2.0, ground + 15.0, "start", &axis.none));
    }
    picture = picture.add(text(LEFT, ground + 15.0, "start", "0"));
    picture = picture.add(text((LEFT + end) / 2.0, ground + 15.0, "middle", &axis.middle));
    picture.add(text(end, ground + 15.0, "end", &axis.end)).done()
}
