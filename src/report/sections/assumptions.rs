//! The numbers that everything rests on, and where each comes from.

use super::layout::{Section, h3, note, p};
use super::turns;
use crate::analysis::format;
use crate::report::context::Context;
use crate::report::html::{Html, TEXT, el};
use crate::report::table::Table;
use crate::scenario::{Assumption, Sampled};

/// Characters of a source that are shown.
const SOURCE: usize = 400;

pub(super) fn section(ctx: &Context) -> Option<Section> {
    let t = &ctx.texts;
    let open = |one: &&Assumption| ctx.gate.path(&one.path);
    let all: Vec<&Assumption> = ctx.subject.assumptions.iter().filter(open).collect();
    if all.is_empty() {
        return None;
    }
    let mut sampled: Vec<(usize, &Sampled)> = turns::open(ctx).collect();
    // What turns a comparison round comes first.
    let mut first: Vec<usize> = turns::flips(ctx).map(|turn| turn.parameter).collect();
    first.sort_unstable();
    sampled.sort_by_key(|(at, _)| first.binary_search(at).is_err());
    let rest = all.iter().filter(|one| one.law.is_none());
    let (said, defaults): (Vec<&Assumption>, Vec<&Assumption>) = rest.partition(|one| one.said);
    let guesses = all.iter().filter(|one| one.is_guess()).count();
    let counts = [
        ("all", t.count("count.numbers", all.len())),
        ("guesses", Html::text(&format::whole(guesses as u64))),
        ("sampled", Html::text(&format::whole(ctx.subject.sampled.len() as u64))),
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
            .and(varied(ctx, &sampled, &all));
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
        let model = Html::name(&ctx.subject.model);
        let on_paper =
            el("p").class("note paper").add(t.fill("assumptions.on_paper", &[("model", model)]));
        let folded = el("details").class("long").add(summary).add(table);
        body = body.and(folded).and(on_paper.done());
    }
    Some(Section::new("assumptions", t.say("assumptions.title"), body))
}

/// What was sampled, from which range or choices.
fn varied(ctx: &Context, list: &[(usize, &Sampled)], known: &[&Assumption]) -> Html {
    let t = &ctx.texts;
    let heads = ["assumptions.what", "assumptions.range", "assumptions.source"];
    let caption = t.say("assumptions.sampled_caption");
    let mut table = Table::new(caption).columns(heads.map(|key| t.plain(key)));
    for (_, one) in list {
        let known = known.iter().find(|known| known.path == one.path);
        let number = exact;
        let range = match (known.and_then(|known| known.law.as_deref()), one.labels.is_empty()) {
            (Some(law), true) => apart(law),
            (Some(law), false) => law.to_owned(),
            (None, true) => t.fill_plain(
                "assumptions.between",
                &[("low", &number(one.range.0)), ("high", &number(one.range.1))],
            ),
            (None, false) => {
                let list = one.labels.join(", ");
                t.fill_plain("assumptions.one_of", &[("list", &list)])
            }
        };
        let source = known.map_or("", |known| known.source.as_str());
        table = table.row(vec![
            turns::called(one),
            Html::foreign(&range, TEXT).and(unit(&one.unit)),
            Html::foreign(if source.is_empty() { "–" } else { source }, SOURCE),
        ]);
    }
    table.done()
}

/// A number that somebody said, with all its digits.
fn exact(value: f64) -> String {
    format::plain(value, format::exact_place(value))
}

/// Numbers in the words of a law as the rest of the page has them: `uniform 10,000 to 28,000`.
fn apart(law: &str) -> String {
    let word = |word: &str| {
        let (number, comma) = word.strip_suffix(',').map_or((word, ""), |number| (number, ","));
        let is_number = number.ends_with(|c: char| c.is_ascii_digit());
        let number = number.parse::<f64>().ok().filter(|_| is_number).map(exact);
        number.map_or_else(|| word.to_owned(), |number| number + comma)
    };
    law.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

/// A unit behind a number; none for a plain number.
fn unit(unit: &str) -> Html {
    match unit {
        "" | "1" => Html::default(),
        unit => Html::text(" ").and(Html::name(unit)),
    }
}

fn table(ctx: &Context, list: &[&Assumption], caption: Html) -> Html {
    let t = &ctx.texts;
    let heads = ["assumptions.what", "assumptions.value", "assumptions.source"];
    let mut table = Table::new(caption).columns(heads.map(|key| t.plain(key)));
    for one in list {
        let what =
            Html::text(one.meaning).and(Html::text(" ")).and(el("code").add(Html::name(&one.path)));
        let value = Html::text(&exact(one.value)).and(unit(one.unit));
        table = table.row(vec![what, value, Html::foreign(&one.source, SOURCE)]);
    }
    table.done()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_a_law_have_their_thousands_apart() {
        assert_eq!(apart("uniform 10000 to 28000"), "uniform 10,000 to 28,000");
        assert_eq!(
            apart("triangular 0.05 to 5000, most often near 1234.5"),
            "triangular 0.05 to 5,000, most often near 1,234.5"
        );
    }
}
