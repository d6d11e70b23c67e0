//! Ceasefire commission: people who look into incidents and say whose they were.
//! Lever: staff, whom both sides can believe, and the time that a review takes. What becomes known
//! and who is believed is for the rules to answer.

use super::words::number;
use super::{Context, Delivery, Operation, Policy, fields};
use crate::calendar::week_after;
use crate::document::{Choice, Field, Parameter, Section, Shape, Source};
use crate::transition::levers::Levers;

const STAFF: Parameter = Parameter {
    key: "staff",
    unit: "persons",
    range: 0.0..=5_000.0,
    default: Some(120.0),
    meaning: "people who look into incidents",
    source: Source::Assumption,
};
const VERIFICATION: Choice = Choice {
    key: "verification",
    words: &[
        ("national", "by the state's own people; counts four tenths"),
        ("joint", "by people of both sides; counts seven tenths"),
        ("international", "by outsiders with access; counts in full"),
    ],
    default: Some("joint"),
    meaning: "who verifies, and so how far both sides can believe it",
};
const REVIEW: Parameter = Parameter {
    key: "review_months",
    unit: "months",
    range: 0.0..=24.0,
    default: Some(0.25),
    meaning: "time until an incident has been looked into",
    source: Source::Assumption,
};

/// How far both sides can take the word of each kind of verification. Assumption.
const WEIGHT: [f64; 3] = [0.4, 0.7, 1.0];

/// `[policy.<name>] kind = "ceasefire_commission"`
pub const SHAPE: Shape = Shape {
    about: "People who look into incidents and say whose they were",
    fields: fields![Field::Whole(&STAFF), Field::Choice(&VERIFICATION), Field::Real(&REVIEW)],
};

struct CeasefireCommission {
    staff: u32,
    verification: usize,
    review_weeks: u32,
}

pub(super) fn read(
    section: &Section<'_>,
    _: &Context<'_>,
    _: &mut Vec<Operation>,
) -> Box<dyn Policy> {
    Box::new(CeasefireCommission {
        staff: section.count(&STAFF),
        verification: section.choice(&VERIFICATION),
        review_weeks: week_after(section.number(&REVIEW)),
    })
}

impl Policy for CeasefireCommission {
    fn turn(&self, delivery: Delivery, levers: &mut Levers) {
        let commission = &mut levers.commission;
        commission.staff += f64::from(delivery.of(self.staff)) * WEIGHT[self.verification];
        commission.review_weeks = commission.review_weeks.max(self.review_weeks);
    }

    fn label(&self) -> String {
        let staff = number(f64::from(self.staff));
        format!("{} verification, {staff} staff", VERIFICATION.words[self.verification].0)
    }
}
