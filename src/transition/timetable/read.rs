//! `[policy.*]`: the policies of an option with their dates, and whom each asks.

use super::conditions::{self, When};
use super::order::in_order;
use super::{ScheduledPolicy, Slippage, Timetable};
use crate::calendar::week_after;
use crate::document::{Parameter, Section, Source, Words};
use crate::faults::{did_you_mean, nearest};
use crate::transition::country::Country;
use crate::transition::policies::{KINDS, Operation};

pub const KIND: Words = Words { key: "kind", meaning: "kind of policy" };
pub const CONSENT: Words = Words {
    key: "consent",
    meaning: "parties that must agree before it begins; without any it is imposed",
};
pub const AGAIN: Parameter = Parameter {
    key: "again_after_months",
    unit: "months",
    range: 1.0..=120.0,
    default: Some(3.0),
    meaning: "months after a refusal until it is offered again",
    source: Source::Assumption,
};

/// Reads `[policy.*]` and `[slippage]`: policies, dates, and the operations that they bring.
pub fn read(root: &Section<'_>, country: &Country) -> Timetable {
    let mut operations = Vec::new();
    let mut policies = Vec::new();
    for (name, section) in root.sections("policy") {
        let kind = section.kind();
        let Some(kind) = KINDS.iter().find(|known| known.name == kind) else { continue };
        let policy = (kind.read)(&section, country);
        policy.check(&section);
        let operation = operations.len();
        operations.extend(policy.operation(&name));
        let start = conditions::read(&section.section("start"), country).unwrap_or(When::Week(0));
        let end = conditions::read(&section.section("end"), country);
        let scheduled = ScheduledPolicy {
            name: name.into(),
            kind: kind.name,
            consent: consent(&section, country),
            again: week_after(section.number(&AGAIN)),
            policy,
            operation,
            start,
            end,
            unannounced: section.section("end").flag(&conditions::UNANNOUNCED),
        };
        policies.push((scheduled, section));
    }
    check_names(&policies);
    for (scheduled, section) in &mut policies {
        if let Some(name) = scheduled.policy.names_operation() {
            scheduled.operation = operation_of(name, &operations, section);
        }
    }
    let slippage = Slippage::read(&root.section("slippage"));
    Timetable { policies: in_order(policies), operations, slippage }
}

/// The parties that must agree: each in the process, or it could not be asked.
fn consent(section: &Section<'_>, country: &Country) -> Vec<usize> {
    let parties = section.known_names(&CONSENT, &country.party_names());
    for &index in &parties {
        let party = &country.parties[index];
        section.require(CONSENT.key, party.in_process, || {
            format!("{}.consent: {} is outside the process", section.path(), party.name)
        });
    }
    parties
}

/// Position of the operation of a policy of this option; a fault if it brings none.
fn operation_of(name: &str, operations: &[Operation], section: &Section<'_>) -> usize {
    let found = operations.iter().position(|operation| operation.name == name);
    found.unwrap_or_else(|| {
        let known = || operations.iter().map(|operation| operation.name.as_str());
        let help = did_you_mean(nearest(name, known()), || match operations {
            [] => "it has none".to_owned(),
            _ => format!("operations: {}", known().collect::<Vec<_>>().join(", ")),
        });
        let message = format!(
            "{}.operation: no policy `{name}` of this option brings an operation; {help}",
            section.path()
        );
        section.fault("operation", message);
        operations.len()
    })
}

/// Every `after` names a policy of this option and a step that it has.
fn check_names(policies: &[(ScheduledPolicy, Section<'_>)]) {
    for (scheduled, section) in policies {
        for (key, when) in [("start", Some(&scheduled.start)), ("end", scheduled.end.as_ref())] {
            let Some(When::After { policy, step, .. }) = when else { continue };
            let place = section.section(key);
            let known = || policies.iter().map(|(other, _)| &*other.name);
            let Some((other, _)) = policies.iter().find(|(other, _)| *other.name == **policy)
            else {
                let help = did_you_mean(nearest(policy, known()), || {
                    format!("policies: {}", known().collect::<Vec<_>>().join(", "))
                });
                let message = format!(
                    "{}.after: there is no policy `{policy}` in this option; {help}",
                    place.path()
                );
                place.fault("after", message);
                continue;
            };
            let steps = other.policy.milestones();
            if let Some(step) = step
                && !steps.contains(&step.as_str())
            {
                let list = if steps.is_empty() { "none".to_owned() } else { steps.join(", ") };
                let message = format!(
                    "{}.after: `{policy}` has no step `{step}`; steps: {list}",
                    place.path()
                );
                place.fault("after", message);
            }
        }
    }
}
