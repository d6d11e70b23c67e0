//! The criteria as a reader may see them.

use crate::analysis::Judged;
use crate::report::context::{Context, words};
use crate::report::html::{Html, TEXT};
use crate::scenario::Criterion;

/// The criteria that this reader may see, with where the options stand.
pub(super) fn shown<'a>(ctx: &'a Context) -> impl Iterator<Item = (&'a Judged, &'a Criterion)> {
    let criteria = &ctx.subject.compare.criteria;
    let all = ctx.said.choice.criteria.iter();
    let pairs = all.filter_map(|judged| Some((judged, criteria.get(judged.criterion)?)));
    pairs.filter(|(_, criterion)| ctx.gate.outcome(criterion.outcome))
}

/// A criterion in its own words, or its outcome's.
pub(super) fn name(criterion: &Criterion) -> Html {
    match criterion.says.is_empty() {
        true if criterion.said => Html::name(&criterion.name),
        true => Html::name(&words(&criterion.name)),
        false => Html::foreign(&criterion.says, TEXT),
    }
}
