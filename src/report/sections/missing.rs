//! What the model and the scenario leave out, so that no option is judged by it.

use super::layout::{Section, h3, note, p};
use crate::report::context::Context;
use crate::report::html::{Html, el};

/// Characters of what a scenario says about itself.
const ABOUT: usize = 4_000;

pub(super) fn section(ctx: &Context) -> Option<Section> {
    let t = &ctx.texts;
    let about = ctx.subject.about.trim();
    let list = &ctx.subject.dictionary.limits;
    if about.is_empty() && list.is_empty() {
        return None;
    }
    let mut body = Html::default();
    if !about.is_empty() {
        body = body.and(h3(t.say("left_out.about"))).and(p(Html::foreign(about, ABOUT)));
    }
    if !list.is_empty() {
        let items = list.iter().map(|words| el("li").text(words));
        body = body
            .and(h3(t.say("left_out.model")))
            .and(note(t.say("left_out.how")))
            .and(el("ul").each(items));
    }
    Some(Section::new("missing", t.say("left_out.title"), body))
}
