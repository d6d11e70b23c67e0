//! `acceptance.svg`: who accepted a policy when it was offered, who only later, and who never.

use super::canvas::{BLACK, Canvas, Colour, GREY, Text, WHITE};
use super::font;
use super::page::{Frame, Page, ROOM, SIDE, SMALL, key, order, thin};
use crate::analysis::{Acceptance, Comparison, Estimate, Subject, acceptance, format};
use crate::batch::Results;

const ROW: f64 = 26.0;
/// Rows of a page, with two for the name of each option and the heads of its columns.
const ROWS: usize = 44;
/// Width of the names of policies and parties.
const NAMES: f64 = 206.0;
/// Width of a column of numbers: one an answer, and when those agreed who agreed later.
const NUMBER: f64 = 60.0;
const NUMBERS: usize = ANSWERS.len() + 1;

/// What a party made of a policy: from the darkest, so that grey print tells them apart; the
/// second is hatched as well.
const ANSWERS: [(&str, Colour); 4] = [
    ("at first", [0x00, 0x4C, 0x7A]),
    ("later", [0x6F, 0xB7, 0xE3]),
    ("never", [0xF3, 0xC9, 0x8B]),
    ("not asked", WHITE),
];

/// The pages of the figure; none if no model says who accepted what.
pub(super) fn draw(subject: &Subject, results: &Results, said: &Comparison) -> Vec<Canvas> {
    let mut pages: Vec<Vec<(usize, Vec<Acceptance>)>> = Vec::new();
    let mut rows = ROWS;
    for option in order(subject.options.len(), subject.compare.baseline) {
        let answers = acceptance(subject, results, option);
        if answers.is_empty() {
            continue;
        }
        let needs = answers.len() + 2;
        if rows + needs > ROWS {
            pages.push(Vec::new());
            rows = 0;
        }
        rows += needs;
        if let Some(page) = pages.last_mut() {
            page.push((option, answers));
        }
    }
    let count = pages.len();
    let page = |(at, options): (usize, &Vec<(usize, Vec<Acceptance>)>)| {
        let mut title = "Who accepted what, and when".to_owned();
        if count > 1 {
            title = format!("{title} ({} of {count})", at + 1);
        }
        let text = "Shares of runs in which a party accepted a policy at the first asking, agreed \
                    later (median of when), or never did. Not asked: where it was never offered.";
        let mut page = Page::new(subject, said, &title, text);
        how_to_read(&mut page);
        for (option, answers) in options {
            draw_option(&mut page, subject, *option, answers);
        }
        page.finish()
    };
    pages.iter().enumerate().map(page).collect()
}

fn how_to_read(page: &mut Page) {
    let (y, mut x) = (page.y, SIDE);
    for (at, (name, _)) in ANSWERS.iter().enumerate() {
        x = key(&mut page.canvas, x, y, name, |canvas, x, y| part(canvas, at, x, x + 26.0, y));
    }
    key(&mut page.canvas, x, y, "95% interval of “at first”", |canvas, x, y| {
        canvas.line(&[(x, y), (x + 26.0, y)], thin(BLACK, 1.4));
    });
    page.y += 12.0;
}

fn draw_option(page: &mut Page, subject: &Subject, option: usize, answers: &[Acceptance]) {
    let top = page.y + 20.0;
    page.styles[option].mark(&mut page.canvas, SIDE + 5.0, top - 4.0, 4.0);
    let columns = SIDE + ROOM - NUMBER * NUMBERS as f64;
    let name = page.short_name(option, columns - SIDE - 30.0, 13.0 * 1.08);
    page.canvas.text(Text::new(SIDE + 16.0, top, name).size(13.0).bold());
    let right = |at: usize| columns + NUMBER * (at + 1) as f64;
    let when = format!("in {}", subject.dictionary.time.unit);
    let [first, later, never, unasked] = ANSWERS.map(|(name, _)| name);
    for (at, name) in [first, later, &when, never, unasked].into_iter().enumerate() {
        page.canvas.text(Text::new(right(at), top, name).size(SMALL).end().grey());
    }
    let h = ROW * answers.len() as f64;
    let frame = Frame { x: SIDE + NAMES, y: top + 6.0, w: columns - SIDE - NAMES - 8.0, h };
    for (row, answer) in answers.iter().enumerate() {
        let y = frame.y + ROW * (row as f64 + 0.5);
        // A policy is named once, above its parties.
        let again = row > 0 && answers[row - 1].policy == answer.policy;
        names(page, answer, again, y);
        let shares = [&answer.first, &answer.later, &answer.never, &answer.unasked];
        let mut from = frame.x;
        for (at, share) in shares.into_iter().enumerate() {
            let to = from + frame.w * share.mean;
            part(&mut page.canvas, at, from, to, y);
            from = to;
            let column = if at < 2 { at } else { at + 1 };
            let text = Text::new(right(column), y + 4.0, said(share)).size(SMALL).end();
            page.canvas.text(if at == 0 { text.bold() } else { text });
        }
        let ends = [answer.first.low, answer.first.high].map(|end| (frame.x + frame.w * end, y));
        page.canvas.line(&ends, thin(WHITE, 3.6));
        page.canvas.line(&ends, thin(BLACK, 1.4));
        let later = answer.later_at.map_or("–".to_owned(), |later| format!("{later:.0}"));
        page.canvas.text(Text::new(right(2), y + 4.0, later).size(SMALL).end().grey());
    }
    page.y = frame.below() + 10.0;
}

fn said(share: &Estimate) -> String {
    if share.mean > 0.0 { format::percent(share.mean, share.error) } else { "0%".to_owned() }
}

fn names(page: &mut Page, answer: &Acceptance, again: bool, y: f64) {
    let half = NAMES / 2.0;
    if !again {
        let policy = font::fit(&answer.policy, half - 24.0, SMALL, false);
        page.canvas.text(Text::new(SIDE + 16.0, y + 4.0, policy).size(SMALL));
    }
    let party = font::fit(&answer.party, half - 8.0, SMALL, false);
    page.canvas.text(Text::new(SIDE + half, y + 4.0, party).size(SMALL).grey());
}

/// A part of a bar, from the colour and the hatch of its answer.
fn part(canvas: &mut Canvas, answer: usize, from: f64, to: f64, y: f64) {
    if to - from < 0.3 {
        return;
    }
    let (top, below) = (y - 7.0, y + 7.0);
    canvas.rect(from, top, to - from, 14.0, ANSWERS[answer].1, 1.0);
    if answer == 1 {
        // Strokes from below to above, cut at both ends of the part.
        let first = (from / 6.0).ceil() as i64 - 2;
        let last = (to / 6.0) as i64;
        for at in first..=last {
            let x = 6.0 * at as f64;
            let (left, right) = (x.max(from), (x + 14.0).min(to));
            if right > left {
                canvas.line(
                    &[(left, below - (left - x)), (right, below - (right - x))],
                    thin(WHITE, 1.0),
                );
            }
        }
    }
    let corners = [(from, top), (to, top), (to, below), (from, below), (from, top)];
    canvas.line(&corners, thin(GREY, 0.8));
}
