//! Where the scale of a map ends: one rule for every picture of cells.

/// Cells from which on one may stand above the scale: of two nobody knows which is the odd one.
const FEW: usize = 3;
/// Share of the cells that are not zero which the scale holds, where the largest is far above them.
const HELD: f64 = 0.98;

/// Where a scale ends, and the largest number of all where that lies beyond.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct ScaleEnd {
    /// The last number of the scale; 0 where there is nothing.
    pub end: f64,
    /// The largest number, if it lies beyond the end.
    pub beyond: Option<f64>,
}

/// The end of a scale that all maps share, so that one cell does not leave all others pale: the
/// quantile of the cells that are not zero, each at its most over the maps, if the largest is more
/// than twice that; else the largest.
///
/// * `maps`: one number a cell.
/// * `inside`: whether a cell lies inside the map.
pub fn scale_end<T: Copy + Into<f64>>(maps: &[&[T]], inside: &[bool]) -> ScaleEnd {
    let most = |cell: usize| {
        let numbers = maps.iter().filter_map(|map| map.get(cell)).map(|number| (*number).into());
        numbers.filter(|number: &f64| number.is_finite()).fold(0.0, f64::max)
    };
    let inside = inside.iter().enumerate().filter(|(_, inside)| **inside);
    let mut cells: Vec<f64> = inside.map(|(cell, _)| most(cell)).filter(|x| *x > 0.0).collect();
    cells.sort_unstable_by(f64::total_cmp);
    let Some(largest) = cells.last().copied() else { return ScaleEnd::default() };
    // A cell's own number, never one on the way to the largest.
    let held = cells[((cells.len() - 1) as f64 * HELD) as usize];
    match cells.len() >= FEW && largest > 2.0 * held {
        true => ScaleEnd { end: held, beyond: Some(largest) },
        false => ScaleEnd { end: largest, beyond: None },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_cell_far_above_all_others_does_not_set_the_scale_however_few_there_are() {
        let end = |cells: &[f64]| scale_end(&[cells], &vec![true; cells.len()]);
        assert_eq!(end(&[0.0, 1.0, 2.0, 900.0]), ScaleEnd { end: 2.0, beyond: Some(900.0) });
        assert_eq!(end(&[0.0, 1.0, 2.0, 3.0]), ScaleEnd { end: 3.0, beyond: None });
        assert_eq!(end(&[1.0, 900.0]), ScaleEnd { end: 900.0, beyond: None });
        assert_eq!(end(&[0.0]), ScaleEnd::default());
        let outside = scale_end(&[&[1.0, 2.0, 2.0, 900.0]], &[true, true, true, false]);
        assert_eq!(outside.beyond, None);
    }
}
