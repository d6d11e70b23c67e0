//! What each party was to have given up by month, what it has, and how exposed it is.

use super::layout::{Section, grid, h3, note, panel};
use crate::analysis::{Fan, Obligations, Owed};
use crate::figures::small::{end, lines};
use crate::model::PartySeries;
use crate::report::chart::boxed;
use crate::report::context::Context;
use crate::report::html::{Html, TEXT, el, shorten};

/// Least end of an axis of exposure: less is as good as none.
const LEAST: f64 = 0.1;

/// Which of a party's series are shown.
#[derive(Clone, Copy)]
struct Shown {
    due: Option<usize>,
    given: Option<usize>,
    exposure: Option<usize>,
}

pub(super) fn section(ctx: &Context) -> Option<Section> {
    let t = &ctx.texts;
    let mut body = Html::default();
    for (party, obligations) in ctx.subject.dictionary.parties.iter().zip(&ctx.said.obligations) {
        body = body.and(of_party(ctx, party, obligations));
    }
    if body.is_empty() {
        return None;
    }
    let how = if ctx.gate.full() { "obligations.how" } else { "obligations.how_parties" };
    let body = note(t.say(how)).and(body);
    Some(Section::new("obligations", t.say("obligations.title"), body))
}

fn shown(ctx: &Context, party: &PartySeries) -> Shown {
    let open = |series: Option<usize>| series.filter(|series| ctx.gate.series(*series));
    Shown {
        due: open(party.due),
        given: open(party.given),
        // When a party is most exposed is when it has most to gain from breaking its word.
        exposure: open(party.exposure).filter(|_| ctx.gate.full()),
    }
}

fn of_party(ctx: &Context, party: &PartySeries, obligations: &Obligations) -> Html {
    let t = &ctx.texts;
    let shown = shown(ctx, party);
    let Shown { due, given, exposure } = shown;
    if due.is_none() && given.is_none() && exposure.is_none() {
        return Html::default();
    }
    let owed = |option: usize| {
        let Owed { due: owed, given: gave, exposure: risk } = &obligations.options[option];
        let told =
            |series: Option<usize>, fan: &'_ Option<Fan>| fan.clone().filter(|_| series.is_some());
        (told(due, owed), told(given, gave), told(exposure, risk))
    };
    let mut most = LEAST;
    let mut fans = Vec::new();
    for option in &ctx.order {
        let all = owed(*option);
        let highest = all.2.iter().flat_map(|fan| &fan[2]).copied();
        most = highest.filter(|value| value.is_finite()).fold(most, f64::max);
        fans.push((*option, all));
    }
    let most = end(most);
    let name = shorten(&party.name, 60);
    let panels = fans.iter().map(|(option, (due, given, exposure))| {
        let mut panel = panel(ctx, *option);
        if due.is_some() || given.is_some() {
            let said = given_in_words(ctx, due.as_ref(), given.as_ref());
            let label = t.fill_plain("obligations.label", &[("party", &name)]);
            let drawing = draw(ctx, due.as_ref(), given.as_ref(), 1.0, "100", &label);
            panel = panel.add(el("p").class("small").add(t.say("obligations.given"))).add(drawing);
            panel = panel.add(el("p").class("small").add(said));
            if owes(due.as_ref()) && ctx.subject.plans.get(*option).is_none_or(Vec::is_empty) {
                let words = t.say("obligations.without_policies");
                panel = panel.add(el("p").class("small").add(words));
            }
        }
        if let Some(exposure) = exposure {
            let label = t.fill_plain("obligations.exposure_label", &[("party", &name)]);
            let highest = crate::analysis::format::number(most, 0.0);
            let drawing = draw(ctx, None, Some(exposure), most, &highest, &label);
            panel =
                panel.add(el("p").class("small").add(t.say("obligations.exposure"))).add(drawing);
            panel = panel.add(el("p").class("small").add(exposed_in_words(ctx, exposure)));
        }
        panel
    });
    // What is owed and given, in the words of the model.
    let series = |at: usize| &ctx.subject.dictionary.series[at];
    let meaning =
        shown.due.or(shown.given).map(|at| note(Html::foreign(&series(at).meaning, TEXT)));
    h3(Html::name(&party.name)).and(meaning.unwrap_or_default()).and(grid(panels))
}

fn draw(
    ctx: &Context,
    due: Option<&Fan>,
    given: Option<&Fan>,
    most: f64,
    highest: &str,
    label: &str,
) -> Html {
    let mut list = Vec::new();
    if let Some(fan) = given {
        list.push(("edge", fan[0].as_slice()));
        list.push(("edge", fan[2].as_slice()));
    }
    if let Some(fan) = due {
        list.push(("due", fan[1].as_slice()));
    }
    if let Some(fan) = given {
        list.push(("line", fan[1].as_slice()));
    }
    let last = ctx.subject.dictionary.time.points as f64;
    let (first, last) = (ctx.when(0.0), ctx.when(last));
    boxed("lines", label, lines(&list, most, ["0", highest, &first, &last]))
}

/// True if a share is ever more than nothing.
fn owes(fan: Option<&Fan>) -> bool {
    fan.is_some_and(|fan| fan[2].iter().any(|share| *share >= 0.005))
}

/// What was due and what was given at the end, in the middle future.
fn given_in_words(ctx: &Context, due: Option<&Fan>, given: Option<&Fan>) -> Html {
    let t = &ctx.texts;
    if !owes(due) && !owes(given) {
        let known = given.is_some();
        return t.say(if known { "obligations.nothing" } else { "obligations.nothing_due" });
    }
    let end = |fan: &Fan, at: usize| {
        let share = fan[at].last().copied().unwrap_or(0.0);
        Html::text(&crate::analysis::format::plain((share * 100.0).clamp(0.0, 100.0), 0))
    };
    match (due, given) {
        (Some(due), Some(given)) => t.fill(
            "obligations.both",
            &[
                ("due", end(due, 1)),
                ("given", end(given, 1)),
                ("low", end(given, 0)),
                ("high", end(given, 2)),
            ],
        ),
        (Some(due), None) => t.fill("obligations.due_alone", &[("due", end(due, 1))]),
        (None, Some(given)) => t.fill(
            "obligations.given_alone",
            &[("given", end(given, 1)), ("low", end(given, 0)), ("high", end(given, 2))],
        ),
        (None, None) => Html::default(),
    }
}

/// When the middle future is most exposed.
fn exposed_in_words(ctx: &Context, exposure: &Fan) -> Html {
    let (mut at, mut highest) = (0, f64::NEG_INFINITY);
    for (point, value) in exposure[1].iter().enumerate() {
        if *value > highest {
            (at, highest) = (point, *value);
        }
    }
    if highest < 0.005 {
        return ctx.texts.say("obligations.not_exposed");
    }
    let value = crate::analysis::format::number(highest, 0.02);
    let blanks = [("when", Html::text(&ctx.when(at as f64))), ("value", Html::text(&value))];
    ctx.texts.fill("obligations.most_exposed", &blanks)
}
