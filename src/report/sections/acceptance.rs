//! Who accepted what when it was offered, who only later, and who never.

use super::layout::{Section, grid, note, panel_of_all};
use crate::analysis::Acceptance;
use crate::figures::small::parts;
use crate::report::chart::chart;
use crate::report::context::Context;
use crate::report::html::{Element, Html, el, shorten};
use crate::report::naming::alike;
use crate::report::texts::strong;

pub(super) fn section(ctx: &Context) -> Option<Section> {
    let t = &ctx.texts;
    let lists = ctx.order.iter().filter_map(|option| {
        // Of a policy that this version does not tell, nothing is told.
        let answers = ctx.said.acceptance.get(*option)?.iter();
        let told = answers.filter(|answer| ctx.policy(*option, &answer.policy).is_some());
        let rows: Vec<Html> = told.map(|answer| row(ctx, answer)).collect();
        let any = !rows.is_empty();
        any.then(|| (*option, el("ul").class("plan-list").each(rows).done()))
    });
    let panels = alike(lists).into_iter();
    let panels: Vec<Element> =
        panels.map(|(options, list)| panel_of_all(ctx, &options).add(list)).collect();
    if panels.is_empty() {
        return None;
    }
    let key = |class: &'static str, words: Html| {
        el("span").class("swatch").add(el("i").class(class)).add(words)
    };
    let keys = el("p")
        .class("legend")
        .add(key("first", t.say("acceptance.first")))
        .add(key("later", t.say("acceptance.later")))
        .add(key("never", t.say("acceptance.never")))
        .add(key("unasked", t.say("acceptance.unasked")));
    let body = note(t.say("acceptance.how")).and(keys).and(grid(panels));
    Some(Section::new("acceptance", t.say("acceptance.title"), body))
}

fn row(ctx: &Context, answer: &Acceptance) -> Html {
    let t = &ctx.texts;
    let head = t.fill(
        "acceptance.who",
        &[
            ("party", el("strong").add(Html::name(&answer.party)).done()),
            ("policy", Html::name(&answer.policy)),
        ],
    );
    let shares = [
        (answer.first.mean, "first"),
        (answer.later.mean, "later"),
        (answer.never.mean, "never"),
        (answer.unasked.mean, "unasked"),
    ];
    let (party, policy) = (shorten(&answer.party, 60), shorten(&answer.policy, 60));
    let label = t.fill_plain(
        "acceptance.label",
        &[
            ("party", &party),
            ("policy", &policy),
            ("first", &ctx.of_100(answer.first.mean)),
            ("later", &ctx.of_100(answer.later.mean)),
            ("never", &ctx.of_100(answer.never.mean)),
        ],
    );
    let first = t.fill("acceptance.at_first", &[("share", ctx.share(&answer.first))]);
    let later = match answer.later_at {
        Some(at) => t.fill(
            "acceptance.later_at",
            &[
                ("share", strong(&ctx.of_100(answer.later.mean))),
                ("when", Html::text(&ctx.when(at))),
            ],
        ),
        None => t.say("acceptance.none_later"),
    };
    let never = t.fill("acceptance.not", &[("share", strong(&ctx.of_100(answer.never.mean)))]);
    let line = |words: Html| el("p").class("small").add(words);
    let item = el("li").add(el("p").add(head)).add(chart("parts", &label, parts(&shares)));
    let item = item.add(line(first)).add(line(later)).add(line(never));
    match answer.unasked.mean > 0.0 {
        true => {
            let share = strong(&ctx.of_100(answer.unasked.mean));
            item.add(line(t.fill("acceptance.not_asked", &[("share", share)]))).done()
        }
        false => item.done(),
    }
}
