//! `timeline.svg`: what each option planned, and when it began in the runs.

use super::album::{Album, Study};
use super::axis::{Axis, time};
use super::canvas::{BLACK, Canvas, Colour, GREY, Step, Text, WHITE};
use super::chart::{Chart, Drawn, embedded};
use super::font::{self, draws};
use super::page::{ALONE, Frame, Page, ROOM, SIDE, SMALL, key, order, paged, thin};
use super::style::corners;
use crate::analysis::{Delivered, Subject, delivered, format};
use crate::batch::Results;
use crate::model::Planned;

const ROW: f64 = 30.0;
/// From the middle of a row to the middles of its bars, and how thick they are.
const APART: f64 = 6.0;
const THICK: f64 = 7.0;
/// Rows of a page, with one for the name of each option.
const ROWS: usize = 40;
/// Width of the names of policies.
const NAMES: f64 = 246.0;
/// Width of the words at the right.
const NOTES: f64 = 150.0;

/// Draws its pages; none if no option plans anything.
pub(super) fn draw(study: &Study, album: &mut Album) -> Drawn {
    let subject = study.subject;
    if subject.plans.iter().all(Vec::is_empty) {
        return Ok(());
    }
    let options = order(subject.options.len(), subject.compare.baseline);
    let needs = |option: &usize| subject.plans[*option].len().max(1) + 2;
    let pages = paged(options, ROWS, needs);
    let text = if subject.plans.iter().flatten().any(|policy| policy.started.is_some()) {
        "Each run decides when a policy begins: late, early or not at all. What happened is shown \
         for the runs in which it began."
    } else {
        "Every run keeps to these dates."
    };
    for (page, options) in pages.iter().enumerate() {
        let title = "What each option planned, and when it began";
        let mut page = study.page(title, (page, pages.len()), text);
        how_to_read(&mut page);
        for option in options {
            draw_option(&mut page, subject, study.results, *option)?;
        }
        album.add("timeline", page);
    }
    Ok(())
}

fn how_to_read(page: &mut Page) {
    let y = page.y;
    let canvas = &mut page.canvas;
    let x = key(canvas, SIDE, y, "as planned", |canvas, x, y| {
        planned_bar(canvas, x, x + 26.0, y, GREY, false);
    });
    let x = key(canvas, x, y, "as it happened: median start to median end", |canvas, x, y| {
        bar(canvas, x, x + 26.0, y, GREY, false);
    });
    let x = key(canvas, x, y, "5% to 95% of runs", |canvas, x, y| {
        whisker(canvas, x, x + 26.0, y);
    });
    key(canvas, x, y, "beyond the run", |canvas, x, y| bar(canvas, x, x + 26.0, y, GREY, true));
    page.y += 10.0;
}

/// A bar in outline, since a plan is no more than that.
fn planned_bar(canvas: &mut Canvas, from: f64, to: f64, y: f64, colour: Colour, open: bool) {
    let around = corners(&bar_corners(from, to, y, open));
    canvas.path(&around, Some((colour, 0.12)), Some(thin(colour, 1.0)));
}

/// A full bar.
fn bar(canvas: &mut Canvas, from: f64, to: f64, y: f64, colour: Colour, open: bool) {
    canvas.area(&bar_corners(from, to, y, open), colour, 0.7);
}

/// The corners of a bar; one that is open points on.
fn bar_corners(from: f64, to: f64, y: f64, open: bool) -> [(f64, f64); 5] {
    let (top, below, to) = (y - THICK / 2.0, y + THICK / 2.0, to.max(from + 1.0));
    let tip = if open { f64::min(6.0, to - from) } else { 0.0 };
    [(from, top), (to - tip, top), (to, y), (to - tip, below), (from, below)]
}

