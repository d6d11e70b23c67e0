//! `outcomes.svg`: how each outcome is spread over model worlds; `differences.svg`: what each
//! option changes against the baseline. One panel an outcome, one row an option.

use super::axis::{Scale, change_ticks, outcome_ticks, round_up, step};
use super::canvas::{BLACK, Canvas, GREY, Text, WHITE};
use super::page::{ALONE, Frame, Page, ROOM, SIDE, SMALL, head, key, order, thin, title, x_axis};
use crate::analysis::format::Form;
use crate::analysis::{
    Compared, Comparison, Estimate, HEAVY, Subject, Summary, format, mark, mark_says,
};
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

/// The pages of one of the two figures.
pub(super) fn draw(subject: &Subject, said: &Comparison, show: Show) -> Vec<Canvas> {
    let mut options = order(subject.options.len(), said.baseline);
    options.retain(|option| show == Show::Outcomes || *option != said.baseline);
    if options.is_empty() {
        return Vec::new();
    }
    let pages = said.outcomes.len().div_ceil(PANELS);
    said.outcomes
        .chunks(PANELS)
        .enumerate()
        .map(|(at, panels)| {
            let (title, text) = match show {
                Show::Outcomes => (
                    "What each option led to".to_owned(),
                    "Each row is an option; all options share their draws. Numbers are means, or shares \
                     of runs."
                        .to_owned(),
                ),
                Show::Differences => (
                    format!("What each option changed against {}", subject.options[said.baseline].name),
                    "Mean paired difference with its 95% interval over draws; an interval clear of \
                     the line at 0 tells the two apart."
                        .to_owned(),
                ),
            };
            let marked = |panel: &Compared| {
                options.iter().any(|option| tail(panel, *option, show) >= Some(HEAVY))
            };
            let text = match panels.iter().any(marked) {
                true => format!("{text} {}.", mark_says(said.draws)),
                false => text,
            };
            let title = if pages > 1 { format!("{title} ({} of {pages})", at + 1) } else { title };
            let mut page = Page::new(subject, said, &title, &text);
            if show == Show::Outcomes {
                how_to_read(&mut page);
            }
            draw_panels(&mut page, subject, panels, &options, show);
            page.finish()
        })
        .collect()
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
        canvas.path(&super::style::circle(x + 13.0, y, 4.0), Some((GREY, 1.0)), None);
    });
    page.y += 10.0;
}

fn draw_panels(
    page: &mut Page,
    subject: &Subject,
    panels: &[Compared],
    options: &[usize],
    show: Show,
) {
    let columns = panels.len().min(2);
    let gutter = page.label_room(176.0);
    let room = (ROOM - gutter - GAP * (columns - 1) as f64) / columns as f64;
    for pair in panels.chunks(columns) {
        let top = page.y + 18.0;
        let place = |at: usize| SIDE + gutter + at as f64 * (room + GAP);
        let heads = pair.iter().enumerate().map(|(at, panel)| {
            let what = &subject.dictionary.outcomes[panel.outcome];
            let texts = (title(what), what.meaning.as_str());
            head(&mut page.canvas, (place(at), top), room, (&texts.0, texts.1), 3)
        });
        let rows_top = heads.fold(top + 30.0, f64::max).min(top + MOST_HEAD) + 2.0;
        for (row, option) in options.iter().enumerate() {
            let y = rows_top + ROW * row as f64;
            if row % 2 == 0 {
                page.canvas.rect(SIDE, y, ROOM, ROW, [0xF4, 0xF4, 0xF2], 1.0);
            }
            page.label(*option, SIDE + gutter - 6.0, y + ROW / 2.0, gutter - 6.0);
        }
        for (at, panel) in pair.iter().enumerate() {
            let h = ROW * options.len() as f64;
            let frame = Frame { x: place(at), y: rows_top, w: room - NUMBERS - 8.0, h };
            let what = &subject.dictionary.outcomes[panel.outcome];
            let form = form_of(subject, panels, options, what, show);
            draw_panel(page, what, panel, options, frame, (show, form));
        }
        page.y = rows_top + ROW * options.len() as f64 + 40.0;
    }
}

