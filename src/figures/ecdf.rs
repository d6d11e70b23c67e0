//! `ecdf.svg`: for each amount, the share of model worlds with at most so much.

use super::axis::{outcome_ticks, percents, spread, spread_name};
use super::canvas::Canvas;
use super::page::{Frame, Page, ROOM, SIDE, between, head, x_axis, y_axis};
use crate::analysis::{Comparison, Subject, quantile, sorted};
use crate::batch::Results;
use crate::model::{Nature, Outcome};
use crate::text::words;

/// Panels of a page.
const PANELS: usize = 8;
const GAP: f64 = 30.0;
/// Room for the labels of the vertical axis.
const LEFT: f64 = 40.0;
/// Level of the worst option's quantile at which an axis ends: a few extreme worlds would squeeze
/// all others to a line.
const END: f64 = 0.98;

/// The pages of the figure.
pub(super) fn draw(subject: &Subject, results: &Results, said: &Comparison) -> Vec<Canvas> {
    let amounts: Vec<usize> = subject
        .compare
        .outcomes
        .iter()
        .copied()
        .filter(|at| {
            let nature = subject.dictionary.outcomes[*at].nature;
            matches!(nature, Nature::Amount | Nature::Share)
        })
        .collect();
    let pages = amounts.len().div_ceil(PANELS);
    amounts
        .chunks(PANELS)
        .enumerate()
        .map(|(at, panels)| {
            let mut title = "How often each option led to how much".to_owned();
            if pages > 1 {
                title = format!("{title} ({} of {pages})", at + 1);
            }
            let text = "Height of a line: share of runs with at most the amount below. A line \
                        further left means less. Axes end where 98% of the runs of every option \
                        are in view.";
            let mut page = Page::new(subject, said, &title, text);
            page.legend();
            draw_panels(&mut page, subject, results, panels);
            page.finish()
        })
        .collect()
}

fn draw_panels(page: &mut Page, subject: &Subject, results: &Results, panels: &[usize]) {
    let columns = panels.len().min(2);
    let room = (ROOM - GAP * (columns - 1) as f64) / columns as f64;
    for pair in panels.chunks(columns) {
        let top = page.y + 16.0;
        let place = |at: usize| SIDE + at as f64 * (room + GAP);
        let what = |outcome: usize| &subject.dictionary.outcomes[outcome];
        let heads = pair.iter().enumerate().map(|(at, outcome)| {
            let texts = (words(&what(*outcome).name), what(*outcome).meaning.as_str());
            head(&mut page.canvas, (place(at), top), room, (&texts.0, texts.1), 3)
        });
        let y = heads.fold(top, f64::max) + 2.0;
        for (at, outcome) in pair.iter().enumerate() {
            let frame = Frame { x: place(at) + LEFT, y, w: room - LEFT - 12.0, h: 170.0 };
            let values: Vec<Vec<f64>> = (0..subject.options.len())
                .map(|option| sorted(&results.outcome(option, *outcome)))
                .collect();
            draw_panel(page, what(*outcome), &values, frame);
        }
        page.y = y + 170.0 + 40.0;
    }
}

fn draw_panel(page: &mut Page, what: &Outcome, values: &[Vec<f64>], frame: Frame) {
    let end = values.iter().filter_map(|list| quantile(list, END)).fold(0.0, f64::max);
    let across = spread(what, values, end, frame.x, frame.right());
    let upward = frame.upward(0.0, 1.0);
    let name = spread_name(what, &across);
    let ticks = outcome_ticks(what, &across, 4);
    x_axis(&mut page.canvas, frame, &across, &ticks, &name, between(GAP + LEFT));
    y_axis(&mut page.canvas, frame, &upward, &percents(0.0, 1.0, 4));
    for (style, list) in page.styles.iter().zip(values) {
        let n = list.len().max(1) as f64;
        let mut points = vec![(frame.x, frame.below())];
        let mut height = frame.below();
        for (at, value) in list.iter().enumerate() {
            if *value > across.high {
                break;
            }
            let last_of_its_value = list.get(at + 1) != Some(value);
            let (x, y) = (across.at(*value), upward.at((at + 1) as f64 / n));
            // Steps below what a page can show are drawn together.
            let seen = height - y > 0.4 || at + 1 == list.len();
            if last_of_its_value && seen {
                points.push((x, height));
                points.push((x, y));
                height = y;
            }
        }
        points.push((frame.right(), height));
        page.canvas.line(&points, style.stroke(1.8));
    }
}
