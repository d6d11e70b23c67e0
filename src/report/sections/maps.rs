//! Where it happened: by district for everyone, cell by cell for those who may see it.

use super::layout::{alone, folded, grid, note, withheld};
use crate::analysis::format::{Form, precision};
use crate::analysis::{ScaleEnd, scale_end};
use crate::faults::Fault;
use crate::figures::small::map;
use crate::model::{Grid, Layer};
use crate::report::chart::chart;
use crate::report::closing;
use crate::report::context::{Context, words};
use crate::report::html::{Html, TEXT, el};
use crate::report::numbers::{about, rough_form};
use crate::report::table::Table;

/// The layers that are shown, by position; `parts`: also those that are parts of another.
fn layers<'a>(ctx: &'a Context, parts: bool) -> impl Iterator<Item = (usize, &'a Layer)> {
    let all = &ctx.subject.dictionary.layers;
    let shown = ctx.subject.compare.layers.iter().map(|at| (*at, &all[*at]));
    shown.filter(move |(_, layer)| parts || layer.part.is_none())
}

fn map_of<'a>(ctx: &'a Context) -> Option<&'a Grid> {
    ctx.subject.dictionary.grid.as_ref().filter(|grid| grid.cells() > 0)
}

/// A table a layer: districts down, options across. Where there are no districts, none.
pub(super) fn by_district(ctx: &Context) -> Result<Html, Fault> {
    let Some(place) = map_of(ctx).filter(|grid| grid.regions.names.len() > 1) else {
        return Ok(Html::default());
    };
    let mut body = Html::default();
    let options = ctx.told_apart();
    if options.is_empty() {
        return Ok(body);
    }
    for (at, layer) in layers(ctx, false) {
        let mut sums = Vec::new();
        for option in &options {
            sums.push(of_districts(place, &ctx.results.layer_mean(*option, at, place.cells())?));
        }
        let caption = words(&layer.name);
        let meaning = layer.meaning.as_str();
        let caption = ctx.texts.fill(
            "harm.district_caption",
            &[("layer", Html::name(&caption)), ("meaning", Html::foreign(meaning, TEXT))],
        );
        let mut table = Table::new(caption).narrow().columns([ctx.texts.plain("harm.district")]);
        for option in &options {
            table = table.column(ctx.key(*option), ctx.option_plain(*option));
        }
        let few = |value: f64| ctx.gate.few(&layer.unit, value);
        let form = rough_form(sums.iter().flatten().copied());
        let second: Vec<_> = sums.iter().map(|sums| closing::second(sums, few)).collect();
        for (district, name) in place.regions.names.iter().enumerate() {
            let cells = sums.iter().zip(&second).map(|(sums, second)| match *second {
                Some(at) if at == district => ctx.texts.say("left_out_here"),
                _ => alone(ctx, form, &layer.unit, sums[district]),
            });
            table = table.row(std::iter::once(Html::name(name)).chain(cells).collect());
        }
        body = body.and(table.done());
    }
    if body.is_empty() {
        return Ok(body);
    }
    let t = &ctx.texts;
    let how = note(t.say("harm.where_how")).and(withheld(ctx));
    Ok(folded(t.say("harm.where"), how.and(body)))
}

/// Sums by district of the cells inside the map.
fn of_districts(place: &Grid, cells: &[f64]) -> Vec<f64> {
    let mut sums = vec![0.0; place.regions.names.len()];
    for ((cell, district), inside) in cells.iter().zip(&place.regions.of).zip(&place.inside) {
        if let (true, Some(sum)) = (*inside, sums.get_mut(usize::from(*district))) {
            *sum += cell;
        }
    }
    sums
}

