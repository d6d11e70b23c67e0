//! `dots.svg`: a hundred runs of each option, one dot each, to be counted: how an amount is
//! spread, and in how many something happened.

use super::album::{Album, Study};
use super::axis::{Axis, spread};
use super::canvas::{BLACK, Canvas, Colour, GREY, Step, Text, WHITE};
use super::chart::{Chart, Drawn, embedded};
use super::font;
use super::page::{ALONE, Frame, Page, ROOM, SIDE, SMALL, head, key, order, paged, thin, title};
use super::style::{Style, circle};
use crate::analysis::{Compared, Estimate, format, sorted, stand_ins};
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
const PAGE: usize = 1300;

/// An outcome as it is drawn: rows in the order of the options.
struct Panel<'a> {
    compared: &'a Compared,
    what: &'a Outcome,
    /// The axis of an amount.
    axis: Axis,
    /// Where it begins and how long it is.
    from: f64,
    room: f64,
    /// One a row; none where it happened or not.
    piles: Vec<Pile>,
}

impl Panel<'_> {
    fn height(&self, row: usize) -> f64 {
        self.piles.get(row).map_or(YES_NO, |pile| AROUND + PITCH * pile.tall.max(PILE) as f64)
    }
}

/// Draws its pages.
pub(super) fn draw(study: &Study, album: &mut Album) -> Drawn {
    let options = order(study.subject.options.len(), study.subject.compare.baseline);
    let shown = study.subject.compare.outcomes.first();
    let runs = shown.map_or(0, |outcome| study.results.outcome(0, *outcome).len());
    let gutter = study.page("", (0, 1), "").label_room(176.0);
    let outcomes = study.comparison.outcomes.iter();
    let panels = outcomes.map(|compared| panel(study, compared, &options, SIDE + gutter));
    let needs =
        |panel: &Panel| (0..options.len()).map(|row| panel.height(row)).sum::<f64>() as usize + 80;
    let pages = paged(panels, PAGE, needs);
    for (page, panels) in pages.iter().enumerate() {
        let text = format!(
            "{} Dots left of 0 are runs with none at all; dots that do not fit in their place are \
             beside it. Numbers: means with their 95% intervals.",
            what_dots_are(runs)
        );
        let title = format!("{} of each option", counted_up(runs));
        let mut page = study.page(&title, (page, pages.len()), &text);
        how_to_read(&mut page);
        for panel in panels {
            draw_panel(&mut page, panel, &options, gutter)?;
        }
        album.add("dots", page);
    }
    Ok(())
}

/// What the figure is called: a hundred runs are shown where there are so many.
fn counted_up(runs: usize) -> String {
    if runs < DOTS { format!("{runs} runs") } else { "A hundred runs".to_owned() }
}

/// What one dot stands for.
fn what_dots_are(runs: usize) -> String {
    match runs {
        DOTS => "Each dot is one run: count them.".to_owned(),
        1..DOTS if DOTS.is_multiple_of(runs) => {
            format!("Each of the {runs} runs is {} dots: count them.", DOTS / runs)
        }
        0..DOTS => {
            format!("A hundred dots for {runs} runs: some runs have one dot more than others.")
        }
        _ => "Each dot is one of a hundred equal parts of the runs: count them.".to_owned(),
    }
}

/// True if all that is known of a run is whether it happened.
fn happens(what: &Outcome) -> bool {
    matches!(what.nature, Nature::YesNo | Nature::FirstTime)
}

