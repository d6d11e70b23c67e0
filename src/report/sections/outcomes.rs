//! Every outcome that was compared: its mean in each option, and what the option changed.

use super::layout::{Section, note};
use crate::analysis::format::{self, Form};
use crate::analysis::{Compared, Paired};
use crate::model::{Better, Nature, Outcome};
use crate::report::context::{Context, words};
use crate::report::html::{Html, TEXT, el};
use crate::report::numbers::marked;
use crate::report::table::Table;

pub(super) fn section(ctx: &Context) -> Option<Section> {
    let t = &ctx.texts;
    let shown = ctx.said.outcomes.iter().filter(|one| ctx.gate.outcome(one.outcome));
    let tables: Vec<Html> = shown.map(|one| table(ctx, one)).collect();
    if tables.is_empty() {
        return None;
    }
    let body = note(t.say("outcomes.how")).and(Html::join(tables));
    let mark = ctx.heavy_note(&body);
    Some(Section::new("outcomes", t.say("outcomes.title"), body.and(mark)))
}

fn table(ctx: &Context, one: &Compared) -> Html {
    let t = &ctx.texts;
    let what = &ctx.subject.dictionary.outcomes[one.outcome];
    let way = match (what.nature, what.better) {
        (Nature::FirstTime, Better::Higher) => t.say("outcomes.later"),
        (Nature::FirstTime, Better::Lower) => t.say("outcomes.sooner"),
        (_, Better::Lower) => t.say("outcomes.less"),
        (_, Better::Higher) => t.say("outcomes.more"),
        (_, Better::Neither) => t.say("outcomes.describes"),
    };
    let unit = match what.nature {
        Nature::Amount => Html::text(&what.unit),
        Nature::Share => t.say("outcomes.share"),
        Nature::YesNo | Nature::FirstTime => t.say("outcomes.futures"),
    };
    let caption = el("strong").add(Html::name(&words(&what.name))).done();
    let caption = caption.and(el("span").class("note").text(" ").add(t.fill(
        "outcomes.caption",
        &[("meaning", Html::foreign(&what.meaning, TEXT)), ("unit", unit), ("way", way)],
    )));
    let mut table = Table::new(caption).columns([t.plain("option"), t.plain("outcomes.mean")]);
    if ctx.several() {
        table = table.columns([t.plain("outcomes.difference"), t.plain("outcomes.better")]);
    }
    let means = one.options.iter().map(|summary| &summary.mean);
    let differences = one.differences.iter().flatten().map(|paired| &paired.difference);
    let form = format::form(what.nature, means.chain(differences));
    // The difference from a number that is not told would tell it.
    let baseline = ctx.closed(ctx.said.baseline, one.outcome);
    let told = |option: &usize| !baseline && !ctx.closed(*option, one.outcome);
    for option in &ctx.order {
        let summary = &one.options[*option];
        let mean = ctx.mean_in(form, what, &summary.mean).and(marked(summary.tail));
        let mut row = vec![ctx.option_with_role(*option), mean];
        if ctx.several() {
            let paired = one.differences[*option].as_ref();
            row.push(paired.map_or_else(
                || Html::text("–"),
                |paired| match told(option) {
                    true => difference(ctx, form, what, paired),
                    false => t.say("left_out_here"),
                },
            ));
            row.push(paired.map_or_else(|| Html::text("–"), |paired| shares(ctx, paired)));
        }
        table = table.row(row);
    }
    table.done()
}

/// Of a hundred draws, those in which it did better, the same and worse.
fn shares(ctx: &Context, paired: &Paired) -> Html {
    match (paired.better, paired.worse) {
        _ if paired.equal == 1.0 => ctx.texts.say("outcomes.all_the_same"),
        (Some(better), Some(worse)) => {
            let parts = format::hundredths(&[better, paired.equal, worse]);
            Html::text(&parts.iter().map(u32::to_string).collect::<Vec<_>>().join(" / "))
        }
        _ => Html::text("–"),
    }
}

/// What an option changed: in the unit, or in futures of a hundred.
fn difference(ctx: &Context, form: Form, what: &Outcome, paired: &Paired) -> Html {
    let (t, e) = (&ctx.texts, &paired.difference);
    let number = |value: f64| {
        let text = match what.nature {
            Nature::Amount => ctx.end_in(form, value, format::precision(e)),
            _ => format::plain(value * 100.0, format::end_place(value * 100.0, 0)),
        };
        let sign = if value > 0.0 && text != "0" { "+" } else { "" };
        Html::text(&format!("{sign}{text}"))
    };
    let mean = el("strong").add(number(e.mean)).done();
    // A difference without spread has no range to tell.
    if paired.equal == 1.0 || (e.low.is_finite() && !format::is_open(e)) {
        return t.fill("outcomes.equal", &[("mean", mean)]);
    }
    let mean = mean.and(marked(paired.tail));
    if !(e.low.is_finite() && e.high.is_finite()) {
        return mean;
    }
    let told = e.low > 0.0 || e.high < 0.0;
    let blanks = [("mean", mean), ("low", number(e.low)), ("high", number(e.high))];
    t.fill(if told { "outcomes.told_apart" } else { "outcomes.not_told_apart" }, &blanks)
}
