//! Every outcome that was compared: its mean in each option, and what the option changed.

use super::{Section, note};
use crate::analysis::{Compared, Paired, format};
use crate::model::{Better, Nature, Outcome};
use crate::report::context::{Context, words};
use crate::report::html::{Html, TEXT, el};
use crate::report::table::Table;

pub(super) fn section(ctx: &Context) -> Option<Section> {
    let t = &ctx.texts;
    let shown = ctx.said.outcomes.iter().filter(|one| ctx.gate.outcome(one.outcome));
    let tables: Vec<Html> = shown.map(|one| table(ctx, one)).collect();
    if tables.is_empty() {
        return None;
    }
    let body = note(t.say("outcomes.how")).and(Html::join(tables));
    Some(Section::new("outcomes", t.say("outcomes.title"), body))
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
    // The difference from a number that is not told would tell it.
    let baseline = ctx.closed(ctx.said.baseline, one.outcome);
    let told = |option: &usize| !baseline && !ctx.closed(*option, one.outcome);
    for option in &ctx.order {
        let mut row =
            vec![ctx.option_with_role(*option), ctx.mean(what, &one.options[*option].mean)];
        if ctx.several() {
            let paired = one.differences[*option].as_ref();
            row.push(paired.map_or_else(
                || Html::text("–"),
                |paired| match told(option) {
                    true => difference(ctx, what, paired),
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
fn difference(ctx: &Context, what: &Outcome, paired: &Paired) -> Html {
    let (t, e) = (&ctx.texts, &paired.difference);
    let error = format::precision(e);
    let number = |value: f64| {
        let text = match what.nature {
            Nature::Amount => format::number(value, error),
            _ => format::plain(value * 100.0, 0),
        };
        let sign = if value > 0.0 && text != "0" { "+" } else { "" };
        Html::text(&format!("{sign}{text}"))
    };
    let mean = el("strong").add(number(e.mean)).done();
    if !(e.low.is_finite() && e.high.is_finite()) {
        return mean;
    }
    let told = e.low > 0.0 || e.high < 0.0;
    let blanks = [("mean", mean), ("low", number(e.low)), ("high", number(e.high))];
    t.fill(if told { "outcomes.told_apart" } else { "outcomes.not_told_apart" }, &blanks)
}
