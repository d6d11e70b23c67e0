//! What sections are put together from: headings, panels, notes, what is left out.

use crate::analysis::format::Form;
use crate::report::context::Context;
use crate::report::html::{Element, Html, el};

/// A section of the page.
pub(in crate::report) struct Section {
    /// Where links lead to.
    pub id: &'static str,
    pub title: Html,
    pub body: Html,
}

impl Section {
    pub fn new(id: &'static str, title: Html, body: Html) -> Self {
        Self { id, title, body }
    }
}

/// A paragraph.
pub(super) fn p(words: Html) -> Html {
    el("p").add(words).done()
}

/// A paragraph of small words: how to read what stands beside it.
pub(super) fn note(words: Html) -> Html {
    el("p").class("note").add(words).done()
}

/// A heading inside a section.
pub(super) fn h3(words: Html) -> Html {
    el("h3").add(words).done()
}

/// A heading with what is under it; neither where that is nothing.
pub(super) fn headed(words: Html, body: Html) -> Html {
    if body.is_empty() { body } else { h3(words).and(body) }
}

/// Panels side by side as far as there is room, one below the other on a phone.
pub(super) fn grid(panels: impl IntoIterator<Item = Element>) -> Html {
    let panels = Html::join(panels.into_iter().map(Element::done));
    if panels.is_empty() { panels } else { el("div").class("grid").add(panels).done() }
}

/// What is looked up rather than read: folded away on a screen, open on paper.
pub(super) fn folded(title: Html, body: Html) -> Html {
    if body.is_empty() {
        return body;
    }
    el("details").add(el("summary").add(el("h3").add(title))).add(body).done()
}

/// A panel about one option, begun with its name.
pub(super) fn panel(ctx: &Context, option: usize) -> Element {
    el("div")
        .class("panel")
        .attr("style", ctx.look(option))
        .add(title(ctx.option_with_role(option)))
}

/// A panel about options of which the same is to be said, begun with their names.
pub(super) fn panel_of_all(ctx: &Context, options: &[usize]) -> Element {
    let [first, others @ ..] = options else { return el("div").class("panel") };
    others
        .iter()
        .fold(panel(ctx, *first), |panel, option| panel.add(title(ctx.option_with_role(*option))))
}

/// The head of a panel.
pub(super) fn title(words: Html) -> Html {
    el("p").class("head").add(words).done()
}

/// That options are left out of tables of places and authors, where some are.
pub(super) fn withheld(ctx: &Context) -> Html {
    let options: Vec<usize> =
        ctx.order.iter().copied().filter(|option| ctx.withheld(*option)).collect();
    if options.is_empty() {
        return Html::default();
    }
    note(ctx.texts.fill("harm.withheld", &[("options", ctx.those(&options))]))
}

/// A number without an interval, in the form of its table.
pub(super) fn alone(ctx: &Context, form: Form, unit: &str, value: f64) -> Html {
    let text = match value {
        0.0 => "0".to_owned(),
        small if small < 0.5 => ctx.texts.plain("under_half"),
        _ => ctx.rough_in(form, unit, value),
    };
    Html::text(&if ctx.gate.few(unit, value) { ctx.texts.plain("few") } else { text })
}
