//! `outcomes.svg`: how each outcome is spread over runs; `differences.svg`: what each option changes
//! against the baseline. One panel an outcome, one row an option.

use super::album::{Album, Study};
use super::axis::{Axis, outcome_ticks, round_up, step, ticks};
use super::canvas::{BLACK, GREY, Text, WHITE};
use super::chart::{Chart, Drawn};
use super::page::{ALONE, Frame, Page, ROOM, SIDE, SMALL, head, key, order, thin, title};
use super::style::circle;
use crate::analysis::format::Form;
use crate::analysis::{Compared, Estimate, HEAVY, Subject, Summary, format, mark, mark_says};
use crate::model::{Better, Nature, Outcome};

/// Panels of a page, so that none is taller than it is useful.
const PANELS: usize = 8;
/// Height of the band of one option.
const ROW: f64 = 28.0;
/// Width of the column of numbers.
const NUMBERS: f64 = 62.0;
/// Between the panels of a row.
const GAP: f64 = 20.0;
const MOST_HEAD: f64 = 60.0;

/// Which of the two figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Show {
    Outcomes,
    Differences,
}

/// Draws the pages of `outcomes.svg`.
pub(super) fn draw(study: &Study, album: &mut Album) -> Drawn {
    draw_either(study, album, Show::Outcomes)
}

/// Draws the pages of one of the two figures.
pub(super) fn draw_either(study: &Study, album: &mut Album, show: Show) -> Drawn {
    let (subject, comparison) = (study.subject, study.comparison);
    let mut options = order(subject.options.len(), comparison.baseline);
    options.retain(|option| show == Show::Outcomes || *option != comparison.baseline);
    if options.is_empty() {
        return Ok(());
    }
    let baseline = &subject.options[comparison.baseline].name;
    let (name, title, text) = match show {
        Show::Outcomes => (
            "outcomes",
            "What each option led to".to_owned(),
            "Each row is an option; all options share their draws. Numbers are means, or shares \
             of runs.",
        ),
        Show::Differences => (
            "differences",
            format!("What each option changed against {baseline}"),
            "Mean paired difference with its 95% interval over draws; an interval clear of the \
             line at 0 distinguishes the two.",
        ),
    };
    let pages = comparison.outcomes.len().div_ceil(PANELS);
    for (page, panels) in comparison.outcomes.chunks(PANELS).enumerate() {
        let marked = |panel: &Compared| {
            options.iter().any(|option| tail(panel, *option, show) >= Some(HEAVY))
        };
        let text = match panels.iter().any(marked) {
            true => format!("{text} {}.", mark_says(comparison.draws)),
            false => text.to_owned(),
        };
        let mut page = study.page(&title, (page, pages), &text);
        if show == Show::Outcomes {
            how_to_read(&mut page);
        }
        draw_panels(&mut page, subject, panels, &options, show)?;
        album.add(name, page);
    }
    Ok(())
}

fn how_to_read(page: &mut Page) {
    let y = page.y;
    let canvas = &mut page.canvas;
    let x = key(canvas, SIDE, y, "5% to 95% of runs", |canvas, x, y| {
        canvas.rect(x, y - 5.0, 26.0, 10.0, GREY, 0.25);
    });
    let x = key(canvas, x, y, "middle half", |canvas, x, y| {
        canvas.rect(x, y - 5.0, 26.0, 10.0, GREY, 0.6);
    });
    let x = key(canvas, x, y, "median", |canvas, x, y| {
        canvas.line(&[(x + 13.0, y - 7.0), (x + 13.0, y + 7.0)], thin(BLACK, 2.5));
    });
    key(canvas, x, y, "mean (or share of runs) with its 95% interval", |canvas, x, y| {
        canvas.line(&[(x, y), (x + 26.0, y)], thin(GREY, 1.8));
        canvas.path(&circle(x + 13.0, y, 4.0), Some((GREY, 1.0)), None);
    });
    page.y += 10.0;
}

