//! `series-<name>.svg`: a quantity by time as fans, one facet an option so that none hides another.

use super::axis::{round_up, step, ticks, time};
use super::canvas::{BLACK, Canvas, GREY, Stroke, Text, WHITE};
use super::font;
use super::page::{Frame, Page, ROOM, SIDE, SMALL, key, thin, words, x_axis, y_axis};
use super::style::diamond;
use crate::analysis::{Comparison, Subject, quantile};
use crate::batch::Results;
use crate::faults::Fault;

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
    let mut page = Page::new(subject, said, &title, &what.meaning);
    let history: Vec<(f64, f64)> = subject
        .history
        .iter()
        .filter(|point| point.series == series)
        .map(|point| (point.at, point.value))
        .collect();
    how_to_read(&mut page, !history.is_empty(), subject.options.len() > 1);
    facets(&mut page, subject, &what.unit, &fans, &history);
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
    let x = key(canvas, SIDE, y, "5% to 95% of worlds", |canvas, x, y| {
        canvas.rect(x, y - 6.0, 26.0, 12.0, GREY, 0.22);
    });
    let x = key(canvas, x, y, "middle half", |canvas, x, y| {
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
        key(canvas, x, y, "what happened (known to the authors)", |canvas, x, y| {
            diamond_mark(canvas, x + 13.0, y);
        });
    }
    page.y += 12.0;
}

const BASELINE: Stroke = Stroke { colour: BLACK, width: 1.2, dash: &[3.0, 2.0] };

fn diamond_mark(canvas: &mut Canvas, x: f64, y: f64) {
    canvas.path(&diamond(x, y, 5.0), Some((WHITE, 1.0)), Some(thin(BLACK, 1.8)));
}

fn facets(page: &mut Page, subject: &Subject, unit: &str, fans: &[Fan], history: &[(f64, f64)]) {
    let columns = if fans.len() == 4 { 2 } else { fans.len().clamp(1, 3) };
    let room = (ROOM - LEFT - GAP * (columns - 1) as f64) / columns as f64;
    let last = subject.dictionary.time.points.saturating_sub(1).max(1) as f64;
    let seen = fans.iter().flatten().flatten().chain(history.iter().map(|(_, value)| value));
    let (low, high) = seen.fold((0.0_f64, 0.0_f64), |(low, high), x| (low.min(*x), high.max(*x)));
    let by = step(high - low, 4);
    let low = if low < 0.0 { (low / by).floor() * by } else { 0.0 };
    let high = if low == 0.0 { round_up(high, 8) } else { (high / by).ceil() * by };
    // Ticks in whole numbers need the unit once, above the first facet of each row.
    for (row, options) in (0..fans.len()).collect::<Vec<_>>().chunks(columns).enumerate() {
        let top = page.y + 12.0;
        let mut axis_named = false;
        let lines =
            options.iter().map(|option| font::wrap(page.name(*option), room - 20.0, 12.0, true, 2));
        let lines: Vec<Vec<String>> = lines.collect();
        let tall = lines.iter().map(Vec::len).max().unwrap_or(1) as f64;
        for (at, option) in options.iter().enumerate() {
            let x = SIDE + LEFT + at as f64 * (room + GAP);
            let style = page.styles[*option];
            style.mark(&mut page.canvas, x + 5.0, top - 4.0, 4.0);
            for (line, text) in lines[at].iter().enumerate() {
                let y = top + 14.0 * line as f64;
                page.canvas.text(Text::new(x + 15.0, y, text.clone()).bold());
            }
            let frame = Frame { x, y: top + 14.0 * (tall - 1.0) + 24.0, w: room, h: HEIGHT };
            if at == 0 {
                let text = font::fit(unit, 300.0, SMALL, false);
                page.canvas.text(Text::new(SIDE, frame.y - 9.0, text).size(SMALL).grey());
            }
            let (across, upward) = (frame.across(0.0, last), frame.upward(low, high));
            let (marks, name) = time(&subject.dictionary.time, last, frame.w);
            let is_last = row == (fans.len() - 1) / columns || *option + columns >= fans.len();
            axis_named |= is_last && !name.is_empty();
            x_axis(&mut page.canvas, frame, &across, &marks, if is_last { &name } else { "" });
            let marks = ticks(low, high, 4);
            let silent: Vec<_> = marks.iter().map(|(at, _)| (*at, String::new())).collect();
            y_axis(&mut page.canvas, frame, &upward, if at == 0 { &marks } else { &silent });
            let place = |(point, value): (usize, f64)| (across.at(point as f64), upward.at(value));
            let line = |fan: &Fan, level: usize| -> Vec<(f64, f64)> {
                fan.iter().enumerate().map(|(at, q)| place((at, q[level]))).collect()
            };
            let fan = &fans[*option];
            for (low, high, opacity) in [(0, 4, 0.2), (1, 3, 0.4)] {
                let mut around = line(fan, low);
                around.extend(line(fan, high).into_iter().rev());
                page.canvas.area(&around, style.colour, opacity);
            }
            page.canvas.line(&line(fan, 2), thin(style.colour, 2.2));
            if *option != subject.compare.baseline {
                page.canvas.line(&line(&fans[subject.compare.baseline], 2), BASELINE);
            }
            for (at, value) in history {
                if across.holds(*at) {
                    diamond_mark(&mut page.canvas, across.at(*at), upward.at(*value));
                }
            }
            page.y = page.y.max(frame.below());
        }
        page.y += if axis_named { 40.0 } else { 28.0 };
    }
}
