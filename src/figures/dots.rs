//! `dots.svg`: a hundred futures of each option, one dot each, to be counted: how an amount is
//! spread, and in how many something happened.

use super::axis::{Scale, outcome_ticks, spread, spread_name};
use super::canvas::{Canvas, GREY, Text, WHITE};
use super::font;
use super::page::{ALONE, Frame, Page, ROOM, SIDE, SMALL, head, key, order, thin, title, x_axis};
use super::style::{Style, circle};
use crate::analysis::{Compared, Comparison, Estimate, Subject, format, sorted, stand_ins};
use crate::batch::Results;
use crate::model::{Nature, Outcome};

/// Dots of an option.
const DOTS: usize = 100;
/// Those that an axis holds: it ends where so many of the worst option are in view.
const SEEN: usize = 98;
/// From dot to dot of a pile, and how many stand on each other before a row grows for them.
const PITCH: f64 = 4.4;
const PILE: usize = 8;
/// How far a dot may stand from its place, where its pile is full [dots].
const LEAN: usize = 2;
/// Dots of a line where it happened or not, and from dot to dot.
const ACROSS: usize = 50;
const STEP: f64 = 8.2;
/// Height of the row of an option: without its pile, and where it happened or not.
const AROUND: f64 = 19.0;
const YES_NO: f64 = 30.0;
/// Width of the column of numbers, if none is wider.
const NUMBERS: f64 = 152.0;
/// Left of 0, for the dots of runs with none at all.
const NONE: f64 = 64.0;
/// Height of a page before it goes on on the next.
const PAGE: f64 = 1300.0;

/// An outcome as it is drawn: rows in the order of the options.
struct Panel<'a> {
    compared: &'a Compared,
    what: &'a Outcome,
    /// The axis of an amount.
    scale: Scale,
    /// One a row; none where it happened or not.
    piles: Vec<Pile>,
}

impl Panel<'_> {
    fn height(&self, row: usize) -> f64 {
        self.piles.get(row).map_or(YES_NO, |pile| AROUND + PITCH * pile.tall.max(PILE) as f64)
    }
}

