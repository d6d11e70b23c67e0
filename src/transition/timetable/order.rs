//! The order of the timetable: each policy stands after those that its start waits for.

use super::ScheduledPolicy;
use super::conditions::When;
use crate::document::Section;

/// Puts each policy after those that its start waits for; a ring is a fault. An end may wait for
/// any policy: it is looked at once a policy has begun.
pub(super) fn in_order(mut waiting: Vec<(ScheduledPolicy, Section<'_>)>) -> Vec<ScheduledPolicy> {
    let mut ordered: Vec<ScheduledPolicy> = Vec::new();
    while !waiting.is_empty() {
        let ready = waiting.iter().position(|(policy, _)| match &policy.start {
            When::After { policy: first, .. } => {
                !waiting.iter().any(|(other, _)| *other.name == **first)
            }
            _ => true,
        });
        match ready {
            Some(index) => ordered.push(waiting.remove(index).0),
            None => {
                let ring: Vec<&str> = waiting.iter().map(|(policy, _)| &*policy.name).collect();
                let message = format!("policies wait for each other: {}", ring.join(", "));
                waiting[0].1.section("start").fault("after", message);
                ordered.extend(waiting.into_iter().map(|(policy, _)| policy));
                return ordered;
            }
        }
    }
    ordered
}
