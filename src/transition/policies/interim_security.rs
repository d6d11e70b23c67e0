//! Interim security: who is assigned to provide security, district by district, until there is one
//! lawful force.
//! Lever: assignment. Who really provides security where, and who clashes over it, is for the rules
//! to find out.

use super::words;
use super::{Context, Delivery, Operation, Policy, fields};
use crate::document::{Choice, Field, Parameter, Section, Shape, Source, Words};
use crate::transition::levers::{Assigned, Levers};

const FORM: Choice = Choice {
    key: "form",
    words: &[
        ("none", "nobody is assigned: parties' units leave security to others"),
        ("delegated", "each side in the area that it controls"),
        ("retained", "the state, everywhere"),
        ("joint", "units of both sides together, in the same places"),
        ("international", "international operations alone"),
    ],
    default: None,
    meaning: "who provides security",
};
const SHARE: Parameter = Parameter {
    key: "joint_share",
    unit: "1",
    range: 0.0..=1.0,
    default: Some(0.2),
    meaning: "share of the units of each side that is detailed to joint security",
    source: Source::Assumption,
};
const DISTRICTS: Words =
    Words { key: "districts", meaning: "districts that it holds for; all if silent" };

/// `[policy.<name>] kind = "interim_security"`
pub const SHAPE: Shape = Shape {
    about: "Who provides security until there is one lawful force",
    fields: fields![Field::Choice(&FORM), Field::Real(&SHARE), Field::Names(&DISTRICTS)],
};

struct InterimSecurity {
    form: usize,
    joint_share: f64,
    districts: Vec<usize>,
    place: String,
}

pub(super) fn read(
    section: &Section<'_>,
    context: &Context<'_>,
    _: &mut Vec<Operation>,
) -> Box<dyn Policy> {
    let districts = context.districts(section, &DISTRICTS);
    let place = if section.has(DISTRICTS.key) {
        format!(" in {}", words::districts(&districts, &context.ground.map.districts))
    } else {
        String::new()
    };
    Box::new(InterimSecurity {
        place,
        form: section.choice(&FORM),
        joint_share: section.number(&SHARE),
        districts,
    })
}

impl Policy for InterimSecurity {
    fn turn(&self, _: Delivery, levers: &mut Levers) {
        let forms = [
            Assigned::Nobody,
            Assigned::Delegated,
            Assigned::Retained,
            Assigned::Joint,
            Assigned::International,
        ];
        if forms[self.form] == Assigned::Joint {
            levers.joint_share = levers.joint_share.max(self.joint_share);
        }
        for &district in &self.districts {
            levers.assigned[district] = forms[self.form];
        }
    }

    fn label(&self) -> String {
        let who = match FORM.words[self.form].0 {
            "none" => "security by nobody in particular",
            "delegated" => "security by each side in its own area",
            "retained" => "security by the state",
            "joint" => "security by both sides together",
            _ => "security by international operations",
        };
        format!("{who}{}", self.place)
    }
}
