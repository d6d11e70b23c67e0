//! `map-<layer>.svg`: the mean over runs of a layer, cell by cell, one facet an option.

use super::axis::{root_ticks, ticks};
use super::canvas::{Canvas, GREY, Text};
use super::font;
use super::ground::{self, GAP};
use super::page::{Frame, Page, ROOM, SIDE, SMALL, sentence, thin, words};
use super::style::viridis;
use crate::analysis::{Comparison, Subject};
use crate::batch::Results;
use crate::faults::Fault;
use crate::model::Grid;

/// Levels of colour of a map, as many as an eye can tell apart.
const LEVELS: f64 = 63.0;
/// Levels of colour of the legend's bar.
const BAR: usize = 64;

/// From a cell's number to a colour, the same for all options.
struct Colours {
    low: f64,
    high: f64,
    root: bool,
}

impl Colours {
    /// The square root where a few cells would leave all others at one end.
    fn of(maps: &[Vec<f64>], inside: &[bool]) -> Self {
        let cells = maps.iter().flat_map(|map| {
            map.iter().zip(inside).filter(|(_, inside)| **inside).map(|(value, _)| *value)
        });
        let cells: Vec<f64> = cells.collect();
        let low = cells.iter().fold(0.0_f64, |low, value| low.min(*value));
        let high = cells.iter().fold(0.0_f64, |high, value| high.max(*value));
        let mean = cells.iter().sum::<f64>() / cells.len().max(1) as f64;
        Self {
            low,
            high: if high > low { high } else { low + 1.0 },
            root: low == 0.0 && high > 4.0 * mean,
        }
    }

    fn share(&self, value: f64) -> f64 {
        let share = ((value - self.low) / (self.high - self.low)).clamp(0.0, 1.0);
        if self.root { share.sqrt() } else { share }
    }
}

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
    let Some(grid) = &subject.dictionary.grid else { return Ok(None) };
    if grid.cells() == 0 {
        return Ok(None);
    }
    let what = &subject.dictionary.layers[layer];
    let maps: Vec<Vec<f64>> = (0..subject.options.len())
        .map(|option| results.layer_mean(option, layer, grid.cells()))
        .collect::<Result<_, _>>()?;
    let text = format!("Mean over runs, cell by cell. {}", sentence(&what.meaning));
    let mut page = Page::new(subject, said, &words(&what.name), &text);
    let colours = Colours::of(&maps, &grid.inside);
    bar(&mut page, &colours, &what.unit);
    let columns = if maps.len() == 4 { 2 } else { maps.len().clamp(1, 3) };
    let room = (ROOM - GAP * (columns - 1) as f64) / columns as f64;
    let side = (room / grid.width as f64).min(460.0 / grid.height as f64);
    for options in (0..maps.len()).collect::<Vec<_>>().chunks(columns) {
        let top = page.y + 14.0;
        let lines =
            options.iter().map(|option| font::wrap(page.name(*option), room - 16.0, 12.0, true, 2));
        let lines: Vec<Vec<String>> = lines.collect();
        let tall = lines.iter().map(Vec::len).max().unwrap_or(1) as f64;
        for (at, option) in options.iter().enumerate() {
            let x = SIDE + at as f64 * (room + GAP);
            page.styles[*option].mark(&mut page.canvas, x + 5.0, top - 4.0, 4.0);
            for (line, text) in lines[at].iter().enumerate() {
                page.canvas
                    .text(Text::new(x + 15.0, top + 14.0 * line as f64, text.clone()).bold());
            }
            let y = top + 14.0 * (tall - 1.0) + 8.0;
            let (w, h) = (side * grid.width as f64, side * grid.height as f64);
            let frame = Frame { x: x + (room - w) / 2.0, y, w, h };
            draw_map(&mut page.canvas, grid, &maps[*option], &colours, frame);
        }
        page.y = top + 14.0 * (tall - 1.0) + 8.0 + side * grid.height as f64 + 10.0;
    }
    Ok(Some(page.finish()))
}

fn bar(page: &mut Page, colours: &Colours, unit: &str) {
    let (x, y, w) = (SIDE, page.y - 4.0, 300.0);
    let cell = w / BAR as f64;
    for at in 0..BAR {
        let share = (at as f64 + 0.5) / BAR as f64;
        let width = if at + 1 < BAR { cell + 0.5 } else { cell };
        page.canvas.rect(x + cell * at as f64, y, width, 12.0, viridis(share), 1.0);
    }
    let marks =
        if colours.root { root_ticks(colours.high) } else { ticks(colours.low, colours.high, 4) };
    let mut free = f64::NEG_INFINITY;
    for (value, label) in marks {
        let at = x + w * colours.share(value);
        let half = font::width(&label, SMALL, false) / 2.0;
        if at - half < free {
            continue;
        }
        free = at + half + 8.0;
        page.canvas.line(&[(at, y + 12.0), (at, y + 16.0)], thin(GREY, 1.0));
        page.canvas
            .text(Text::new(at.max(SIDE + half), y + 27.0, label).size(SMALL).middle().grey());
    }
    let scale = if colours.root { "square-root scale" } else { "linear scale" };
    let name = font::fit(&format!("{unit} a cell ({scale})"), ROOM - w - 24.0, SMALL, false);
    page.canvas.text(Text::new(x + w + 16.0, y + 10.0, name).size(SMALL).grey());
    page.y += 34.0;
}

fn draw_map(canvas: &mut Canvas, grid: &Grid, map: &[f64], colours: &Colours, frame: Frame) {
    let level =
        |cell: usize| (colours.share(map.get(cell).copied().unwrap_or(0.0)) * LEVELS).round() as u8;
    ground::cells(canvas, grid, frame, level, |level| viridis(f64::from(level) / LEVELS));
    ground::border(canvas, grid, frame);
    let small = frame.w < 300.0;
    ground::towns(canvas, grid, frame, if small { (10.0, 8) } else { (11.0, 20) });
}
