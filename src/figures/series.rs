//! `series-<name>.svg`: a quantity by time as fans, one facet an option so that none hides another.

use super::axis::{round_up, step, ticks, time};
use super::canvas::{BLACK, Canvas, GREY, Stroke, Text, WHITE};
use super::facets::Facets;
use super::font;
use super::page::{Frame, Page, SIDE, SMALL, between, key, thin, x_axis, y_axis};
use super::style::diamond;
use crate::analysis::{Comparison, Subject, quantile};
use crate::batch::Results;
use crate::faults::Fault;
use crate::text::words;

const GAP: f64 = 22.0;
const LEFT: f64 = 46.0;
const HEIGHT: f64 = 150.0;
const LEVELS: [f64; 5] = [0.05, 0.25, 0.5, 0.75, 0.95];

/// Quantiles at [`LEVELS`], one set a time point.
type Fan = Vec<[f64; 5]>;

/// The figure of one series.
///
/// # Errors
/// The log of the batch cannot be read.
pub(super) fn draw(
    subject: &Subject,
    results: &Results,
    said: &Comparison,
    series: usize,
) -> Result<Canvas, Fault> {
    let what = &subject.dictionary.series[series];
    let fans: Vec<Fan> = (0..subject.options.len())
        .map(|option| Ok(results.series(option, series)?.iter().map(|runs| fan_of(runs)).collect()))
        .collect::<Result<_, Fault>>()?;
    let title = format!("{} by {}", words(&what.name), subject.dictionary.time.unit);
    let history: Vec<(f64, f64)> = subject
        .history
        .iter()
        .filter(|point| point.series == series)
        .map(|point| (point.at, point.value))
        .collect();
    let mut text = what.meaning.clone();
    if !history.is_empty() {
        text += ". What happened was known to the authors and tests nothing.";
    }
    let mut page = Page::new(subject, said, &title, &text);
    how_to_read(&mut page, !history.is_empty(), subject.options.len() > 1);
    panels(&mut page, subject, &what.unit, &fans, &history);
    Ok(page.finish())
}

fn fan_of(runs: &[f32]) -> [f64; 5] {
    let mut list: Vec<f64> = runs.iter().map(|number| f64::from(*number)).collect();
    list.sort_unstable_by(f64::total_cmp);
    LEVELS.map(|level| quantile(&list, level).unwrap_or(0.0))
}

fn how_to_read(page: &mut Page, history: bool, several: bool) {
    let y = page.y;
    let canvas = &mut page.canvas;
    let x = key(canvas, SIDE, y, "5% to 95% of runs (90%)", |canvas, x, y| {
        canvas.rect(x, y - 6.0, 26.0, 12.0, GREY, 0.22);
    });
    let x = key(canvas, x, y, "middle half (50%)", |canvas, x, y| {
        canvas.rect(x, y - 6.0, 26.0, 12.0, GREY, 0.55);
    });
    let mut x = key(canvas, x, y, "median", |canvas, x, y| {
        canvas.line(&[(x, y), (x + 26.0, y)], thin(GREY, 2.2));
    });
    if several {
        x = key(canvas, x, y, "median of the baseline", |canvas, x, y| {
            canvas.line(&[(x, y), (x + 26.0, y)], BASELINE);
        });
    }
    if history {
        key(canvas, x, y, "what happened", |canvas, x, y| {
            diamond_mark(canvas, x + 13.0, y);
        });
    }
    page.y += 12.0;
}

const BASELINE: Stroke = Stroke { colour: BLACK, width: 1.2, dash: &[3.0, 2.0] };

fn diamond_mark(canvas: &mut Canvas, x: f64, y: f64) {
    canvas.path(&diamond(x, y, 5.0), Some((WHITE, 1.0)), Some(thin(BLACK, 1.8)));
}

fn panels(page: &mut Page, subject: &Subject, unit: &str, fans: &[Fan], history: &[(f64, f64)]) {
    let clock = &subject.dictionary.time;
    // A month is taken down as it closes, and stands where it ends; history counts from the start.
    let closes = if clock.per_year.is_some() { 1.0 } else { 0.0 };
    let last = (clock.points as f64 - 1.0 + closes).max(1.0);
    let facets = Facets::of(fans.len(), LEFT, GAP);
    let rows = facets.count(fans.len());
    let (low, high) = ends(fans, history);
    let options = page.order.clone();
    for (row, options) in facets.rows(&options).enumerate() {
        let names = facets.names(page, options);
        // The unit stands once a row, above the first panel; a share has none.
        let unit = if unit == "1" { "" } else { unit };
        let text = font::fit(unit, 300.0, SMALL, false);
        page.canvas.text(Text::new(SIDE, names + 15.0, text).size(SMALL).grey());
        let last_row = row + 1 == rows;
        let mut axis_named = false;
        for (at, option) in options.iter().enumerate() {
            let frame = Frame { x: facets.x(at), y: names + 24.0, w: facets.room, h: HEIGHT };
            let (across, upward) = (frame.across(0.0, last), frame.upward(low, high));
            let (marks, name) = time(clock, last, frame.w);
            axis_named |= last_row && !name.is_empty();
            let name = if last_row { &name } else { "" };
            x_axis(&mut page.canvas, frame, &across, &marks, name, between(GAP));
            let mut marks = ticks(low, high, 4);
            if at > 0 {
                marks.iter_mut().for_each(|(_, text)| text.clear());
            }
            y_axis(&mut page.canvas, frame, &upward, &marks);
            let place = |at: usize, value: f64| (across.at(at as f64 + closes), upward.at(value));
            draw_fan(page, *option, fans, place);
            for (at, value) in history.iter().filter(|(at, _)| across.holds(*at)) {
                diamond_mark(&mut page.canvas, across.at(*at), upward.at(*value));
            }
            page.y = page.y.max(frame.below());
        }
        page.y += if axis_named { 40.0 } else { 28.0 };
    }
}

/// The ends of the common axis of all panels.
fn ends(fans: &[Fan], history: &[(f64, f64)]) -> (f64, f64) {
    let seen = fans.iter().flatten().flatten().chain(history.iter().map(|(_, value)| value));
    let (low, high) = seen.fold((0.0_f64, 0.0_f64), |(low, high), x| (low.min(*x), high.max(*x)));
    let by = step(high - low, 4);
    let low = if low < 0.0 { (low / by).floor() * by } else { 0.0 };
    let high = if low == 0.0 { round_up(high, 8) } else { (high / by).ceil() * by };
    (low, high)
}

fn draw_fan(
    page: &mut Page,
    option: usize,
    fans: &[Fan],
    place: impl Fn(usize, f64) -> (f64, f64),
) {
    let colour = page.styles[option].colour;
    let baseline = page.order[0];
    let line = |fan: &Fan, level: usize| -> Vec<(f64, f64)> {
        fan.iter().enumerate().map(|(at, q)| place(at, q[level])).collect()
    };
    let fan = &fans[option];
    for (low, high, opacity) in [(0, 4, 0.2), (1, 3, 0.4)] {
        let mut around = line(fan, low);
        around.extend(line(fan, high).into_iter().rev());
        page.canvas.area(&around, colour, opacity);
        // Rims, so that the two bands are told apart in grey print too.
        for level in [low, high] {
            page.canvas
                .line(&line(fan, level), thin(colour, if level % 4 == 0 { 0.5 } else { 0.8 }));
        }
    }
    page.canvas.line(&line(fan, 2), thin(colour, 2.4));
    if option != baseline {
        page.canvas.line(&line(&fans[baseline], 2), BASELINE);
    }
}
