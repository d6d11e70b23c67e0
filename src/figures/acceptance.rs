//! `acceptance.svg`: who accepted a policy when it was offered, who only later, and who never.

use super::album::{Album, Study};
use super::axis::Axis;
use super::canvas::{BLACK, Canvas, Colour, GREY, Text, WHITE};
use super::chart::{Chart, Drawn, embedded};
use super::font;
use super::page::{Frame, Page, ROOM, SIDE, SMALL, key, order, paged, thin};
use crate::analysis::{Acceptance, Estimate, Subject, acceptance, format};

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

/// Draws its pages; none if no model says who accepted what.
pub(super) fn draw(study: &Study, album: &mut Album) -> Drawn {
    let subject = study.subject;
    let options = order(subject.options.len(), subject.compare.baseline).into_iter();
    let answers = options.map(|option| (option, acceptance(subject, study.results, option)));
    let answers = answers.filter(|(_, answers)| !answers.is_empty());
    let pages = paged(answers, ROWS, |(_, answers)| answers.len() + 2);
    for (page, options) in pages.iter().enumerate() {
        let text = "Shares of runs in which a party accepted a policy when first asked, agreed \
                    later (with the median time), or never did. Not asked: it was never offered.";
        let mut page = study.page("Who accepted what, and when", (page, pages.len()), text);
        how_to_read(&mut page);
        for (option, answers) in options {
            draw_option(&mut page, subject, *option, answers)?;
        }
        album.add("acceptance", page);
    }
    Ok(())
}

fn how_to_read(page: &mut Page) {
    let (y, mut x) = (page.y, SIDE);
    for (answer, (name, _)) in ANSWERS.iter().enumerate() {
        x = key(&mut page.canvas, x, y, name, |canvas, x, y| part(canvas, answer, x, x + 26.0, y));
    }
    key(&mut page.canvas, x, y, "95% interval of “at first”", |canvas, x, y| {
        canvas.line(&[(x, y), (x + 26.0, y)], thin(BLACK, 1.4));
    });
    page.y += 12.0;
}

fn draw_option(page: &mut Page, subject: &Subject, option: usize, answers: &[Acceptance]) -> Drawn {
    let top = page.y + 20.0;
    page.styles[option].mark(&mut page.canvas, SIDE + 5.0, top - 4.0, 4.0);
    let columns = SIDE + ROOM - NUMBER * NUMBERS as f64;
    let name = page.lines(option, columns - SIDE - 30.0, 13.0 * 1.08, 1).remove(0);
    page.canvas.text(Text::new(SIDE + 16.0, top, name).size(13.0).bold());
    let right = |column: usize| columns + NUMBER * (column + 1) as f64;
    let when = format!("in {}", subject.dictionary.time.unit);
    let [first, later, never, unasked] = ANSWERS.map(|(name, _)| name);
    for (column, name) in [first, later, &when, never, unasked].into_iter().enumerate() {
        page.canvas.text(Text::new(right(column), top, name).size(SMALL).end().grey());
    }
    let h = ROW * answers.len() as f64;
    let frame = Frame { x: SIDE + NAMES, y: top + 6.0, w: columns - SIDE - NAMES - 8.0, h };
    for (row, answer) in answers.iter().enumerate() {
        let y = frame.y + ROW * (row as f64 + 0.5);
        // A policy is named once, above its parties.
        let again = row > 0 && answers[row - 1].policy == answer.policy;
        names(page, answer, again, y);
        for (share, column) in shares(answer).into_iter().zip([0, 1, 3, 4]) {
            let text = Text::new(right(column), y + 4.0, percent(share)).size(SMALL).end();
            page.canvas.text(if column == 0 { text.bold() } else { text });
        }
        let later = answer.later_at.map_or("–".to_owned(), |later| format!("{later:.0}"));
        page.canvas.text(Text::new(right(2), y + 4.0, later).size(SMALL).end().grey());
    }
    page.y = frame.below() + 10.0;
    let (across, rows) = (Axis::new(0.0, 1.0), Axis::down(answers.len() as f64));
    let mut chart = Chart::new(&mut page.canvas, frame, across, rows, 0.0)?;
    for (row, answer) in answers.iter().enumerate() {
        let y = row as f64 + 0.5;
        stack(&mut chart, y, &shares(answer).map(|share| share.mean), part)?;
        chart.haloed(vec![(answer.first.low, y), (answer.first.high, y)], thin(BLACK, 1.4))?;
    }
    Ok(())
}

/// Shares beside each other in a row; `part` draws each, from where to where, about a height.
fn stack(
    chart: &mut Chart,
    row: f64,
    shares: &[f64],
    part: impl Fn(&mut Canvas, usize, f64, f64, f64),
) -> Drawn {
    let mut from = 0.0;
    for (which, share) in shares.iter().enumerate() {
        let ends = [(from, row), (from + share, row)];
        chart.at(ends, |canvas, [(from, y), (to, _)]| part(canvas, which, from, to, y))?;
        from += share;
    }
    Ok(())
}

/// The parts of a whole in small, each with its class.
pub fn small(parts: &[(f64, &'static str)]) -> Drawn<Canvas> {
    let frame = Frame { x: 0.0, y: 0.0, w: 300.0, h: 12.0 };
    let shares: Vec<f64> = parts.iter().map(|(share, _)| share.clamp(0.0, 1.0)).collect();
    embedded((300.0, 12.0), frame, (Axis::new(0.0, 1.0), Axis::down(1.0)), |chart| {
        stack(chart, 0.5, &shares, |canvas, which, from, to, y| {
            if to - from > 0.2 {
                canvas.classed(parts[which].1).rect(from, y - 5.0, to - from, 10.0, GREY, 1.0);
            }
        })
    })
}

/// In the order of [`ANSWERS`].
fn shares(answer: &Acceptance) -> [&Estimate; 4] {
    [&answer.first, &answer.later, &answer.never, &answer.unasked]
}

fn percent(share: &Estimate) -> String {
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
        for stroke in first..=last {
            let x = 6.0 * stroke as f64;
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
