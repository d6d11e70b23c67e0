//! How to make the same numbers again, and how to cite them.

use super::layout::{Section, h3, note, p};
use crate::analysis::format;
use crate::report::context::Context;
use crate::report::html::{Html, el};

pub(super) fn section(ctx: &Context) -> Section {
    let (t, m) = (&ctx.texts, ctx.manifest);
    let row = |name: Html, value: Html| el("div").add(el("dt").add(name)).add(el("dd").add(value));
    let number = |number: u64| Html::text(&format::whole(number));
    let rows = [
        row(t.say("again.program"), Html::text(&m.program)),
        row(t.say("again.model"), Html::text(&m.model.replace('_', " "))),
        row(t.say("again.scenario"), Html::name(&m.scenario)),
        row(t.say("again.hash"), el("code").text(&m.scenario_hash).done()),
        row(t.say("again.seed"), Html::text(&m.seed.to_string())),
        row(t.say("again.draws"), number(m.draws as u64)),
        row(t.say("again.runs"), number(m.runs_per_draw as u64)),
    ];
    let design = format!(
        "--draws {} --runs-per-draw {} --seed {}",
        ctx.results.planned(),
        m.runs_per_draw,
        m.seed
    );
    // What was set may be private; then it is only said that something was.
    let sets: Vec<String> = match ctx.gate.full() {
        false => m.set.iter().map(|_| " --set …".to_owned()).collect(),
        true => m.set.iter().map(|set| format!(" --set {}", quoted(set))).collect(),
    };
    let sets: String = sets.concat();
    let command = |words: String| el("p").add(el("code").class("command").text(&words)).done();
    let cite = t.fill(
        "again.cite_as",
        &[
            ("version", Html::text(m.program.trim_start_matches("armistice "))),
            ("scenario", Html::name(&m.scenario)),
            ("hash", Html::text(m.scenario_hash.get(..16).unwrap_or(&m.scenario_hash))),
            ("seed", Html::text(&m.seed.to_string())),
            ("draws", t.count("count.draws", m.draws)),
            ("runs", t.count("count.runs", m.runs_per_draw)),
        ],
    );
    let body = el("dl")
        .each(rows)
        .done()
        .and(p(t.say("again.how")))
        .and(command(format!("armistice compare FILE {design}{sets}")))
        .and(p(t.say("again.verify")))
        .and(command("armistice verify FOLDER".to_owned()))
        .and(note(t.say("again.bytes")))
        .and(h3(t.say("again.cite")))
        .and(p(cite));
    Section::new("again", t.say("again.title"), body)
}

/// As a shell takes it, in one line.
fn quoted(words: &str) -> String {
    let line: String = words.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    format!("'{}'", line.replace('\'', "'\\''"))
}
