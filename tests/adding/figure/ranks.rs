//! `ranks.svg`: every run of the first outcome, from the least to the most.

use super::album::{Album, Study};
use super::axis::{Axis, spread, ticks};
use super::chart::{Chart, Drawn};
use super::page::{ALONE, Frame, Page, ROOM, SIDE};
use crate::analysis::sorted;

/// Room for the labels of the vertical axis.
const LEFT: f64 = 60.0;

/// Draws its page.
pub(super) fn draw(study: &Study, album: &mut Album) -> Drawn {
    let Some(&outcome) = study.subject.compare.outcomes.first() else {
        return Ok(());
    };
    let options = 0..study.subject.options.len();
    let values: Vec<Vec<f64>> =
        options.map(|option| sorted(&study.results.outcome(option, outcome))).collect();
    let runs = values.iter().map(Vec::len).max().unwrap_or(0) as f64;
    let most = values.iter().flatten().copied().fold(0.0, f64::max);
    let mut page =
        study.page("Every run", (0, 1), "Runs of each option, from the least to the most.");
    page.legend();
    let frame = Frame { x: SIDE + LEFT, y: page.y + 20.0, w: ROOM - LEFT, h: 220.0 };
    let upward = spread(&study.subject.dictionary.outcomes[outcome], &values, most, 4);
    draw_lines(&mut page, frame, upward, &values, runs)?;
    page.y = frame.below() + 40.0;
    album.add("ranks", page);
    Ok(())
}

fn draw_lines(
    page: &mut Page,
    frame: Frame,
    upward: Axis,
    values: &[Vec<f64>],
    runs: f64,
) -> Drawn {
    let across = Axis::new(0.0, runs).marked(ticks(0.0, runs, 6), "run");
    let mut chart = Chart::new(&mut page.canvas, frame, across, upward, ALONE)?;
    for (style, list) in page.styles.iter().zip(values) {
        let points = list.iter().enumerate().map(|(rank, value)| (rank as f64 + 0.5, *value));
        chart.line(points.collect(), style.stroke(1.8))?;
    }
    Ok(())
}
