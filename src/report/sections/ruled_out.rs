//! Who is ruled out, by what, and who is left. A red line looks at one option alone and may rule it
//! out. Another option rules one out only where the two differ in one thing: where they differ in
//! more, nobody knows which of these does it.

use super::criteria::{name, shown};
use super::layout::{h3, note, p};
use crate::analysis::{Judged, Line, Pair, format};
use crate::model::Nature;
use crate::report::context::Context;
use crate::report::html::{Html, el};
use crate::report::naming::{alike, joined};
use crate::scenario::{Criterion, Factor};

/// Sentences that stand alone, one for all options of which the same is to be said.
pub(super) fn left(ctx: &Context) -> Html {
    let t = &ctx.texts;
    let choice = &ctx.said.choice;
    if !ctx.has_criteria() {
        return p(t.say("tradeoffs.no_criteria"));
    }
    let mut lines: Vec<Html> =
        shown(ctx).filter_map(|(judged, by)| crossed(ctx, judged, by)).collect();
    let told = |option: &&usize| {
        shown(ctx).any(|(judged, _)| judged.lines.get(**option) == Some(&Line::Crossed))
    };
    let untold: Vec<usize> =
        choice.crossed.iter().filter(|option| !told(option)).copied().collect();
    if !untold.is_empty() {
        let blanks = [("options", names(ctx, &untold))];
        lines.push(t.fill("tradeoffs.crossed_unsaid", &blanks));
    }
    let (apart, together): (Vec<_>, Vec<_>) = choice
        .trade_off
        .dominated
        .iter()
        .partition(|(option, by)| !ctx.subject.is_confounded(*option, *by));
    lines.extend(dominated(ctx, &apart, "tradeoffs.dominated"));
    if lines.is_empty() {
        lines.push(t.say("tradeoffs.none_out"));
    }
    lines.extend(dominated(ctx, &together, "tradeoffs.dominated_confounded"));
    let kept = &choice.left;
    lines.push(match kept.len() {
        0 => t.say("tradeoffs.all_out"),
        1 => t.fill("tradeoffs.one_left", &[("option", names(ctx, kept))]),
        _ => t.fill("tradeoffs.several_left", &[("options", names(ctx, kept))]),
    });
    el("ul").each(lines.into_iter().map(|line| el("li").add(line))).done()
}

fn names(ctx: &Context, options: &[usize]) -> Html {
    ctx.listed(options, |option| ctx.option(option))
}

/// A sentence for each option that others are compared with.
fn dominated(ctx: &Context, pairs: &[&(usize, usize)], key: &'static str) -> Vec<Html> {
    let by = |(option, by): &&(usize, usize)| (*option, ctx.option(*by));
    let groups = alike(pairs.iter().map(by)).into_iter();
    groups
        .map(|(out, by)| {
            let blanks = [("by", by), ("bands", bands(ctx)), ("options", names(ctx, &out))];
            ctx.texts.fill(key, &blanks)
        })
        .collect()
}

/// By how much a criterion must tell two options apart, where the scenario says so of any.
fn bands(ctx: &Context) -> Html {
    let banded = shown(ctx).filter(|(_, criterion)| criterion.band > 0.0);
    let one = |(_, criterion): (&Judged, &Criterion)| {
        let what = &ctx.subject.dictionary.outcomes[criterion.outcome];
        let band = match what.nature {
            Nature::Amount => {
                ctx.exact_in(format::form_with(what.nature, [], [criterion.band]), criterion.band)
            }
            _ => ctx.of_100(criterion.band),
        };
        ctx.counted(criterion.outcome).and(Html::text(": ")).and(Html::text(&band))
    };
    let list = joined(banded.map(one), "; ");
    if list.is_empty() {
        return list;
    }
    Html::text(" ").and(ctx.texts.fill("tradeoffs.bands", &[("list", list)]))
}

