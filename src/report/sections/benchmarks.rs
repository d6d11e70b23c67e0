//! What a passage from war to peace is commonly judged by, and in how many futures it is met.

use super::layout::{Section, h3, headed, note, p};
use crate::analysis::{Estimate, Met, met_at};
use crate::model::{Benchmark, Class, Test};
use crate::report::context::Context;
use crate::report::html::{Html, TEXT, el};
use crate::report::naming::joined;
use crate::report::table::Table;

pub(super) fn section(ctx: &Context) -> Option<Section> {
    let t = &ctx.texts;
    let words = &ctx.subject.dictionary;
    if words.benchmarks.is_empty() {
        return None;
    }
    let mut body = note(t.say("benchmarks.how"));
    // A source that all share is told once.
    let first = words.benchmarks.first().map_or("", |what| what.source.as_str());
    let shared = words.benchmarks.iter().all(|what| what.source == first) && !first.is_empty();
    if shared {
        let blanks = [("source", Html::foreign(first, TEXT))];
        body = body.and(note(t.fill("benchmarks.source", &blanks)));
    }
    let source = |what: &Benchmark| if shared { Html::default() } else { source(what) };
    let (mut missing, mut always, mut never) = (Vec::new(), Vec::new(), Vec::new());
    for one in &ctx.said.benchmarks {
        let what = &words.benchmarks[one.benchmark];
        match (&one.met, shown(ctx, what)) {
            // What is so in every future of every option tells no option from another.
            (Some(met), true) if all(met, 1.0) => always.push(what),
            (Some(met), true) if all(met, 0.0) => never.push(what),
            (Some(_), true) => body = body.and(computed(ctx, what, one, source(what))),
            (Some(_), false) => {}
            (None, _) => missing.push(what),
        }
    }
    let mut alike = Html::default();
    for (key, list) in [("benchmarks.always", always), ("benchmarks.never", never)] {
        let names = joined(list.iter().map(|what| defined(ctx, what)), "; ");
        if !names.is_empty() {
            alike = alike.and(p(t.fill(key, &[("benchmarks", names)])));
        }
    }
    body = body.and(headed(t.say("benchmarks.alike"), alike));
    if !missing.is_empty() {
        let items = missing
            .iter()
            .map(|what| el("li").add(Html::foreign(&what.text, TEXT)).text(" ").add(source(what)));
        body = body
            .and(h3(t.say("benchmarks.missing")))
            .and(note(t.say("benchmarks.missing_how")))
            .and(el("ul").each(items));
    }
    Some(Section::new("benchmarks", t.say("benchmarks.title"), body))
}

/// A benchmark with what it is counted by.
fn defined(ctx: &Context, what: &Benchmark) -> Html {
    let tests = joined(tests(what).iter().map(|test| Html::foreign(&test.says, TEXT)), "; ");
    let text = Html::foreign(&what.text, TEXT);
    ctx.texts.fill("benchmarks.defined", &[("benchmark", text), ("tests", tests)])
}

fn tests(what: &Benchmark) -> &[Test] {
    match &what.class {
        Class::Computed(tests) => tests,
        Class::NotRepresented => &[],
    }
}

/// True if the same share of futures meets it in every option and at every time.
fn all(met: &[Vec<Estimate>], share: f64) -> bool {
    met.iter().flatten().all(|one| one.mean == share)
}

/// True unless one of its tests reads a series that this reader must not see.
fn shown(ctx: &Context, what: &Benchmark) -> bool {
    match &what.class {
        Class::Computed(tests) => tests.iter().all(|test| ctx.gate.series(test.series)),
        Class::NotRepresented => true,
    }
}

fn source(what: &Benchmark) -> Html {
    if what.source.is_empty() {
        return Html::default();
    }
    el("span").class("kind").text("(").add(Html::foreign(&what.source, TEXT)).text(")").done()
}

fn computed(ctx: &Context, what: &Benchmark, judged: &Met, source: Html) -> Html {
    let t = &ctx.texts;
    let at = met_at(&ctx.subject.dictionary.time);
    let last = at.last().copied().unwrap_or(0);
    let head = |point: &usize| match *point == last {
        true => t.plain("benchmarks.end"),
        false => {
            let n = crate::analysis::format::whole(*point as u64);
            let unit = &ctx.subject.dictionary.time.unit;
            t.fill_plain("time.point", &[("unit", unit), ("n", &n)])
        }
    };
    let caption = Html::foreign(&what.text, TEXT).and(Html::text(" ")).and(source);
    let heads = at.iter().map(head);
    let mut table = Table::new(caption).columns([t.plain("option")]).columns(heads);
    for option in &ctx.order {
        let shares = judged.met.iter().flatten().map(|options| ctx.share(&options[*option]));
        let name = std::iter::once(ctx.option_with_role(*option));
        table = table.row(name.chain(shares).collect());
    }
    let tests = tests(what).iter().map(|test| el("li").add(Html::foreign(&test.says, TEXT)));
    table
        .done()
        .and(el("p").class("note").add(t.say("benchmarks.tests")))
        .and(el("ul").class("note").each(tests))
}
