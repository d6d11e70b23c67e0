//! What a report that goes to the parties leaves out: who is strong or weak where, who is called a
//! spoiler, what was agreed with a sponsor, and when a party had most to gain from breaking its
//! word. Nor may it hold a number from which one of these can be worked out.

use std::collections::BTreeSet;

use crate::model::Private;
use crate::transition::setup::Setup;

/// Numbers of a scenario that say strength, cohesion, aims, money or sites.
const PATHS: [&str; 6] =
    ["party.*", "sponsor.*", "trust", "uncertain", "rule.spoilers", "policy.*.sites"];

/// Policies, by name, that tell by being there whom somebody takes for a spoiler.
pub(super) fn policies(options: &[Setup]) -> BTreeSet<&str> {
    let slots = options.iter().flat_map(|option| &option.timetable.policies);
    slots.filter(|slot| slot.private()).map(|slot| &*slot.name).collect()
}

/// What is private in a scenario. `outcomes`, `series`: those whose row says so.
pub(super) fn of(options: &[Setup], outcomes: Vec<usize>, series: Vec<usize>) -> Private {
    let told = policies(options);
    let of_told = told.iter().map(|policy| format!("policy.{policy}"));
    Private {
        outcomes,
        series,
        paths: PATHS.map(str::to_owned).into_iter().chain(of_told).collect(),
        policies: told.into_iter().map(str::to_owned).collect(),
    }
}
