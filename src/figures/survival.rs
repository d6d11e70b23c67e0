//! `survival.svg`: how long something that ends the peace kept from happening, one panel an option.
//!
//! Bands of five options in one panel are mud; so each has its own, with the baseline behind it.

use super::album::{Album, Study};
use super::axis::{Axis, percents, time};
use super::canvas::{BLACK, Canvas, Colour, GREY, Stroke, Text};
use super::chart::{Chart, Drawn, embedded};
use super::facets::Facets;
use super::font;
use super::page::{Frame, Page, ROOM, SIDE, SMALL, between, head, key, thin, title};
use super::style::circle;
use crate::analysis::{Curve, Estimate, Point, Subject, Survived, format};
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

/// Draws its pages.
pub(super) fn draw(study: &Study, album: &mut Album) -> Drawn {
    let (subject, all) = (study.subject, &study.comparison.survival);
    let rows = Facets::of(subject.options.len(), LEFT, GAP).count(subject.options.len());
    let needs = (HEIGHT + AROUND) * rows as f64 + 50.0;
    let per_page = ((PAGE / needs) as usize).max(1);
    let pages = all.len().div_ceil(per_page);
    let years = all.iter().flat_map(|end| &end.options).any(|curve| !curve.years.is_empty());
    let numbers = if years { ", and below each name after the years given" } else { "" };
    let text = format!(
        "Height of a line: share of runs in which it has not happened so far. Numbers: the share \
         at the end{numbers}."
    );
    for (page, ends) in all.chunks(per_page).enumerate() {
        let mut page = study.page("How long the peace held", (page, pages), &text);
        how_to_read(&mut page, subject.options.len() > 1, years);
        for survived in ends {
            draw_end(&mut page, subject, survived)?;
        }
        album.add("survival", page);
    }
    Ok(())
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
fn draw_end(page: &mut Page, subject: &Subject, survived: &Survived) -> Drawn {
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
        let last_row = row + 1 == rows;
        let mut named = false;
        for (column, option) in options.iter().enumerate() {
            let room = facets.room - ENDS;
            let frame = Frame { x: facets.x(column), y: names + 22.0, w: room, h: HEIGHT };
            let read = years_read(&survived.options[*option], facets.room - 15.0);
            let read = Text::new(frame.x + 15.0, names + 14.0, read).size(10.0).grey();
            page.canvas.text(read);
            let across = time_axis(clock, frame.w, last_row);
            named |= !across.name.is_empty();
            let percents = percents(low, 1.0, if low > 0.0 { 5 } else { 4 });
            let upward = Axis::new(low, 1.0).marked(percents, "").silent(column > 0);
            draw_panel(page, clock, survived, *option, frame, (across, upward))?;
            page.y = frame.below();
        }
        page.y += if named { 36.0 } else { 22.0 };
    }
    page.y += 8.0;
    Ok(())
}

/// The axis of time [ticks].
fn time_axis(clock: &Time, room: f64, named: bool) -> Axis {
    let ticks = f64::from(clock.ticks.max(1));
    let per_point = clock.ticks_per_point();
    let (marks, name) = time(clock, f64::from(clock.ticks) / per_point, room);
    let marks = marks.into_iter().map(|(point, label)| (point * per_point, label)).collect();
    Axis::new(0.0, ticks).marked(marks, if named { name } else { String::new() })
}

/// `1 y 85%  2 y 65%`: the curve read off at the years of `survival.csv`.
fn years_read(curve: &Curve, room: f64) -> String {
    let read = |(year, share): &(u32, Estimate)| {
        format!("{year} y: {}", format::percent(share.mean, share.error))
    };
    font::fit(&curve.years.iter().map(read).collect::<Vec<_>>().join("   "), room, 10.0, false)
}

fn draw_panel(
    page: &mut Page,
    clock: &Time,
    survived: &Survived,
    option: usize,
    frame: Frame,
    (across, upward): (Axis, Axis),
) -> Drawn {
    let curve = &survived.options[option];
    let (baseline, style) = (page.order[0], page.styles[option]);
    let low = upward.low;
    let mut chart = Chart::new(&mut page.canvas, frame, across, upward, between(GAP + ENDS))?;
    let years: Vec<f64> = curve.years.iter().map(|(year, _)| year_tick(clock, *year)).collect();
    let behind = (option != baseline).then(|| &survived.options[baseline]);
    draw_curve(&mut chart, curve, behind, &years, style.colour)?;
    for (year, share) in &curve.years {
        chart.mark((year_tick(clock, *year), share.mean), style, 3.0)?;
    }
    if low > 0.0 {
        chart.at([(0.0, low)], |canvas, [(x, y)]| {
            let text = Text::new(x + 5.0, y - 5.0, "axis from 50%");
            canvas.text(text.size(10.0).grey().rim());
        })?;
    }
    end_numbers(&mut chart, survived, (option, baseline), frame)
}