/// The options that cross the red line of a criterion, with the numbers.
fn crossed(ctx: &Context, judged: &Judged, criterion: &Criterion) -> Option<Html> {
    let is = |option: &usize| judged.lines.get(*option) == Some(&Line::Crossed);
    let out: Vec<usize> = ctx.order.iter().copied().filter(is).collect();
    let first = out.first()?;
    let what = &ctx.subject.dictionary.outcomes[criterion.outcome];
    let above = criterion.at_most.filter(|line| judged.means[*first].mean > *line);
    let line = above.or(criterion.at_least).or(criterion.at_most).unwrap_or(0.0);
    let means = out.iter().map(|option| &judged.means[*option]);
    let form = format::form_with(what.nature, means, [line]);
    let line = match what.nature {
        Nature::Amount => ctx.exact_in(form, line),
        _ => ctx.of_100(line),
    };
    let key = if above.is_some() { "tradeoffs.crossed_above" } else { "tradeoffs.crossed_below" };
    let show = |option: usize| {
        let mean = ctx.mean_in(form, what, &judged.means[option]);
        ctx.texts.fill("tradeoffs.at", &[("option", ctx.option(option)), ("mean", mean)])
    };
    let blanks = [
        ("counted", ctx.counted(criterion.outcome)),
        ("criterion", name(criterion)),
        ("line", Html::text(&line)),
        ("options", ctx.listed(&out, show)),
    ];
    Some(ctx.texts.fill(key, &blanks))
}

/// Those left, two by two: by what the one is better, by what the other.
pub(super) fn pairs(ctx: &Context) -> Html {
    let t = &ctx.texts;
    let shown: Vec<usize> = shown(ctx).map(|(judged, _)| judged.criterion).collect();
    let better = |option: usize, by: &[usize]| {
        let by = by.iter().filter(|criterion| shown.contains(criterion));
        let list = joined(by.map(|at| name(&ctx.subject.compare.criteria[*at])), "; ");
        if list.is_empty() {
            return list;
        }
        p(t.fill("tradeoffs.pair_better", &[("option", ctx.key(option)), ("criteria", list)]))
    };
    let told = |pair: &Pair| {
        let told = better(pair.one, &pair.one_better).and(better(pair.other, &pair.other_better));
        let names = ctx.option(pair.one).and(Html::text(" · ")).and(ctx.option(pair.other));
        (names, if told.is_empty() { p(t.say("tradeoffs.pair_none")) } else { told })
    };
    // Of options that came out the same in everything one stands for all.
    let copies = ctx.copies();
    let first = |option: usize| !copies.iter().any(|alike| alike[1..].contains(&option));
    let pairs = ctx.said.choice.pairs.iter().filter(|pair| first(pair.one) && first(pair.other));
    let items = alike(pairs.map(told))
        .into_iter()
        .map(|(names, told)| el("li").add(el("strong").add(joined(names, "; "))).add(told));
    let list = el("ul").class("options").each(items).done();
    if list.is_empty() {
        return list;
    }
    h3(t.say("tradeoffs.pairs")).and(note(t.say("tradeoffs.pairs_how"))).and(list)
}

/// Pairs of options that differ in more than one thing: no difference can be laid to one of them.
pub(super) fn confounded(ctx: &Context) -> Html {
    let t = &ctx.texts;
    if ctx.subject.confounded.is_empty() {
        return Html::default();
    }
    let thing = |factor: &Factor| {
        let name = Html::name(&factor.policy);
        let aspect = match (factor.aspect, &factor.key) {
            ("whether", _) => t.say("tradeoffs.whether"),
            ("when", _) => t.say("tradeoffs.when"),
            ("what", Some(key)) => Html::text(&key.replace('_', " ")),
            ("what", None) => t.say("tradeoffs.what"),
            _ => return name,
        };
        name.and(Html::text(" (")).and(aspect).and(Html::text(")"))
    };
    let said = ctx.subject.confounded.iter().map(|pair| {
        let names = ctx.key(pair.one).and(Html::text(" · ")).and(ctx.key(pair.other));
        // Things that are not told have one name, and are named once.
        let things = alike(pair.differ.iter().map(|factor| ((), thing(factor))));
        (names, joined(things.into_iter().map(|(_, thing)| thing), ", "))
    });
    let items = alike(said).into_iter().map(|(pairs, things)| {
        let blanks = [("pairs", joined(pairs, "; ")), ("things", things)];
        el("li").add(t.fill("tradeoffs.pair", &blanks))
    });
    let summary = el("summary").add(t.count("tradeoffs.confounded", ctx.subject.confounded.len()));
    let list = el("ul").each(items);
    el("details").add(summary).add(note(t.say("tradeoffs.confounded_how"))).add(list).done()
}
