//! What a report that goes to the parties leaves out: who is strong or weak where, who is called a
//! spoiler, what was agreed with a sponsor, and when a party had most to gain from breaking its
//! word. Nor may it hold a number from which one of these can be worked out.

use std::collections::BTreeSet;

use crate::model::Private;
use crate::transition::setup::Setup;

/// Numbers of a scenario that say strength, cohesion, aims, money or places.
const PATHS: [&str; 6] =
    ["party.*", "sponsor.*", "trust", "uncertain", "rule.spoilers", "policy.*.places"];

/// The same in words, for who reads a report without it.
const SAYS: &str = "sites; strengths and cohesion of named groups and what these could be worked out \
                    from; who is taken for a spoiler, and every measure that reveals it; deals with \
                    sponsors; how exposed each party is by month and when it would gain most from \
                    breaking its word";

/// Policies, by name, that tell by being there whom somebody takes for a spoiler.
pub(super) fn policies(options: &[Setup]) -> BTreeSet<&str> {
    let scheduled = options.iter().flat_map(|option| &option.timetable.policies);
    scheduled.filter(|policy| policy.private()).map(|policy| &*policy.name).collect()
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
        says: SAYS.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::PATHS;
    use crate::document::{Field, Shape};
    use crate::scenario::{KINDS, full_shape};

    /// True if a document of this shape can have a path with these parts, `*` for any one part.
    fn can_have(shape: &Shape, parts: &[&str]) -> bool {
        let Some((first, rest)) = parts.split_first() else {
            return true;
        };
        let named =
            |shape: &Shape| rest.split_first().is_none_or(|(_, rest)| can_have(shape, rest));
        let mut fields = shape.fields.iter().filter(|field| [field.key(), "*"].contains(first));
        fields.any(|field| match field {
            Field::Table(_, shape) => can_have(shape, rest),
            Field::Named(_, shape) => named(shape),
            Field::Kinds(_, kinds) => kinds.iter().any(|(_, shape)| named(shape)),
            Field::Open(_) => true,
            _ => rest.is_empty(),
        })
    }

    #[test]
    fn every_private_path_is_one_that_a_document_can_have() {
        let kind = KINDS.iter().find(|kind| kind.name == "transition").unwrap();
        let whole = full_shape(kind);
        for pattern in PATHS {
            let parts: Vec<&str> = pattern.split('.').collect();
            assert!(can_have(whole, &parts), "{pattern}");
        }
        for wrong in ["policy.*.sites", "partys.*", "party.*.fighters.more"] {
            let parts: Vec<&str> = wrong.split('.').collect();
            assert!(!can_have(whole, &parts), "{wrong}");
        }
    }
}