fn draw_panels(
    page: &mut Page,
    subject: &Subject,
    panels: &[Compared],
    options: &[usize],
    show: Show,
) -> Drawn {
    let columns = panels.len().min(2);
    let gutter = page.label_room(176.0);
    let room = (ROOM - gutter - GAP * (columns - 1) as f64) / columns as f64;
    for pair in panels.chunks(columns) {
        let top = page.y + 18.0;
        let place = |column: usize| SIDE + gutter + column as f64 * (room + GAP);
        let heads = pair.iter().enumerate().map(|(column, panel)| {
            let what = &subject.dictionary.outcomes[panel.outcome];
            let texts = (title(what), what.meaning.as_str());
            head(&mut page.canvas, (place(column), top), room, (&texts.0, texts.1), 3)
        });
        let rows_top = heads.fold(top + 30.0, f64::max).min(top + MOST_HEAD) + 2.0;
        page.rows(rows_top, &vec![ROW; options.len()]);
        for (row, option) in options.iter().enumerate() {
            let y = rows_top + ROW * (row as f64 + 0.5);
            page.label(*option, SIDE + gutter - 6.0, y, gutter - 6.0);
        }
        for (column, panel) in pair.iter().enumerate() {
            let h = ROW * options.len() as f64;
            let frame = Frame { x: place(column), y: rows_top, w: room - NUMBERS - 8.0, h };
            let what = &subject.dictionary.outcomes[panel.outcome];
            let form = form_of(subject, panels, options, what, show);
            draw_panel(page, what, panel, options, frame, (show, form))?;
        }
        page.y = rows_top + ROW * options.len() as f64 + 40.0;
    }
    Ok(())
}

fn draw_panel(
    page: &mut Page,
    what: &Outcome,
    panel: &Compared,
    options: &[usize],
    frame: Frame,
    (show, form): (Show, Form),
) -> Drawn {
    let shown = |option: &usize| -> Vec<f64> {
        let summary = &panel.options[*option];
        let spread = spread(what, summary).filter(|_| show == Show::Outcomes);
        let quantiles = spread.iter().flat_map(|quantiles| [quantiles[0], quantiles[4]]);
        quantiles.chain(estimate(panel, *option, show).into_iter().flat_map(ends)).collect()
    };
    let numbers: Vec<f64> = options.iter().flat_map(shown).collect();
    let rows = Axis::down(options.len() as f64);
    let mut chart = Chart::new(&mut page.canvas, frame, axis(what, &numbers, show), rows, ALONE)?;
    if show == Show::Differences {
        chart.line(vec![(0.0, 0.0), (0.0, options.len() as f64)], thin(GREY, 1.5))?;
    }
    for (row, option) in options.iter().enumerate() {
        let y = row as f64 + 0.5;
        let style = page.styles[*option];
        let Some(estimate) = estimate(panel, *option, show) else { continue };
        if let (Show::Outcomes, Some(q)) = (show, spread(what, &panel.options[*option])) {
            chart.at(q.map(|value| (value, y)), |canvas, places| {
                let mut bar = |from: usize, to: usize, opacity: f64| {
                    let ((left, y), right) = (places[from], places[to].0);
                    let width = (right - left).max(1.0);
                    canvas.rect(left, y - 6.0, width, 12.0, style.colour, opacity);
                };
                bar(0, 4, 0.25);
                bar(1, 3, 0.45);
                let (x, y) = places[2];
                canvas.line(&[(x, y - 9.0), (x, y + 9.0)], thin(WHITE, 4.5));
                canvas.line(&[(x, y - 8.0), (x, y + 8.0)], thin(BLACK, 2.5));
            })?;
        }
        if estimate.low.is_finite() && estimate.high.is_finite() {
            let interval = vec![(estimate.low, y), (estimate.high, y)];
            chart.haloed(interval, thin(style.colour, 2.0))?;
        }
        let text = number(what, panel, *option, estimate, (show, form));
        let x = frame.right() + 8.0 + NUMBERS - 4.0;
        chart.at([(estimate.mean, y)], |canvas, [(mean, y)]| {
            style.mark(canvas, mean, y, 4.0);
            canvas.text(Text::new(x, y + 4.0, text.as_str()).size(SMALL).end());
        })?;
    }
    Ok(())
}

/// The number that is printed beside a row.
fn number(
    what: &Outcome,
    panel: &Compared,
    option: usize,
    estimate: &Estimate,
    (show, form): (Show, Form),
) -> String {
    let text = format::alone_in(form, what.nature, estimate.mean, estimate);
    let text = match show {
        Show::Outcomes => text,
        Show::Differences => {
            let text = text.trim_end_matches('%');
            let sign = if estimate.mean > 0.0 && text != "0" { "+" } else { "" };
            format!("{sign}{text}")
        }
    };
    text + mark(tail(panel, option, show))
}

/// The number of an option that is printed.
fn estimate(panel: &Compared, option: usize, show: Show) -> Option<&Estimate> {
    match show {
        Show::Outcomes => Some(&panel.options[option].mean),
        Show::Differences => panel.differences[option].as_ref().map(|paired| &paired.difference),
    }
}

