//! `dots.svg`: a hundred futures of each option, one dot each, to be counted: how an amount is
//! spread, and in how many something happened.

use super::axis::{Scale, outcome_ticks, spread, spread_name};
use super::canvas::{Canvas, GREY, Text, WHITE};
use super::page::{Frame, Page, ROOM, SIDE, SMALL, head, key, order, thin, title, x_axis};
use super::style::{Style, circle};
use crate::analysis::{Compared, Comparison, Estimate, Subject, format, sorted, stand_ins};
use crate::batch::Results;
use crate::model::{Nature, Outcome};

/// Dots of an option.
const DOTS: usize = 100;
/// Those that an axis holds: it ends where so many of the worst option are in view.
const SEEN: usize = 98;
/// From dot to dot of a pile, and how many stand on each other.
const PITCH: f64 = 4.6;
const PILE: usize = 8;
/// Dots of a line where it happened or not, and from dot to dot.
const ACROSS: usize = 50;
const STEP: f64 = 8.2;
/// Height of the row of an option.
const AMOUNT: f64 = 54.0;
const YES_NO: f64 = 30.0;
/// Width of the column of numbers.
const NUMBERS: f64 = 152.0;
/// Left of 0, for the dots of worlds with none at all.
const NONE: f64 = 64.0;
/// Height of a page before it goes on on the next.
const PAGE: f64 = 1300.0;

/// The pages of the figure.
pub(super) fn draw(subject: &Subject, results: &Results, said: &Comparison) -> Vec<Canvas> {
    let options = subject.options.len() as f64;
    let mut pages: Vec<Vec<&Compared>> = Vec::new();
    let mut free = 0.0;
    for compared in &said.outcomes {
        let row =
            if happens(&subject.dictionary.outcomes[compared.outcome]) { YES_NO } else { AMOUNT };
        let needs = row * options + 80.0;
        if needs > free {
            pages.push(Vec::new());
            free = PAGE;
        }
        free -= needs;
        if let Some(page) = pages.last_mut() {
            page.push(compared);
        }
    }
    let count = pages.len();
    let page = |(at, panels): (usize, &Vec<&Compared>)| {
        let mut title = "A hundred futures of each option".to_owned();
        if count > 1 {
            title = format!("{title} ({} of {count})", at + 1);
        }
        let text = "Each dot is one of a hundred equal parts of the model worlds: count them. Dots \
                    left of 0 are worlds with none at all; dots too many for their place stand \
                    beside it. Numbers: means with their 95% intervals.";
        let mut page = Page::new(subject, said, &title, text);
        how_to_read(&mut page);
        for compared in panels {
            draw_panel(&mut page, subject, results, compared);
        }
        page.finish()
    };
    pages.iter().enumerate().map(page).collect()
}

/// True if all that is known of a run is whether it happened.
fn happens(what: &Outcome) -> bool {
    matches!(what.nature, Nature::YesNo | Nature::FirstTime)
}

fn how_to_read(page: &mut Page) {
    let y = page.y;
    let canvas = &mut page.canvas;
    let dots = |canvas: &mut Canvas, x: f64, y: f64, happened: bool| {
        (0..3).for_each(|at| dot(canvas, x + 5.0 + STEP * f64::from(at), y, 3.3, GREY, happened));
    };
    let x = key(canvas, SIDE, y, "it happened", |canvas, x, y| dots(canvas, x, y, true));
    let x = key(canvas, x, y, "it did not", |canvas, x, y| dots(canvas, x, y, false));
    let x = key(canvas, x, y, "mean and its 95% interval", |canvas, x, y| {
        canvas.line(&[(x, y), (x + 26.0, y)], thin(GREY, 1.8));
        canvas.path(&circle(x + 13.0, y, 3.8), Some((GREY, 1.0)), None);
    });
    key(canvas, x, y, "beyond the axis", |canvas, x, y| beyond(canvas, x + 13.0, y, GREY));
    page.y += 10.0;
}

fn draw_panel(page: &mut Page, subject: &Subject, results: &Results, compared: &Compared) {
    let what = &subject.dictionary.outcomes[compared.outcome];
    let options = order(subject.options.len(), subject.compare.baseline);
    let gutter = page.label_room(176.0);
    let row = if happens(what) { YES_NO } else { AMOUNT };
    let top = page.y + 18.0;
    let name = title(what, &subject.dictionary.time);
    let y = head(&mut page.canvas, (SIDE, top), ROOM, (&name, &what.meaning), 2) - 6.0;
    for (at, option) in options.iter().enumerate() {
        let y = y + row * at as f64;
        if at % 2 == 0 {
            page.canvas.rect(SIDE, y, ROOM, row, [0xF4, 0xF4, 0xF2], 1.0);
        }
        page.label(*option, SIDE + gutter - 6.0, y + row / 2.0, gutter - 6.0);
        let mean = &compared.options[*option].mean;
        let text =
            Text::new(SIDE + ROOM - 4.0, y + row / 2.0 + 4.0, format::estimate(what.nature, mean));
        page.canvas.text(text.size(SMALL).end());
    }
    let (x, h) = (SIDE + gutter, row * options.len() as f64);
    let frame = Frame { x, y, w: ROOM - gutter - NUMBERS, h };
    page.y = frame.below() + 14.0;
    if happens(what) {
        for (at, option) in options.iter().enumerate() {
            let middle = y + row * (at as f64 + 0.5);
            let style = page.styles[*option];
            icons(&mut page.canvas, style, compared.options[*option].mean.mean, (x, middle));
        }
    } else {
        let frame = Frame { x: x + NONE, w: frame.w - NONE, ..frame };
        amounts(page, what, compared, &options, frame, |option| {
            sorted(&results.outcome(option, compared.outcome))
        });
        page.y += 24.0;
    }
}

