//! Pattern 2: after a guarantor leaves, peace is at more risk unless institutions have grown; and an
//! exit that is announced works before it comes.

use super::worlds::{DETERS_NOBODY, Effect, accord};

const DRAWS: u32 = 200;
const BEFORE: std::ops::Range<usize> = 9..18;
const AFTER: std::ops::Range<usize> = 18..33;

const EDGE: [&str; 5] = [
    "clock.years=3",
    "policy.ddr={kind=\"ddr\",intake_per_month=80}",
    "trust.front.state=0.15",
    "trust.state.front=0.15",
    "rule.institutions.grow=0.0",
];
const STAYS: &str = "policy.force={kind=\"peacekeeping\",troops=1500,full_strength_after_months=3}";
const LEAVES: &str =
    "policy.force={kind=\"peacekeeping\",troops=1500,full_strength_after_months=3,end={month=18}}";
const LEAVES_SILENTLY: &str = "policy.force={kind=\"peacekeeping\",troops=1500,full_strength_after_months=3,end={month=18,unannounced=true}}";
/// A force that is there, but stands surety for nothing.
const NO_SURETY: [&str; 2] =
    ["rule.commitment.guarantee_promises=0.0", "rule.commitment.guarantee_exposure=0.0"];

#[test]
fn after_exit_peace_is_at_more_risk_unless_institutions_have_grown() {
    let posture = |sets: &[&[&str]]| accord(DRAWS, sets).mean("posture.front", AFTER);
    let grown = ["rule.institutions.start=0.8"];
    let (stays, leaves) = (posture(&[&EDGE, &[STAYS]]), posture(&[&EDGE, &[LEAVES]]));
    let effect = Effect::of(&leaves, &stays);
    let arm = accord(DRAWS, &[&EDGE, &[LEAVES]]);
    arm.print("2", "posture in the 15 months after exit, against staying", &effect);
    assert!(effect.rises(), "{effect}");

    let (held, left) = (posture(&[&EDGE, &grown, &[STAYS]]), posture(&[&EDGE, &grown, &[LEAVES]]));
    let calm = Effect::of(&left, &held);
    let less = Effect::between([&left, &held], [&leaves, &stays]);
    arm.print("2 contrary", "the same where institutions have grown", &calm);
    arm.print("2 contrary", "difference of the two", &less);
    assert!(less.falls(), "{less}");

    // The twin: cover on the ground does not enter what is believed of promises and exposure.
    let off = DETERS_NOBODY;
    let (stays, leaves) = (
        posture(&[&EDGE, &NO_SURETY, &off, &[STAYS]]),
        posture(&[&EDGE, &NO_SURETY, &off, &[LEAVES]]),
    );
    let effect = Effect::of(&leaves, &stays);
    arm.print("2 off", "without surety and without deterrence", &effect);
    assert!(effect.is_nil(), "written somewhere else: {effect}");
}

#[test]
fn an_announced_exit_works_before_it_comes() {
    let posture = |sets: &[&[&str]]| accord(DRAWS, sets).mean("posture.front", BEFORE);
    let (said, silent) = (posture(&[&EDGE, &[LEAVES]]), posture(&[&EDGE, &[LEAVES_SILENTLY]]));
    let effect = Effect::of(&said, &silent);
    let arm = accord(DRAWS, &[&EDGE, &[LEAVES]]);
    arm.print("2", "posture in the nine months before exit, announced against not", &effect);
    assert!(effect.rises(), "{effect}");

    // The twin: a force that stands surety for nothing may announce what it likes.
    let (said, silent) = (
        posture(&[&EDGE, &NO_SURETY, &[LEAVES]]),
        posture(&[&EDGE, &NO_SURETY, &[LEAVES_SILENTLY]]),
    );
    let effect = Effect::of(&said, &silent);
    arm.print("2 off", "the same without surety", &effect);
    assert!(effect.is_nil(), "written somewhere else: {effect}");
}
