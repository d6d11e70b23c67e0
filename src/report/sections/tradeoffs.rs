//! What the criteria rule out, and what they leave. No option is called best.

use super::{Section, h3, note, p};
use crate::analysis::selection::{Standing, Verdict};
use crate::analysis::{Judged, Line, format};
use crate::model::Nature;
use crate::report::context::{Context, words};
use crate::report::html::{Html, TEXT, el};
use crate::report::table::Table;
use crate::scenario::{Confounded, Criterion};

pub(super) fn section(ctx: &Context) -> Option<Section> {
    let t = &ctx.texts;
    if !ctx.several() || shown(ctx).next().is_none() {
        return None;
    }
    let said = ctx.subject.compare.criteria.iter().any(|criterion| criterion.said);
    let whose = if said { "tradeoffs.criteria_said" } else { "tradeoffs.criteria_made_up" };
    let mut body = note(t.say("tradeoffs.how"))
        .and(p(t.say(whose)))
        .and(h3(t.say("tradeoffs.left")))
        .and(left(ctx))
        .and(pairs(ctx))
        .and(confounded(ctx))
        .and(h3(t.say("tradeoffs.by_criterion")))
        .and(note(t.say("tradeoffs.two_numbers")));
    for (judged, criterion) in shown(ctx) {
        body = body.and(table(ctx, judged, criterion));
    }
    Some(Section::new("tradeoffs", t.say("tradeoffs.title"), body))
}

/// The criteria that this reader may see, with where the options stand.
fn shown<'a>(ctx: &'a Context) -> impl Iterator<Item = (&'a Judged, &'a Criterion)> {
    let criteria = &ctx.subject.compare.criteria;
    let all = ctx.said.choice.criteria.iter();
    let pairs = all.filter_map(|judged| Some((judged, criteria.get(judged.criterion)?)));
    pairs.filter(|(_, criterion)| ctx.gate.outcome(criterion.outcome))
}

/// Who is ruled out, by what, and who is left; sentences that stand alone.
pub(super) fn left(ctx: &Context) -> Html {
    let t = &ctx.texts;
    let choice = &ctx.said.choice;
    let mut lines = Vec::new();
    for option in &choice.crossed {
        let before = lines.len();
        for (judged, criterion) in shown(ctx) {
            if judged.lines.get(*option) == Some(&Line::Crossed) {
                lines.push(crossed(ctx, judged, criterion, *option));
            }
        }
        if lines.len() == before {
            // By a criterion that this reader is not shown.
            lines.push(t.fill("tradeoffs.crossed_unsaid", &[("option", ctx.option(*option))]));
        }
    }
    for (option, by) in &choice.trade_off.dominated {
        let blanks = [("option", ctx.option(*option)), ("by", ctx.option(*by))];
        lines.push(t.fill("tradeoffs.dominated", &blanks));
    }
    if lines.is_empty() {
        lines.push(t.say("tradeoffs.none_out"));
    }
    let kept = &choice.trade_off.undominated;
    let mut list = Html::default();
    for (at, option) in ctx.order.iter().filter(|option| kept.contains(option)).enumerate() {
        let between = Html::text(if at == 0 { "" } else { ", " });
        list = list.and(between).and(ctx.option(*option));
    }
    lines.push(match kept.len() {
        0 => t.say("tradeoffs.all_out"),
        1 => t.fill("tradeoffs.one_left", &[("option", list)]),
        _ => t.fill("tradeoffs.several_left", &[("options", list)]),
    });
    el("ul").each(lines.into_iter().map(|line| el("li").add(line))).done()
}

