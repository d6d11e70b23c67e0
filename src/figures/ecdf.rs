//! `ecdf.svg`: for each amount, the share of runs with at most so much.

use super::album::{Album, Study};
use super::axis::{Axis, percents, spread};
use super::chart::{Chart, Drawn};
use super::page::{Frame, Page, ROOM, SIDE, between, head};
use crate::analysis::{quantile, sorted};
use crate::model::{Nature, Outcome};
use crate::text::words;

/// Panels of a page.
const PANELS: usize = 8;
const GAP: f64 = 30.0;
/// Room for the labels of the vertical axis.
const LEFT: f64 = 40.0;
/// Level of the worst option's quantile at which an axis ends: a few extreme runs would squeeze
/// all others to a line.
const END: f64 = 0.98;

/// Draws its pages.
pub(super) fn draw(study: &Study, album: &mut Album) -> Drawn {
    let outcomes = &study.subject.dictionary.outcomes;
    let amount =
        |outcome: &usize| matches!(outcomes[*outcome].nature, Nature::Amount | Nature::Share);
    let amounts: Vec<usize> =
        study.subject.compare.outcomes.iter().copied().filter(amount).collect();
    let pages = amounts.len().div_ceil(PANELS);
    for (page, panels) in amounts.chunks(PANELS).enumerate() {
        let text = "Height of a line: share of runs with at most the amount below. A line further \
                    left means less. Axes end where 98% of the runs of every option are in view.";
        let title = "How often each option led to how much";
        let mut page = study.page(title, (page, pages), text);
        page.legend();
        draw_panels(&mut page, study, panels)?;
        album.add("ecdf", page);
    }
    Ok(())
}

fn draw_panels(page: &mut Page, study: &Study, panels: &[usize]) -> Drawn {
    let columns = panels.len().min(2);
    let room = (ROOM - GAP * (columns - 1) as f64) / columns as f64;
    for pair in panels.chunks(columns) {
        let top = page.y + 16.0;
        let place = |column: usize| SIDE + column as f64 * (room + GAP);
        let what = |outcome: usize| &study.subject.dictionary.outcomes[outcome];
        let heads = pair.iter().enumerate().map(|(column, outcome)| {
            let texts = (words(&what(*outcome).name), what(*outcome).meaning.as_str());
            head(&mut page.canvas, (place(column), top), room, (&texts.0, texts.1), 3)
        });
        let y = heads.fold(top, f64::max) + 2.0;
        for (column, outcome) in pair.iter().enumerate() {
            let frame = Frame { x: place(column) + LEFT, y, w: room - LEFT - 12.0, h: 170.0 };
            let values: Vec<Vec<f64>> = (0..study.subject.options.len())
                .map(|option| sorted(&study.results.outcome(option, *outcome)))
                .collect();
            draw_panel(page, what(*outcome), &values, frame)?;
        }
        page.y = y + 170.0 + 40.0;
    }
    Ok(())
}

fn draw_panel(page: &mut Page, what: &Outcome, values: &[Vec<f64>], frame: Frame) -> Drawn {
    let end = values.iter().filter_map(|list| quantile(list, END)).fold(0.0, f64::max);
    let across = spread(what, values, end, 4);
    let (low, high) = (across.low, across.high);
    let upward = Axis::new(0.0, 1.0).marked(percents(0.0, 1.0, 4), "");
    let mut chart = Chart::new(&mut page.canvas, frame, across, upward, between(GAP + LEFT))?;
    for (style, list) in page.styles.iter().zip(values) {
        let n = list.len().max(1) as f64;
        let mut points = vec![(low, 0.0)];
        let mut height = 0.0;
        for (rank, value) in list.iter().enumerate().take_while(|(_, value)| **value <= high) {
            let last_of_its_value = list.get(rank + 1) != Some(value);
            let share = (rank + 1) as f64 / n;
            // Steps below what a page can show are drawn together.
            let seen = (share - height) * frame.h > 0.4 || rank + 1 == list.len();
            if last_of_its_value && seen {
                points.extend([(*value, height), (*value, share)]);
                height = share;
            }
        }
        points.push((high, height));
        chart.line(points, style.stroke(1.8))?;
    }
    Ok(())
}
