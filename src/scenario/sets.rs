//! The words of `--set`, laid over each option.

use super::absent::names_in;
use crate::document::{Document, Node, Value};
use crate::faults::{Fault, Faults, Kind, listed};

/// Lays `--set` over an option. A path into a policy that the option does not have is left out, as
/// in `[uncertain]`, unless it says the policy's kind: the option goes without that policy.
pub(super) fn lay_sets_over(document: &mut Document, sets: &Node) {
    let mut sets = sets.clone();
    if let Value::Table(table) = &mut sets.value
        && let Some(Value::Table(policies)) = table.get_mut("policy").map(|node| &mut node.value)
    {
        let there = document.root.get("policy");
        let has = |name: &str| there.is_some_and(|policies| policies.get(name).is_some());
        policies.retain(|name, over| has(name) || over.get("kind").is_some());
    }
    document.root.lay_over(&sets);
}

/// Refuses a policy that no option has. `documents`: before the sets were laid over them.
pub(super) fn refuse_unset_policies(sets: &Node, documents: &[Document], faults: &Faults) {
    let Some(policies) = sets.get("policy").and_then(Node::table) else { return };
    let known = names_in(documents, "policy");
    for (name, node) in policies {
        if known.binary_search(&name.as_str()).is_ok() || node.get("kind").is_some() {
            continue;
        }
        let fault = Fault::new(Kind::Scenario, format!("no option has a policy `{name}`"));
        let removes = node.value == Value::Flag(false);
        faults.push(fault.at(&node.place).help(
            match faults.nearest(name, known.iter().copied()) {
                Some(meant) => format!("did you mean `{meant}`?"),
                None if removes => format!("policies: {}", listed(known.iter().copied())),
                None => "a policy of its own needs its kind: --set policy.x.kind=…".to_owned(),
            },
        ));
    }
}
