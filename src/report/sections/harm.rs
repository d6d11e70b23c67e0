//! Harm to people: how much, by whom, and in which district.

use super::layout::{Section, grid, h3, headed, note, panel, withheld};
use super::maps;
use crate::analysis::format::{self, Form, precision};
use crate::analysis::{Compared, quantile, sorted, stand_ins};
use crate::faults::Fault;
use crate::figures::small::{FEW, dots, end};
use crate::model::{Group, Nature, Outcome, Part};
use crate::report::chart::chart;
use crate::report::context::{Context, words};
use crate::report::html::{Html, TEXT, el};
use crate::report::numbers::marked;
use crate::report::table::Table;
use crate::text;

/// The dot that an axis still holds in every option, of twenty.
const SEEN: usize = 18;

pub(super) fn section(ctx: &Context) -> Result<Option<Section>, Fault> {
    let t = &ctx.texts;
    let all = &ctx.subject.dictionary.outcomes;
    let is_harm = |one: &&Compared| {
        let what = &all[one.outcome];
        what.group == Group::Harm && what.nature == Nature::Amount && ctx.gate.outcome(one.outcome)
    };
    let harm: Vec<&Compared> = ctx.said.outcomes.iter().filter(is_harm).collect();
    let mut body = Html::default();
    if !harm.is_empty() {
        body = body.and(note(t.say("harm.how")));
        for one in harm {
            body = body.and(of_outcome(ctx, one));
        }
    }
    body = body.and(by_author(ctx)).and(maps::by_district(ctx)?).and(maps::maps(ctx)?);
    if body.is_empty() {
        return Ok(None);
    }
    let mark = ctx.heavy_note(&body);
    Ok(Some(Section::new("harm", t.say("harm.title"), body.and(mark))))
}

fn of_outcome(ctx: &Context, one: &Compared) -> Html {
    let what = &ctx.subject.dictionary.outcomes[one.outcome];
    let list = |option: &usize| sorted(&ctx.results.outcome(*option, one.outcome));
    let lists: Vec<Vec<f64>> = ctx.order.iter().map(list).collect();
    let seen = lists.iter().filter_map(|list| stand_ins(list, FEW).get(SEEN).copied());
    let most = end(seen.fold(0.0, f64::max));
    // The axis, the means and the single futures of an outcome are compared with each other.
    let means = one.options.iter().map(|summary| (summary.mean.mean, precision(&summary.mean)));
    let futures = lists.iter().flat_map(|list| {
        [0.5, 0.95].map(|level| (quantile(list, level).unwrap_or(0.0), spread_error(list)))
    });
    let form = Form::of_errors(means.chain(futures));
    let number = |value: f64| ctx.number_in(form, &what.unit, value, most / 20.0);
    let none = if ctx.gate.full() { "harm.none" } else { "harm.none_or_few" };
    let none = ctx.texts.plain(none);
    let (middle, end) = (number(most / 2.0), number(most));
    let panels = ctx.order.iter().zip(&lists).map(|(option, list)| {
        let label = ctx.texts.fill_plain(
            "harm.label",
            &[("option", &ctx.option_plain(*option)), ("outcome", &words(&what.name))],
        );
        let summary = &one.options[*option];
        let mean = ctx.texts.fill(
            "harm.mean",
            &[
                ("mean", ctx.mean_in(form, what, &summary.mean).and(marked(summary.tail))),
                ("unit", Html::text(&what.unit)),
            ],
        );
        let shown: Vec<f64> = stand_ins(list, FEW)
            .into_iter()
            .map(|value| if ctx.gate.few(&what.unit, value) { 0.0 } else { value })
            .collect();
        let panel = panel(ctx, *option);
        // Beside a number that is too small to be told, what lies around it would tell it.
        if ctx.closed(*option, one.outcome) {
            return panel.add(el("p").class("small").add(mean));
        }
        panel
            .add(chart("dots", &label, dots(&shown, most, [&none, &middle, &end])))
            .add(el("p").class("small").add(mean))
            .add(el("p").class("small").add(spread_in_words(ctx, form, what, list)))
    });
    let name = h3(Html::name(&words(&what.name)));
    name.and(note(Html::foreign(&what.meaning, TEXT))).and(grid(panels))
}

/// The middle future, and one in twenty that is worse.
fn spread_in_words(ctx: &Context, form: Form, what: &Outcome, list: &[f64]) -> Html {
    let at = |level: f64| quantile(list, level).unwrap_or(0.0);
    let error = spread_error(list);
    let number = |level: f64| Html::text(&ctx.number_in(form, &what.unit, at(level), error));
    ctx.texts.fill("harm.spread", &[("middle", number(0.5)), ("worst", number(0.95))])
}

/// What sets the digits of a single future: how far they lie apart.
fn spread_error(list: &[f64]) -> f64 {
    let at = |level: f64| quantile(list, level).unwrap_or(0.0);
    (at(0.95) - at(0.05)) / 30.0
}

/// Tables of what was done by whom: outcomes that are parts of another.
fn by_author(ctx: &Context) -> Html {
    let all = &ctx.subject.dictionary.outcomes;
    let options = ctx.told_apart();
    let mut body = Html::default();
    if options.is_empty() {
        return body;
    }
    for (at, whole) in all.iter().enumerate().filter(|(_, what)| what.group == Group::Harm) {
        let parts: Vec<(usize, &Part)> =
            ctx.subject.dictionary.parts(at).filter(|(at, _)| ctx.gate.outcome(*at)).collect();
        if parts.is_empty() {
            continue;
        }
        let name = words(&whole.name);
        let caption = ctx.texts.fill("harm.by_whom", &[("outcome", Html::name(&name))]);
        let mut table = Table::new(caption).columns([ctx.texts.plain("harm.author")]);
        for option in &options {
            table = table.column(ctx.option(*option), ctx.option_plain(*option));
        }
        let mean = |option: &usize, at: usize| ctx.mean_of(*option, at);
        let form = options.iter().flat_map(|option| parts.iter().map(move |(at, _)| (option, *at)));
        let means: Vec<_> = form.map(|(option, at)| mean(option, at)).collect();
        let form = format::form(Nature::Amount, &means);
        for (at, part) in parts {
            let cell = |option: &usize| {
                let told = ctx.mean_in(form, &all[at], &mean(option, at));
                told.and(ctx.heavy(*option, at))
            };
            // A party is called as the scenario calls it; else it is the model's own word.
            let author = if part.named { part.by.clone() } else { text::spelt(&part.by) };
            let author = std::iter::once(Html::name(&author));
            table = table.row(author.chain(options.iter().map(cell)).collect());
        }
        body = body.and(table.done());
    }
    if !body.is_empty() {
        body = withheld(ctx).and(body);
    }
    headed(ctx.texts.say("harm.authors"), body)
}
