//! `survival.svg`: how long something that ends the peace kept from happening, option by option.

use super::axis::{percents, time};
use super::canvas::{Canvas, Stroke, Text};
use super::page::{Frame, Page, ROOM, SIDE, SMALL, WIDTH, head, title, x_axis, y_axis};
use crate::analysis::{Comparison, Curve, Subject, Survived, format};

/// More bands than this would hide each other: then each line bears its interval at its end.
const BANDS: usize = 5;
/// Panels of a page.
const PANELS: usize = 3;
const HEIGHT: f64 = 250.0;
const LEFT: f64 = 40.0;
/// Between two labels at the ends of lines.
const APART: f64 = 14.0;

/// The pages of the figure.
pub(super) fn draw(subject: &Subject, said: &Comparison) -> Vec<Canvas> {
    let pages = said.survival.len().div_ceil(PANELS);
    said.survival
        .chunks(PANELS)
        .enumerate()
        .map(|(at, panels)| {
            let mut title = "How long the peace held".to_owned();
            if pages > 1 {
                title = format!("{title} ({} of {pages})", at + 1);
            }
            let text = if subject.options.len() <= BANDS {
                "Height of a line: share of runs in which it has not happened so far. Bands: 95% \
                 intervals over draws, point by point."
            } else {
                "Height of a line: share of runs in which it has not happened so far. In brackets: \
                 95% intervals over draws at the end."
            };
            let mut page = Page::new(subject, said, &title, text);
            for survived in panels {
                draw_panel(&mut page, subject, survived);
            }
            page.finish()
        })
        .collect()
}

fn draw_panel(page: &mut Page, subject: &Subject, survived: &Survived) {
    let what = &subject.dictionary.outcomes[survived.outcome];
    let title = title(what, &subject.dictionary.time);
    let top = page.y + 14.0;
    let y = head(&mut page.canvas, (SIDE, top), ROOM, (&title, &what.meaning), 2) + 4.0;
    let bands = subject.options.len() <= BANDS;
    let labels = page.label_room(250.0) + if bands { 36.0 } else { 86.0 };
    let h = HEIGHT.max(APART * subject.options.len() as f64);
    let frame = Frame { x: SIDE + LEFT, y, w: ROOM - LEFT - labels, h };
    let clock = &subject.dictionary.time;
    let across = frame.across(0.0, f64::from(clock.ticks.max(1)));
    let lowest = survived.options.iter().flat_map(|curve| &curve.points).map(|p| p.share.low);
    let low = if lowest.fold(1.0, f64::min) > 0.55 { 0.5 } else { 0.0 };
    let upward = frame.upward(low, 1.0);

    let per_point = clock.ticks_per_point();
    let (marks, name) = time(clock, f64::from(clock.ticks) / per_point, frame.w);
    let marks: Vec<_> = marks.into_iter().map(|(at, text)| (at * per_point, text)).collect();
    x_axis(&mut page.canvas, frame, &across, &marks, &name);
    y_axis(&mut page.canvas, frame, &upward, &percents(low, 1.0, 5));
    if low > 0.0 {
        let note = "the axis begins at 50%";
        let text = Text::new(frame.x + 6.0, frame.below() - 6.0, note).size(SMALL).grey();
        page.canvas.text(text);
    }
    let place = |tick: f64, share: f64| (across.at(tick), upward.at(share));
    if bands {
        for (style, curve) in page.styles.iter().zip(&survived.options) {
            let above = stairs(curve, |p| place(p.tick, p.share.high));
            let mut around = stairs(curve, |p| place(p.tick, p.share.low));
            around.reverse();
            around.splice(0..0, above);
            page.canvas.area(&around, style.colour, 0.14);
        }
    }
    for (style, curve) in page.styles.iter().zip(&survived.options) {
        let line = stairs(curve, |point| place(point.tick, point.share.mean));
        page.canvas.line(&line, style.stroke(2.0));
    }
    end_labels(page, survived, frame, bands, |share| upward.at(share));
    page.y = frame.below() + if name.is_empty() { 24.0 } else { 38.0 };
}

/// The names at the ends of lines, pushed apart, each tied to its line.
fn end_labels(
    page: &mut Page,
    survived: &Survived,
    frame: Frame,
    bands: bool,
    place: impl Fn(f64) -> f64,
) {
    let ends: Vec<_> =
        survived.options.iter().map(|curve| curve.points.last().map(|point| point.share)).collect();
    let wanted: Vec<f64> =
        ends.iter().map(|end| end.map_or(frame.y, |share| place(share.mean))).collect();
    let spots = apart(&wanted, APART, frame.y, frame.below());
    for (option, share) in ends.iter().enumerate() {
        let Some(share) = share else { continue };
        let style = page.styles[option];
        let (from, y) = (frame.right(), spots[option]);
        let colour = style.colour;
        page.canvas.line(
            &[(from, wanted[option]), (from + 12.0, y)],
            Stroke { colour, width: 1.0, dash: &[] },
        );
        style.mark(&mut page.canvas, from + 18.0, y, 3.6);
        let number = format::percent(share.mean, share.error);
        let number = Text::new(from + 27.0, y + 4.0, number).size(SMALL).bold();
        let mut x = number.x + number.width() + 5.0;
        page.canvas.text(number);
        if !bands {
            let (low, high) = (share.low * 100.0, share.high * 100.0);
            let text = format!("[{low:.0} to {high:.0}]");
            let text = Text::new(x, y + 4.0, text).size(10.0).grey();
            x += text.width() + 5.0;
            page.canvas.text(text);
        }
        let name = page.short_name(option, WIDTH - x - 6.0, SMALL);
        page.canvas.text(Text::new(x, y + 4.0, name).size(SMALL));
    }
}

/// Places as near to those wanted as they can be, in the same order, `gap` apart, from `low` on.
pub(super) fn apart(wanted: &[f64], gap: f64, low: f64, high: f64) -> Vec<f64> {
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
fn stairs(curve: &Curve, place: impl Fn(&crate::analysis::Point) -> (f64, f64)) -> Vec<(f64, f64)> {
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
