//! Sponsor deal: an outside actor cuts what it sends.
//! Lever: money and men from abroad.

use super::words::number;
use super::{Context, Delivery, Operation, Policy, fields, named_or_all};
use crate::document::{Field, Parameter, Section, Shape, Source, Words};
use crate::transition::levers::Levers;

const KEPT: Parameter = Parameter {
    key: "kept_share",
    unit: "1",
    range: 0.0..=1.0,
    default: Some(0.0),
    meaning: "share of the support that goes on all the same",
    source: Source::Assumption,
};
const OUTSIDERS: Words =
    Words { key: "outsiders", meaning: "outside actors who cut it; all if silent" };

/// `[policy.<name>] kind = "sponsor_deal"`
pub const SHAPE: Shape = Shape {
    about: "An outside actor cuts what it sends",
    fields: fields![Field::Real(&KEPT), Field::Names(&OUTSIDERS)],
};

struct SponsorDeal {
    kept: f64,
    outsiders: Vec<usize>,
}

pub(super) fn read(
    section: &Section<'_>,
    context: &Context<'_>,
    _: &mut Vec<Operation>,
) -> Box<dyn Policy> {
    let outsiders = named_or_all(section, &OUTSIDERS, &context.outsider_names());
    Box::new(SponsorDeal { kept: section.number(&KEPT), outsiders })
}

impl Policy for SponsorDeal {
    fn turn(&self, delivery: Delivery, levers: &mut Levers) {
        // What is not delivered of the deal goes on flowing.
        let kept = 1.0 - delivery.share * (1.0 - self.kept);
        for &outsider in &self.outsiders {
            levers.flows[outsider] = levers.flows[outsider].min(kept);
        }
    }

    fn private(&self) -> bool {
        true
    }

    fn label(&self) -> String {
        match self.kept {
            0.0 => "no support goes on".to_owned(),
            1.0 => "all support goes on".to_owned(),
            kept => format!("{}% of the support goes on", number((kept * 100.0).round())),
        }
    }
}
