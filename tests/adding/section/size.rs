//! How many options the study holds.

use super::layout::{Section, p};
use crate::report::context::Context;

pub(super) fn section(ctx: &Context) -> Option<Section> {
    let options = ctx.texts.count("count.options", ctx.subject.options.len());
    let words = ctx.texts.fill("size.what", &[("options", options)]);
    Some(Section::new("size", ctx.texts.say("size.title"), p(words)))
}
