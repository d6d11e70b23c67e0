//! Spoiler management: what is offered to a party outside the process, and force against it.
//! Inducement offers, coercion strikes, socialisation does either by a rule about its acts (after
//! Stedman 1997, International Security 22:5).
//! Lever: concessions, money and troops. The policy does not know what the party wants; what it
//! makes of this is for the rules to answer.

use super::{Context, Delivery, Operation, Policy, fields};
use crate::document::{Field, Parameter, Section, Shape, Source, Words};
use crate::transition::levers::Levers;

const PARTY: Words = Words { key: "party", meaning: "party outside the process that it is about" };
const GRANTED: Parameter = Parameter {
    key: "granted_share",
    unit: "1",
    range: 0.0..=1.0,
    default: Some(0.0),
    meaning: "share of what the party demands that is granted",
    source: Source::Assumption,
};
const USD: Parameter = Parameter {
    key: "usd_per_month",
    unit: "US dollars/month",
    range: 0.0..=1e8,
    default: Some(0.0),
    meaning: "money paid to it",
    source: Source::Assumption,
};
const TROOPS: Parameter = Parameter {
    key: "troops",
    unit: "persons",
    range: 0.0..=50_000.0,
    default: Some(0.0),
    meaning: "troops that strike it",
    source: Source::Assumption,
};
const CONDITIONAL: Words = Words {
    key: "conditional",
    meaning: "true: offers only after a month without an act of its own, strikes only \
              after another",
};

/// `[policy.<name>] kind = "spoiler_management"`
pub const SHAPE: Shape = Shape {
    about: "Offers to a party outside the process, and force against it",
    fields: fields![
        Field::TextNeeded(&PARTY),
        Field::Real(&GRANTED),
        Field::Real(&USD),
        Field::Whole(&TROOPS),
        Field::Flag(&CONDITIONAL),
    ],
};

struct SpoilerManagement {
    party: Option<usize>,
    granted: f64,
    usd_per_month: f64,
    troops: u32,
    conditional: bool,
}

pub(super) fn read(
    section: &Section<'_>,
    context: &Context<'_>,
    _: &mut Vec<Operation>,
) -> Box<dyn Policy> {
    section.text_needed(&PARTY);
    let party = section.known(&PARTY, &context.party_names());
    if let Some(at) = party {
        section.require(PARTY.key, !context.parties[at].in_process, || {
            format!(
                "{}.party: {} is part of the process; this policy is for a party outside it",
                section.path(),
                context.parties[at].name
            )
        });
    }
    Box::new(SpoilerManagement {
        party,
        granted: section.number(&GRANTED),
        usd_per_month: section.number(&USD),
        troops: section.count(&TROOPS),
        conditional: section.flag(&CONDITIONAL),
    })
}

impl Policy for SpoilerManagement {
    fn turn(&self, delivery: Delivery, levers: &mut Levers) {
        let Some(party) = self.party else { return };
        let lever = &mut levers.spoilers[party];
        lever.granted = lever.granted.max(self.granted * delivery.share);
        lever.usd_per_month += self.usd_per_month * delivery.share;
        lever.troops += f64::from(delivery.of(self.troops));
        lever.conditional |= self.conditional;
    }

    fn private(&self) -> bool {
        true
    }

    fn label(&self) -> String {
        let offers = self.granted > 0.0 || self.usd_per_month > 0.0;
        match (self.conditional, offers, self.troops > 0) {
            (true, true, true) => "offers while it keeps quiet, strikes when it does not",
            (true, true, false) => "offers while it keeps quiet",
            (true, false, true) => "strikes after its acts",
            (_, true, true) => "offers and strikes",
            (_, true, false) => "offers",
            (_, false, true) => "strikes",
            _ => "nothing",
        }
        .to_owned()
    }
}
