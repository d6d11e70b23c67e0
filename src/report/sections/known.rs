//! What is known of what really happened, compared with the futures. It tests nothing, since the
//! authors of a scenario knew it; but where it lies outside the futures of every option, nobody may
//! take these for histories that fit.

use super::layout::h3;
use crate::analysis::format::{Form, exact_place, place_beside};
use crate::report::context::{Context, words};
use crate::report::html::{Html, TEXT, el};
use crate::report::naming::joined;
use crate::report::texts::strong;
use crate::scenario::HistoryPoint;

/// Known numbers that the box names.
const NAMED: usize = 3;

/// How known numbers stand to the futures.
pub(super) struct Known {
    /// How many were compared with the futures.
    asked: usize,
    /// A sentence for each that lies outside those of every option.
    outside: Vec<Html>,
}
/// Every number of a history that this reader may see, compared with the futures.
pub(super) fn known(ctx: &Context) -> Known {
    let mut known = Known { asked: 0, outside: Vec::new() };
    for one in &ctx.said.known {
        let point = &ctx.subject.history[one.point];
        if !ctx.gate.series(point.series) {
            continue;
        }
        let Some((option, band, away)) = one.nearest(point.value, &ctx.order) else { continue };
        known.asked += 1;
        if away > 0.0 {
            known.outside.push(sentence(ctx, point, option, band));
        }
    }
    known
}

fn sentence(ctx: &Context, point: &HistoryPoint, option: usize, (low, high): (f64, f64)) -> Html {
    let series = &ctx.subject.dictionary.series[point.series];
    // Digits enough to see on which side it lies.
    let away = (low - point.value).max(point.value - high);
    let error = ((high - low) / 20.0).max(point.value.abs() / 100.0).min(away / 2.0);
    // What is known stands as its file has it, beside its source.
    let known = (point.value, exact_place(point.value));
    let ends = [low, high].map(|end| (end, place_beside(end, error)));
    let form = Form::of([known].into_iter().chain(ends));
    let few = ctx.gate.few(&series.unit, point.value);
    let known = if few { ctx.texts.plain("few") } else { ctx.exact_in(form, point.value) };
    let number = |value: f64| Html::text(&ctx.number_in(form, &series.unit, value, error));
    let unit = match series.unit.as_str() {
        "" | "1" => Html::default(),
        unit => Html::text(" ").and(Html::name(unit)),
    };
    let blanks = [
        ("series", Html::name(&words(&series.name))),
        ("when", Html::text(&ctx.when(point.at))),
        ("value", strong(&known)),
        ("unit", unit),
        ("option", ctx.those(&[option])),
        ("low", number(low)),
        ("high", number(high)),
        ("source", Html::foreign(&point.source, TEXT)),
    ];
    ctx.texts.fill("known.outside", &blanks)
}

/// One sentence that no reader can miss, where anything that is known lies outside; else nothing.
pub(super) fn warning(ctx: &Context, known: &Known) -> Html {
    if known.outside.is_empty() {
        return Html::default();
    }
    let t = &ctx.texts;
    let count = |number: usize| Html::text(&crate::analysis::format::whole(number as u64));
    let first = known.outside.iter().take(NAMED).cloned();
    let blanks = [
        ("some", count(known.outside.len())),
        ("all", t.count("count.known", known.asked)),
        ("list", joined(first, "; ")),
    ];
    let more = known.outside.len().saturating_sub(NAMED);
    let more = if more == 0 { Html::default() } else { t.count("known.more", more) };
    let said = t.fill("known.warning", &blanks).and(Html::text(" ")).and(more);
    el("p").class("banner").add(said).done()
}

/// All of it, for those who ask.
pub(super) fn all(ctx: &Context, known: &Known) -> Html {
    if known.asked == 0 {
        return Html::default();
    }
    let t = &ctx.texts;
    let items = known.outside.iter().map(|words| el("li").add(words.clone()));
    let list = el("ul").each(items).done();
    let lead = match known.outside.is_empty() {
        true => t.count("known.within", known.asked),
        false => t.say("known.how"),
    };
    h3(t.say("known.title")).and(el("p").add(lead)).and(list)
}
