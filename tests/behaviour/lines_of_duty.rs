//! Pattern 33: delegation by area draws clear lines, so that a unit of the wrong side is a breach that can be
//! seen, and costs trust where it is. Pattern 34: supervisors who order such units back shorten breaches.

use super::pattern::Pattern;
use super::quantity::Quantity;
use super::worlds::accord;

/// The front claims the state's ground beside its own. Nobody goes back to war over a mood.
const OVERLAP: [&str; 4] = [
    "clock.years=1",
    "party.front.holds=[\"front\",\"state\"]",
    "rule.commitment.prize=0",
    "rule.commitment.mood_sd=0",
];
/// Nobody clashes, so that blame is for breaches alone.
const CALM: [&str; 3] = ["rule.contact.rate=0", "trust.front.state=0.45", "trust.state.front=0.45"];
const DELEGATED: &str = "policy.interim={kind=\"interim_security\",form=\"delegated\"}";
/// The state is charged with a district of the front, which has others.
const RETAINED: &str = "kind=\"interim_security\",form=\"retained\",districts=[\"district-4\"]";

#[test]
fn delegation_makes_a_breach_of_what_was_an_overlap_and_a_breach_that_is_noticed_costs_trust() {
    let lines = |read: &dyn Fn(&[&[&str]]) -> Quantity, more: &[&str]| {
        read(&[&OVERLAP, more, &[DELEGATED]]) - read(&[&OVERLAP, more])
    };
    let breaches = |sets: &[&[&str]]| accord(sets).outcome("breaches");
    let trust = |sets: &[&[&str]]| accord(sets).mean("trust", 1..7);
    let main = lines(&trust, &CALM);
    let unseen = [&CALM[..], &["rule.duty.noticed=0"]].concat();
    Pattern::new("33", 50)
        .rises("breaches, delegated against unsaid where claims overlap", &lines(&breaches, &CALM))
        .falls("trust in months 1 to 7, the same", &main)
        .vanishes("off: the same where nobody notices", &lines(&trust, &unseen), &main)
        .never_differs(
            "contrary: breaches where each side keeps to its own ground",
            &(accord(&[&OVERLAP, &CALM, &OWN_GROUND, &[DELEGATED]]).outcome("breaches")
                - accord(&[&OVERLAP, &CALM, &OWN_GROUND]).outcome("breaches")),
        )
        .holds();
}

/// Claims do not overlap, and no unit moves.
const OWN_GROUND: [&str; 2] = ["party.front.holds=[\"front\"]", "rule.movement.restless=0"];

/// The front begins in breach of terms, and no step to another posture is worth its cost.
const BREAKS: [&str; 3] = [
    "party.front.posture=\"violating\"",
    "party.state.posture=\"violating\"",
    "rule.commitment.switching=2",
];

#[test]
fn supervisors_order_units_back_so_that_breaches_end_sooner() {
    let policy = |supervisors: u32| {
        format!("policy.interim={{{RETAINED},supervisors={supervisors},supervised_by=\"joint\"}}")
    };
    let supervised = |name: &'static str, more: &[&str]| {
        let of =
            |supervisors| accord(&[&OVERLAP, &CALM, more, &[&policy(supervisors)]]).outcome(name);
        of(200) - of(0)
    };
    Pattern::new("34", 50)
        .falls("breaches, 200 supervisors against none", &supervised("breaches", &[]))
        .rises("trust, the same", &supervised("trust", &[]))
        .never_differs(
            "off: breaches where no unit obeys",
            &supervised("breaches", &["rule.duty.obeyed=0"]),
        )
        .never_differs(
            "contrary: breaches of a party that breaks terms and stays with it",
            &supervised("breaches", &BREAKS),
        )
        .holds();
}