fn how_to_read(page: &mut Page) {
    let y = page.y;
    let canvas = &mut page.canvas;
    let dots = |canvas: &mut Canvas, x: f64, y: f64, happened: bool| {
        let places = [0.0, 1.0, 2.0].map(|dot| (x + 5.0 + STEP * dot, y));
        dots(canvas, &places, 3.3, GREY, happened);
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
fn panel<'a>(study: &'a Study, compared: &'a Compared, options: &[usize], left: f64) -> Panel<'a> {
    let what = &study.subject.dictionary.outcomes[compared.outcome];
    let number = |option: &usize| format::estimate(what.nature, &compared.options[*option].mean);
    let widest = options.iter().map(|option| font::width(&number(option), SMALL, false));
    let numbers = widest.fold(NUMBERS, |widest, width| widest.max(width + 18.0));
    let from = left + NONE;
    let room = SIDE + ROOM - numbers - from;
    let mut panel =
        Panel { compared, what, axis: Axis::new(0.0, 1.0), from, room, piles: Vec::new() };
    if happens(what) {
        return panel;
    }
    let list = |option: &usize| sorted(&study.results.outcome(*option, compared.outcome));
    let lists: Vec<Vec<f64>> = options.iter().map(list).collect();
    let dots: Vec<Vec<f64>> = lists.iter().map(|list| stand_ins(list, DOTS)).collect();
    let means = options.iter().map(|option| compared.options[*option].mean);
    let ends = means.flat_map(|mean| [mean.mean, mean.high]).filter(|end| end.is_finite());
    let seen = dots.iter().filter_map(|dots| dots.get(SEEN - 1)).copied();
    panel.axis = spread(what, &lists, ends.chain(seen).fold(0.0, f64::max), 5);
    panel.piles = dots.iter().map(|dots| Pile::of(dots, &panel.axis, room / PITCH)).collect();
    panel
}

fn draw_panel(page: &mut Page, panel: &Panel, options: &[usize], gutter: f64) -> Drawn {
    let what = panel.what;
    let top = page.y + 18.0;
    let name = title(what);
    let top = head(&mut page.canvas, (SIDE, top), ROOM, (&name, &what.meaning), 2) - 6.0;
    let heights: Vec<f64> = (0..options.len()).map(|row| panel.height(row)).collect();
    page.rows(top, &heights);
    let h = heights.iter().sum::<f64>();
    let frame = Frame { x: panel.from, y: top, w: panel.room, h };
    let mut y = top;
    for (height, option) in heights.iter().zip(options) {
        let middle = y + height / 2.0;
        page.label(*option, SIDE + gutter - 6.0, middle, gutter - 6.0);
        let mean = &panel.compared.options[*option].mean;
        let text = Text::new(SIDE + ROOM - 4.0, middle + 4.0, format::estimate(what.nature, mean));
        page.canvas.text(text.size(SMALL).end());
        if happens(what) {
            let corner = (SIDE + gutter + 4.0, middle - 0.6 * STEP);
            let place = |icon: usize| {
                let (line, column) = (icon / ACROSS, icon % ACROSS);
                let x = corner.0 + STEP * column as f64 + 3.5 * (column / 10) as f64;
                (x, corner.1 + 1.2 * STEP * line as f64)
            };
            icons(&mut page.canvas, page.styles[*option].colour, mean.mean, place);
        }
        y += height;
    }
    page.y = frame.below() + if happens(what) { 14.0 } else { 38.0 };
    if happens(what) {
        return Ok(());
    }
    let (axis, styles) = (panel.axis.clone(), &page.styles);
    let mut chart = Chart::new(&mut page.canvas, frame, axis, Axis::down(h), ALONE)?;
    let mut ground = -13.0;
    for ((height, option), pile) in heights.iter().zip(options).zip(&panel.piles) {
        ground += height;
        let style = styles[*option];
        let mean = &panel.compared.options[*option].mean;
        chart.at([(panel.axis.low, ground)], |canvas, [corner]| {
            pile.draw(canvas, style.colour, PITCH, PILE, corner);
        })?;
        interval(&mut chart, style, mean, ground + 6.0)?;
    }
    Ok(())
}

/// A hundred dots: so many full as it happened in of a hundred.
fn icons(canvas: &mut Canvas, colour: Colour, share: f64, place: impl Fn(usize) -> (f64, f64)) {
    let full = (share * DOTS as f64).round().clamp(0.0, DOTS as f64) as usize;
    let places: Vec<(f64, f64)> = (0..DOTS).map(place).collect();
    dots(canvas, &places[full..], 3.3, colour, false);
    dots(canvas, &places[..full], 3.3, colour, true);
}

/// Dots: full, or a rim alone, which grey print distinguishes. In the report they are points that
/// the style sheet makes round, a rim of two.
fn dots(canvas: &mut Canvas, places: &[(f64, f64)], r: f64, colour: Colour, full: bool) {
    if canvas.is_embedded() {
        let points = places.iter().flat_map(|(x, y)| [Step::Move(*x, *y), Step::Line(*x, *y)]);
        let points: Vec<Step> = points.collect();
        let classes: &[_] = if full { &["dot"] } else { &["ring", "hole"] };
        let classes = classes.iter().filter(|_| !points.is_empty());
        return classes.for_each(|class| canvas.classed(class).path(&points, None, None));
    }
    for (x, y) in places {
        match full {
            true => canvas.path(&circle(*x, *y, r), Some((colour, 1.0)), None),
            false => {
                let rim = thin([0xB0; 3], 0.8);
                canvas.path(&circle(*x, *y, r - 0.4), Some((WHITE, 1.0)), Some(rim));
            }
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
    /// `columns`: dots that lie side by side on the axis.
    fn of(dots: &[f64], axis: &Axis, columns: f64) -> Self {
        let rest: Vec<(usize, bool)> = dots
            .iter()
            .filter(|value| axis.low != 0.0 || **value != 0.0)
            .map(|value| ((axis.share(*value) * columns) as usize, *value > axis.high))
            .collect();
        let none = dots.len() - rest.len();
        let columns = (columns as usize).max(1);
        let fits = (PILE..=DOTS).find_map(|tall| Some((tall, piled(&rest, columns, tall)?)));
        let (tall, dots) = fits.unwrap_or_default();
        Self { none, dots, tall }
    }

    /// On the ground, from the low end of the axis. `tall`: of those with none at all.
    fn draw(
        &self,
        canvas: &mut Canvas,
        colour: Colour,
        pitch: f64,
        tall: usize,
        (left, ground): (f64, f64),
    ) {
        let place = |column: f64, level: usize| {
            (left + pitch * (column + 0.5), ground - pitch * (level as f64 + 0.5))
        };
        let none = |dot: usize| place(-1.0 - (dot / tall) as f64, dot % tall);
        let (over, seen): (Vec<_>, Vec<_>) = self.dots.iter().partition(|(_, _, over)| *over);
        let places: Vec<(f64, f64)> = (0..self.none)
            .map(none)
            .chain(seen.iter().map(|(column, level, _)| place(*column as f64, *level)))
            .collect();
        dots(canvas, &places, pitch / 2.0 - 0.15, colour, true);
        for (column, level, _) in over {
            let (x, y) = place(column as f64, level);
            beyond(canvas.classed("arrow"), x, y, colour);
        }
    }
}

/// Dots of a small pile. Twenty are read fastest and best on a phone.
///
/// # Source
/// Kay, Kola, Hullman and Munson 2016, CHI: When (ish) is my bus?
pub const FEW: usize = 20;

/// A pile of numbers in rising order in small, on an axis from 0 to `most`. `words`: what stands
/// under those with none at all, under the middle and under the end.
pub fn small(values: &[f64], most: f64, words: [&str; 3]) -> Drawn<Canvas> {
    // Those with none at all stand left of the axis, five on each other.
    let (left, pitch, columns, tall) = (48.0, 9.0, 29.0, 5);
    let axis = Axis::new(0.0, most);
    let pile = Pile::of(values, &axis, columns);
    let levels = pile.dots.iter().map(|(_, level, _)| level + 1).max().unwrap_or(0);
    let ground = pitch * levels.max(pile.none.min(tall)).max(3) as f64 + 4.0;
    let frame = Frame { x: left, y: 0.0, w: pitch * columns, h: ground };
    let [none, middle, end] = words.map(str::to_owned);
    let marks = vec![(0.0, "0".to_owned()), (most / 2.0, middle), (most, end)];
    let axes = (axis.marked(marks, "").unruled(), Axis::down(ground));
    embedded((320.0, ground + 20.0), frame, axes, |chart| {
        chart.at([(0.0, ground)], |canvas, [corner]| {
            pile.draw(canvas, BLACK, pitch, tall, corner);
            if pile.none > 0 {
                canvas.text(Text::new(2.0, ground + 16.0, none.as_str()));
            }
        })
    })
}

/// A hundred runs in small, to be counted: ten rows of ten, so many of them full.
///
/// # Source
/// Galesic, Garcia-Retamero and Gigerenzer 2009, Health Psychology 28:210: icon arrays help readers
/// who are not used to numbers.
pub fn small_icons(share: f64) -> Drawn<Canvas> {
    let mut canvas = Canvas::embedded(100.0, 100.0);
    let place = |icon: usize| (5.0 + 10.0 * (icon % 10) as f64, 5.0 + 10.0 * (icon / 10) as f64);
    icons(&mut canvas, BLACK, share, place);
    Ok(canvas)
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

/// A run beyond the end of the axis.
fn beyond(canvas: &mut Canvas, x: f64, y: f64, colour: Colour) {
    canvas.area(&[(x - 2.0, y - 2.4), (x + 2.6, y), (x - 2.0, y + 2.4)], colour, 1.0);
}

fn interval(chart: &mut Chart, style: Style, mean: &Estimate, y: f64) -> Drawn {
    if mean.low.is_finite() && mean.high.is_finite() {
        chart.line(vec![(mean.low, y), (mean.high, y)], thin(style.colour, 1.8))?;
    }
    chart.mark((mean.mean, y), style, 3.6)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_pile_leans_a_little_and_then_grows() {
        let axis = Axis::new(0.0, 100.0);
        let columns = |pile: &Pile| -> Vec<usize> {
            let mut columns: Vec<usize> = pile.dots.iter().map(|dot| dot.0).collect();
            columns.sort_unstable();
            columns.dedup();
            columns
        };
        let few = Pile::of(&[50.5; 10], &axis, 100.0);
        assert_eq!((few.tall, columns(&few)), (PILE, vec![50, 51]));
        let all = Pile::of(&[50.5; 100], &axis, 100.0);
        assert_eq!((all.tall, columns(&all)), (20, vec![48, 49, 50, 51, 52]));
        let none = Pile::of(&[0.0, 0.0, 7.0], &axis, 100.0);
        assert_eq!((none.none, none.dots.len()), (2, 1));
    }
}
