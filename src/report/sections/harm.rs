//! Harm to people: how much, by whom, and in which district.

use super::{Section, grid, h3, headed, maps, note, panel};
use crate::analysis::{Compared, quantile, sorted, stand_ins};
use crate::faults::Fault;
use crate::model::{Group, Nature, Outcome};
use crate::report::chart::{Axis, DOTS, dots, round_up};
use crate::report::closing;
use crate::report::context::{Context, words};
use crate::report::html::{Html, TEXT, el};
use crate::report::table::Table;

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
    Ok(Some(Section::new("harm", t.say("harm.title"), body)))
}

fn of_outcome(ctx: &Context, one: &Compared) -> Html {
    let what = &ctx.subject.dictionary.outcomes[one.outcome];
    let list = |option: &usize| sorted(&ctx.results.outcome(*option, one.outcome));
    let lists: Vec<Vec<f64>> = ctx.order.iter().map(list).collect();
    let seen = lists.iter().filter_map(|list| stand_ins(list, DOTS).get(SEEN).copied());
    let most = round_up(seen.fold(0.0, f64::max));
    let number = |value: f64| ctx.number(&what.unit, value, most / 20.0);
    let none = if ctx.gate.full() { "harm.none" } else { "harm.none_or_few" };
    let none = ctx.texts.plain(none);
    let axis = Axis { most, none, middle: number(most / 2.0), end: number(most) };
    let panels = ctx.order.iter().zip(&lists).map(|(option, list)| {
        let label = ctx.texts.fill_plain(
            "harm.label",
            &[("option", &ctx.option_plain(*option)), ("outcome", &words(&what.name))],
        );
        let mean = ctx.texts.fill(
            "harm.mean",
            &[
                ("mean", ctx.mean(what, &one.options[*option].mean)),
                ("unit", Html::text(&what.unit)),
            ],
        );
        let shown: Vec<f64> = stand_ins(list, DOTS)
            .into_iter()
            .map(|value| if ctx.gate.few(&what.unit, value) { 0.0 } else { value })
            .collect();
        let panel = panel(ctx, *option);
        // Beside a number that is too small to be told, what lies around it would tell it.
        if ctx.closed(*option, one.outcome) {
            return panel.add(el("p").class("small").add(mean));
        }
        panel
            .add(dots(&shown, &axis, &label))
            .add(el("p").class("small").add(mean))
            .add(el("p").class("small").add(spread_in_words(ctx, what, list)))
    });
    let name = h3(Html::name(&words(&what.name)));
    name.and(note(Html::foreign(&what.meaning, TEXT))).and(grid(panels))
}

/// The middle future, and one in twenty that is worse.
fn spread_in_words(ctx: &Context, what: &Outcome, list: &[f64]) -> Html {
    let at = |level: f64| quantile(list, level).unwrap_or(0.0);
    let error = (at(0.95) - at(0.05)) / 30.0;
    let number = |level: f64| Html::text(&ctx.number(&what.unit, at(level), error));
    ctx.texts.fill("harm.spread", &[("middle", number(0.5)), ("worst", number(0.95))])
}

/// Tables of what was done by whom: outcomes `<whole>_by.<author>` and `<whole>_by_<author>`.
fn by_author(ctx: &Context) -> Html {
    let all = &ctx.subject.dictionary.outcomes;
    let mut body = Html::default();
    for whole in all.iter().filter(|what| what.group == Group::Harm) {
        let parts: Vec<(usize, &str)> =
            closing::parts(all, whole).filter(|(at, _)| ctx.gate.outcome(*at)).collect();
        if parts.is_empty() {
            continue;
        }
        let name = words(&whole.name);
        let caption = ctx.texts.fill("harm.by_whom", &[("outcome", Html::name(&name))]);
        let mut table = Table::new(caption).columns([ctx.texts.plain("harm.author")]);
        for option in &ctx.order {
            table = table.column(ctx.option(*option), ctx.option_plain(*option));
        }
        for (at, author) in parts {
            let cell = |option: &usize| mean_of(ctx, &all[at], *option, at);
            let author = std::iter::once(Html::name(&author.replace('_', " ")));
            table = table.row(author.chain(ctx.order.iter().map(cell)).collect());
        }
        body = body.and(table.done());
    }
    headed(ctx.texts.say("harm.authors"), body)
}

/// The mean over draws of an outcome that need not be among those shown.
fn mean_of(ctx: &Context, what: &Outcome, option: usize, outcome: usize) -> Html {
    let values = ctx.results.outcome(option, outcome);
    let draws = crate::analysis::by_draw(&values, ctx.results.runs_per_draw());
    let mut mean = crate::analysis::amount(&draws);
    if mean.n > 1 {
        mean.low = mean.low.max(0.0);
    }
    ctx.mean(what, &mean)
}

/// A number without an interval.
pub(super) fn alone(ctx: &Context, unit: &str, value: f64) -> Html {
    let text = match value {
        0.0 => "0".to_owned(),
        small if small < 0.5 => ctx.texts.plain("under_one"),
        _ => ctx.rough(unit, value),
    };
    Html::text(&if ctx.gate.few(unit, value) { ctx.texts.plain("few") } else { text })
}
