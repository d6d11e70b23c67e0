//! Twenty dots, each five of a hundred futures, piled where their amounts are.

use super::{drawing, path, short, text, through};
use crate::report::html::Html;

/// Dots of a pile. Twenty are read fastest and best on a phone.
///
/// # Source
/// Kay, Kola, Hullman and Munson 2016, CHI: When (ish) is my bus?
pub const DOTS: usize = 20;

const WIDTH: f64 = 320.0;
const LEFT: f64 = 14.0;
const STEP: f64 = 9.0;
const COLUMNS: usize = 32;

/// An axis from 0 that all options share.
pub struct Axis {
    /// Its end: what lies beyond is drawn as an arrow there.
    pub most: f64,
    /// What its middle and its end say.
    pub middle: String,
    pub end: String,
}

/// The pile of numbers in rising order.
pub fn dots(values: &[f64], axis: &Axis, label: &str) -> Html {
    let mut piles = [0_usize; COLUMNS + 1];
    for value in values {
        let share = (value / axis.most.max(1e-9)).max(0.0);
        let column = if share > 1.0 { COLUMNS } else { (share * COLUMNS as f64) as usize };
        piles[column.min(if share > 1.0 { COLUMNS } else { COLUMNS - 1 })] += 1;
    }
    let tall = piles.iter().copied().max().unwrap_or(1).max(2);
    let ground = tall as f64 * STEP + 4.0;
    let mut picture = drawing(WIDTH, ground + 20.0, label).class("dots");
    picture = picture.add(path("rule", &through([(LEFT, ground), (WIDTH - 4.0, ground)])));
    let (mut steps, mut arrows) = (String::new(), String::new());
    for (column, count) in piles.iter().enumerate() {
        for level in 0..*count {
            let x = LEFT + (column as f64 + 0.5) * STEP;
            let y = ground - (level as f64 + 0.5) * STEP;
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
    let end = LEFT + COLUMNS as f64 * STEP;
    picture = picture.add(text(LEFT, ground + 15.0, "start", "0"));
    picture = picture.add(text((LEFT + end) / 2.0, ground + 15.0, "middle", &axis.middle));
    picture.add(text(end, ground + 15.0, "end", &axis.end)).done()
}
