//! Pattern 2: after a guarantor leaves, peace is at more risk unless institutions have grown; and an
//! exit that is announced works before it comes.

use super::pattern::Pattern;
use super::worlds::{DETERS_NOBODY, accord};

const DRAWS: u32 = 150;
const BEFORE: std::ops::Range<usize> = 9..18;
const AFTER: std::ops::Range<usize> = 18..33;

const EDGE: [&str; 5] = [
    "clock.years=3",
    "policy.ddr={kind=\"ddr\",intake_per_month=80}",
    "trust.front.state=0.15",
    "trust.state.front=0.15",
    "rule.institutions.grow=0.0",
];
const GROWN: &str = "rule.institutions.start=1";
const STAYS: &str = "policy.force={kind=\"peacekeeping\",troops=1500,full_strength_after_months=3}";
const LEAVES: &str =
    "policy.force={kind=\"peacekeeping\",troops=1500,full_strength_after_months=3,end={month=18}}";
const LEAVES_SILENTLY: &str = "policy.force={kind=\"peacekeeping\",troops=1500,full_strength_after_months=3,end={month=18,unannounced=true}}";
/// A force that is there, but guarantees nothing.
const NO_GUARANTEE: [&str; 2] =
    ["rule.commitment.guarantee_promises=0.0", "rule.commitment.guarantee_exposure=0.0"];

#[test]
fn after_exit_peace_is_at_more_risk_unless_institutions_have_grown() {
    let exit = |more: &[&str]| {
        let posture = |force| accord(&[&EDGE, more, &[force]]).mean("posture.front", AFTER);
        posture(LEAVES) - posture(STAYS)
    };
    let (weak, grown) = (exit(&[]), exit(&[GROWN]));
    // Institutions that do all that a guarantor does, in place of half of it.
    let stand_in = exit(&[GROWN, "rule.commitment.institutions=1"]);
    // The twin: cover on the ground does not enter what is believed of promises and exposure.
    let off = exit(&[&NO_GUARANTEE[..], &DETERS_NOBODY].concat());
    Pattern::new("2", DRAWS)
        .rises("posture in the 15 months after exit, against staying", &weak)
        .falls(
            "the same where institutions have grown, less half of it",
            &(grown - weak.clone() * 0.5),
        )
        .vanishes(
            "contrary: the same where grown institutions do all that a guarantor does",
            &stand_in,
            &weak,
        )
        .never_differs("off: without guarantee and without deterrence", &off)
        .holds();
}

#[test]
fn an_announced_exit_works_before_it_comes() {
    let announced = |more: &[&str]| {
        let posture = |force| accord(&[&EDGE, more, &[force]]).mean("posture.front", BEFORE);
        posture(LEAVES) - posture(LEAVES_SILENTLY)
    };
    Pattern::new("2", DRAWS)
        .rises("posture in the nine months before exit, announced against not", &announced(&[]))
        // The twin: a force that guarantees nothing may announce what it likes.
        .never_differs("off: the same without guarantee", &announced(&NO_GUARANTEE))
        .holds();
}
