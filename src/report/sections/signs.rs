//! What to watch at months 3, 6 and 12: which series tell early of an end that comes later.

use super::layout::{Section, h3, note};
use crate::analysis::format::{self, Form};
use crate::analysis::{EarlySign, Sign};
use crate::report::context::{Context, words};
use crate::report::html::{Html, TEXT, el};
use crate::report::table::Table;

/// Signs of an end at a month.
const MOST: usize = 3;

pub(super) fn section(ctx: &Context) -> Option<Section> {
    let t = &ctx.texts;
    // A mark that may not be written out is no sign.
    let told =
        |sign: &Sign| !ctx.gate.few(&ctx.subject.dictionary.series[sign.series].unit, sign.cut);
    let shown = |one: &&EarlySign| ctx.gate.series(one.sign.series) && told(&one.sign);
    let all: Vec<&EarlySign> = ctx.said.signs.iter().filter(shown).collect();
    let mut body = Html::default();
    for end in ctx.ends() {
        let signs: Vec<&EarlySign> =
            all.iter().copied().filter(|one| one.end == end.outcome).collect();
        if !signs.is_empty() {
            body = body.and(of_end(ctx, end.outcome, &signs));
        }
    }
    if body.is_empty() {
        if ctx.subject.dictionary.ends.is_empty() {
            return None;
        }
        body = note(t.say("signs.none"));
    }
    let body = note(t.say("signs.how")).and(body);
    Some(Section::new("signs", t.say("signs.title"), body))
}

fn of_end(ctx: &Context, end: usize, signs: &[&EarlySign]) -> Html {
    let t = &ctx.texts;
    let name = ctx.base(end);
    let caption = t.fill("signs.caption", &[("happened", ctx.happened(end))]);
    let heads = ["signs.when", "signs.sign", "signs.caught", "signs.false_alarms", "signs.tells"];
    let mut table = Table::new(caption).columns(heads.map(|key| t.plain(key)));
    for of_month in signs.chunk_by(|a, b| a.sign.point == b.sign.point) {
        for one in of_month.iter().take(MOST) {
            table = table.row(row(ctx, &one.sign));
        }
    }
    h3(Html::name(&words(name))).and(table.done())
}

fn row(ctx: &Context, sign: &Sign) -> Vec<Html> {
    let t = &ctx.texts;
    let series = &ctx.subject.dictionary.series[sign.series];
    let unit = &series.unit;
    // Beyond the cut; digits by how far the two kinds of futures lie apart.
    let apart = (sign.came[1] - sign.held[1]).abs() / 4.0;
    let all = [sign.cut, sign.came[1], sign.held[1]].map(|value| (value, apart));
    let form = Form::of_errors(all);
    let number = |value: f64| {
        let error = if apart > 0.0 { apart } else { value.abs() / 20.0 };
        Html::text(&ctx.number_in(form, unit, value, error))
    };
    let way = if sign.higher_is_worse { "signs.above" } else { "signs.below" };
    let plain_unit =
        if unit == "1" { Html::default() } else { Html::text(" ").and(Html::name(unit)) };
    let said = t.fill(
        way,
        &[
            ("series", el("strong").add(Html::name(&words(&series.name))).done()),
            ("cut", number(sign.cut).and(plain_unit)),
        ],
    );
    let meaning = el("span").class("note").text(" ").add(Html::foreign(&series.meaning, TEXT));
    let middle =
        t.fill("signs.middle", &[("came", number(sign.came[1])), ("held", number(sign.held[1]))]);
    let tells = t.fill(
        "signs.of_pairs",
        &[
            ("n", Html::text(&ctx.of_100(sign.tells))),
            ("low", Html::text(&format::plain(sign.low * 100.0, 0))),
            ("high", Html::text(&format::plain(sign.high * 100.0, 0))),
        ],
    );
    vec![
        Html::text(&ctx.when_passed(sign.point + 1)),
        said.and(meaning).and(el("span").class("note").text(" ").add(middle)),
        Html::text(&ctx.of_100(sign.caught)),
        Html::text(&ctx.of_100(sign.false_alarms)),
        tells,
    ]
}
