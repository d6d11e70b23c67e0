//! What a report that goes to the parties leaves out: who is strong or weak where, who is called a
//! spoiler, and when a party had most to gain from breaking its word.

use crate::model::{Outcome, Private, Series};
use crate::transition::setup::Setup;

/// First parts of names of series that show strength, posture or exposure.
const SERIES: [&str; 3] = ["strength.", "exposure.", "posture."];
/// Outcomes that label parties as spoilers or criminal.
const OUTCOMES: [&str; 4] =
    ["spoiler_acts", "spoiler_acts_stopped", "gang_deaths", "units_split_off"];
/// Numbers of a scenario that say strength, cohesion, aims, money or sites.
const PATHS: [&str; 6] =
    ["party.*", "outsider.*", "trust", "uncertain", "rule.spoilers", "policy.*.sites"];

/// What is private in a scenario.
pub(super) fn of(setup: &Setup, outcomes: &[Outcome], series: &[Series]) -> Private {
    let outside = |name: &str| {
        setup.parties.iter().any(|party| !party.in_process && name.ends_with(&party.name))
    };
    let hidden = |name: &str| {
        OUTCOMES.contains(&name) || name.starts_with("civilians_killed_by.") && outside(name)
    };
    let shows = |name: &str| {
        let of_outside = name.starts_with("civilians_killed_by.") && outside(name);
        of_outside || SERIES.iter().any(|first| name.starts_with(first))
    };
    let which = |names: Vec<&str>, is: &dyn Fn(&str) -> bool| {
        (0..names.len()).filter(|&at| is(names[at])).collect()
    };
    Private {
        outcomes: which(outcomes.iter().map(|one| one.name.as_str()).collect(), &hidden),
        series: which(series.iter().map(|one| one.name.as_str()).collect(), &shows),
        paths: PATHS.map(str::to_owned).to_vec(),
    }
}
