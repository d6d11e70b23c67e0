//! Where a force goes first: a ranking of bases, nested, so that the first n are the same for
//! every strength.

use super::cell::Cell;
use super::cell_map::Map;

/// Ranks up to `most` cells, each next one the cell that adds most cover to what is weighty.
///
/// * `weight`: how much a cell asks for cover, shape `(cells of the map,)`.
/// * `scale_hours`: travel time at which cover has fallen to 1/e [hours].
///
/// The same cell may come again when everything is well covered.
pub fn rank(map: &Map, weight: &[f64], scale_hours: f64, most: usize) -> Vec<Cell> {
    let mut uncovered = weight.to_vec();
    let gain = |cell: Cell, uncovered: &[f64]| -> f64 {
        map.near
            .with_hours(cell)
            .map(|(step, hours)| uncovered[step.cell as usize] * libm::exp(-hours / scale_hours))
            .sum()
    };
    let mut gains: Vec<f64> = map.cells.iter().map(|&cell| gain(cell, &uncovered)).collect();
    let mut ranked = Vec::with_capacity(most);
    for _ in 0..most {
        // Gains only fall, so a stale gain is an upper bound: refresh the best until it stays best.
        let mut best = top(&gains);
        loop {
            gains[best] = gain(map.cells[best], &uncovered);
            let again = top(&gains);
            if again == best {
                break;
            }
            best = again;
        }
        let cell = map.cells[best];
        ranked.push(cell);
        for (step, hours) in map.near.with_hours(cell) {
            let covered = libm::exp(-hours / scale_hours);
            uncovered[step.cell as usize] *= 1.0 - 0.6 * covered;
        }
    }
    ranked
}

fn top(gains: &[f64]) -> usize {
    (0..gains.len()).fold(0, |best, at| if gains[at] > gains[best] { at } else { best })
}
