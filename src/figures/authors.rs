//! `map-<layer>-by.svg`: the parts of a layer, such as harm by who did it: a row a part, a column
//! an option.

use super::album::{Album, Study, file_name};
use super::canvas::Text;
use super::cells::{self, Colours, bar};
use super::chart::Drawn;
use super::font;
use super::page::{Frame, Page, ROOM, SIDE, SMALL, order};
use crate::analysis::Subject;
use crate::faults::Fault;
use crate::model::{Grid, Layer};
use crate::text::words;

/// Columns of a page; the baseline stands first on each.
const COLUMNS: usize = 5;
const GAP: f64 = 12.0;
const TALL: f64 = 300.0;
/// Towns that are named, in the first column.
const NAMES: usize = 5;
/// Where the scale of a row begins.
const BAR_AT: f64 = 330.0;

/// A layer and, by position, those that it is the sum of.
pub(super) struct Parts {
    /// The layer's name.
    pub whole: String,
    layers: Vec<usize>,
}

/// The shown layers that are parts of another.
pub(super) fn parts(subject: &Subject) -> Vec<Parts> {
    let layers = &subject.dictionary.layers;
    let of = |(whole, layer): (usize, &Layer)| {
        let is_part = |at: &usize| layers[*at].part.as_ref().is_some_and(|part| part.of == whole);
        let layers = subject.compare.layers.iter().copied().filter(is_part).collect();
        Parts { whole: layer.name.clone(), layers }
    };
    let all = layers.iter().enumerate().map(of);
    all.filter(|parts| !parts.layers.is_empty()).collect()
}

/// A row of the figure.
struct Row {
    layer: usize,
    colours: Colours,
    /// One map an option.
    maps: Vec<Vec<f64>>,
}

impl Parts {
    /// True if a layer is one of them, and so needs no figure of its own.
    pub fn hold(&self, layer: usize) -> bool {
        self.layers.contains(&layer)
    }
}

/// Draws the pages of each layer that has parts; none without a grid.
pub(super) fn draw(study: &Study, album: &mut Album) -> Drawn {
    if let Some(grid) = study.subject.dictionary.grid.as_ref().filter(|grid| grid.cells() > 0) {
        for parts in parts(study.subject) {
            draw_parts(study, album, grid, &parts)?;
        }
    }
    Ok(())
}

fn draw_parts(study: &Study, album: &mut Album, grid: &Grid, parts: &Parts) -> Drawn {
    let subject = study.subject;
    let options = subject.options.len();
    let of_part = |layer: &usize| -> Result<Row, Fault> {
        let map = |option| study.results.layer_mean(option, *layer, grid.cells());
        let maps = (0..options).map(map).collect::<Result<Vec<_>, _>>()?;
        Ok(Row { layer: *layer, colours: Colours::of(&maps, &grid.inside), maps })
    };
    let rows: Vec<Row> = parts.layers.iter().map(of_part).collect::<Result<_, _>>()?;
    let order = order(options, subject.compare.baseline);
    let others: Vec<&[usize]> = order[1..].chunks(COLUMNS - 1).collect();
    let others = if others.is_empty() { vec![&order[1..]] } else { others };
    let pages = others.len();
    for (page, others) in others.into_iter().enumerate() {
        let columns: Vec<usize> = order[..1].iter().chain(others).copied().collect();
        let title = format!("{} by whom, and where", words(&parts.whole));
        let text = "Mean over runs, cell by cell. Each row has its own scale, the same for all \
                    options. Rings: the largest towns, named in the first column where that covers no bright \
                    cell.";
        let mut page = study.page(&title, (page, pages), text);
        let room = (ROOM - GAP * (columns.len() - 1) as f64) / columns.len() as f64;
        let room = room.min(TALL);
        let place = |column: usize| SIDE + column as f64 * (room + GAP);
        let heads = columns.iter().enumerate().map(|(column, option)| (place(column), *option));
        page.y = page.heads(heads, room - 16.0, SMALL, 3) + 4.0;
        let side = (room / grid.width as f64).min(TALL / grid.height as f64);
        let (w, h) = (side * grid.width as f64, side * grid.height as f64);
        for row in &rows {
            row_head(&mut page, subject, row);
            for (column, option) in columns.iter().enumerate() {
                let frame = Frame { x: place(column) + (room - w) / 2.0, y: page.y, w, h };
                let names = if column == 0 { NAMES } else { 0 };
                let map = &row.maps[*option];
                cells::draw(&mut page.canvas, grid, map, &row.colours, frame, names);
            }
            page.y += h + 8.0;
        }
        album.add(&(file_name("map", &parts.whole) + "-by"), page);
    }
    Ok(())
}

/// The name of a part, what it is, and its scale.
fn row_head(page: &mut Page, subject: &Subject, row: &Row) {
    let what = &subject.dictionary.layers[row.layer];
    let y = page.y + 18.0;
    let name = words(what.part.as_ref().map_or(&what.name, |part| &part.by));
    page.canvas.text(Text::new(SIDE, y, name).bold());
    let meaning = font::fit(&what.meaning, BAR_AT - 16.0, SMALL, false);
    page.canvas.text(Text::new(SIDE, y + 15.0, meaning).size(SMALL).grey());
    bar(&mut page.canvas, (SIDE + BAR_AT, y - 10.0), 130.0, &row.colours, &what.unit);
    page.y = y + 26.0;
}