/// A map a layer and option. Sites and cells are left out for the parties.
pub(super) fn maps(ctx: &Context) -> Result<Html, Fault> {
    let Some(place) = map_of(ctx).filter(|_| ctx.gate.full()) else {
        return Ok(Html::default());
    };
    let t = &ctx.texts;
    let mut body = Html::default();
    for (at, layer) in layers(ctx, true) {
        let mut maps = Vec::new();
        for option in &ctx.order {
            maps.push(ctx.results.layer_mean(*option, at, place.cells())?);
        }
        let scale = Scale::of(&maps, &place.inside);
        if scale.is_empty() {
            continue;
        }
        let sums = ctx.order.iter().zip(&maps).map(|(option, cells)| {
            let sum = cells.iter().sum::<f64>();
            let error = layer.sum.map(|at| precision(&ctx.mean_of(*option, at)));
            (sum, error.unwrap_or_else(|| about(sum)))
        });
        let sums: Vec<(f64, f64)> = sums.collect();
        let form = Form::of_errors(sums.iter().copied());
        let panels = ctx.order.iter().zip(&maps).zip(&sums).map(|((option, cells), sum)| {
            let sum = ctx.number_in(form, &layer.unit, sum.0, sum.1);
            let most = worst_district(place, cells);
            let most = most.map(|name| t.fill_plain("maps.most", &[("where", &name)]));
            let most = most.unwrap_or_default();
            let label = t.fill_plain(
                "maps.label",
                &[
                    ("layer", &words(&layer.name)),
                    ("option", &ctx.option_plain(*option)),
                    ("sum", &sum),
                    ("unit", &layer.unit),
                    ("most", &most),
                ],
            );
            let said = t.fill(
                "maps.said",
                &[
                    ("sum", Html::text(&sum)),
                    ("unit", Html::text(&layer.unit)),
                    ("most", Html::text(&most)),
                ],
            );
            let panel = el("div").class("panel").attr("style", ctx.look(*option));
            let panel = panel.add(el("p").class("head").add(ctx.option(*option)));
            let drawn =
                map(place, &SHADES, |cell| cells.get(cell).map_or(0, |value| scale.shade(*value)));
            panel.add(chart("map", &label, drawn)).add(el("p").class("small").add(said))
        });
        body = body
            .and(el("h4").add(Html::name(&words(&layer.name))).done())
            .and(note(Html::foreign(&layer.meaning, TEXT)))
            .and(legend(ctx, &scale, &layer.unit))
            .and(el("div").class("maps").add(grid(panels)).done());
    }
    if body.is_empty() {
        return Ok(body);
    }
    Ok(folded(t.say("maps.title"), note(t.say("maps.how")).and(body)))
}

/// The district with most, where there are several.
fn worst_district(place: &Grid, cells: &[f64]) -> Option<String> {
    if place.regions.names.len() < 2 {
        return None;
    }
    let sums = of_districts(place, cells);
    let most = sums.iter().enumerate().max_by(|a, b| a.1.total_cmp(b.1).then(b.0.cmp(&a.0)));
    let name = most.and_then(|(at, _)| place.regions.names.get(at))?;
    Some(crate::report::html::shorten(name, 60))
}

fn legend(ctx: &Context, scale: &Scale, unit: &str) -> Html {
    let form = rough_form(scale.legend().map(|(_, upper)| upper));
    let last = scale.legend().last().map(|(class, _)| class);
    let items = scale.legend().map(|(class, upper)| {
        let words = match upper {
            0.0 => Html::text("0"),
            _ => {
                let upper = ctx.rough_in(form, unit, upper);
                let key = match scale.beyond {
                    Some(_) if last == Some(class) => "maps.up_to_and_more",
                    _ => "maps.up_to",
                };
                ctx.texts.fill(key, &[("n", Html::text(&upper))])
            }
        };
        el("span").class("swatch").add(el("i").class(class)).add(words)
    });
    let unit = ctx.texts.fill("maps.unit", &[("unit", Html::text(unit))]);
    el("p").class("legend").each(items).add(el("span").add(unit)).done()
}

/// Classes of shade from nothing to most; each is a class of the style sheet.
const SHADES: [&str; 7] = ["s0", "s1", "s2", "s3", "s4", "s5", "s6"];

/// What a shade stands for, by square roots: harm is often where few cells are.
struct Scale {
    most: f64,
    /// The largest number, where it lies beyond the last shade's.
    beyond: Option<f64>,
}

impl Scale {
    /// A scale for cells of all options.
    fn of(maps: &[Vec<f64>], inside: &[bool]) -> Self {
        let maps: Vec<&[f64]> = maps.iter().map(Vec::as_slice).collect();
        let ScaleEnd { end, beyond } = scale_end(&maps, inside);
        Self { most: end, beyond }
    }

    /// True if nothing is anywhere.
    fn is_empty(&self) -> bool {
        self.most <= 0.0
    }

    fn shade(&self, value: f64) -> usize {
        let most = (SHADES.len() - 1) as f64;
        let share = (value / self.most).clamp(0.0, 1.0).sqrt();
        if value > 0.0 { (share * most).ceil().max(1.0) as usize } else { 0 }
    }

    /// The classes with the upper ends of their shades.
    fn legend(&self) -> impl Iterator<Item = (&'static str, f64)> + '_ {
        let upper = |shade: usize| shade as f64 / (SHADES.len() - 1) as f64;
        let all = SHADES.iter().enumerate();
        all.map(move |(shade, class)| (*class, self.most * upper(shade) * upper(shade)))
    }
}
