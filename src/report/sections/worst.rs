//! The worst 5 in 100 futures of each option: how bad, what else happened in them, and which.

use super::layout::{Section, grid, h3, note, panel};
use crate::analysis::format::{Form, precision};
use crate::analysis::{Worst, WorstOf};
use crate::model::{Group, Nature};
use crate::report::context::{Context, words};
use crate::report::html::{Html, TEXT, el};
use crate::report::numbers::{about, rough_form};
use crate::report::table::Table;
use crate::report::texts::strong;

/// Other outcomes that are told of the worst futures.
const TOLD: usize = 5;

pub(super) fn section(ctx: &Context) -> Option<Section> {
    let t = &ctx.texts;
    let first = looked_at(ctx)?;
    let what = &ctx.subject.dictionary.outcomes[first.outcome];
    let head = t.fill("worst.by", &[("outcome", Html::name(&words(&what.name)))]);
    let panels = ctx.order.iter().filter_map(|option| {
        let worst = first.options.get(*option)?.as_ref()?;
        Some(of_option(ctx, first, worst, *option))
    });
    let panels: Vec<_> = panels.collect();
    let body = note(t.say("worst.how"))
        .and(h3(head))
        .and(note(Html::foreign(&what.meaning, TEXT)))
        .and(grid(panels))
        .and(others(ctx));
    let mark = ctx.heavy_note(&body);
    let body = body.and(mark);
    Some(Section::new("worst", t.say("worst.title"), body))
}

/// The outcome whose worst futures are told: one that a criterion looks at, or else harm.
pub(super) fn looked_at<'a>(ctx: &Context<'a>) -> Option<&'a WorstOf> {
    let all = &ctx.subject.dictionary.outcomes;
    let open = || ctx.said.worst.iter().filter(|one| ctx.gate.outcome(one.outcome));
    let harm = |one: &&WorstOf| all[one.outcome].group == Group::Harm;
    let criteria = &ctx.subject.compare.criteria;
    let judged = |one: &&WorstOf| criteria.iter().any(|by| by.outcome == one.outcome);
    let found = open().find(|one| harm(one) && judged(one)).or_else(|| open().find(harm));
    found.or_else(|| open().next())
}

fn of_option(
    ctx: &Context,
    of: &WorstOf,
    worst: &Worst,
    option: usize,
) -> crate::report::html::Element {
    let (t, words_of) = (&ctx.texts, &ctx.subject.dictionary);
    let what = &words_of.outcomes[of.outcome];
    let told = |outcome: usize, words: String| match ctx.closed(option, outcome) {
        true => t.plain("left_out_here"),
        false => words,
    };
    // One form in the sentences of all options: a reader holds them against each other.
    let over = |option: &usize| ctx.mean_of(*option, of.outcome);
    let worsts = of.options.iter().flatten().map(|worst| (worst.mean, about(worst.mean)));
    let all = ctx.order.iter().map(over).map(|mean| (mean.mean, precision(&mean)));
    let form = Form::of_errors(worsts.chain(all));
    let all = over(&option);
    let all = told(of.outcome, ctx.number_in(form, &what.unit, all.mean, precision(&all)));
    let lead = t.fill(
        "worst.mean",
        &[
            ("mean", strong(&told(of.outcome, ctx.rough_in(form, &what.unit, worst.mean)))),
            ("unit", Html::name(&what.unit)),
            ("all", Html::text(&all).and(ctx.heavy(option, of.outcome))),
        ],
    );
    let count = t.count("worst.rests", worst.runs.len());
    let others = ctx.said.outcomes.iter().filter(|one| {
        let other = &words_of.outcomes[one.outcome];
        let told = other.nature != Nature::FirstTime && one.outcome != of.outcome;
        told && ctx.gate.outcome(one.outcome)
    });
    // Of what is left out no line is printed that says nothing but that.
    let others = others.take(TOLD).filter(|one| !ctx.closed(option, one.outcome));
    let rows = others.map(|one| {
        let other = &words_of.outcomes[one.outcome];
        let values = ctx.results.outcome(option, one.outcome);
        let here = worst.runs.iter().filter_map(|run| values.get(*run)).sum::<f64>()
            / worst.runs.len().max(1) as f64;
        let over = one.options[option].mean;
        let form = Form::of_errors([(here, about(here)), (over.mean, precision(&over))]);
        let number = |value: f64, error: f64| match other.nature {
            Nature::Amount => ctx.number_in(form, &other.unit, value, error),
            _ => ctx.of_100(value),
        };
        let blanks = [
            ("outcome", Html::name(&words(&other.name))),
            ("here", strong(&number(here, about(here)))),
            ("all", Html::text(&number(over.mean, precision(&over)))),
        ];
        el("li").class("small").add(t.fill("worst.other", &blanks))
    });
    // A run is asked for by the name of its option: where that is left out, so is the run.
    let named = !ctx.subject.options[option].name.is_empty();
    let id = named.then(|| {
        let id = el("code").add(Html::name(&of.id(ctx.subject, option)));
        t.fill("worst.replay", &[("id", id.done())])
    });
    let rows = el("ul").class("tight").each(rows).done();
    let head = if rows.is_empty() { Html::default() } else { t.say("worst.in_them") };
    panel(ctx, option)
        .add(el("p").add(lead))
        .add(el("p").class("small").add(head))
        .add(rows)
        .add(el("p").class("small").add(count))
        .add(el("p").class("small").add(id.unwrap_or_default()))
}

/// The other amounts: the mean of the worst 5 in 100 in each option.
fn others(ctx: &Context) -> Html {
    let t = &ctx.texts;
    // Letters alone: names side by side would leave each a few letters of room.
    let table = Table::new(t.say("worst.caption"));
    let mut table = table.columns([t.plain("worst.outcome")]);
    for option in &ctx.order {
        table = table.column(ctx.key(*option), ctx.option_plain(*option));
    }
    for one in ctx.said.worst.iter().filter(|one| ctx.gate.outcome(one.outcome)) {
        let what = &ctx.subject.dictionary.outcomes[one.outcome];
        let form = rough_form(one.options.iter().flatten().map(|worst| worst.mean));
        let cell = |option: &usize| {
            let worst = one.options.get(*option).and_then(Option::as_ref);
            let number = |worst: &Worst| match ctx.closed(*option, one.outcome) {
                true => t.plain("left_out_here"),
                false => ctx.rough_in(form, &what.unit, worst.mean),
            };
            Html::text(&worst.map_or("–".to_owned(), number))
        };
        let unit = el("span").class("kind").text(" ").add(Html::name(&what.unit));
        let name = Html::name(&words(&what.name)).and(unit);
        table = table.row(std::iter::once(name).chain(ctx.order.iter().map(cell)).collect());
    }
    table.done()
}
