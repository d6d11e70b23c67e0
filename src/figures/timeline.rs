//! `timeline.svg`: what each option planned, and when it began in the runs.

use super::axis::{Scale, Tick, time};
use super::canvas::{BLACK, Canvas, Colour, GREY, Text, WHITE};
use super::font;
use super::letters::draws;
use super::page::{ALONE, Frame, Page, ROOM, SIDE, SMALL, key, order, thin, x_axis};
use crate::analysis::{Comparison, Delivered, Subject, delivered, format};
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

/// The pages of the figure; none if no option plans anything.
pub(super) fn draw(subject: &Subject, results: &Results, said: &Comparison) -> Vec<Canvas> {
    let mut pages: Vec<Vec<usize>> = Vec::new();
    let mut rows = ROWS;
    for option in order(subject.options.len(), subject.compare.baseline) {
        let plan = &subject.plans[option];
        let needs = plan.len().max(1) + 2;
        if rows + needs > ROWS {
            pages.push(Vec::new());
            rows = 0;
        }
        rows += needs;
        if let Some(page) = pages.last_mut() {
            page.push(option);
        }
    }
    if subject.plans.iter().all(Vec::is_empty) {
        return Vec::new();
    }
    let count = pages.len();
    let page = |(at, options): (usize, &Vec<usize>)| {
        let mut title = "What each option planned, and when it began".to_owned();
        if count > 1 {
            title = format!("{title} ({} of {count})", at + 1);
        }
        let text = if subject.plans.iter().flatten().any(|policy| policy.started.is_some()) {
            "Policies are begun by the runs themselves: late, early or not at all. What came is over \
             the runs in which it began."
        } else {
            "Every run keeps to these dates."
        };
        let mut page = Page::new(subject, said, &title, text);
        how_to_read(&mut page);
        for option in options {
            draw_option(&mut page, subject, results, *option);
        }
        page.finish()
    };
    pages.iter().enumerate().map(page).collect()
}

fn how_to_read(page: &mut Page) {
    let y = page.y;
    let canvas = &mut page.canvas;
    let x = key(canvas, SIDE, y, "as planned", |canvas, x, y| {
        planned_bar(canvas, x, x + 26.0, y, GREY, false);
    });
    let x = key(canvas, x, y, "as it came: median start to median end", |canvas, x, y| {
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
    let corners = corners(from, to.max(from + 1.0), y, open);
    canvas.area(&corners, colour, 0.12);
    let mut around = corners;
    around.push(around[0]);
    canvas.line(&around, thin(colour, 1.0));
}

/// A full bar.
fn bar(canvas: &mut Canvas, from: f64, to: f64, y: f64, colour: Colour, open: bool) {
    canvas.area(&corners(from, to.max(from + 1.0), y, open), colour, 0.7);
}

/// The corners of a bar; one that is open points on.
fn corners(from: f64, to: f64, y: f64, open: bool) -> Vec<(f64, f64)> {
    let (top, below) = (y - THICK / 2.0, y + THICK / 2.0);
    let tip = if open { f64::min(6.0, to - from) } else { 0.0 };
    vec![(from, top), (to - tip, top), (to, y), (to - tip, below), (from, below)]
}

/// A line with caps, seen on any ground.
fn whisker(canvas: &mut Canvas, from: f64, to: f64, y: f64) {
    let cap = |x: f64| [(x, y - 4.5), (x, y + 4.5)];
    for stroke in [thin(WHITE, 3.4), thin(BLACK, 1.3)] {
        for line in [[(from, y), (to, y)], cap(from), cap(to)] {
            canvas.line(&line, stroke);
        }
    }
}

fn draw_option(page: &mut Page, subject: &Subject, results: &Results, option: usize) {
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
        return;
    }
    let h = ROW * plan.len() as f64;
    let frame = Frame { x: SIDE + NAMES, y: top + 8.0, w: ROOM - NAMES - NOTES - 8.0, h };
    let last = clock.points.max(1) as f64;
    let across = frame.across(0.0, last);
    let (marks, axis): (Vec<Tick>, String) = time(clock, last, frame.w);
    x_axis(&mut page.canvas, frame, &across, &marks, &axis, ALONE);
    let month = f64::from(clock.per_year.unwrap_or(12)) / 12.0;
    for (row, policy) in plan.iter().enumerate() {
        let y = frame.y + ROW * (row as f64 + 0.5);
        if row > 0 {
            let above = y - ROW / 2.0;
            page.canvas.rule((SIDE + 16.0, above), (SIDE + ROOM, above));
        }
        name_of(page, policy, y);
        let planned = policy.start_month.map(|start| start * month).filter(|start| *start <= last);
        if let Some(start) = planned {
            let end = policy.end_month.map(|end| end * month).filter(|end| *end <= last);
            let (from, to) = (across.at(start), across.at(end.unwrap_or(last)));
            planned_bar(&mut page.canvas, from, to, y - APART, style.colour, end.is_none());
        }
        let came = delivered(subject, results, option, policy);
        if let Some(came) = &came {
            draw_came(page, came, option, last, &across, y + APART);
        }
        note(page, policy, came.as_ref(), (frame.right() + 12.0, y));
    }
    page.y = frame.below() + if axis.is_empty() { 22.0 } else { 36.0 };
}

/// What came of a policy: the bar of its medians, with the spread of both ends.
fn draw_came(page: &mut Page, came: &Delivered, option: usize, last: f64, across: &Scale, y: f64) {
    let Some(began) = came.began else { return };
    let style = page.styles[option];
    let ended = came.ended.filter(|ended| ended[1] <= last);
    let (from, to) = (across.at(began[1]), across.at(ended.map_or(last, |ended| ended[1])));
    bar(&mut page.canvas, from, to, y, style.colour, ended.is_none());
    let mut spread = |[low, _, high]: [f64; 3]| {
        // Where all runs agree there is nothing to show.
        if across.at(high) - across.at(low) > 1.5 {
            whisker(&mut page.canvas, across.at(low), across.at(high), y);
        }
    };
    spread(began);
    if let Some(ended) = ended {
        spread(ended);
    }
    style.mark(&mut page.canvas, from, y, 4.2);
}

/// In how many runs a policy began, and what it waited for where that is no date.
fn note(page: &mut Page, policy: &Planned, came: Option<&Delivered>, at: (f64, f64)) {
    let share = came.map(|came| match came.share.mean {
        all if all >= 1.0 => "began in all runs".to_owned(),
        none if none <= 0.0 => "began in no run".to_owned(),
        share => format!("began in {} of runs", format::percent(share, came.share.error)),
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
