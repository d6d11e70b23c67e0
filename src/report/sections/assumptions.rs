//! The numbers that everything rests on, and where each comes from.

use super::{Section, h3, note, p};
use crate::analysis::format;
use crate::report::context::Context;
use crate::report::html::{Html, el};
use crate::report::table::Table;
use crate::scenario::Assumption;

/// Characters of a source that are shown.
const SOURCE: usize = 400;

pub(super) fn section(ctx: &Context) -> Option<Section> {
    let t = &ctx.texts;
    let open = |one: &&Assumption| ctx.gate.path(&one.path);
    let all: Vec<&Assumption> = ctx.subject.assumptions.iter().filter(open).collect();
    if all.is_empty() {
        return None;
    }
    let (sampled, rest): (Vec<&Assumption>, Vec<&Assumption>) =
        all.iter().partition(|one| one.law.is_some());
    let mut sampled = sampled;
    // What turns a comparison round comes first.
    let turns = |one: &Assumption| {
        super::turns::flips(ctx).any(|turn| ctx.subject.sampled[turn.parameter].path == one.path)
    };
    sampled.sort_by_key(|one| !turns(one));
    let (said, defaults): (Vec<_>, Vec<_>) = rest.into_iter().partition(|one| one.said);
    let guesses = all.iter().filter(|one| one.is_guess()).count();
    let counts = [
        ("all", t.count("count.numbers", all.len())),
        ("guesses", Html::text(&format::whole(guesses as u64))),
        ("sampled", Html::text(&format::whole(sampled.len() as u64))),
    ];
    let mut body = p(t.fill("assumptions.counts", &counts));
    let hidden = ctx.subject.assumptions.len() - all.len();
    if hidden > 0 {
        body = body.and(note(t.count("assumptions.hidden", hidden)));
    }
    if !sampled.is_empty() {
        body = body
            .and(h3(t.say("assumptions.sampled")))
            .and(note(t.say("assumptions.sampled_how")))
            .and(table(ctx, &sampled, t.say("assumptions.sampled_caption")));
    }
    if !said.is_empty() {
        body = body.and(h3(t.say("assumptions.said"))).and(table(
            ctx,
            &said,
            t.say("assumptions.said_caption"),
        ));
    }
    if !defaults.is_empty() {
        let summary = el("summary").add(t.count("assumptions.defaults", defaults.len()));
        let caption = t.say("assumptions.defaults_caption");
        let table = table(ctx, &defaults, caption);
        body = body.and(el("details").add(summary).add(table));
    }
    Some(Section::new("assumptions", t.say("assumptions.title"), body))
}

fn table(ctx: &Context, list: &[&Assumption], caption: Html) -> Html {
    let t = &ctx.texts;
    let sampled = list.iter().any(|one| one.law.is_some());
    let heads = ["assumptions.what", "assumptions.value", "assumptions.source"];
    let mut table = Table::new(caption).columns(heads.map(|key| t.plain(key)));
    for one in list {
        let what =
            Html::text(one.meaning).and(Html::text(" ")).and(el("code").add(Html::name(&one.path)));
        let value = match &one.law {
            Some(law) if sampled => Html::name(law),
            _ => Html::text(&format::number(one.value, 0.0)),
        };
        let unit = if one.unit == "1" { String::new() } else { format!(" {}", one.unit) };
        let source = Html::foreign(&one.source, SOURCE);
        table = table.row(vec![what, value.and(Html::text(&unit)), source]);
    }
    table.done()
}
