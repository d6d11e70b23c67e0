//! What to read first: what each option risks, how sure that is, and what it rests on.

use super::p;
use crate::analysis::{ENDED_CONFLICTS, Paired, Survived, by_draw, came_by};
use crate::model::Better;
use crate::report::chart::parts;
use crate::report::context::{Context, by_five_years};
use crate::report::html::{Html, el};
use crate::report::texts::strong;

/// The end that the box speaks of, where a model has it.
const HEADLINE: &str = "conflict_renewed";

/// The box near the top.
pub(in crate::report) fn read_first(ctx: &Context) -> Html {
    let t = &ctx.texts;
    let futures = t.count("count.futures", ctx.futures());
    let options = t.count("count.options", ctx.subject.options.len());
    let mut body = p(t.fill("first.what", &[("options", options), ("futures", futures)]));
    if let Some(end) = headline(ctx) {
        body = body.and(risks(ctx, end)).and(p(told_apart(ctx, end)));
    }
    body = body.and(p(rests_on(ctx)));
    let title = el("h2").attr("id", "first-title").add(t.say("first.title"));
    el("aside").class("first").attr("aria-labelledby", "first-title").add(title).add(body).done()
}

/// The end that is held against real peace, or else the last of those told: the gravest.
fn headline<'a>(ctx: &Context<'a>) -> Option<&'a Survived> {
    let ends = ctx.ends();
    let name = |end: &Survived| ctx.base(&ctx.subject.dictionary.outcomes[end.outcome].name);
    ends.iter().find(|end| name(end) == HEADLINE).or(ends.last()).copied()
}

/// The risk of each option, in futures of a hundred, beside real peace.
fn risks(ctx: &Context, end: &Survived) -> Html {
    let t = &ctx.texts;
    let year = end.options.first().and_then(|curve| by_five_years(curve).0);
    let happened = ctx.happened(end.outcome);
    let head = match year {
        Some(year) => {
            let years = t.count("count.years", year as usize);
            t.fill("first.risk_within", &[("happened", happened), ("years", years)])
        }
        None => t.fill("first.risk", &[("happened", happened)]),
    };
    let rows = ctx.order.iter().map(|option| {
        let (_, share) = by_five_years(&end.options[*option]);
        let label = ctx.share_plain(&share);
        el("li")
            .attr("style", ctx.look(*option))
            .add(ctx.option_with_role(*option))
            .add(parts(&[(share.mean, "filled"), (1.0 - share.mean, "empty")], &label))
            .add(el("span").add(ctx.share(&share)))
    });
    let mut list = el("ul").class("risks").each(rows);
    let is_coded = ctx.base(&ctx.subject.dictionary.outcomes[end.outcome].name) == HEADLINE;
    if is_coded {
        let share = ENDED_CONFLICTS.within(5);
        let of_100 = ctx.of_100(share);
        let source = el("span").class("note").text(ENDED_CONFLICTS.source);
        let row = el("li")
            .class("real")
            .add(el("span").class("opt").add(t.say("futures.real_title")).text(" ").add(source))
            .add(parts(&[(share, "filled"), (1.0 - share, "empty")], &of_100))
            .add(el("span").add(strong(&of_100)));
        list = list.add(row);
    }
    p(head).and(list)
}

/// Which options the futures tell apart from the baseline in this.
fn told_apart(ctx: &Context, end: &Survived) -> Html {
    let t = &ctx.texts;
    if !ctx.several() {
        return t.say("first.one_option");
    }
    let time = &ctx.subject.dictionary.time;
    let curve = &end.options[ctx.said.baseline];
    let tick = match (by_five_years(curve).0, time.per_year) {
        (Some(year), Some(per_year)) => f64::from(year * per_year) * time.ticks_per_point(),
        _ => f64::from(time.ticks),
    };
    let draws = |option: usize| {
        let times = ctx.results.outcome(option, end.outcome);
        by_draw(&came_by(&times, tick), ctx.results.runs_per_draw())
    };
    let baseline = draws(ctx.said.baseline);
    let (mut less, mut more, mut open) = (Vec::new(), Vec::new(), Vec::new());
    for option in ctx.order.iter().filter(|option| **option != ctx.said.baseline) {
        let paired = Paired::of(&draws(*option), &baseline, Some(1.0), Better::Lower);
        match paired.difference {
            known if known.high < 0.0 => less.push(*option),
            known if known.low > 0.0 => more.push(*option),
            _ => open.push(*option),
        }
    }
    let keys = |options: &[usize]| {
        let mut list = Html::default();
        for (at, option) in options.iter().enumerate() {
            let between = if at == 0 { "" } else { ", " };
            list = list.and(Html::text(between)).and(ctx.key(*option));
        }
        list
    };
    let baseline = ctx.key(ctx.said.baseline);
    let mut said = Vec::new();
    for (key, options) in
        [("first.less", &less), ("first.more", &more), ("first.not_told_apart", &open)]
    {
        if !options.is_empty() {
            let blanks = [("options", keys(options)), ("baseline", baseline.clone())];
            said.push(t.fill(key, &blanks).and(Html::text(" ")));
        }
    }
    Html::join(said)
}

/// How many numbers nobody measured.
fn rests_on(ctx: &Context) -> Html {
    let t = &ctx.texts;
    let all = &ctx.subject.assumptions;
    let guesses = all.iter().filter(|one| one.is_guess()).count();
    let sampled = all.iter().filter(|one| one.law.is_some()).count();
    let blanks = [
        ("all", t.count("count.numbers", all.len())),
        ("guesses", Html::text(&crate::analysis::format::whole(guesses as u64))),
        ("sampled", Html::text(&crate::analysis::format::whole(sampled as u64))),
    ];
    t.fill("first.rests_on", &blanks)
}
