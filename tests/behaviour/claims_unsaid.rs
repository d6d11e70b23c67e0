//! Pattern 35: where nothing is said of a place in which two sides stand, both take it for theirs, and clash
//! oftener than where one of them is charged with it.

use super::pattern::Pattern;
use super::quantity::Quantity;
use super::worlds::accord;

/// Both sides stand on the state's ground. Nobody goes back to war over a mood, units stay where they are,
/// no breach is noticed and nobody is called back: what is left is who contests what.
const OVERLAP: [&str; 8] = [
    "clock.years=1",
    "party.front.holds=[\"front\",\"state\"]",
    "rule.contact.rate=0.011",
    "rule.commitment.prize=0",
    "rule.commitment.mood_sd=0",
    "rule.movement.restless=0",
    "rule.duty.noticed=0",
    "rule.duty.called_back=0",
];
const DELEGATED: &str = "policy.interim={kind=\"interim_security\",form=\"delegated\"}";

#[test]
fn what_is_left_unsaid_is_contested_and_brings_clashes() {
    let said = |read: &dyn Fn(&[&[&str]]) -> Quantity, more: &[&str]| {
        read(&[&OVERLAP, more, &[DELEGATED]]) - read(&[&OVERLAP, more])
    };
    let incidents = |sets: &[&[&str]]| accord(sets).outcome("incidents");
    let settled = |sets: &[&[&str]]| accord(sets).mean("people_under_state", 0..1);
    let main = said(&incidents, &[]);
    Pattern::new("35", 100)
        .rises(
            "people_under_state in the first month, delegated against unsaid",
            &said(&settled, &[]),
        )
        .falls("incidents, delegated against unsaid where both sides stand", &main)
        .vanishes(
            "off: the same where contested ground is as any other",
            &said(&incidents, &["rule.contact.claims=0"]),
            &main,
        )
        .holds();
}
