//! `timeline.svg`: what each option planned, and when it began in the runs.

use super::axis::{Tick, time};
use super::canvas::{Canvas, GREY, Stroke, Text, WHITE};
use super::font;
use super::page::{Frame, Page, ROOM, SIDE, SMALL, key, thin, x_axis};
use crate::analysis::{Comparison, Subject, format, quantile, sorted};
use crate::batch::Results;
use crate::model::{NEVER, Planned};

const ROW: f64 = 22.0;
/// Rows of a page, with one for the name of each option.
const ROWS: usize = 56;
/// Width of the names of policies.
const NAMES: f64 = 210.0;
/// Width of the words at the right.
const NOTES: f64 = 150.0;

/// When something happened in the runs of an option.
struct When {
    /// 5%, 50% and 95% of the time among runs in which it happened [time points].
    spread: Option<[f64; 3]>,
    /// Share of runs in which it never happened.
    never: f64,
}

/// The pages of the figure; none if no option plans anything.
pub(super) fn draw(subject: &Subject, results: &Results, said: &Comparison) -> Vec<Canvas> {
    let mut pages: Vec<Vec<usize>> = Vec::new();
    let mut rows = ROWS;
    for (option, plan) in subject.plans.iter().enumerate() {
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
        let text = "Policies are begun by the runs themselves: late, early or not at all.";
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
    let x = key(canvas, x, y, "begun in the runs: median, 5% to 95%", |canvas, x, y| {
        canvas.line(&[(x, y), (x + 26.0, y)], thin(GREY, 2.2));
        canvas.path(&super::style::circle(x + 13.0, y, 4.0), Some((GREY, 1.0)), None);
    });
    key(canvas, x, y, "ended in the runs: median", |canvas, x, y| {
        canvas.line(&[(x + 13.0, y - 7.0), (x + 13.0, y + 7.0)], thin(GREY, 2.5));
    });
    page.y += 8.0;
}

fn planned_bar(
    canvas: &mut Canvas,
    from: f64,
    to: f64,
    y: f64,
    colour: super::canvas::Colour,
    open: bool,
) {
    canvas.rect(from, y - 6.0, (to - from).max(1.0), 12.0, colour, 0.22);
    canvas.line(&[(from, y - 8.5), (from, y + 8.5)], thin(colour, 2.0));
    if open {
        let tip = [
            (to - 7.0, y - 6.0),
            (to + 1.0, y - 6.0),
            (to + 1.0, y + 6.0),
            (to - 7.0, y + 6.0),
            (to, y),
        ];
        canvas.area(&tip, WHITE, 1.0);
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
    if says != &subject.options[option].name && ROOM + SIDE - x > 80.0 {
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
    x_axis(&mut page.canvas, frame, &across, &marks, &axis);
    let month = f64::from(clock.per_year.unwrap_or(12)) / 12.0;
    for (row, policy) in plan.iter().enumerate() {
        let y = frame.y + ROW * (row as f64 + 0.5);
        name_of(page, policy, y);
        let start = policy.start_month.map(|start| start * month);
        if let Some(start) = start.filter(|start| *start <= last) {
            let end = policy.end_month.map(|end| end * month);
            let (from, to) = (across.at(start), across.at(end.unwrap_or(last)));
            planned_bar(&mut page.canvas, from, to, y, style.colour, end.is_none());
        }
        let begun = when(subject, results, option, policy.started.as_deref());
        let ended = when(subject, results, option, policy.ended.as_deref());
        if let Some([low, median, high]) = begun.as_ref().and_then(|begun| begun.spread) {
            let line = [(across.at(low), y), (across.at(high), y)];
            page.canvas.line(&line, thin(WHITE, 4.2));
            page.canvas.line(&line, thin(style.colour, 2.2));
            style.mark(&mut page.canvas, across.at(median), y, 4.2);
        }
        if let Some([_, median, _]) = ended.and_then(|ended| ended.spread) {
            let x = across.at(median);
            page.canvas.line(
                &[(x, y - 7.5), (x, y + 7.5)],
                Stroke { colour: style.colour, width: 2.5, dash: &[] },
            );
        }
        let mut notes = Vec::new();
        if start.is_none() {
            notes.push(policy.start.clone());
        }
        if let Some(never) = begun.map(|begun| begun.never).filter(|never| *never > 0.0) {
            let share =
                if never < 0.005 { "under 1%".into() } else { format::percent(never, 0.02) };
            notes.push(format!("never in {share} of runs"));
        }
        let notes = font::wrap(&notes.join("; "), NOTES, 10.0, false, 2);
        let above = if notes.len() > 1 { -2.0 } else { 4.0 };
        for (line, text) in notes.into_iter().enumerate() {
            let y = y + above + 11.0 * line as f64;
            page.canvas.text(Text::new(frame.right() + 12.0, y, text).size(10.0).grey());
        }
    }
    page.y = frame.below() + if axis.is_empty() { 22.0 } else { 36.0 };
}

fn name_of(page: &mut Page, policy: &Planned, y: f64) {
    let name = font::fit(&policy.name.replace('_', " "), NAMES - 12.0, 12.0, false);
    let name = Text::new(SIDE + 16.0, y + 4.0, name);
    let room = NAMES - 22.0 - name.width() - 14.0;
    let x = name.x + name.width() + 6.0;
    page.canvas.text(name);
    // A kind that repeats the name adds only its main choice.
    let kind = policy.kind.strip_prefix(&policy.name).unwrap_or(&policy.kind).trim();
    if room > 30.0 {
        let kind = font::fit(&kind.replace('_', " "), room, 10.0, false);
        page.canvas.text(Text::new(x, y + 4.0, kind).size(10.0).grey());
    }
}

fn when(
    subject: &Subject,
    results: &Results,
    option: usize,
    outcome: Option<&str>,
) -> Option<When> {
    let outcome = subject.dictionary.outcome(outcome?)?;
    let runs = results.outcome(option, outcome);
    let per_point = subject.dictionary.time.ticks_per_point();
    let times: Vec<f64> =
        runs.iter().filter(|tick| **tick != NEVER).map(|tick| tick / per_point).collect();
    let times = sorted(&times);
    let at = |level| quantile(&times, level);
    let spread = at(0.05).zip(at(0.5)).zip(at(0.95)).map(|((low, mid), high)| [low, mid, high]);
    let never = 1.0 - times.len() as f64 / runs.len().max(1) as f64;
    Some(When { spread, never })
}