/// A line with caps, seen on any ground.
fn whisker(canvas: &mut Canvas, from: f64, to: f64, y: f64) {
    let cap = |x: f64| [Step::Move(x, y - 4.5), Step::Line(x, y + 4.5)];
    let along = [Step::Move(from, y), Step::Line(to, y)];
    let steps = [along, cap(from), cap(to)].concat();
    for (class, stroke) in [("rim", thin(WHITE, 3.4)), ("spread", thin(BLACK, 1.3))] {
        canvas.classed(class).path(&steps, None, Some(stroke));
    }
}

/// From when to when; one that is open goes on beyond the run.
#[derive(Debug, Clone, Copy)]
pub struct Span {
    pub from: f64,
    pub to: f64,
    pub open: bool,
}

/// A policy in its row: the plan above what happened, with spreads of when it began and ended.
fn draw_policy(
    chart: &mut Chart,
    row: f64,
    planned: Option<Span>,
    happened: Option<Span>,
    spreads: &[[f64; 2]],
    colour: Colour,
) -> Drawn {
    if let Some(Span { from, to, open }) = planned {
        chart.class("plan").at([(from, row), (to, row)], |canvas, [(from, y), (to, _)]| {
            planned_bar(canvas, from, to, y - APART, colour, open);
        })?;
    }
    if let Some(Span { from, to, open }) = happened {
        chart.class("happened").at([(from, row), (to, row)], |canvas, [(from, y), (to, _)]| {
            bar(canvas, from, to, y + APART, colour, open);
        })?;
    }
    for [low, high] in spreads {
        chart.at([(*low, row), (*high, row)], |canvas, [(from, y), (to, _)]| {
            // Where all runs agree there is nothing to show.
            if to - from > 1.5 {
                whisker(canvas, from, to, y + APART);
            }
        })?;
    }
    Ok(())
}

/// A policy in small: `planned`, `happened` and the spread of its start as shares of the run.
pub fn small(
    planned: Option<Span>,
    happened: Option<Span>,
    spread: Option<[f64; 2]>,
) -> Drawn<Canvas> {
    let frame = Frame { x: 2.0, y: 0.0, w: 296.0, h: 22.0 };
    embedded((300.0, 22.0), frame, (Axis::new(0.0, 1.0), Axis::down(1.0)), |chart| {
        chart.line(vec![(0.0, 0.5), (1.0, 0.5)], thin(GREY, 1.0))?;
        draw_policy(chart, 0.5, planned, happened, spread.as_slice(), BLACK)
    })
}

