//! What one run of a study will need at most.

use super::uncertain::Uncertain;
use crate::document::Document;
use crate::faults::Faults;
use crate::model::{AnyModel, Estimate, Model};

/// The most of any option, with what is uncertain at its largest and `sets` laid over it.
pub(super) fn most(
    model: &AnyModel,
    options: &[Document],
    uncertain: &[Uncertain],
    sets: impl Fn(&mut Document),
) -> Estimate {
    let mut most = Estimate::default();
    let mut count = |document: &Document| {
        let Some(setup) = model.setup(document, &Faults::new()) else { return };
        let needs = model.estimate(&setup);
        most.bytes = most.bytes.max(needs.bytes);
        most.agents = most.agents.max(needs.agents);
        most.agent_steps = most.agent_steps.max(needs.agent_steps);
    };
    for option in options {
        count(option);
        if !uncertain.is_empty() {
            let mut largest = option.clone();
            uncertain.iter().for_each(|one| one.lay_largest_over(&mut largest));
            sets(&mut largest);
            count(&largest);
        }
    }
    most
}
