//! The sections of a report in their order, one a file. One with nothing to show is left out.

mod acceptance;
mod again;
mod assumptions;
mod benchmarks;
mod first;
mod futures;
mod harm;
mod known;
mod maps;
mod missing;
mod obligations;
mod outcomes;
mod question;
mod ruled_out;
mod signs;
mod survival;
mod timelines;
mod tradeoffs;
mod turns;
mod worst;

use super::context::Context;
use super::html::{Element, Html, el};
use crate::faults::Fault;

pub(super) use first::read_first;

/// A section of the page.
pub(super) struct Section {
    /// Where links lead to.
    pub id: &'static str,
    pub title: Html,
    pub body: Html,
}

impl Section {
    fn new(id: &'static str, title: Html, body: Html) -> Self {
        Self { id, title, body }
    }
}

/// Every section that has something to show.
///
/// # Errors
/// The log of the batch cannot be read.
pub(super) fn all(ctx: &Context) -> Result<Vec<Section>, Fault> {
    let sections = [
        Some(question::section(ctx, &known::known(ctx)?)),
        timelines::section(ctx),
        obligations::section(ctx)?,
        acceptance::section(ctx),
        futures::section(ctx),
        survival::section(ctx),
        benchmarks::section(ctx)?,
        harm::section(ctx)?,
        outcomes::section(ctx),
        worst::section(ctx),
        signs::section(ctx),
        tradeoffs::section(ctx),
        turns::section(ctx),
        assumptions::section(ctx),
        missing::section(ctx),
        Some(again::section(ctx)),
    ];
    Ok(sections.into_iter().flatten().collect())
}

/// A paragraph.
fn p(words: Html) -> Html {
    el("p").add(words).done()
}

/// A paragraph of small words: how to read what stands beside it.
fn note(words: Html) -> Html {
    el("p").class("note").add(words).done()
}

/// A heading inside a section.
fn h3(words: Html) -> Html {
    el("h3").add(words).done()
}

/// A heading with what is under it; neither where that is nothing.
fn headed(words: Html, body: Html) -> Html {
    if body.is_empty() { body } else { h3(words).and(body) }
}

/// Panels side by side as far as there is room, one below the other on a phone.
fn grid(panels: impl IntoIterator<Item = Element>) -> Html {
    let panels = Html::join(panels.into_iter().map(Element::done));
    if panels.is_empty() { panels } else { el("div").class("grid").add(panels).done() }
}

/// What is looked up rather than read: folded away on a screen, open on paper.
fn folded(title: Html, body: Html) -> Html {
    if body.is_empty() {
        return body;
    }
    el("details").add(el("summary").add(el("h3").add(title))).add(body).done()
}

/// A panel about one option, begun with its name.
fn panel(ctx: &Context, option: usize) -> Element {
    el("div")
        .class("panel")
        .attr("style", ctx.look(option))
        .add(title(ctx.option_with_role(option)))
}

/// A panel about options of which the same is to be said, begun with their names.
fn panel_of_all(ctx: &Context, options: &[usize]) -> Element {
    let [first, others @ ..] = options else { return el("div").class("panel") };
    others
        .iter()
        .fold(panel(ctx, *first), |panel, option| panel.add(title(ctx.option_with_role(*option))))
}

/// The head of a panel.
fn title(words: Html) -> Html {
    el("p").class("head").add(words).done()
}
