//! What happened in a hundred futures of each option, beside the baseline and beside real peace.

use super::layout::{Section, grid, h3, note, p, panel_of_all, title};
use crate::analysis::{ENDED_CONFLICTS, Survived, format};
use crate::figures::small::icons;
use crate::report::chart::chart;
use crate::report::context::{Context, by_five_years, words};
use crate::report::html::{Element, Html, TEXT, el};
use crate::report::naming::alike;
use crate::report::table::Table;
use crate::report::texts::strong;

pub(super) fn section(ctx: &Context) -> Option<Section> {
    let t = &ctx.texts;
    let ends = ctx.ends();
    if ends.is_empty() {
        return None;
    }
    let mut body = note(t.say("futures.how")).and(p(el("strong").add(t.say("worlds")).done()));
    for end in ends {
        body = body.and(of_end(ctx, end));
    }
    body = body.and(coded(ctx));
    Some(Section::new("futures", t.say("futures.title"), body))
}

fn of_end(ctx: &Context, end: &Survived) -> Html {
    let (t, coded) = (&ctx.texts, ctx.is_coded(end.outcome));
    let said = ctx.order.iter().map(|option| {
        let (year, share) = by_five_years(&end.options[*option]);
        (*option, sentence(ctx, end.outcome, year, &share))
    });
    let panel = |(options, sentence): (Vec<usize>, Html)| {
        let (_, share) = by_five_years(&end.options[options[0]]);
        let names: Vec<String> = options.iter().map(|option| ctx.option_plain(*option)).collect();
        let label = t.fill_plain(
            "futures.label",
            &[("option", &names.join("; ")), ("share", &ctx.share_plain(&share))],
        );
        let side =
            el("div").class("side").add(chart("icons", &label, icons(share.mean))).add(p(sentence));
        panel_of_all(ctx, &options).add(side)
    };
    let mut panels: Vec<Element> = alike(said).into_iter().map(panel).collect();
    // Real peace was coded by calendar year; what is coded alike stands in the table below.
    if coded {
        panels.push(real(ctx));
    }
    let mut body = h3(Html::name(&words(ctx.base(end.outcome))))
        .and(note(Html::foreign(ctx.meaning(end.outcome), TEXT)));
    if !coded {
        body = body.and(note(t.say("futures.no_reference")));
    }
    body.and(grid(panels))
}

/// `In 23 of 100 futures fighting resumed within five years (plausibly 19 to 27).`
fn sentence(
    ctx: &Context,
    outcome: usize,
    year: Option<u32>,
    share: &crate::analysis::Estimate,
) -> Html {
    let (t, happened) = (&ctx.texts, ctx.happened(outcome));
    let blanks = [("share", ctx.share(share)), ("happened", happened)];
    match year {
        Some(year) => {
            let [share, happened] = blanks;
            let years = t.count("count.years", year as usize);
            t.fill("futures.within", &[share, happened, ("years", years)])
        }
        None => t.fill("futures.by_the_end", &blanks),
    }
}

/// The panel of real peace.
fn real(ctx: &Context) -> Element {
    let (t, share) = (&ctx.texts, ENDED_CONFLICTS.within(5));
    let of_100 = ctx.of_100(share);
    let label = t.fill_plain("futures.real_label", &[("share", &of_100)]);
    let years = t.count("count.years", ENDED_CONFLICTS.hazards.len());
    let sentence = t.fill("futures.real", &[("share", strong(&of_100)), ("years", years)]);
    let source = t.fill("futures.real_source", &[("source", Html::text(ENDED_CONFLICTS.source))]);
    el("div")
        .class("panel real")
        .add(title(t.say("futures.real_title")))
        .add(el("div").class("side").add(chart("icons", &label, icons(share))).add(p(sentence)))
        .add(note(source))
}

/// Futures coded by calendar year as real peace was, year by year; nothing if the model does not.
fn coded(ctx: &Context) -> Html {
    let t = &ctx.texts;
    let all = ctx.order.iter();
    let rows: Vec<_> =
        all.filter_map(|option| Some((*option, ctx.said.coded.get(*option)?.as_ref()?))).collect();
    let years = rows.iter().map(|(_, row)| row.hazards.len()).max().unwrap_or(0);
    if years == 0 {
        return Html::default();
    }
    let year = |at: usize| t.fill_plain("futures.year", &[("n", &format::whole(at as u64 + 1))]);
    let within = t.count_plain("futures.within_years", years);
    let mut table = Table::new(t.say("futures.coded_caption"))
        .columns([t.plain("option"), within])
        .columns((0..years).map(year));
    let percent = |hazard: &Option<f64>| match hazard {
        Some(hazard) => format::plain(hazard * 100.0, 0),
        None => t.plain("nothing_left"),
    };
    for (option, row) in &rows {
        let hazards = row.hazards.iter().map(|hazard| Html::text(&percent(hazard)));
        let head = [ctx.option_with_role(*option), ctx.share(&row.within)];
        table = table.row(head.into_iter().chain(hazards).collect());
    }
    let hazards = ENDED_CONFLICTS.hazards.iter().take(years);
    let hazards = hazards.map(|hazard| Html::text(&percent(&Some(*hazard))));
    let share = strong(&ctx.of_100(ENDED_CONFLICTS.within(years)));
    let head = [t.say("futures.real_title"), share];
    table = table.row(head.into_iter().chain(hazards).collect());
    let source = t.fill("futures.real_source", &[("source", Html::text(ENDED_CONFLICTS.source))]);
    h3(t.say("futures.coded_title"))
        .and(note(t.say("futures.coded_how")))
        .and(table.done())
        .and(note(source))
}
