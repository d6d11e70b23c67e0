//! How long the peace held: at one, two, five and ten years, and as a curve.

use super::layout::{Section, grid, h3, note, panel};
use crate::analysis::format::{self, Form};
use crate::analysis::{Curve, EndCurve, Survived};
use crate::figures::small::curve;
use crate::report::chart::boxed;
use crate::report::context::{Context, words};
use crate::report::html::{Html, el};
use crate::report::table::Table;

/// Where more than this share is without it in every option, a curve would be a straight line.
const RARE: f64 = 0.97;

pub(super) fn section(ctx: &Context) -> Option<Section> {
    let t = &ctx.texts;
    let ends = ctx.ends();
    if ends.is_empty() {
        return None;
    }
    // Below a curve stand years where the axis has them, else its own unit.
    let in_years = ends.iter().flat_map(|end| &end.options).any(|curve| !curve.years.is_empty());
    let unit = &ctx.subject.dictionary.time.unit;
    let unit = match in_years {
        true => t.say("survival.years"),
        false => t.fill("survival.units", &[("unit", Html::text(unit))]),
    };
    let mut body = note(t.fill("survival.how", &[("unit", unit)]));
    for end in ends {
        body = body.and(of_end(ctx, end));
    }
    body = body.and(first(ctx));
    Some(Section::new("survival", t.say("survival.title"), body))
}

fn of_end(ctx: &Context, end: &Survived) -> Html {
    let t = &ctx.texts;
    let name = Html::name(&crate::report::context::words(ctx.base(end.outcome)));
    let head = t.fill("survival.without", &[("end", name.clone())]);
    let panels = ctx.order.iter().map(|option| {
        let own = &end.options[*option];
        let behind = (*option != ctx.said.baseline).then(|| &end.options[ctx.said.baseline]);
        let label = t.fill_plain(
            "survival.label",
            &[("option", &ctx.option_plain(*option)), ("shares", &in_words(ctx, own))],
        );
        let drawn = curve(own, behind, &ctx.subject.dictionary.time);
        panel(ctx, *option).add(boxed("curve", &label, drawn))
    });
    let last = |curve: &Curve| curve.points.last().map_or(1.0, |point| point.share.mean);
    let body = h3(head).and(table(ctx, end));
    match end.options.iter().all(|curve| last(curve) > RARE) {
        true => body.and(note(t.say("survival.rare"))),
        false => body.and(grid(panels)),
    }
}

/// Which of the competing ends came first, by the last year that is reported.
fn first(ctx: &Context) -> Html {
    let t = &ctx.texts;
    let year = ctx.said.first_ends.first().and_then(|curves| curves.first()?.years.last());
    let Some((year, _)) = year else { return Html::default() };
    let years = t.count("count.years", *year as usize);
    let open = |curve: &&EndCurve| ctx.gate.outcome(curve.outcome);
    let name = |curve: &EndCurve| words(ctx.base(curve.outcome)).to_string();
    let heads: Vec<String> =
        ctx.said.first_ends[ctx.said.baseline].iter().filter(open).map(name).collect();
    let caption = t.fill("survival.first_caption", &[("years", years)]);
    let mut table = Table::new(caption).columns([t.plain("option")]).columns(heads);
    for option in &ctx.order {
        let curves = ctx.said.first_ends[*option].iter().filter(open);
        let shares = curves.filter_map(|curve| Some(ctx.share(&curve.years.last()?.1)));
        table = table.row(std::iter::once(ctx.option_with_role(*option)).chain(shares).collect());
    }
    h3(t.say("survival.first")).and(note(t.say("survival.first_how"))).and(table.done())
}

/// How much longer than the baseline an option is without an end within the run [time points].
fn longer(ctx: &Context, end: &Survived, option: usize) -> Html {
    let t = &ctx.texts;
    let time = &ctx.subject.dictionary.time;
    let points = |ticks: f64| ticks / time.ticks_per_point();
    let mean = points(end.options[option].mean_ticks.mean);
    let mean = Html::text(&format::number(mean, 0.5));
    let difference = end.differences.get(option).and_then(Option::as_ref);
    let Some(difference) = difference.map(|one| one.mean_ticks) else { return mean };
    if ctx.same(option, ctx.said.baseline, end.outcome) {
        return t.fill("survival.same", &[("mean", mean)]);
    }
    let error = points(format::precision(&difference));
    let difference = [difference.mean, difference.low, difference.high].map(points);
    let form = Form::of_errors(difference.map(|value| (value, error)));
    let [difference, low, high] =
        difference.map(|value| Html::text(&ctx.end_in(form, value, error)));
    let blanks = [("mean", mean), ("difference", difference), ("low", low), ("high", high)];
    t.fill("survival.longer", &blanks)
}

/// Table of the years, or of the end of the run on an axis without years.
fn table(ctx: &Context, end: &Survived) -> Html {
    let t = &ctx.texts;
    let years: Vec<u32> =
        end.options.iter().take(1).flat_map(|curve| &curve.years).map(|y| y.0).collect();
    let after = |year: &u32| t.count_plain("survival.after", *year as usize);
    let mut heads: Vec<String> = years.iter().map(after).collect();
    if years.is_empty() {
        heads.push(t.plain("survival.end"));
    }
    let mut table =
        Table::new(t.say("survival.caption")).columns([t.plain("option")]).columns(heads);
    let unit = &ctx.subject.dictionary.time.unit;
    table = table.columns([t.fill_plain("survival.mean", &[("unit", unit)])]);
    for option in &ctx.order {
        let curve = &end.options[*option];
        let last = curve.points.last().filter(|_| years.is_empty()).map(|point| &point.share);
        let shares = curve.years.iter().map(|(_, share)| share).chain(last);
        let shares = shares.map(|share| ctx.share(share));
        let name = std::iter::once(ctx.option_with_role(*option));
        let longer = std::iter::once(longer(ctx, end, *option));
        table = table.row(name.chain(shares).chain(longer).collect());
    }
    el("div").add(table.done()).done()
}

/// `after 1 year 76 of 100, after 2 years 72 of 100`, or the share at the end.
fn in_words(ctx: &Context, curve: &crate::analysis::Curve) -> String {
    let t = &ctx.texts;
    let read = |(year, share): &(u32, crate::analysis::Estimate)| {
        let after = t.count_plain("survival.after", *year as usize);
        format!("{after} {}", ctx.of_100(share.mean))
    };
    let last = curve.points.last().map(|point| ctx.of_100(point.share.mean)).unwrap_or_default();
    match curve.years.is_empty() {
        true => t.fill_plain("survival.at_the_end", &[("share", &last)]),
        false => curve.years.iter().map(read).collect::<Vec<_>>().join(", "),
    }
}
