//! `series-<name>.svg`: a quantity by time as fans, one facet an option so that none hides another.

use super::album::{Album, Study, file_name};
use super::axis::{Axis, Tick, round_up, step, ticks, time};
use super::canvas::{BLACK, Canvas, Colour, GREY, Stroke, Text, WHITE};
use super::chart::{Chart, Drawn, embedded};
use super::facets::Facets;
use super::font;
use super::page::{Frame, Page, SIDE, SMALL, between, key, thin};
use super::style::diamond;
use crate::analysis::{Subject, quantile};
use crate::faults::Fault;
use crate::text::words;

const GAP: f64 = 22.0;
const LEFT: f64 = 46.0;
const HEIGHT: f64 = 150.0;
const LEVELS: [f64; 5] = [0.05, 0.25, 0.5, 0.75, 0.95];

/// Quantiles at [`LEVELS`], one set a time point.
type Fan = Vec<[f64; 5]>;

/// Draws one a series.
pub(super) fn draw(study: &Study, album: &mut Album) -> Drawn {
    let subject = study.subject;
    for series in &subject.compare.series {
        let what = &subject.dictionary.series[*series];
        let fans = (0..subject.options.len()).map(|option| -> Result<Fan, Fault> {
            let points = study.results.series(option, *series)?;
            Ok(points.iter().map(|runs| fan_of(runs)).collect())
        });
        let fans: Vec<Fan> = fans.collect::<Result<_, _>>()?;
        let title = format!("{} by {}", words(&what.name), subject.dictionary.time.unit);
        let history = subject.history.iter().filter(|point| point.series == *series);
        let history: Vec<(f64, f64)> = history.map(|point| (point.at, point.value)).collect();
        let mut text = what.meaning.clone();
        if !history.is_empty() {
            text += ". What happened was known to the authors and tests nothing.";
        }
        let mut page = study.page(&title, (0, 1), &text);
        how_to_read(&mut page, !history.is_empty(), subject.options.len() > 1);
        panels(&mut page, subject, &what.unit, &fans, &history)?;
        album.add(&file_name("series", &study.dictionary.series[*series].name), page);
    }
    Ok(())
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

fn panels(
    page: &mut Page,
    subject: &Subject,
    unit: &str,
    fans: &[Fan],
    history: &[(f64, f64)],
) -> Drawn {
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
        for (column, option) in options.iter().enumerate() {
            let frame = Frame { x: facets.x(column), y: names + 24.0, w: facets.room, h: HEIGHT };
            let (marks, name) = time(clock, last, frame.w);
            axis_named |= last_row && !name.is_empty();
            let name = if last_row { name } else { String::new() };
            let across = Axis::new(0.0, last).marked(marks, name);
            let upward = Axis::new(low, high).marked(ticks(low, high, 4), "").silent(column > 0);
            let (colour, baseline) = (page.styles[*option].colour, page.order[0]);
            let mut chart = Chart::new(&mut page.canvas, frame, across, upward, between(GAP))?;
            let behind = (*option != baseline).then(|| &fans[baseline]);
            draw_fan(&mut chart, &fans[*option], behind, colour, closes)?;
            for point in history.iter().filter(|(at, _)| (0.0..=last).contains(at)) {
                chart.at([*point], |canvas, [(x, y)]| diamond_mark(canvas, x, y))?;
            }
            page.y = page.y.max(frame.below());
        }
        page.y += if axis_named { 40.0 } else { 28.0 };
    }
    Ok(())
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

/// Draws a fan, with the median of another over it. `closes`: where the first time point stands.
fn draw_fan(
    chart: &mut Chart,
    fan: &Fan,
    behind: Option<&Fan>,
    colour: Colour,
    closes: f64,
) -> Drawn {
    let line = |fan: &Fan, level: usize| -> Vec<(f64, f64)> {
        fan.iter().enumerate().map(|(point, q)| (point as f64 + closes, q[level])).collect()
    };
    for (low, high, opacity) in [(0, 4, 0.2), (1, 3, 0.4)] {
        let mut around = line(fan, low);
        around.extend(line(fan, high).into_iter().rev());
        chart.area(around, colour, opacity)?;
        // Rims, so that the two bands are distinguished in grey print too.
        let width = if low == 0 { 0.5 } else { 0.8 };
        chart.line(line(fan, low), thin(colour, width))?;
        chart.line(line(fan, high), thin(colour, width))?;
    }
    chart.line(line(fan, 2), thin(colour, 2.4))?;
    behind.map_or(Ok(()), |behind| chart.line(line(behind, 2), BASELINE))
}

/// Lines by time point in small, on an axis from 0 to `most`: each with its class (`due`, `line`,
/// `edge`). `ends`: what the axes say at 0 and `most`, and at the first and last time point.
pub fn small(lines: &[(&'static str, &[f64])], most: f64, ends: [&str; 4]) -> Drawn<Canvas> {
    let frame = Frame { x: 40.0, y: 8.0, w: 272.0, h: 98.0 };
    let last = lines.iter().map(|(_, values)| values.len()).fold(2, usize::max) as f64 - 1.0;
    let marks = |numbers: [f64; 2], words: [&str; 2]| -> Vec<Tick> {
        numbers.into_iter().zip(words.map(str::to_owned)).collect()
    };
    let across = Axis::new(0.0, last).marked(marks([0.0, last], [ends[2], ends[3]]), "").unruled();
    let upward = Axis::new(0.0, most).marked(marks([0.0, most], [ends[0], ends[1]]), "");
    embedded((320.0, 130.0), frame, (across, upward), |chart| {
        lines.iter().try_for_each(|(class, values)| {
            let points = values.iter().enumerate().map(|(point, value)| (point as f64, *value));
            chart.class(class).line(points.collect(), thin(BLACK, 1.0))
        })
    })
}