/// The pages of the figure.
pub(super) fn draw(subject: &Subject, results: &Results, said: &Comparison) -> Vec<Canvas> {
    let options = order(subject.options.len(), subject.compare.baseline);
    let gutter = Page::new(subject, said, "", "").label_room(176.0);
    let mut pages: Vec<Vec<Panel>> = Vec::new();
    let mut free = 0.0;
    for compared in &said.outcomes {
        let panel = panel(subject, results, compared, &options, SIDE + gutter);
        let needs = (0..options.len()).map(|row| panel.height(row)).sum::<f64>() + 80.0;
        if needs > free {
            pages.push(Vec::new());
            free = PAGE;
        }
        free -= needs;
        if let Some(page) = pages.last_mut() {
            page.push(panel);
        }
    }
    let count = pages.len();
    let page = |(at, panels): (usize, &Vec<Panel>)| {
        let mut title = "A hundred futures of each option".to_owned();
        if count > 1 {
            title = format!("{title} ({} of {count})", at + 1);
        }
        let text = "Each dot is one of a hundred equal parts of the runs: count them. Dots \
                    left of 0 are worlds with none at all; dots too many for their place stand \
                    beside it. Numbers: means with their 95% intervals.";
        let mut page = Page::new(subject, said, &title, text);
        how_to_read(&mut page);
        for panel in panels {
            draw_panel(&mut page, panel, &options, gutter);
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

/// Works out the axis and the piles of an outcome, from the left end of its row.
fn panel<'a>(
    subject: &'a Subject,
    results: &Results,
    compared: &'a Compared,
    options: &[usize],
    left: f64,
) -> Panel<'a> {
    let what = &subject.dictionary.outcomes[compared.outcome];
    let said = |option: &usize| format::estimate(what.nature, &compared.options[*option].mean);
    let widest = options.iter().map(|option| font::width(&said(option), SMALL, false));
    let numbers = widest.fold(NUMBERS, |widest, width| widest.max(width + 18.0));
    let (from, to) = (left + NONE, SIDE + ROOM - numbers);
    if happens(what) {
        return Panel { compared, what, scale: Scale::new(0.0, 1.0, from, to), piles: Vec::new() };
    }
    let list = |option: &usize| sorted(&results.outcome(*option, compared.outcome));
    let lists: Vec<Vec<f64>> = options.iter().map(list).collect();
    let dots: Vec<Vec<f64>> = lists.iter().map(|list| stand_ins(list, DOTS)).collect();
    let means = options.iter().map(|option| compared.options[*option].mean);
    let ends = means.flat_map(|mean| [mean.mean, mean.high]).filter(|end| end.is_finite());
    let seen = dots.iter().filter_map(|dots| dots.get(SEEN - 1)).copied();
    let scale = spread(what, &lists, ends.chain(seen).fold(0.0, f64::max), from, to);
    let piles = dots.iter().map(|dots| Pile::of(dots, &scale)).collect();
    Panel { compared, what, scale, piles }
}

fn draw_panel(page: &mut Page, panel: &Panel, options: &[usize], gutter: f64) {
    let what = panel.what;
    let top = page.y + 18.0;
    let name = title(what);
    let top = head(&mut page.canvas, (SIDE, top), ROOM, (&name, &what.meaning), 2) - 6.0;
    let h = (0..options.len()).map(|row| panel.height(row)).sum::<f64>();
    let (from, to) = (panel.scale.from, panel.scale.to);
    let frame = Frame { x: from, y: top, w: to - from, h };
    let mut y = top;
    for row in 0..options.len() {
        let h = panel.height(row);
        if row % 2 == 0 {
            page.canvas.rect(SIDE, y, ROOM, h, [0xF4, 0xF4, 0xF2], 1.0);
        }
        y += h;
    }
    page.y = frame.below() + 14.0;
    if !happens(what) {
        let ticks = outcome_ticks(what, &panel.scale, 5);
        let name = spread_name(what, &panel.scale);
        x_axis(&mut page.canvas, frame, &panel.scale, &ticks, &name, ALONE);
        page.y += 24.0;
    }
    let mut y = top;
    for (row, option) in options.iter().enumerate() {
        let h = panel.height(row);
        let middle = y + h / 2.0;
        page.label(*option, SIDE + gutter - 6.0, middle, gutter - 6.0);
        let mean = &panel.compared.options[*option].mean;
        let text = Text::new(SIDE + ROOM - 4.0, middle + 4.0, format::estimate(what.nature, mean));
        page.canvas.text(text.size(SMALL).end());
        let style = page.styles[*option];
        match panel.piles.get(row) {
            None => icons(&mut page.canvas, style, mean.mean, (SIDE + gutter, middle)),
            Some(pile) => {
                let ground = y + h - 13.0;
                pile.draw(&mut page.canvas, style, &panel.scale, ground);
                interval(&mut page.canvas, style, mean, &panel.scale, ground + 6.0);
            }
        }
        y += h;
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

/// Dots on each other, as near to their numbers as they can be.
struct Pile {
    /// Those with none at all, left of 0.
    none: usize,
    /// The others: column, level, and whether beyond the end of the axis.
    dots: Vec<(usize, usize, bool)>,
    /// Dots on each other at most.
    tall: usize,
}

impl Pile {
    /// As low as it can be while no dot leans further than [`LEAN`]. `dots`: in rising order.
    fn of(dots: &[f64], scale: &Scale) -> Self {
        let from_none = scale.low == 0.0;
        let rest: Vec<(usize, bool)> = dots
            .iter()
            .filter(|value| !from_none || **value != 0.0)
            .map(|value| (((scale.at(*value) - scale.from) / PITCH) as usize, *value > scale.high))
            .collect();
        let columns = (((scale.to - scale.from) / PITCH) as usize).max(1);
        let none = dots.len() - rest.len();
        let fits = (PILE..=DOTS).find_map(|tall| Some((tall, piled(&rest, columns, tall)?)));
        let (tall, dots) = fits.unwrap_or_default();
        Self { none, dots, tall }
    }

    fn draw(&self, canvas: &mut Canvas, style: Style, scale: &Scale, ground: f64) {
        let middle = |level: usize| ground - PITCH * (level as f64 + 0.5);
        let r = PITCH / 2.0 - 0.15;
        for at in 0..self.none {
            let x = scale.from - PITCH * ((at / PILE) as f64 + 0.5);
            dot(canvas, x, middle(at % PILE), r, style.colour, true);
        }
        for (column, level, over) in &self.dots {
            let (x, y) = (scale.from + PITCH * (*column as f64 + 0.5), middle(*level));
            match over {
                true => beyond(canvas, x, y, style.colour),
                false => dot(canvas, x, y, r, style.colour, true),
            }
        }
    }
}

/// Puts dots into columns of so many at most; `None` where one would lean too far.
fn piled(
    wanted: &[(usize, bool)],
    columns: usize,
    tall: usize,
) -> Option<Vec<(usize, usize, bool)>> {
    let mut height = vec![0_usize; columns];
    let mut put = |(wanted, over): &(usize, bool)| {
        let wanted = (*wanted).min(columns - 1);
        let near = |away: usize| [wanted.wrapping_add(away), wanted.wrapping_sub(away)];
        let room = |column: &usize| height.get(*column).is_some_and(|height| *height < tall);
        let column = (0..=LEAN).flat_map(near).find(room)?;
        height[column] += 1;
        Some((column, height[column] - 1, *over))
    };
    wanted.iter().map(&mut put).collect()
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
    fn a_full_pile_leans_a_little_and_then_grows() {
        let scale = Scale::new(0.0, 100.0, 0.0, 100.0 * PITCH);
        let columns = |pile: &Pile| -> Vec<usize> {
            let mut columns: Vec<usize> = pile.dots.iter().map(|dot| dot.0).collect();
            columns.sort_unstable();
            columns.dedup();
            columns
        };
        let few = Pile::of(&[50.5; 10], &scale);
        assert_eq!((few.tall, columns(&few)), (PILE, vec![50, 51]));
        let all = Pile::of(&[50.5; 100], &scale);
        assert_eq!((all.tall, columns(&all)), (20, vec![48, 49, 50, 51, 52]));
        let none = Pile::of(&[0.0, 0.0, 7.0], &scale);
        assert_eq!((none.none, none.dots.len()), (2, 1));
    }
}
