//! What would change the answer: uncertain numbers along whose range an option stops being better.
//! Disputed strengths come first.

use super::criteria::name;
use super::layout::{Section, h3, note, p};
use crate::analysis::{Turn, format};
use crate::report::context::Context;
use crate::report::html::{Html, TEXT, el};
use crate::report::naming::{alike, joined};
use crate::report::table::Table;
use crate::scenario::Sampled;

/// Rows of the table at most.
const MOST: usize = 24;

/// The sampled numbers that this reader may see.
pub(super) fn open<'a>(ctx: &'a Context) -> impl Iterator<Item = (usize, &'a Sampled)> {
    let all = ctx.subject.sampled.iter().enumerate();
    all.filter(|(_, sampled)| ctx.gate.path(&sampled.path))
}

/// The turns that flip a sign within the range, by numbers and outcomes that may be seen.
pub(super) fn flips<'a>(ctx: &'a Context) -> impl Iterator<Item = &'a Turn> {
    ctx.said.turns.iter().filter(|turn| {
        let sampled = &ctx.subject.sampled[turn.parameter];
        let criterion = &ctx.subject.compare.criteria[turn.criterion];
        turn.flips() && ctx.gate.path(&sampled.path) && ctx.gate.outcome(criterion.outcome)
    })
}

pub(super) fn section(ctx: &Context) -> Option<Section> {
    let t = &ctx.texts;
    let asked = open(ctx).count();
    if !ctx.several() || asked == 0 || ctx.said.turns.is_empty() {
        return None;
    }
    let all: Vec<&Turn> = flips(ctx).collect();
    let mut body = note(t.say("turns.how")).and(disputed(ctx, &all));
    body = body.and(h3(t.say("turns.flips")));
    body = match all.is_empty() {
        true => {
            let told = asked == ctx.subject.sampled.len();
            body.and(p(t.count(if told { "turns.none" } else { "turns.none_told" }, asked)))
        }
        false => body.and(table(ctx, &all)),
    };
    let rows = rows(&all).len();
    if rows > MOST {
        body = body.and(note(t.count("turns.more", rows - MOST)));
    }
    Some(Section::new("turns", t.say("turns.title"), body))
}

/// Each disputed strength, and whether the answer hangs on it.
fn disputed(ctx: &Context, flips: &[&Turn]) -> Html {
    let t = &ctx.texts;
    let items: Vec<_> = open(ctx)
        .filter(|(_, sampled)| sampled.disputed)
        .map(|(at, sampled)| {
            let count = flips.iter().filter(|turn| turn.parameter == at).count();
            let says = match count {
                0 => t.say("turns.disputed_holds"),
                _ => t.count("turns.disputed_flips", count),
            };
            el("li").add(called(sampled)).text(": ").add(el("strong").add(says))
        })
        .collect();
    if items.is_empty() {
        return note(t.say("turns.no_disputed"));
    }
    h3(t.say("turns.disputed")).and(note(t.say("turns.disputed_how"))).and(el("ul").each(items))
}

/// A number by its meaning and path: what several parties have, such as their declared strength, is
/// told apart by the path alone.
pub(super) fn called(sampled: &Sampled) -> Html {
    let path = el("code").add(Html::name(&sampled.path)).done();
    match sampled.meaning.is_empty() {
        true => path,
        // A sentence, which a name is not: what is cut of a name bears a mark of the whole.
        false => Html::foreign(&sampled.meaning, TEXT).and(Html::text(" ")).and(path),
    }
}

fn table(ctx: &Context, flips: &[&Turn]) -> Html {
    let t = &ctx.texts;
    let heads = ["turns.number", "turns.criterion", "turns.where"];
    let mut table = Table::new(t.say("turns.caption")).columns(heads.map(|key| t.plain(key)));
    for (parameter, criterion) in rows(flips).into_iter().take(MOST) {
        let same = flips.iter().filter(|turn| of(turn) == (parameter, criterion));
        let places = same.map(|turn| {
            let pair = ctx.key(turn.option).and(Html::text(" · ")).and(ctx.key(turn.against));
            (pair, place(ctx, turn, &ctx.subject.sampled[parameter]))
        });
        let places = alike(places).into_iter().map(|(pairs, place)| {
            let blanks = [("pairs", joined(pairs, "; ")), ("where", place)];
            el("li").add(t.fill("turns.against", &blanks))
        });
        table = table.row(vec![
            called(&ctx.subject.sampled[parameter]),
            name(&ctx.subject.compare.criteria[criterion]),
            el("ul").class("tight").each(places).done(),
        ]);
    }
    table.done()
}

fn of(turn: &Turn) -> (usize, usize) {
    (turn.parameter, turn.criterion)
}

/// Each number with each criterion once, in the order in which they come.
fn rows(flips: &[&Turn]) -> Vec<(usize, usize)> {
    let mut rows = Vec::new();
    for turn in flips {
        if !rows.contains(&of(turn)) {
            rows.push(of(turn));
        }
    }
    rows
}

/// Where it turns, and what lies on either side.
fn place(ctx: &Context, turn: &Turn, sampled: &Sampled) -> Html {
    let t = &ctx.texts;
    let criterion = &ctx.subject.compare.criteria[turn.criterion];
    // The option is ahead where its difference lies on the side that is wanted.
    let ahead = |difference: f64| {
        if (difference < 0.0) == criterion.less { turn.option } else { turn.against }
    };
    if let Some(point) = turn.flip.as_ref().and_then(|flip| flip.point) {
        let (least, greatest) = sampled.range;
        let error = (greatest - least).abs() / 20.0;
        let number = |value: f64| match (least..=greatest).contains(&value) {
            true => Html::text(&format::number(value, error)),
            false => t.say("turns.open"),
        };
        let (low, high) = turn.ends();
        return t.fill(
            "turns.at",
            &[
                ("at", el("strong").add(number(point.at)).done()),
                ("low", number(point.low)),
                ("high", number(point.high)),
                ("below", ctx.key(ahead(low))),
                ("above", ctx.key(ahead(high))),
            ],
        );
    }
    let items = sampled.labels.iter().zip(&turn.levels).filter(|(_, level)| level.n > 0);
    let items = items.map(|(label, level)| {
        let side = match (level.low > 0.0, level.high < 0.0) {
            (false, false) => t.say("turns.not_told"),
            _ => t.fill("turns.ahead", &[("option", ctx.key(ahead(level.mean)))]),
        };
        Html::name(label).and(Html::text(": ")).and(side).and(Html::text(". "))
    });
    Html::join(items)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_called_by_its_whole_meaning_and_by_its_path() {
        let meaning = "strength of the effect that permission to use more force than self-defence has on \
                       what troops deter: 0 = off, 1 = as modelled";
        let one = Sampled {
            path: "rule.disputed.robust_mandate".to_owned(),
            meaning: meaning.to_owned(),
            unit: "1".to_owned(),
            disputed: true,
            range: (0.0, 1.0),
            labels: Vec::new(),
            values: Vec::new(),
        };
        let called = called(&one);
        assert!(called.as_str().contains(meaning), "{}", called.as_str());
        assert!(called.as_str().contains("<code><bdi>rule.disputed.robust_mandate</bdi></code>"));
    }
}
