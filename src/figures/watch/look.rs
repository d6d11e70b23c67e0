//! How cells look: a colour and a hatch for what they are, or a colour for how much.

use crate::figures::canvas::{Canvas, Colour, Step};
use crate::figures::cells::{corners, fill};
use crate::figures::page::{Frame, thin};
use crate::figures::style::ramp;
use crate::model::Grid;

/// Pale, so that markers stand out; distinguished by lightness and hatch where hue does not help.
/// Tints of Okabe and Ito's colours; the first is for nothing there.
const TINTS: [Colour; 8] = [
    [0xF7, 0xF7, 0xF5],
    [0x9C, 0xC5, 0xE6],
    [0xF3, 0xC5, 0x82],
    [0xA3, 0xDB, 0xC5],
    [0xEB, 0xB0, 0xB4],
    [0xF4, 0xEE, 0x9B],
    [0xD9, 0xC6, 0xE6],
    [0xC6, 0xC6, 0xC6],
];

/// Every colour that cells may have, for a palette.
pub fn colours() -> impl Iterator<Item = Colour> {
    let heats = (0..=LEVELS as u32).map(|level| heat(f64::from(level) / LEVELS));
    TINTS.into_iter().chain(TINTS.map(darker)).chain(heats)
}

/// Colour of a category.
pub fn tint(category: usize) -> Colour {
    match category {
        0 => TINTS[0],
        other => TINTS[1 + (other - 1) % (TINTS.len() - 1)],
    }
}

/// Strokes of a category across a cell, from (0, 0) to (1, 1): the second channel beside colour.
fn hatch(category: usize) -> &'static [[(f64, f64); 2]] {
    const RISING: [(f64, f64); 2] = [(0.0, 1.0), (1.0, 0.0)];
    const FALLING: [(f64, f64); 2] = [(0.0, 0.0), (1.0, 1.0)];
    const LEVEL: [(f64, f64); 2] = [(0.0, 0.5), (1.0, 0.5)];
    const UPRIGHT: [(f64, f64); 2] = [(0.5, 0.0), (0.5, 1.0)];
    match category % 7 {
        // Nothing there, and what comes first, are plain.
        _ if category < 2 => &[],
        2 => &[LEVEL],
        3 => &[FALLING],
        4 => &[UPRIGHT],
        5 => &[RISING, FALLING],
        6 => &[RISING],
        0 => &[LEVEL, UPRIGHT],
        _ => &[LEVEL, FALLING],
    }
}

/// A colour made darker.
fn darker(colour: Colour) -> Colour {
    colour.map(|part| (f64::from(part) * 0.72) as u8)
}

/// Cells by what they are.
pub fn categories(canvas: &mut Canvas, grid: &Grid, frame: Frame, numbers: &[f32]) {
    let of = |cell: usize| numbers.get(cell).map_or(0, |number| *number as u8);
    fill(canvas, grid, frame, of, |category| tint(category.into()));
    let corner = corners(grid, frame);
    let side = frame.w / grid.width as f64;
    let most = numbers.iter().fold(0.0_f32, |most, number| most.max(*number)) as usize;
    for category in 1..=most {
        let mut steps = Vec::new();
        for cell in (0..grid.cells()).filter(|&cell| usize::from(of(cell)) == category) {
            if grid.inside[cell] {
                let (x, y) = corner(cell % grid.width, cell / grid.width);
                strokes(&mut steps, category, (x, y), (side, side));
            }
        }
        if !steps.is_empty() {
            canvas.path(&steps, None, Some(thin(darker(tint(category)), 0.8)));
        }
    }
}

fn strokes(steps: &mut Vec<Step>, category: usize, (x, y): (f64, f64), (w, h): (f64, f64)) {
    for [from, to] in hatch(category) {
        steps.push(Step::Move(x + w * from.0, y + h * from.1));
        steps.push(Step::Line(x + w * to.0, y + h * to.1));
    }
}

/// A swatch of a category, two cells wide.
pub fn swatch(canvas: &mut Canvas, category: usize, (x, y): (f64, f64)) {
    let colour = tint(category);
    canvas.rect(x, y, 24.0, 12.0, colour, 1.0);
    let mut steps = Vec::new();
    strokes(&mut steps, category, (x, y), (12.0, 12.0));
    strokes(&mut steps, category, (x + 12.0, y), (12.0, 12.0));
    if !steps.is_empty() {
        canvas.path(&steps, None, Some(thin(darker(colour), 0.8)));
    }
    let box_of = [(x, y), (x + 24.0, y), (x + 24.0, y + 12.0), (x, y + 12.0), (x, y)];
    canvas.line(&box_of, thin([0x99, 0x99, 0x99], 0.8));
}

/// Levels of an amount, as many as an eye can tell apart.
const LEVELS: f64 = 24.0;

/// Cells by how much, on a square-root scale from 0 to `most`.
pub fn amounts(canvas: &mut Canvas, grid: &Grid, frame: Frame, numbers: &[f32], most: f64) {
    let level = |cell: usize| {
        let share = numbers.get(cell).map_or(0.0, |number| f64::from(*number) / most.max(1e-9));
        // A little is not nothing.
        let level = (share.clamp(0.0, 1.0).sqrt() * LEVELS).round() as u8;
        if share > 0.0 { level.max(2) } else { 0 }
    };
    fill(canvas, grid, frame, level, |level| heat(f64::from(level) / LEVELS));
}

/// From pale to dark over one hue, so that lightness alone tells the order.
pub fn heat(share: f64) -> Colour {
    const COLOURS: [Colour; 4] =
        [[0xF2, 0xF2, 0xF0], [0xF5, 0xC2, 0x6B], [0xC8, 0x51, 0x1B], [0x54, 0x10, 0x0A]];
    ramp(&COLOURS, share)
}
