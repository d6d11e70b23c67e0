//! `survival.svg`: how long something that ends the peace kept from happening, one panel an option.
//!
//! Bands of five options in one panel are mud; so each has its own, with the baseline behind it.

use super::axis::{Scale, percents, time};
use super::canvas::{Canvas, GREY, Stroke, Text};
use super::facets::Facets;
use super::font;
use super::page::{
    Frame, Page, ROOM, SIDE, SMALL, between, head, key, thin, title, x_axis, y_axis,
};
use super::style::circle;
use crate::analysis::{Comparison, Curve, Point, Subject, Survived, format};
use crate::model::Time;

/// Height of a page's panels before it goes on on the next.
const PAGE: f64 = 1000.0;
/// Height of a panel without what is written about it.
const HEIGHT: f64 = 118.0;
/// Height of what is written above and below a panel.
const AROUND: f64 = 72.0;
const LEFT: f64 = 40.0;
/// Between panels: room for the numbers at the ends of lines.
const GAP: f64 = 14.0;
const ENDS: f64 = 38.0;
/// Between two numbers at the ends of lines.
const APART: f64 = 14.0;
const BASELINE: Stroke = Stroke { colour: GREY, width: 1.4, dash: &[3.0, 2.0] };
const YEAR: Stroke = Stroke { colour: GREY, width: 1.0, dash: &[1.0, 3.0] };

/// The pages of the figure.
pub(super) fn draw(subject: &Subject, said: &Comparison) -> Vec<Canvas> {
    let rows = Facets::of(subject.options.len(), LEFT, GAP).count(subject.options.len());
    let needs = (HEIGHT + AROUND) * rows as f64 + 50.0;
    let per_page = ((PAGE / needs) as usize).max(1);
    let pages = said.survival.len().div_ceil(per_page);
    said.survival
        .chunks(per_page)
        .enumerate()
        .map(|(at, ends)| {
            let mut title = "How long the peace held".to_owned();
            if pages > 1 {
                title = format!("{title} ({} of {pages})", at + 1);
            }
            let mut curves = said.survival.iter().flat_map(|end| &end.options);
            let years = curves.any(|curve| !curve.years.is_empty());
            let numbers = if years { ", and, below each name, after so many years" } else { "" };
            let text = format!(
                "Height of a line: share of runs in which it has not happened so far. Numbers: the \
                 share at the end{numbers}."
            );
            let mut page = Page::new(subject, said, &title, &text);
            how_to_read(&mut page, subject.options.len() > 1, years);
            for survived in ends {
                draw_end(&mut page, subject, survived);
            }
            page.finish()
        })
        .collect()
}

fn how_to_read(page: &mut Page, several: bool, years: bool) {
    let y = page.y;
    let canvas = &mut page.canvas;
    let mut x = key(canvas, SIDE, y, "95% interval over draws, point by point", |canvas, x, y| {
        canvas.rect(x, y - 6.0, 26.0, 12.0, GREY, 0.3);
    });
    if several {
        x = key(canvas, x, y, "the baseline", |canvas, x, y| {
            canvas.line(&[(x, y), (x + 26.0, y)], BASELINE);
        });
    }
    if years {
        key(canvas, x, y, "years read off in survival.csv", |canvas, x, y| {
            canvas.line(&[(x + 13.0, y - 8.0), (x + 13.0, y + 8.0)], YEAR);
            canvas.path(&circle(x + 13.0, y, 2.8), Some((GREY, 1.0)), None);
        });
    }
    page.y += 14.0;
}

/// One end of the peace: a panel an option.
fn draw_end(page: &mut Page, subject: &Subject, survived: &Survived) {
    let what = &subject.dictionary.outcomes[survived.outcome];
    let clock = &subject.dictionary.time;
    let top = page.y + 14.0;
    let title = title(what);
    page.y = head(&mut page.canvas, (SIDE, top), ROOM, (&title, &what.meaning), 2) - 6.0;
    let lowest = survived.options.iter().flat_map(|curve| &curve.points).map(|p| p.share.low);
    let low = if lowest.fold(1.0, f64::min) > 0.55 { 0.5 } else { 0.0 };
    let facets = Facets::of(survived.options.len(), LEFT, GAP);
    let options = page.order.clone();
    let rows = facets.count(options.len());
    for (row, options) in facets.rows(&options).enumerate() {
        let names = facets.names(page, options);
        let mut below = names;
        for (at, option) in options.iter().enumerate() {
            let room = facets.room - ENDS;
            let frame = Frame { x: facets.x(at), y: names + 22.0, w: room, h: HEIGHT };
            let read = years_read(&survived.options[*option], facets.room - 15.0);
            let read = Text::new(frame.x + 15.0, names + 14.0, read).size(10.0).grey();
            page.canvas.text(read);
            let name = axes(page, clock, frame, low, at == 0);
            if row + 1 == rows {
                let middle = frame.x + frame.w / 2.0;
                let text = Text::new(middle, frame.below() + 30.0, name.clone());
                page.canvas.text(text.size(SMALL).middle().grey());
            }
            draw_panel(page, clock, survived, *option, frame, low);
            let named = row + 1 == rows && !name.is_empty();
            below = frame.below() + if named { 32.0 } else { 18.0 };
        }
        page.y = below + 4.0;
    }
    page.y += 8.0;
}

/// `1 y 85%  2 y 65%`: the curve read off at the years of `survival.csv`.
fn years_read(curve: &Curve, room: f64) -> String {
    let read = |(year, share): &(u32, crate::analysis::Estimate)| {
        format!("{year} y: {}", format::percent(share.mean, share.error))
    };
    font::fit(&curve.years.iter().map(read).collect::<Vec<_>>().join("   "), room, 10.0, false)
}

