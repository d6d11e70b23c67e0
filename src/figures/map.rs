//! `map-<layer>.svg`: the mean over runs of a layer, cell by cell, one panel an option.

use super::canvas::Canvas;
use super::cells::{self, Colours, bar};
use super::facets::Facets;
use super::page::{Frame, Page, SIDE, sentence};
use crate::analysis::{Comparison, Subject};
use crate::batch::Results;
use crate::faults::Fault;
use crate::text::words;

const GAP: f64 = 18.0;
/// Height of a map at most.
const TALL: f64 = 460.0;

/// The figure of one layer; `None` without a grid.
///
/// # Errors
/// The log of the batch cannot be read.
pub(super) fn draw(
    subject: &Subject,
    results: &Results,
    said: &Comparison,
    layer: usize,
) -> Result<Option<Canvas>, Fault> {
    let Some(grid) = subject.dictionary.grid.as_ref().filter(|grid| grid.cells() > 0) else {
        return Ok(None);
    };
    let what = &subject.dictionary.layers[layer];
    let maps: Vec<Vec<f64>> = (0..subject.options.len())
        .map(|option| results.layer_mean(option, layer, grid.cells()))
        .collect::<Result<_, _>>()?;
    let text = format!("Mean over runs, cell by cell. {}", sentence(&what.meaning));
    let mut page = Page::new(subject, said, &words(&what.name), &text);
    let colours = Colours::of(&maps, &grid.inside);
    bar(&mut page.canvas, (SIDE, page.y - 4.0), 300.0, &colours, &what.unit);
    page.y += 34.0;
    let facets = Facets::of(maps.len(), 0.0, GAP);
    let side = (facets.room / grid.width as f64).min(TALL / grid.height as f64);
    let (w, h) = (side * grid.width as f64, side * grid.height as f64);
    let options = page.order.clone();
    for options in facets.rows(&options) {
        let y = facets.names(&mut page, options) + 10.0;
        for (at, option) in options.iter().enumerate() {
            let frame = Frame { x: facets.x(at) + (facets.room - w) / 2.0, y, w, h };
            let names = if w < 300.0 { 8 } else { 20 };
            cells::draw(&mut page.canvas, grid, &maps[*option], &colours, frame, names);
        }
        page.y = y + h + 10.0;
    }
    Ok(Some(page.finish()))
}