/// Every criterion, and the average of each option by it: what a choice weighs, on one screen.
pub(super) fn averages(ctx: &Context) -> Html {
    let t = &ctx.texts;
    let letters = ctx.order.iter().map(|option| (ctx.key(*option), ctx.option_plain(*option)));
    let table = Table::new(t.say("first.averages")).columns([t.plain("first.criterion")]);
    let mut table = letters.fold(table, |table, (key, label)| table.column(key, label));
    for (judged, criterion) in shown(ctx) {
        let what = &ctx.subject.dictionary.outcomes[criterion.outcome];
        let cell = |option: &usize| {
            let mean = judged.means[*option].mean;
            Html::text(&match what.nature {
                Nature::Amount => ctx.rough(&what.unit, mean),
                _ => ctx.of_100(mean),
            })
        };
        let unit = match what.nature {
            Nature::Amount => Html::text(", ").and(Html::name(&what.unit)),
            _ => Html::default(),
        };
        let unit = el("span").class("note").add(unit).done();
        let mut row = vec![name(criterion).and(unit)];
        row.extend(ctx.order.iter().map(cell));
        table = table.row(row);
    }
    table.done()
}

/// Those left, two by two: by what the one is better, by what the other.
fn pairs(ctx: &Context) -> Html {
    let t = &ctx.texts;
    let shown: Vec<usize> = shown(ctx).map(|(judged, _)| judged.criterion).collect();
    let better = |option: usize, by: &[usize]| {
        let by = by.iter().filter(|criterion| shown.contains(criterion));
        let mut list = Html::default();
        for (at, criterion) in by.enumerate() {
            let between = Html::text(if at == 0 { "" } else { "; " });
            list = list.and(between).and(name(&ctx.subject.compare.criteria[*criterion]));
        }
        if list.is_empty() {
            return Html::default();
        }
        let blanks = [("option", ctx.key(option)), ("criteria", list)];
        p(t.fill("tradeoffs.pair_better", &blanks))
    };
    let item = |pair: &crate::analysis::Pair| {
        let told = better(pair.one, &pair.one_better).and(better(pair.other, &pair.other_better));
        let told = if told.is_empty() { p(t.say("tradeoffs.pair_none")) } else { told };
        let names = ctx.option(pair.one).and(Html::text(" · ")).and(ctx.option(pair.other));
        el("li").add(el("strong").add(names)).add(told)
    };
    if ctx.said.choice.pairs.is_empty() {
        return Html::default();
    }
    let list = el("ul").class("options").each(ctx.said.choice.pairs.iter().map(item)).done();
    h3(t.say("tradeoffs.pairs")).and(note(t.say("tradeoffs.pairs_how"))).and(list)
}

/// A red line that is crossed, with the numbers.
fn crossed(ctx: &Context, judged: &Judged, criterion: &Criterion, option: usize) -> Html {
    let what = &ctx.subject.dictionary.outcomes[criterion.outcome];
    let mean = &judged.means[option];
    let beyond_most = criterion.at_most.filter(|line| mean.mean > *line);
    let line = beyond_most.or(criterion.at_least).or(criterion.at_most).unwrap_or(0.0);
    let line = match what.nature {
        Nature::Amount => ctx.number(&what.unit, line, 0.0),
        _ => ctx.of_100(line),
    };
    let unit = match what.nature {
        Nature::Amount => Html::text(" ").and(Html::name(&what.unit)),
        _ => Html::default(),
    };
    let key =
        if beyond_most.is_some() { "tradeoffs.crossed_above" } else { "tradeoffs.crossed_below" };
    ctx.texts.fill(
        key,
        &[
            ("option", ctx.option(option)),
            ("criterion", name(criterion)),
            ("mean", ctx.mean(what, mean)),
            ("unit", unit),
            ("line", Html::text(&line)),
        ],
    )
}

/// Pairs of options that differ in more than one thing: no difference can be laid to one of them.
fn confounded(ctx: &Context) -> Html {
    let t = &ctx.texts;
    if ctx.subject.confounded.is_empty() {
        return Html::default();
    }
    let pair = |one: &Confounded| {
        let things = one.differ.iter().map(|factor| {
            let aspect = match factor.aspect {
                "whether" => t.say("tradeoffs.whether"),
                "when" => t.say("tradeoffs.when"),
                _ => t.say("tradeoffs.what"),
            };
            let name = Html::name(&factor.policy.replace('_', " "));
            name.and(Html::text(" (")).and(aspect).and(Html::text(")"))
        });
        let mut list = Html::default();
        for (at, thing) in things.enumerate() {
            list = list.and(Html::text(if at == 0 { "" } else { ", " })).and(thing);
        }
        let blanks = [("one", ctx.key(one.one)), ("other", ctx.key(one.other)), ("things", list)];
        el("li").add(t.fill("tradeoffs.pair", &blanks))
    };
    let summary = el("summary").add(t.count("tradeoffs.confounded", ctx.subject.confounded.len()));
    let pairs = el("ul").each(ctx.subject.confounded.iter().map(pair));
    el("details").add(summary).add(note(t.say("tradeoffs.confounded_how"))).add(pairs).done()
}