fn draw_panel(
    page: &mut Page,
    what: &Outcome,
    panel: &Compared,
    options: &[usize],
    frame: Frame,
    (show, form): (Show, Form),
) {
    let difference = |option: usize| estimate(panel, option, Show::Differences);
    let shown = |option: &usize| -> Vec<f64> {
        let summary = &panel.options[*option];
        match show {
            Show::Differences => difference(*option).map_or_else(Vec::new, ends),
            Show::Outcomes => spread(what, summary)
                .iter()
                .flat_map(|quantiles| [quantiles[0], quantiles[4]])
                .chain(ends(&summary.mean))
                .collect(),
        }
    };
    let numbers: Vec<f64> = options.iter().flat_map(shown).collect();
    let scale = axis(what, &numbers, frame, show);
    let ticks = match show {
        Show::Outcomes => outcome_ticks(what, &scale, 4),
        Show::Differences => change_ticks(what, &scale, 4),
    };
    x_axis(&mut page.canvas, frame, &scale, &ticks, &axis_name(what, show), ALONE);
    if show == Show::Differences {
        let x = scale.at(0.0);
        page.canvas.line(&[(x, frame.y), (x, frame.below())], thin(GREY, 1.5));
    }
    for (row, option) in options.iter().enumerate() {
        let y = frame.y + ROW * (row as f64 + 0.5);
        let style = page.styles[*option];
        let summary = &panel.options[*option];
        let Some(estimate) = estimate(panel, *option, show) else { continue };
        let canvas = &mut page.canvas;
        if let (Show::Outcomes, Some(q)) = (show, spread(what, summary)) {
            let q = q.map(|value| scale.at(value));
            canvas.rect(q[0], y - 6.0, (q[4] - q[0]).max(1.0), 12.0, style.colour, 0.25);
            canvas.rect(q[1], y - 6.0, (q[3] - q[1]).max(1.0), 12.0, style.colour, 0.45);
            canvas.line(&[(q[2], y - 9.0), (q[2], y + 9.0)], thin(WHITE, 4.5));
            canvas.line(&[(q[2], y - 8.0), (q[2], y + 8.0)], thin(BLACK, 2.5));
        }
        if estimate.low.is_finite() && estimate.high.is_finite() {
            let interval = [(scale.at(estimate.low), y), (scale.at(estimate.high), y)];
            canvas.line(&interval, thin(WHITE, 4.0));
            canvas.line(&interval, thin(style.colour, 2.0));
        }
        style.mark(canvas, scale.at(estimate.mean), y, 4.0);
        let text = format::alone_in(form, what.nature, estimate.mean, estimate);
        let text = match show {
            Show::Outcomes => text,
            Show::Differences => {
                let text = text.trim_end_matches('%');
                let sign = if estimate.mean > 0.0 && text != "0" { "+" } else { "" };
                format!("{sign}{text}")
            }
        };
        let text = text + mark(tail(panel, *option, show));
        let x = frame.right() + 8.0 + NUMBERS - 4.0;
        canvas.text(Text::new(x, y + 4.0, text).size(SMALL).end());
    }
}

/// The number of an option that is printed.
fn estimate(panel: &Compared, option: usize, show: Show) -> Option<&Estimate> {
    match show {
        Show::Outcomes => Some(&panel.options[option].mean),
        Show::Differences => panel.differences[option].as_ref().map(|paired| &paired.difference),
    }
}

/// The form of all numbers of a unit on a page: they are held against each other.
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

fn axis(what: &Outcome, numbers: &[f64], frame: Frame, show: Show) -> Scale {
    let low = numbers.iter().fold(0.0_f64, |low, number| low.min(*number));
    let high = numbers.iter().fold(0.0_f64, |high, number| high.max(*number));
    let share = what.nature != Nature::Amount;
    if high - low <= 0.0 {
        return frame.across(if show == Show::Differences { -1.0 } else { 0.0 }, 1.0);
    }
    let by = step(high - low, 4) / 2.0;
    let low = (low / by + 1e-9).floor() * by;
    let high = if low == 0.0 { round_up(high, 8) } else { (high / by - 1e-9).ceil() * by };
    if share { frame.across(low.max(-1.0), high.min(1.0)) } else { frame.across(low, high) }
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
        let mut said = compare(&subject, &results).unwrap();
        let is =
            |one: &&Compared| subject.dictionary.outcomes[one.outcome].nature == Nature::Amount;
        let one = said.outcomes.iter().find(is).unwrap().clone();
        subject.dictionary.outcomes[one.outcome].unit = "US dollars".into();
        said.outcomes = vec![one.clone(), one];
        for (panel, mean) in said.outcomes.iter_mut().zip([15_800_000.0, 9_800_000.0]) {
            for option in &mut panel.options {
                let (low, high) = (mean * 0.9, mean * 1.1);
                option.mean = Estimate { mean, low, high, ..option.mean };
            }
        }
        let pages = draw(&subject, &said, Show::Outcomes);
        let texts: Vec<&str> = pages[0].texts().collect();
        assert!(texts.iter().any(|text| text.starts_with("15.8M")), "{texts:?}");
        assert!(texts.iter().any(|text| text.starts_with("9.8M")), "{texts:?}");
    }
}