fn year_tick(clock: &Time, year: u32) -> f64 {
    let tick = clock.ticks_after(year * clock.per_year.unwrap_or(0));
    tick.min(f64::from(clock.ticks))
}

/// The shares at the ends of the lines: the option's in bold, the baseline's in grey.
fn end_numbers(
    chart: &mut Chart,
    survived: &Survived,
    (option, baseline): (usize, usize),
    frame: Frame,
) -> Drawn {
    let end = |option: usize| survived.options[option].points.last().map(|point| point.share);
    let (Some(own), Some(other)) = (end(option), end(baseline)) else { return Ok(()) };
    let percent = |share: &Estimate| format::percent(share.mean, share.error);
    let number = |y: f64, text: String| Text::new(frame.right() + 5.0, y + 4.0, text).size(SMALL);
    chart.at([(0.0, own.mean), (0.0, other.mean)], |canvas, [(_, y), (_, behind)]| {
        if option == baseline || percent(&own) == percent(&other) {
            return canvas.text(number(y, percent(&own)).bold());
        }
        let spots = apart(&[y, behind], APART, frame.y + 4.0, frame.below());
        canvas.text(number(spots[0], percent(&own)).bold());
        canvas.text(number(spots[1], percent(&other)).grey());
    })
}

/// Places as near to those wanted as they can be, in the same order, `gap` apart, from `low` on.
fn apart(wanted: &[f64], gap: f64, low: f64, high: f64) -> Vec<f64> {
    let mut order: Vec<usize> = (0..wanted.len()).collect();
    order.sort_by(|a, b| wanted[*a].total_cmp(&wanted[*b]).then(a.cmp(b)));
    let mut places = wanted.to_vec();
    let mut free = low;
    for index in &order {
        places[*index] = places[*index].max(free);
        free = places[*index] + gap;
    }
    let mut free = high.max(low + gap * wanted.len().saturating_sub(1) as f64);
    for index in order.iter().rev() {
        places[*index] = places[*index].min(free);
        free = places[*index] - gap;
    }
    places
}

/// A curve with its band, in front of another, and lines where years are read off [ticks].
fn draw_curve(
    chart: &mut Chart,
    curve: &Curve,
    behind: Option<&Curve>,
    years: &[f64],
    colour: Colour,
) -> Drawn {
    let mut around = stairs(curve, |point| point.share.high);
    around.extend(stairs(curve, |point| point.share.low).into_iter().rev());
    chart.class("band").area(around, colour, 0.25)?;
    for tick in years {
        chart.line(vec![(*tick, 0.0), (*tick, 1.0)], YEAR)?;
    }
    if let Some(behind) = behind {
        chart.class("behind").line(stairs(behind, |point| point.share.mean), BASELINE)?;
    }
    chart.class("line").line(stairs(curve, |point| point.share.mean), thin(colour, 2.2))
}

/// The corners of a step line.
fn stairs(curve: &Curve, of: impl Fn(&Point) -> f64) -> Vec<(f64, f64)> {
    let mut corners: Vec<(f64, f64)> = Vec::with_capacity(2 * curve.points.len());
    for point in &curve.points {
        let share = of(point);
        if let Some((_, before)) = corners.last().copied() {
            corners.push((point.tick, before));
        }
        corners.push((point.tick, share));
    }
    corners
}

/// The curve of an option in small, in front of another, by years from the start.
pub fn small(curve: &Curve, behind: Option<&Curve>, clock: &Time) -> Drawn<Canvas> {
    let frame = Frame { x: 34.0, y: 8.0, w: 278.0, h: 116.0 };
    let per_year = f64::from(clock.per_year.unwrap_or(0)) * clock.ticks_per_point();
    let years = if per_year > 0.0 { f64::from(clock.ticks) / per_year + 0.05 } else { -1.0 };
    let every = (years as usize).div_ceil(8).max(1);
    let marks = (0..(years + 1.0) as usize).step_by(every);
    let marks = marks.map(|year| (year as f64 * per_year, year.to_string())).collect();
    let across = Axis::new(0.0, f64::from(clock.ticks.max(1))).marked(marks, "").unruled();
    let shares = [0.0, 0.5, 1.0].map(|share| (share, format!("{:.0}", share * 100.0)));
    let upward = Axis::new(0.0, 1.0).marked(shares.to_vec(), "");
    embedded((320.0, 150.0), frame, (across, upward), |chart| {
        draw_curve(chart, curve, behind, &[], BLACK)
    })
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