/// A criterion in its own words, or its outcome's.
pub(super) fn name(criterion: &Criterion) -> Html {
    match criterion.says.is_empty() {
        true => Html::name(&words(&criterion.name)),
        false => Html::foreign(&criterion.says, TEXT),
    }
}

fn table(ctx: &Context, judged: &Judged, criterion: &Criterion) -> Html {
    let t = &ctx.texts;
    let what = &ctx.subject.dictionary.outcomes[criterion.outcome];
    let way = if criterion.less { "outcomes.less" } else { "outcomes.more" };
    let mut caption = el("strong").add(name(criterion)).done();
    let outcome = Html::name(&words(&what.name));
    let blanks = [("outcome", outcome), ("way", t.say(way))];
    caption = caption.and(el("span").class("note").text(" ").add(t.fill("tradeoffs.by", &blanks)));
    if let Some(party) = &criterion.party {
        let whose = t.fill("tradeoffs.whose", &[("party", Html::name(party))]);
        caption = caption.and(el("span").class("note").text(" ").add(whose));
    }
    if criterion.band > 0.0 {
        let band = match what.nature {
            Nature::Amount => ctx.number(&what.unit, criterion.band, 0.0),
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
    for option in &ctx.order {
        let (mean, standing) = (&judged.means[*option], &judged.best.options[*option]);
        let behind = |value: f64| match what.nature {
            Nature::Amount => ctx.rough(&what.unit, value),
            _ => format::plain(value * 100.0, 0),
        };
        let mean_behind = Html::text(&behind(standing.regret.mean.mean));
        let regret = match standing.regret.q95 > 0.0 {
            true => {
                let worst = Html::text(&behind(standing.regret.q95));
                t.fill("tradeoffs.behind", &[("mean", mean_behind), ("worst", worst)])
            }
            false => t.fill("tradeoffs.hardly_behind", &[("mean", mean_behind)]),
        };
        let mut row = vec![
            ctx.option_with_role(*option),
            ctx.mean(what, mean),
            Html::text(&confidence(standing.average_best)),
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
    table.done().and(note(verdict(ctx, judged).and(Html::text(" ")).and(bad_futures(ctx, judged))))
}

/// Who holds up in bad futures: the least bad worst future, the least regret.
fn bad_futures(ctx: &Context, judged: &Judged) -> Html {
    let list = |options: &[usize]| {
        let mut list = Html::default();
        for (at, option) in ctx.order.iter().filter(|at| options.contains(at)).enumerate() {
            let between = Html::text(if at == 0 { "" } else { ", " });
            list = list.and(between).and(ctx.key(*option));
        }
        list
    };
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

/// `97%`; never all or nothing, since draws chosen anew know no certainty.
fn confidence(share: f64) -> String {
    match share {
        none if none < 0.005 => "<1%".to_owned(),
        all if all > 0.995 => ">99%".to_owned(),
        some => format!("{}%", format::plain(some * 100.0, 0)),
    }
}

/// What can be said of the averages.
fn verdict(ctx: &Context, judged: &Judged) -> Html {
    let t = &ctx.texts;
    match &judged.best.verdict {
        Verdict::One(option) => t.fill("tradeoffs.one_ahead", &[("option", ctx.key(*option))]),
        Verdict::NoPracticalDifference(options) => {
            let mut list = Html::default();
            for (at, option) in options.iter().enumerate() {
                let between = Html::text(if at == 0 { "" } else { ", " });
                list = list.and(between).and(ctx.key(*option));
            }
            t.fill("tradeoffs.no_difference", &[("options", list)])
        }
        Verdict::Unclear => t.say("tradeoffs.unclear"),
    }
}
