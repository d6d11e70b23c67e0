//! `[treasury]`: what the state takes in, and what its soldiers are paid. Without `wage_usd` they are paid whatever
//! it costs.

use crate::document::{Field, Parameter, Section, Shape, Source};

const WAGE: Parameter = Parameter {
    key: "wage_usd",
    unit: "US dollars/person-month",
    range: 0.0..=10_000.0,
    default: Some(0.0),
    meaning: "pay and keep of a soldier of the state; 0: money is not followed, and all are paid",
    source: Source::Assumption,
};
const REVENUE: Parameter = Parameter {
    key: "revenue_usd",
    unit: "US dollars/person-month",
    range: 0.0..=1_000.0,
    default: Some(0.0),
    meaning: "what the state takes in for each person for whom it provides security, and can spend on its army",
    source: Source::Assumption,
};
const AID: Parameter = Parameter {
    key: "aid_usd",
    unit: "US dollars/month",
    range: 0.0..=1e9,
    default: Some(0.0),
    meaning: "money from abroad for its army",
    source: Source::Assumption,
};
const SAVINGS: Parameter = Parameter {
    key: "savings_usd",
    unit: "US dollars",
    range: 0.0..=1e11,
    default: Some(0.0),
    meaning: "what it has at the start",
    source: Source::Assumption,
};

/// `[treasury]`
pub const SHAPE: Shape = Shape {
    about: "What the state takes in, and what its soldiers are paid",
    fields: &[Field::Real(&WAGE), Field::Real(&REVENUE), Field::Real(&AID), Field::Real(&SAVINGS)],
};

/// The treasury of the state.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Treasury {
    /// Pay of a soldier [US dollars/person-month]; 0: money is not followed.
    pub wage_usd: f64,
    /// What comes in for each person for whom the state provides security [US dollars/person-month].
    pub revenue_usd: f64,
    /// Money from abroad [US dollars/month].
    pub aid_usd: f64,
    /// What is there at the start [US dollars].
    pub savings_usd: f64,
}

impl Treasury {
    /// Reads the section.
    pub fn read(section: &Section<'_>) -> Self {
        let [wage_usd, revenue_usd, aid_usd, savings_usd] =
            [&WAGE, &REVENUE, &AID, &SAVINGS].map(|key| section.number(key));
        let money = [(REVENUE.key, revenue_usd), (AID.key, aid_usd), (SAVINGS.key, savings_usd)];
        for (key, usd) in money {
            let path = section.join(key);
            section.require(key, wage_usd > 0.0 || usd <= 0.0, || {
                format!("{path} means nothing without `wage_usd`: nobody is paid from it")
            });
        }
        Self { wage_usd, revenue_usd, aid_usd, savings_usd }
    }
}
