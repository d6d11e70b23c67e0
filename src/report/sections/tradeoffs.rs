//! What the criteria rule out, and what they leave. No option is called best.

use super::criteria::{name, shown};
use super::layout::{Section, h3, note, p};
use super::ruled_out;
use crate::analysis::selection::{Standing, Verdict};
use crate::analysis::{Judged, Line, format};
use crate::model::Nature;
use crate::report::context::Context;
use crate::report::html::{Html, el};
use crate::report::numbers::{about, marked, rough_form};
use crate::report::table::Table;
use crate::scenario::Criterion;

pub(super) fn section(ctx: &Context) -> Option<Section> {
    let t = &ctx.texts;
    if !ctx.several() || shown(ctx).next().is_none() {
        return None;
    }
    let whose =
        if ctx.has_criteria() { "tradeoffs.criteria_said" } else { "tradeoffs.criteria_made_up" };
    let mut body = note(t.say("tradeoffs.how"))
        .and(p(t.say(whose)))
        .and(h3(t.say("tradeoffs.left")))
        .and(ruled_out::left(ctx))
        .and(ruled_out::pairs(ctx))
        .and(ruled_out::confounded(ctx))
        .and(h3(t.say("tradeoffs.by_criterion")))
        .and(note(t.say("tradeoffs.two_numbers")));
    for (judged, criterion) in shown(ctx) {
        body = body.and(table(ctx, judged, criterion));
    }
    let mark = ctx.heavy_note(&body);
    body = body.and(mark);
    Some(Section::new("tradeoffs", t.say("tradeoffs.title"), body))
}

/// Every criterion, and the average of each option by it: what a choice weighs, on one screen.
pub(super) fn averages(ctx: &Context) -> Html {
    let t = &ctx.texts;
    let letters = ctx.order.iter().map(|option| (ctx.key(*option), ctx.option_plain(*option)));
    let said = ctx.has_criteria();
    let caption = if said { "first.averages" } else { "first.averages_compared" };
    let table = Table::new(t.say(caption)).columns([t.plain("first.criterion")]);
    let mut table = letters.fold(table, |table, (key, label)| table.column(key, label));
    for (judged, criterion) in shown(ctx) {
        let what = &ctx.subject.dictionary.outcomes[criterion.outcome];
        let form = format::form(what.nature, &judged.means);
        let cell = |option: &usize| {
            let mean = &judged.means[*option];
            let text = match what.nature {
                Nature::Amount => {
                    ctx.number_in(form, &what.unit, mean.mean, format::precision(mean))
                }
                _ => ctx.of_100(mean.mean),
            };
            Html::text(&text).and(marked(judged.tails[*option]))
        };
        // A row is called by what its numbers count; the criterion may say the opposite of it.
        let way = el("span").class("note").text(": ").add(wanted(ctx, criterion)).done();
        let mut row = vec![ctx.counted(criterion.outcome).and(way)];
        row.extend(ctx.order.iter().map(cell));
        table = table.row(row);
    }
    table.done()
}

/// The criterion behind a number, and which way of the number is better by it.
fn wanted(ctx: &Context, criterion: &Criterion) -> Html {
    let way = if criterion.less { "outcomes.less" } else { "outcomes.more" };
    // What stands in for a criterion is called by what it counts, which is said already.
    if !criterion.said {
        return ctx.texts.say(way);
    }
    let blanks = [("criterion", name(criterion)), ("way", ctx.texts.say(way))];
    ctx.texts.fill("tradeoffs.by", &blanks)
}