/// The form of all numbers of a unit on a page: they are compared with each other.
fn form_of(
    subject: &Subject,
    panels: &[Compared],
    options: &[usize],
    what: &Outcome,
    show: Show,
) -> Form {
    let like = |panel: &&Compared| {
        let other = &subject.dictionary.outcomes[panel.outcome];
        other.nature == what.nature && other.unit == what.unit
    };
    let numbers = panels
        .iter()
        .filter(like)
        .flat_map(|panel| options.iter().filter_map(move |option| estimate(panel, *option, show)));
    format::form(what.nature, numbers)
}

/// The share of its spread that few draws carry, of the number that is printed.
fn tail(panel: &Compared, option: usize, show: Show) -> Option<f64> {
    match show {
        Show::Outcomes => panel.options[option].tail,
        Show::Differences => panel.differences[option].as_ref()?.tail,
    }
}

/// The quantiles that are drawn: those of a `FirstTime` are ticks and have no place here.
fn spread(what: &Outcome, summary: &Summary) -> Option<[f64; 5]> {
    summary.quantiles.filter(|_| matches!(what.nature, Nature::Amount | Nature::Share))
}

fn ends(e: &Estimate) -> Vec<f64> {
    [e.mean, e.low, e.high].into_iter().filter(|end| end.is_finite()).collect()
}

fn axis(what: &Outcome, numbers: &[f64], show: Show) -> Axis {
    let low = numbers.iter().fold(0.0_f64, |low, number| low.min(*number));
    let high = numbers.iter().fold(0.0_f64, |high, number| high.max(*number));
    let share = what.nature != Nature::Amount;
    let axis = if high - low <= 0.0 {
        Axis::new(if show == Show::Differences { -1.0 } else { 0.0 }, 1.0)
    } else {
        let by = step(high - low, 4) / 2.0;
        let low = (low / by + 1e-9).floor() * by;
        let high = if low == 0.0 { round_up(high, 8) } else { (high / by - 1e-9).ceil() * by };
        if share { Axis::new(low.max(-1.0), high.min(1.0)) } else { Axis::new(low, high) }
    };
    let marks = match show {
        Show::Differences if share => {
            // In percentage points, without a sign for percent.
            let points = ticks(axis.low * 100.0, axis.high * 100.0, 4);
            points.into_iter().map(|(number, label)| (number / 100.0, label)).collect()
        }
        _ => outcome_ticks(what, &axis, 4),
    };
    axis.marked(marks, axis_name(what, show))
}

fn axis_name(what: &Outcome, show: Show) -> String {
    let way = match (what.nature, what.better, show) {
        // When it happens is judged, not how often: what matters is drawn by the survival figure.
        (_, Better::Neither, _) => "",
        (Nature::FirstTime, Better::Higher, _) => ", less is better",
        (Nature::FirstTime, Better::Lower, _) => ", more is better",
        (_, Better::Lower, _) => ", less is better",
        (_, Better::Higher, _) => ", more is better",
    };
    let unit = match (what.nature, show) {
        (Nature::Amount, _) => what.unit.as_str(),
        (Nature::Share, Show::Outcomes) => "share within a run",
        (Nature::Share, Show::Differences) => "percentage points",
        (_, Show::Outcomes) => "share of runs",
        (_, Show::Differences) => "percentage points of runs",
    };
    format!("{unit}{way}")
}

#[cfg(test)]
mod tests {
    use super::super::tests::usual;
    use super::super::trial::study;
    use super::*;
    use crate::analysis::compare;

    #[test]
    fn numbers_of_one_unit_have_one_form_on_a_page() {
        let (mut subject, results) = study(&usual());
        let mut comparison = compare(&subject, &results).unwrap();
        let is =
            |one: &&Compared| subject.dictionary.outcomes[one.outcome].nature == Nature::Amount;
        let one = comparison.outcomes.iter().find(is).unwrap().clone();
        subject.dictionary.outcomes[one.outcome].unit = "US dollars".into();
        comparison.outcomes = vec![one.clone(), one];
        for (panel, mean) in comparison.outcomes.iter_mut().zip([15_800_000.0, 9_800_000.0]) {
            for option in &mut panel.options {
                let (low, high) = (mean * 0.9, mean * 1.1);
                option.mean = Estimate { mean, low, high, ..option.mean };
            }
        }
        let pages = super::super::draw(&subject, &results, &comparison).unwrap();
        let texts: Vec<&str> = pages[0].1.texts().collect();
        assert!(texts.iter().any(|text| text.starts_with("15.8M")), "{texts:?}");
        assert!(texts.iter().any(|text| text.starts_with("9.8M")), "{texts:?}");
    }
}
