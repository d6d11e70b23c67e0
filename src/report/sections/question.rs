//! The question, what was compared, and who should see the report.

use super::known;
use super::layout::{Section, h3, note, p};
use crate::figures::numbered_names;
use crate::report::audience::Audience;
use crate::report::context::Context;
use crate::report::html::{Html, TEXT, el};
use crate::report::naming::joined;

pub(super) fn section(ctx: &Context) -> Section {
    let (t, subject) = (&ctx.texts, ctx.subject);
    let mut body = Html::default();
    if !subject.question.is_empty() {
        let question = Html::foreign(&subject.question, TEXT);
        body = body.and(el("p").class("lead").add(question));
    }
    body = body.and(p(t.say("question.worlds")));
    let options = ctx.order.iter().map(|option| {
        let info = &subject.options[*option];
        let item = el("li").add(el("p").class("head").add(ctx.option_with_role(*option)));
        match info.says == info.name {
            true => item,
            false => item.add(p(Html::foreign(&info.says, TEXT))),
        }
    });
    let count = t.count("question.options", subject.options.len());
    body = body.and(h3(count)).and(el("ul").class("options").each(options));
    if ctx.several() {
        body = body.and(note(t.say("question.baseline")));
    }
    body = body.and(numbered(ctx));
    let draws = t.count("count.draws", ctx.said.draws);
    let runs = t.count("count.runs", ctx.said.runs_per_draw);
    let futures = t.count("count.futures", ctx.futures());
    let blanks = [("draws", draws), ("runs", runs), ("futures", futures)];
    body = body.and(h3(t.say("question.how"))).and(p(t.fill("question.draws", &blanks)));
    let failed = ctx.results.failed_draws().len();
    if failed > 0 {
        body = body.and(note(t.count("question.failed", failed)));
    }
    body = body.and(known::all(ctx, &known::known(ctx)));
    body = body.and(h3(t.say("question.who"))).and(who(ctx));
    Section::new("question", t.say("question.title"), body)
}

/// What stands in figures for names that they cannot draw. The parties see no figures.
fn numbered(ctx: &Context) -> Html {
    if !ctx.gate.full() {
        return Html::default();
    }
    let names = numbered_names(ctx.subject).into_iter().map(|(name, stand_in)| {
        let blanks = [("number", Html::text(&stand_in)), ("name", Html::name(&name))];
        ctx.texts.fill("question.numbered_one", &blanks)
    });
    let list = joined(names, "; ");
    if list.is_empty() {
        return list;
    }
    note(ctx.texts.fill("question.numbered", &[("list", list)]))
}

/// Who should see this version, and what it leaves out.
fn who(ctx: &Context) -> Html {
    let t = &ctx.texts;
    match (ctx.gate.audience, ctx.subject.sensitive) {
        (Audience::Parties, _) => {
            let left_out = t.fill("who.left_out", &[("what", private(ctx))]);
            p(t.say("who.parties")).and(p(left_out)).and(p(t.say("who.still")))
        }
        (Audience::Full, true) => p(t.say("who.full_sensitive")),
        (Audience::Full, false) => p(t.say("who.full")),
    }
}

/// What the version for the parties leaves out: maps, and what the model says of its own.
fn private(ctx: &Context) -> Html {
    let maps = ctx.texts.say("who.maps");
    match ctx.subject.dictionary.private.says.as_str() {
        "" => maps,
        says => maps.and(Html::text(&format!("; {says}"))),
    }
}
