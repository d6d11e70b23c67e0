//! Layers: sums over a run by cell, in the order in which `record::finish` leaves them.

use crate::model::{Layer, Outcome, Part};

/// Name of a layer, what it is, and whose part of the first it is.
type Line = (&'static str, &'static str, Option<&'static str>);

const LINES: [Line; 8] = [
    ("civilians_killed", "civilians killed over the run", None),
    ("battle_deaths", "fighters killed over the run", None),
    ("fled", "people who left their homes over the run", None),
    // The rest add up to the first: see `Author`.
    (
        "civilians_killed_by_state_side",
        "civilians killed by the state and those who fight beside it",
        Some("by_state_side"),
    ),
    (
        "civilians_killed_by_other_parties",
        "civilians killed by other parties in the process",
        Some("by_other_parties"),
    ),
    (
        "civilians_killed_by_non_signatories",
        "civilians killed by parties outside the process",
        Some("by_non_signatories"),
    ),
    (
        "civilians_killed_by_crime",
        "civilians killed by crime or unknown perpetrators",
        Some("by_crime"),
    ),
    (
        "civilians_killed_by_strikes",
        "bystanders killed by troops who strike a party",
        Some("by_strikes"),
    ),
];

/// All of them. `outcomes`: those of the dictionary, one of which may be the sum of a layer.
pub(super) fn all(outcomes: &[Outcome]) -> Vec<Layer> {
    let layer = |(name, meaning, by): Line| Layer {
        name: name.into(),
        unit: "persons".into(),
        meaning: meaning.into(),
        part: by.map(|by| Part { of: 0, by: by.into(), named: false }),
        sum: outcomes.iter().position(|outcome| outcome.name == name),
    };
    LINES.map(layer).to_vec()
}

#[cfg(test)]
mod tests {
    use super::LINES;

    #[test]
    fn a_part_is_called_by_the_end_of_its_layers_name() {
        let (whole, ..) = LINES[0];
        for (name, _, part) in LINES {
            if let Some(part) = part {
                assert_eq!(name, format!("{whole}_{part}"));
            }
        }
    }
}
