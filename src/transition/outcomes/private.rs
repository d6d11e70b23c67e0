//! What a report that goes to the parties leaves out: who is strong or weak where, who is called a
//! spoiler, what was agreed with a sponsor, and when a party had most to gain from breaking its
//! word. Nor may it hold a number from which one of these can be worked out.

use std::collections::BTreeSet;

use crate::model::{Outcome, Private, Series};
use crate::transition::setup::Setup;

/// First parts of names of series that show strength, posture or exposure.
const SERIES: [&str; 3] = ["strength.", "exposure.", "posture."];
/// Heads of outcomes that each policy has, before its name.
const OF_POLICIES: [&str; 5] = ["began.", "ended.", "accepted.", "refusals.", "agreed."];
/// Outcomes that label parties as spoilers or criminal.
const OUTCOMES: [&str; 4] =
    ["spoiler_acts", "spoiler_acts_stopped", "gang_deaths", "units_split_off"];
/// Numbers of a scenario that say strength, cohesion, aims, money or sites.
const PATHS: [&str; 6] =
    ["party.*", "outsider.*", "trust", "uncertain", "rule.spoilers", "policy.*.sites"];

/// What is private in a scenario.
pub(super) fn of(
    options: &[Setup],
    setup: &Setup,
    outcomes: &[Outcome],
    series: &[Series],
) -> Private {
    let scheduled = options.iter().flat_map(|option| &option.timetable.policies);
    let told: BTreeSet<&str> =
        scheduled.filter(|policy| policy.private()).map(|policy| &*policy.name).collect();
    let of_private_policy = |name: &str| {
        let rest = OF_POLICIES.iter().find_map(|head| name.strip_prefix(head));
        rest.is_some_and(|rest| {
            told.iter().any(|policy| {
                rest.strip_prefix(policy).is_some_and(|end| end.is_empty() || end.starts_with('.'))
            })
        })
    };
    let outside = |name: &str| {
        setup.country.parties.iter().any(|party| !party.in_process && name.ends_with(&party.name))
    };
    let hidden = |name: &str| {
        OUTCOMES.contains(&name)
            || name.starts_with("civilians_killed_by.") && outside(name)
            || of_private_policy(name)
    };
    // Men disarmed by the share that they are of all give all: the party's strength.
    let of_men = |name: &str| {
        let party = name.strip_prefix("given.");
        party.is_some_and(|party| party != setup.country.parties[setup.country.state()].name)
    };
    let shows = |name: &str| {
        let of_outside = name.starts_with("civilians_killed_by.") && outside(name);
        of_outside || of_men(name) || SERIES.iter().any(|first| name.starts_with(first))
    };
    let which = |names: Vec<&str>, is: &dyn Fn(&str) -> bool| {
        (0..names.len()).filter(|&at| is(names[at])).collect()
    };
    Private {
        outcomes: which(outcomes.iter().map(|one| one.name.as_str()).collect(), &hidden),
        series: which(series.iter().map(|one| one.name.as_str()).collect(), &shows),
        paths: PATHS
            .map(str::to_owned)
            .into_iter()
            .chain(told.iter().map(|policy| format!("policy.{policy}")))
            .collect(),
        policies: told.into_iter().map(str::to_owned).collect(),
    }
}