fn draw_option(page: &mut Page, subject: &Subject, results: &Results, option: usize) -> Drawn {
    let clock = &subject.dictionary.time;
    let plan = &subject.plans[option];
    let style = page.styles[option];
    let top = page.y + 18.0;
    style.mark(&mut page.canvas, SIDE + 5.0, top - 4.0, 4.0);
    let name = Text::new(SIDE + 16.0, top, page.name(option)).size(13.0).bold();
    let x = name.x + name.width() + 10.0;
    page.canvas.text(name);
    let says = &subject.options[option].says;
    if says != &subject.options[option].name && draws(says) && ROOM + SIDE - x > 80.0 {
        let says = font::fit(says, ROOM + SIDE - x, SMALL, false);
        page.canvas.text(Text::new(x, top, says).size(SMALL).grey());
    }
    if plan.is_empty() {
        page.canvas.text(Text::new(SIDE + 16.0, top + 18.0, "no policies").size(SMALL).grey());
        page.y = top + 26.0;
        return Ok(());
    }
    let happened: Vec<Option<Delivered>> =
        plan.iter().map(|policy| delivered(subject, results, option, policy)).collect();
    let h = ROW * plan.len() as f64;
    let frame = Frame { x: SIDE + NAMES, y: top + 8.0, w: ROOM - NAMES - NOTES - 8.0, h };
    for (row, (policy, happened)) in plan.iter().zip(&happened).enumerate() {
        let y = frame.y + ROW * (row as f64 + 0.5);
        if row > 0 {
            let above = y - ROW / 2.0;
            page.canvas.rule((SIDE + 16.0, above), (SIDE + ROOM, above));
        }
        name_of(page, policy, y);
        note(page, policy, happened.as_ref(), (frame.right() + 12.0, y));
    }
    let last = clock.points.max(1) as f64;
    let (marks, axis) = time(clock, last, frame.w);
    page.y = frame.below() + if axis.is_empty() { 22.0 } else { 36.0 };
    let across = Axis::new(0.0, last).marked(marks, axis);
    let rows = Axis::down(plan.len() as f64);
    let mut chart = Chart::new(&mut page.canvas, frame, across, rows, ALONE)?;
    let month = f64::from(clock.per_year.unwrap_or(12)) / 12.0;
    for (row, (policy, happened)) in plan.iter().zip(&happened).enumerate() {
        let middle = row as f64 + 0.5;
        let planned = policy.start_month.map(|start| start * month).filter(|start| *start <= last);
        let planned = planned.map(|from| {
            let end = policy.end_month.map(|end| end * month).filter(|end| *end <= last);
            Span { from, to: end.unwrap_or(last), open: end.is_none() }
        });
        let began = happened.as_ref().and_then(|happened| happened.began);
        let ended = happened.as_ref().and_then(|happened| happened.ended);
        let ended = ended.filter(|ended| began.is_some() && ended[1] <= last);
        let bar = began.map(|began| {
            let to = ended.map_or(last, |ended| ended[1]);
            Span { from: began[1], to, open: ended.is_none() }
        });
        let spreads = began.into_iter().chain(ended).map(|[low, _, high]| [low, high]);
        let spreads: Vec<[f64; 2]> = spreads.collect();
        draw_policy(&mut chart, middle, planned, bar, &spreads, style.colour)?;
        if let Some([_, median, _]) = began {
            chart.at([(median, middle)], |canvas, [(x, y)]| {
                style.mark(canvas, x, y + APART, 4.2);
            })?;
        }
    }
    Ok(())
}

/// In how many runs a policy began, and what it waited for where that is no date.
fn note(page: &mut Page, policy: &Planned, happened: Option<&Delivered>, at: (f64, f64)) {
    let share = happened.map(|happened| match happened.share.mean {
        all if all >= 1.0 => "began in all runs".to_owned(),
        none if none <= 0.0 => "began in no run".to_owned(),
        share => format!("began in {} of runs", format::percent(share, happened.share.error)),
    });
    let (x, y) = at;
    let waits = policy.start_month.is_none().then(|| policy.start.clone());
    let lines: Vec<String> = share.into_iter().chain(waits).collect();
    let top = if lines.len() > 1 { -2.0 } else { 4.0 };
    for (line, text) in lines.into_iter().enumerate() {
        let y = y + top + 12.5 * line as f64;
        let text = font::fit(&text, NOTES - 4.0, 10.0, false);
        page.canvas.text(Text::new(x, y, text).size(10.0).grey());
    }
}

/// The name of a policy and its main choice: beside it where there is room, and else under it.
fn name_of(page: &mut Page, policy: &Planned, y: f64) {
    let whole = NAMES - 22.0;
    let kind = policy.choice();
    let name = font::fit(&policy.name, NAMES - 12.0, 12.0, false);
    let name = Text::new(SIDE + 16.0, y + 4.0, name);
    let beside = name.width() + 6.0;
    let choice = |x: f64, y: f64, room: f64| {
        Text::new(SIDE + 16.0 + x, y, font::fit(&kind, room, 10.0, false)).size(10.0).grey()
    };
    let fits = choice(0.0, 0.0, f64::INFINITY).width() <= whole - beside - 8.0;
    let (name, choice) = if fits {
        (name, choice(beside, y + 4.0, whole))
    } else {
        (Text { y: y - 2.0, ..name }, choice(0.0, y + 10.5, whole))
    };
    page.canvas.text(name);
    if !kind.is_empty() {
        page.canvas.text(choice);
    }
}
