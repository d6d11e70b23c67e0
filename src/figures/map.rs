//! `map-<layer>.svg`: the mean over runs of a layer, cell by cell, one panel an option.

use super::album::{Album, Study, file_name};
use super::authors;
use super::cells::{self, Colours, bar};
use super::chart::Drawn;
use super::facets::Facets;
use super::page::{Frame, SIDE, sentence};
use crate::model::Grid;
use crate::text::words;

const GAP: f64 = 18.0;
/// Height of a map at most.
const TALL: f64 = 460.0;
/// What the rings of `towns` are.
const RINGS: &str = " Rings: the largest towns, named where there is room.";

/// Draws one a layer that is no part of another; none without a grid.
pub(super) fn draw(study: &Study, album: &mut Album) -> Drawn {
    let subject = study.subject;
    let Some(grid) = subject.dictionary.grid.as_ref().filter(|grid| grid.cells() > 0) else {
        return Ok(());
    };
    let parts = authors::parts(subject);
    let shown = subject.compare.layers.iter().copied();
    for layer in shown.filter(|layer| !parts.iter().any(|parts| parts.hold(*layer))) {
        draw_layer(study, album, grid, layer)?;
    }
    Ok(())
}

fn draw_layer(study: &Study, album: &mut Album, grid: &Grid, layer: usize) -> Drawn {
    let what = &study.subject.dictionary.layers[layer];
    let maps: Vec<Vec<f64>> = (0..study.subject.options.len())
        .map(|option| study.results.layer_mean(option, layer, grid.cells()))
        .collect::<Result<_, _>>()?;
    let rings = if grid.places.is_empty() { "" } else { RINGS };
    let text = format!("Mean over runs, cell by cell. {}{rings}", sentence(&what.meaning));
    let mut page = study.page(&words(&what.name), (0, 1), &text);
    let colours = Colours::of(&maps, &grid.inside);
    bar(&mut page.canvas, (SIDE, page.y - 4.0), 300.0, &colours, &what.unit);
    page.y += 34.0;
    let facets = Facets::of(maps.len(), 0.0, GAP);
    let side = (facets.room / grid.width as f64).min(TALL / grid.height as f64);
    let (w, h) = (side * grid.width as f64, side * grid.height as f64);
    let options = page.order.clone();
    for options in facets.rows(&options) {
        let y = facets.names(&mut page, options) + 10.0;
        for (column, option) in options.iter().enumerate() {
            let frame = Frame { x: facets.x(column) + (facets.room - w) / 2.0, y, w, h };
            let names = if w < 300.0 { 8 } else { 20 };
            cells::draw(&mut page.canvas, grid, &maps[*option], &colours, frame, names);
        }
        page.y = y + h + 10.0;
    }
    album.add(&file_name("map", &study.dictionary.layers[layer].name), page);
    Ok(())
}
