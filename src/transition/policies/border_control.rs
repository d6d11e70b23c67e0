//! Border control: guards on the border over which an outside actor's support comes.
//! Lever: people on the border. How much still gets through is for the rules to answer.

use super::words::counted;
use super::{Context, Delivery, Operation, Policy, fields, named_or_all};
use crate::document::{Field, Parameter, Section, Shape, Source, Words};
use crate::transition::levers::Levers;

const GUARDS: Parameter = Parameter {
    key: "guards",
    unit: "persons",
    range: 0.0..=100_000.0,
    default: Some(500.0),
    meaning: "guards on each border",
    source: Source::Assumption,
};
const OUTSIDERS: Words =
    Words { key: "outsiders", meaning: "outside actors whose border is guarded; all if silent" };

/// `[policy.<name>] kind = "border_control"`
pub const SHAPE: Shape = Shape {
    about: "Guards on the border over which outside support comes",
    fields: fields![Field::Whole(&GUARDS), Field::Names(&OUTSIDERS)],
};

struct BorderControl {
    guards: u32,
    outsiders: Vec<usize>,
    border: String,
}

pub(super) fn read(
    section: &Section<'_>,
    context: &Context<'_>,
    _: &mut Vec<Operation>,
) -> Box<dyn Policy> {
    let outsiders = named_or_all(section, &OUTSIDERS, &context.outsider_names());
    let border = match outsiders.as_slice() {
        [one] => format!("at the border with {}", context.outsiders[*one].name),
        all => format!("at each of {}", counted(all.len() as f64, "border", "borders")),
    };
    Box::new(BorderControl { guards: section.count(&GUARDS), outsiders, border })
}

impl Policy for BorderControl {
    fn turn(&self, delivery: Delivery, levers: &mut Levers) {
        for &outsider in &self.outsiders {
            levers.guards[outsider] += delivery.of(self.guards);
        }
    }

    fn label(&self) -> String {
        format!("{} {}", counted(f64::from(self.guards), "guard", "guards"), self.border)
    }
}