fn scales(clock: &Time, frame: Frame, low: f64) -> (Scale, Scale) {
    (frame.across(0.0, f64::from(clock.ticks.max(1))), frame.upward(low, 1.0))
}

/// The axes of a panel; returns the name of the time axis.
fn axes(page: &mut Page, clock: &Time, frame: Frame, low: f64, first: bool) -> String {
    let (across, upward) = scales(clock, frame, low);
    let per_point = clock.ticks_per_point();
    let (marks, name) = time(clock, f64::from(clock.ticks) / per_point, frame.w);
    let marks: Vec<_> = marks.into_iter().map(|(at, text)| (at * per_point, text)).collect();
    x_axis(&mut page.canvas, frame, &across, &marks, "", between(GAP + ENDS));
    let mut marks = percents(low, 1.0, if low > 0.0 { 5 } else { 4 });
    if !first {
        marks.iter_mut().for_each(|(_, text)| text.clear());
    }
    y_axis(&mut page.canvas, frame, &upward, &marks);
    name
}

fn draw_panel(
    page: &mut Page,
    clock: &Time,
    survived: &Survived,
    option: usize,
    frame: Frame,
    low: f64,
) {
    let (across, upward) = scales(clock, frame, low);
    let place = |tick: f64, share: f64| (across.at(tick), upward.at(share));
    let curve = &survived.options[option];
    let baseline = page.order[0];
    let style = page.styles[option];
    let canvas = &mut page.canvas;
    let mut around = stairs(curve, |p| place(p.tick, p.share.high));
    around.extend(stairs(curve, |p| place(p.tick, p.share.low)).into_iter().rev());
    canvas.area(&around, style.colour, 0.25);
    for (year, _) in &curve.years {
        let x = across.at(year_tick(clock, *year));
        canvas.line(&[(x, frame.y), (x, frame.below())], YEAR);
    }
    if option != baseline {
        let line = stairs(&survived.options[baseline], |p| place(p.tick, p.share.mean));
        canvas.line(&line, BASELINE);
    }
    let line = stairs(curve, |p| place(p.tick, p.share.mean));
    canvas.line(&line, thin(style.colour, 2.2));
    for (year, share) in &curve.years {
        let (x, y) = place(year_tick(clock, *year), share.mean);
        style.mark(canvas, x, y, 3.0);
    }
    if low > 0.0 {
        let text = Text::new(frame.x + 5.0, frame.below() - 5.0, "axis from 50%");
        canvas.text(text.size(10.0).grey().rim());
    }
    end_numbers(page, survived, option, frame, |share| upward.at(share));
}

fn year_tick(clock: &Time, year: u32) -> f64 {
    let tick = clock.ticks_after(year * clock.per_year.unwrap_or(0));
    tick.min(f64::from(clock.ticks))
}

/// The shares at the ends of the lines: the option's in bold, the baseline's in grey.
fn end_numbers(
    page: &mut Page,
    survived: &Survived,
    option: usize,
    frame: Frame,
    place: impl Fn(f64) -> f64,
) {
    let end = |option: usize| survived.options[option].points.last().map(|point| point.share);
    let (Some(own), Some(other)) = (end(option), end(page.order[0])) else { return };
    let said = |share: &crate::analysis::Estimate| format::percent(share.mean, share.error);
    let number = |y: f64, text: String| Text::new(frame.right() + 5.0, y + 4.0, text).size(SMALL);
    if option == page.order[0] || said(&own) == said(&other) {
        page.canvas.text(number(place(own.mean), said(&own)).bold());
        return;
    }
    let wanted = [place(own.mean), place(other.mean)];
    let spots = apart(&wanted, APART, frame.y + 4.0, frame.below());
    page.canvas.text(number(spots[0], said(&own)).bold());
    page.canvas.text(number(spots[1], said(&other)).grey());
}

/// Places as near to those wanted as they can be, in the same order, `gap` apart, from `low` on.
fn apart(wanted: &[f64], gap: f64, low: f64, high: f64) -> Vec<f64> {
    let mut order: Vec<usize> = (0..wanted.len()).collect();
    order.sort_by(|a, b| wanted[*a].total_cmp(&wanted[*b]).then(a.cmp(b)));
    let mut places = wanted.to_vec();
    let mut free = low;
    for at in &order {
        places[*at] = places[*at].max(free);
        free = places[*at] + gap;
    }
    let mut free = high.max(low + gap * wanted.len().saturating_sub(1) as f64);
    for at in order.iter().rev() {
        places[*at] = places[*at].min(free);
        free = places[*at] - gap;
    }
    places
}

/// The corners of a step line.
fn stairs(curve: &Curve, place: impl Fn(&Point) -> (f64, f64)) -> Vec<(f64, f64)> {
    let mut corners: Vec<(f64, f64)> = Vec::with_capacity(2 * curve.points.len());
    for point in &curve.points {
        let (x, y) = place(point);
        if let Some((_, before)) = corners.last().copied() {
            corners.push((x, before));
        }
        corners.push((x, y));
    }
    corners
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_pushed_apart_and_keep_their_order() {
        let places = apart(&[50.0, 51.0, 100.0, 99.0], 14.0, 0.0, 100.0);
        assert_eq!(places, [50.0, 64.0, 100.0, 86.0]);
        assert_eq!(apart(&[5.0], 14.0, 0.0, 100.0), [5.0]);
    }
}
