//! What each option planned, and when it came in its futures.

use super::layout::{Section, grid, note, panel_of_all, title};
use crate::analysis::{Delivered, Unbegun};
use crate::figures::small::{Span, span};
use crate::model::Planned;
use crate::report::chart::chart;
use crate::report::context::Context;
use crate::report::html::{Html, el, shorten};
use crate::report::naming::alike;

pub(super) fn section(ctx: &Context) -> Option<Section> {
    let (t, plans) = (&ctx.texts, &ctx.subject.plans);
    if plans.iter().all(Vec::is_empty) {
        return None;
    }
    let known = plans.iter().flatten().any(|policy| policy.started.is_some());
    let how = if known { t.say("timelines.how") } else { t.say("timelines.how_fixed") };
    let baseline = plans.get(ctx.said.baseline).map_or(&[][..], Vec::as_slice);
    // What every option plans alike is told once.
    let by_all =
        |policy: &&Planned| ctx.several() && plans.iter().all(|plan| plan.contains(policy));
    let shared: Vec<&Planned> = baseline.iter().filter(by_all).collect();
    let rows = |option: usize, policies: &[&Planned]| {
        let rows = policies.iter().map(|policy| row(ctx, option, policy));
        axis(ctx).and(el("ul").class("plan-list").each(rows))
    };
    let mut panels = Vec::new();
    if !shared.is_empty() {
        let head = t.fill("timelines.shared", &[("baseline", ctx.key(ctx.said.baseline))]);
        let panel = el("div").class("panel").attr("style", ctx.look(ctx.said.baseline));
        panels.push(panel.add(title(head)).add(rows(ctx.said.baseline, &shared)));
    }
    let said = ctx.order.iter().map(|option| {
        let plan = plans.get(*option).into_iter().flatten();
        let own: Vec<&Planned> = plan.filter(|policy| !shared.contains(policy)).collect();
        let words = match (own.is_empty(), shared.is_empty()) {
            (false, _) => rows(*option, &own),
            (true, _) if ctx.gate.hides_policies() => note(t.say("timelines.no_more_told")),
            (true, false) => note(t.say("timelines.no_more")),
            (true, true) => note(t.say("timelines.none")),
        };
        (*option, words)
    });
    let own = alike(said).into_iter();
    panels.extend(own.map(|(options, words)| panel_of_all(ctx, &options).add(words)));
    let body = note(how).and(grid(panels)).and(hardly_meant(ctx));
    Some(Section::new("timelines", t.say("timelines.title"), body))
}

/// Policies that began in no run, and what the file says and hardly means.
fn hardly_meant(ctx: &Context) -> Html {
    let t = &ctx.texts;
    let one = |one: &Unbegun| {
        // Of a policy that this version does not tell, nothing is told.
        let policy = ctx.policy(one.option, &one.policy)?;
        let blanks = [
            ("option", ctx.option(one.option)),
            ("policy", Html::name(&one.policy)),
            ("start", Html::name(&policy.start)),
        ];
        // Who refused is not for the other parties to read.
        match one.refused_by.as_slice() {
            [first, ..] if ctx.gate.full() => {
                let party = [("party", Html::name(first))];
                Some(t.fill("timelines.unbegun_refused", &[&blanks[..], &party[..]].concat()))
            }
            _ => Some(t.fill("timelines.unbegun", &blanks)),
        }
    };
    let mut lines: Vec<Html> = ctx.said.unbegun.iter().filter_map(one).collect();
    // A warning names keys and parties of the file: for whoever has the file.
    if ctx.gate.full() {
        let said = ctx.subject.warnings.iter();
        lines.extend(said.map(|warning| Html::text(&warning.message)));
    }
    if lines.is_empty() {
        return Html::default();
    }
    let list = el("ul").each(lines.into_iter().map(|line| el("li").add(line)));
    note(t.say("timelines.hardly_meant")).and(list.done())
}

/// First and last time point above the bars.
fn axis(ctx: &Context) -> Html {
    let end = |point: f64| el("span").text(&ctx.when(point));
    let last = ctx.subject.dictionary.time.points as f64;
    el("p").class("axis").attr("aria-hidden", "true").add(end(0.0)).add(end(last)).done()
}

fn row(ctx: &Context, option: usize, policy: &Planned) -> Html {
    let t = &ctx.texts;
    let came = ctx.said.delivered.get(option).and_then(|came| came.get(&policy.name));
    let mut head = el("p").add(el("strong").add(Html::name(&policy.name)));
    // What a policy is called by its kind may say who is taken for a spoiler.
    if ctx.gate.full() {
        let kind = policy.choice();
        if !kind.is_empty() {
            let kind = Html::name(&kind);
            head = head.text(" ").add(el("span").class("kind").add(kind));
        }
    }
    let said = said(ctx, policy, came);
    let name = shorten(&policy.name, 60);
    let label = t.fill_plain("timelines.label", &[("policy", &name)]);
    let bars = bars(ctx, policy, came, &label);
    el("li")
        .add(head)
        .add(bars)
        .each(said.into_iter().map(|line| el("p").class("small").add(line)))
        .done()
}

/// The plan and what came of it, as bars.
fn bars(ctx: &Context, policy: &Planned, came: Option<&Delivered>, label: &str) -> Html {
    let time = &ctx.subject.dictionary.time;
    let last = time.points.max(1) as f64;
    let month = f64::from(time.per_year.unwrap_or(12)) / 12.0;
    let plan = policy.start_month.map(|start| {
        let end = policy.end_month.map(|end| end * month).filter(|end| *end <= last);
        let (from, to) = (start * month / last, end.unwrap_or(last) / last);
        Span { from, to, open: end.is_none() }
    });
    let began = came.and_then(|came| came.began);
    let bar = began.map(|began| {
        let ended = came.and_then(|came| came.ended).map(|ended| ended[1]);
        let ended = ended.filter(|ended| *ended <= last);
        let to = ended.unwrap_or(last) / last;
        Span { from: began[1] / last, to, open: ended.is_none() }
    });
    let spread = began.map(|began| [began[0] / last, began[2] / last]);
    chart("span", label, span(plan.filter(|plan| plan.from <= 1.0), bar, spread))
}

/// The same in words: what was planned, what came.
fn said(ctx: &Context, policy: &Planned, came: Option<&Delivered>) -> Vec<Html> {
    let (t, time) = (&ctx.texts, &ctx.subject.dictionary.time);
    let month = f64::from(time.per_year.unwrap_or(12)) / 12.0;
    let when = |point: f64| Html::text(&ctx.when(point));
    let planned = match (policy.start_month, policy.end_month) {
        (Some(start), Some(end)) => t.fill(
            "timelines.planned_until",
            &[("start", when(start * month)), ("end", when(end * month))],
        ),
        (Some(start), None) => t.fill("timelines.planned", &[("start", when(start * month))]),
        // The file's own words: `after ddr.disarmament 50%`.
        (None, _) => t.fill("timelines.waits", &[("start", Html::name(&policy.start))]),
    };
    let mut lines = vec![planned];
    if let Some(came) = came {
        let share = Html::text(&ctx.of_100(came.share.mean));
        lines.push(match came.began {
            None => t.say("timelines.never"),
            // A middle alone would read as if all futures had it.
            Some([low, median, high]) if ctx.when(low) == ctx.when(high) => {
                t.fill("timelines.came_at", &[("median", when(median)), ("share", share)])
            }
            Some([low, median, high]) => t.fill(
                "timelines.came",
                &[
                    ("median", when(median)),
                    ("low", when(low)),
                    ("high", when(high)),
                    ("share", share),
                ],
            ),
        });
    }
    lines
}