/// Two lines of fifty, with a gap after each ten: so many full as it happened in of a hundred.
fn icons(canvas: &mut Canvas, style: Style, share: f64, at: (f64, f64)) {
    let full = (share * DOTS as f64).round() as usize;
    for one in 0..DOTS {
        let (line, column) = (one / ACROSS, one % ACROSS);
        let x = at.0 + 4.0 + STEP * column as f64 + 3.5 * (column / 10) as f64;
        let y = at.1 + STEP * (line as f64 - 0.5) * 1.2;
        dot(canvas, x, y, 3.3, style.colour, one < full);
    }
}

/// A dot: full, or a rim alone, which grey print tells apart.
fn dot(canvas: &mut Canvas, x: f64, y: f64, r: f64, colour: super::canvas::Colour, full: bool) {
    match full {
        true => canvas.path(&circle(x, y, r), Some((colour, 1.0)), None),
        false => {
            canvas.path(&circle(x, y, r - 0.4), Some((WHITE, 1.0)), Some(thin([0xB0; 3], 0.8)))
        }
    }
}

/// The dots of an amount, option by option on one axis, each pile with the mean below it.
fn amounts(
    page: &mut Page,
    what: &Outcome,
    compared: &Compared,
    options: &[usize],
    frame: Frame,
    values: impl Fn(usize) -> Vec<f64>,
) {
    let lists: Vec<Vec<f64>> = options.iter().map(|option| values(*option)).collect();
    let dots: Vec<Vec<f64>> = lists.iter().map(|list| stand_ins(list, DOTS)).collect();
    let means = options.iter().map(|option| compared.options[*option].mean);
    let ends = means.clone().flat_map(|mean| [mean.mean, mean.high]).filter(|end| end.is_finite());
    let seen = dots.iter().filter_map(|dots| dots.get(SEEN - 1)).copied();
    let scale = spread(what, &lists, ends.chain(seen).fold(0.0, f64::max), frame.x, frame.right());
    let ticks = outcome_ticks(what, &scale, 5);
    x_axis(&mut page.canvas, frame, &scale, &ticks, &spread_name(what, &scale));
    for (at, ((option, dots), mean)) in options.iter().zip(&dots).zip(means).enumerate() {
        let ground = frame.y + AMOUNT * (at + 1) as f64 - 13.0;
        let style = page.styles[*option];
        pile(&mut page.canvas, style, dots, &scale, ground);
        interval(&mut page.canvas, style, &mean, &scale, ground + 6.0);
    }
}

/// Dots on each other, each at its number; a full pile leans on the next free ones.
fn pile(canvas: &mut Canvas, style: Style, dots: &[f64], scale: &Scale, ground: f64) {
    let columns = ((scale.to - scale.from) / PITCH) as usize;
    let mut height = vec![0_usize; columns.max(1)];
    let mut put = |x: f64, level: usize, over: bool| {
        let y = ground - PITCH * (level as f64 + 0.5);
        match over {
            true => beyond(canvas, x, y, style.colour),
            false => dot(canvas, x, y, PITCH / 2.0 - 0.15, style.colour, true),
        }
    };
    let none =
        if scale.low == 0.0 { dots.iter().filter(|value| **value == 0.0).count() } else { 0 };
    for at in 0..none {
        put(scale.from - PITCH * ((at / PILE) as f64 + 0.5), at % PILE, false);
    }
    // In rising order; those with none at all come first unless some are below 0.
    let rest = dots.iter().filter(|value| none == 0 || **value != 0.0);
    for value in rest {
        let wanted = ((scale.at(*value) - scale.from) / PITCH) as usize;
        let Some(column) = free(&height, wanted.min(height.len() - 1)) else { continue };
        let x = scale.from + PITCH * (column as f64 + 0.5);
        put(x, height[column], *value > scale.high);
        height[column] += 1;
    }
}

/// The nearest column that is not full.
fn free(height: &[usize], wanted: usize) -> Option<usize> {
    let room = |column: &usize| height.get(*column).is_some_and(|height| *height < PILE);
    (0..height.len())
        .flat_map(|away| [wanted.wrapping_add(away), wanted.wrapping_sub(away)])
        .find(room)
}

/// A world beyond the end of the axis.
fn beyond(canvas: &mut Canvas, x: f64, y: f64, colour: super::canvas::Colour) {
    canvas.area(&[(x - 2.0, y - 2.4), (x + 2.6, y), (x - 2.0, y + 2.4)], colour, 1.0);
}

fn interval(canvas: &mut Canvas, style: Style, mean: &Estimate, scale: &Scale, y: f64) {
    if mean.low.is_finite() && mean.high.is_finite() {
        let line = [(scale.at(mean.low), y), (scale.at(mean.high), y)];
        canvas.line(&line, thin(style.colour, 1.8));
    }
    style.mark(canvas, scale.at(mean.mean), y, 3.6);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_pile_leans_on_the_nearest_free_ones() {
        let mut height = vec![0; 5];
        assert_eq!(free(&height, 2), Some(2));
        height[2] = PILE;
        assert_eq!(free(&height, 2), Some(3));
        height[3] = PILE;
        assert_eq!(free(&height, 2), Some(1));
        assert_eq!(free(&[PILE; 5], 2), None);
    }
}
