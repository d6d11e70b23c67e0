//! `map-<layer>-by.svg`: the parts of a layer, such as harm by who did it: a row a part, a column
//! an option.

use super::canvas::{Canvas, Text};
use super::cells::{self, Colours, bar};
use super::font;
use super::page::{Frame, Page, ROOM, SIDE, SMALL};
use crate::analysis::{Comparison, Subject};
use crate::batch::Results;
use crate::faults::Fault;
use crate::model::Layer;
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

/// The pages of the figure; none without a grid.
///
/// # Errors
/// The log of the batch cannot be read.
pub(super) fn draw(
    subject: &Subject,
    results: &Results,
    said: &Comparison,
    parts: &Parts,
) -> Result<Vec<Canvas>, Fault> {
    let Some(grid) = subject.dictionary.grid.as_ref().filter(|grid| grid.cells() > 0) else {
        return Ok(Vec::new());
    };
    let options = subject.options.len();
    let of_part = |layer: &usize| -> Result<Row, Fault> {
        let map = |option| results.layer_mean(option, *layer, grid.cells());
        let maps = (0..options).map(map).collect::<Result<Vec<_>, _>>()?;
        Ok(Row { layer: *layer, colours: Colours::of(&maps, &grid.inside), maps })
    };
    let rows: Vec<Row> = parts.layers.iter().map(of_part).collect::<Result<_, _>>()?;
    let order = super::page::order(options, subject.compare.baseline);
    let others: Vec<&[usize]> = order[1..].chunks(COLUMNS - 1).collect();
    let others = if others.is_empty() { vec![&order[1..]] } else { others };
    let count = others.len();
    let mut pages = Vec::new();
    for (at, others) in others.into_iter().enumerate() {
        let columns: Vec<usize> = order[..1].iter().chain(others).copied().collect();
        let mut title = format!("{} by whom, and where", words(&parts.whole));
        if count > 1 {
            title = format!("{title} ({} of {count})", at + 1);
        }
        let text = "Mean over runs, cell by cell. Each row has its own scale, the same for all \
                    options. Rings: the largest towns, named in the first column where no bright \
                    cell is covered.";
        let mut page = Page::new(subject, said, &title, text);
        let room = (ROOM - GAP * (columns.len() - 1) as f64) / columns.len() as f64;
        let room = room.min(TALL);
        let place = |column: usize| SIDE + column as f64 * (room + GAP);
        heads(&mut page, &columns, room, place);
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
        pages.push(page.finish());
    }
    Ok(pages)
}

/// The names of the options over their columns.
fn heads(page: &mut Page, columns: &[usize], room: f64, place: impl Fn(usize) -> f64) {
    let top = page.y + 14.0;
    let mut below = top;
    for (column, option) in columns.iter().enumerate() {
        let x = place(column);
        page.styles[*option].mark(&mut page.canvas, x + 5.0, top - 4.0, 4.0);
        let lines = font::wrap(page.name(*option), room - 16.0, SMALL, true, 3);
        for (line, text) in lines.into_iter().enumerate() {
            let y = top + 13.0 * line as f64;
            page.canvas.text(Text::new(x + 15.0, y, text).size(SMALL).bold());
            below = f64::max(below, y);
        }
    }
    page.y = below + 4.0;
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