fn table(ctx: &Context, judged: &Judged, criterion: &Criterion) -> Html {
    let t = &ctx.texts;
    let what = &ctx.subject.dictionary.outcomes[criterion.outcome];
    let form = format::form_with(what.nature, &judged.means, [criterion.band]);
    let mut caption = el("strong").add(ctx.counted(criterion.outcome)).done();
    caption = caption.and(el("span").class("note").text(" ").add(wanted(ctx, criterion)));
    if let Some(party) = &criterion.party {
        let whose = t.fill("tradeoffs.whose", &[("party", Html::name(party))]);
        caption = caption.and(el("span").class("note").text(" ").add(whose));
    }
    if criterion.band > 0.0 {
        let band = match what.nature {
            Nature::Amount => ctx.exact_in(form, criterion.band),
            _ => ctx.of_100(criterion.band),
        };
        let said = t.fill("tradeoffs.band", &[("band", Html::text(&band))]);
        caption = caption.and(el("span").class("note").text(" ").add(said));
    }
    let amount = what.nature == Nature::Amount;
    let has_line = criterion.at_most.is_some() || criterion.at_least.is_some();
    let heads = ["tradeoffs.average", "tradeoffs.confidence", "tradeoffs.often"];
    let mut table =
        Table::new(caption).columns([t.plain("option")]).columns(heads.map(|key| t.plain(key)));
    // Of what happens or does not, nobody is half behind.
    if amount {
        table = table.columns([t.plain("tradeoffs.regret")]);
    }
    if has_line {
        table = table.columns([t.plain("tradeoffs.line")]);
    }
    let shut = ctx.closed_somewhere(criterion.outcome);
    // How far one is behind has a form of its own: averages may be far larger.
    let standings = judged.best.options.iter().map(|standing| &standing.regret);
    let behind_form = rough_form(standings.flat_map(|of| [of.mean.mean, of.q95]));
    for option in &ctx.order {
        let (mean, standing) = (&judged.means[*option], &judged.best.options[*option]);
        let behind = |value: f64| match what.nature {
            Nature::Amount => ctx.amount_in(behind_form, value, about(value)),
            _ => format::plain(value * 100.0, 0),
        };
        let mean_behind = Html::text(&behind(standing.regret.mean.mean));
        let regret = match standing.regret.q95 > 0.0 {
            // How far behind a number that is not told tells it.
            _ if shut => t.say("left_out_here"),
            true => {
                let worst = Html::text(&behind(standing.regret.q95));
                t.fill("tradeoffs.behind", &[("mean", mean_behind), ("worst", worst)])
            }
            false => t.fill("tradeoffs.hardly_behind", &[("mean", mean_behind)]),
        };
        let mut row = vec![
            ctx.option_with_role(*option),
            ctx.mean_in(form, what, mean).and(marked(judged.tails[*option])),
            Html::text(&format::confidence(standing.average_best)),
            often(ctx, standing),
        ];
        row.extend(amount.then_some(regret));
        if has_line {
            row.push(t.say(match judged.lines[*option] {
                Line::None => "tradeoffs.line_none",
                Line::Kept => "tradeoffs.line_kept",
                Line::PerhapsKept => "tradeoffs.line_perhaps_kept",
                Line::PerhapsCrossed => "tradeoffs.line_perhaps_crossed",
                Line::Crossed => "tradeoffs.line_crossed",
            }));
        }
        table = table.row(row);
    }
    let said = note(verdict(ctx, judged).and(Html::text(" ")).and(bad_futures(ctx, judged)));
    // Printed on one page: what is said of a table means nothing without it.
    el("div").class("whole").add(table.done()).add(said).done()
}

/// Who holds up in bad futures: the least bad worst future, the least regret.
fn bad_futures(ctx: &Context, judged: &Judged) -> Html {
    let list = |options: &[usize]| ctx.those(options);
    let (worst, regret) = (&judged.robust.maximin, &judged.robust.minimax_regret);
    if worst.len() == ctx.order.len() && regret.len() == ctx.order.len() {
        return Html::default();
    }
    let blanks = [("worst", list(worst)), ("regret", list(regret))];
    ctx.texts.fill("tradeoffs.bad_futures", &blanks)
}

/// How often an option does best in a future; ties are shared out, so also how often it does as well
/// as the best.
fn often(ctx: &Context, standing: &Standing) -> Html {
    let (best, near) = (standing.best_in_future.mean, standing.near_in_future.mean);
    let best_text = ctx.of_100(best);
    if near < best + 0.005 {
        return Html::text(&best_text);
    }
    let near = format::plain(near * 100.0, 0);
    let blanks = [("best", Html::text(&best_text)), ("near", Html::text(&near))];
    ctx.texts.fill("tradeoffs.as_good", &blanks)
}

/// What can be said of the averages.
fn verdict(ctx: &Context, judged: &Judged) -> Html {
    let t = &ctx.texts;
    match &judged.best.verdict {
        // Confidence looks one way: the range of the same difference may still hold 0.
        Verdict::One(option) => {
            let sure = format::confidence(judged.best.options[*option].average_best);
            let blanks = [("option", ctx.key(*option)), ("confidence", Html::text(&sure))];
            t.fill("tradeoffs.one_ahead", &blanks)
        }
        Verdict::NoPracticalDifference(options) => {
            t.fill("tradeoffs.no_difference", &[("options", ctx.those(options))])
        }
        Verdict::Same => t.say("tradeoffs.same"),
        Verdict::Unclear => t.say("tradeoffs.unclear"),
    }
}
