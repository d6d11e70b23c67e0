//! Pattern 44: parties close the ground that they hold to those who would see what they break, and to a force that
//! hit them more than it hit the others.

use super::pattern::Pattern;
use super::quantity::Quantity;
use super::worlds::{FEW_AT_A_TIME, FOR_DAYS, TENSE, accord};

const DRAWS: u32 = 100;
/// The front fights on for the year.
const BREAKS: [&str; 2] =
    ["party.front.posture=\"withdrawn\"", "rule.commitment.least_war_months=12"];
/// Nobody hides anything.
const OPEN: [&str; 3] =
    ["rule.access.stalling=0", "rule.access.violating=0", "rule.access.withdrawn=0"];
/// Nobody takes a force for partial.
const FAIR: [&str; 1] = ["rule.access.partial=0"];

fn force(says: &str, name: &str, more: &[&str]) -> Quantity {
    let policy = format!(
        "policy.it={{kind=\"peacekeeping\",troops=1500,full_strength_after_months=0,{says}}}"
    );
    accord(&[&TENSE, &[&policy], more]).outcome(name)
}

#[test]
fn who_has_something_to_hide_keeps_a_force_that_looks_out_of_its_ground() {
    let observers = |name: &str, more: &[&str]| {
        force("observers=300", name, more) - force("observers=0", name, more)
    };
    let signed = |name: &str, more: &[&str]| {
        let of = |signed: &str| force(&format!("observers=300,{signed}"), name, more);
        of("status_agreement=true") - of("status_agreement=false")
    };
    let preyed = ["rule.predation.rate=0.025"];
    let breaks = &[&BREAKS[..], &FEW_AT_A_TIME, &preyed].concat();
    let open = [&breaks[..], &OPEN, &FAIR].concat();
    Pattern::new("44", DRAWS)
        .rises(
            "access_denied, with 300 observers against without",
            &observers("access_denied", breaks),
        )
        .falls("access_denied, where access was signed", &signed("access_denied", breaks))
        .rises("incidents_witnessed, the same", &signed("incidents_witnessed", breaks))
        .falls("civilians_killed, the same", &signed("civilians_killed", breaks))
        .never_differs(
            "off: civilians_killed, where nobody hides anything",
            &signed("civilians_killed", &open),
        )
        .holds();
}

#[test]
fn force_that_falls_on_one_side_costs_access_to_its_ground() {
    // The front's fighters kill, the state's do not: who steps in steps in against the front.
    let one = ["party.state.discipline=\"strict\""];
    let steps_in = |name: &str, more: &[&str]| {
        let of = |rules: &str| {
            let more = [&one, &FOR_DAYS[..], &OPEN, &["rule.answer.kills=3"], more].concat();
            force(&format!("rules_of_engagement=\"{rules}\""), name, &more)
        };
        of("protect_civilians") - of("self_defence")
    };
    let denied = steps_in("access_denied", &[]);
    Pattern::new("44", DRAWS)
        .rises("broken_off, protect_civilians against self_defence", &steps_in("broken_off", &[]))
        .rises("access_denied, the same", &denied)
        .rises(
            "civilians_killed, the same, against where nobody takes a force for partial",
            &(steps_in("civilians_killed", &[]) - steps_in("civilians_killed", &FAIR)),
        )
        .never_differs(
            "off: access_denied, where nobody takes a force for partial",
            &steps_in("access_denied", &FAIR),
        )
        .never_differs(
            "contrary: access_denied, where who steps in kills nobody",
            &steps_in("access_denied", &["rule.answer.kills=0"]),
        )
        .holds();
}
