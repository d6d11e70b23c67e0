//! Pattern 9: joint security brings more incidents than delegation where there is little trust, and
//! more trust at the end where there is some and the peace lasts.

use super::pattern::Pattern;
use super::worlds::accord;

const LOW: [&str; 3] = ["clock.years=1", "trust.front.state=0.1", "trust.state.front=0.1"];
/// Some trust, and nobody who would go back to war over a mood.
const SOME: [&str; 5] = [
    "clock.years=2",
    "trust.front.state=0.4",
    "trust.state.front=0.4",
    "rule.commitment.prize=0",
    "rule.commitment.mood_sd=0",
];
const JOINT: &str = "policy.interim={kind=\"interim_security\",form=\"joint\"}";
const IDLE: &str = "policy.interim={kind=\"interim_security\",form=\"joint\",joint_share=0}";
const DELEGATED: &str = "policy.interim={kind=\"interim_security\",form=\"delegated\"}";

#[test]
fn joint_security_clashes_in_low_trust_because_units_stand_side_by_side() {
    let joint = |more: &[&str]| {
        let incidents = |policy| accord(&[&LOW, more, &[policy]]).mean("incidents", 0..12);
        incidents(JOINT) - incidents(DELEGATED)
    };
    let low = joint(&[]);
    // The twin: under joint security nobody moves to where the other side stands, and work together
    // calms nobody.
    let off = [
        "rule.movement.joint=0",
        "rule.movement.restless=0",
        "rule.contact.claims=0",
        "rule.trust.joint=0",
    ];
    Pattern::new("9", 200)
        .rises("incidents a month in the first year, joint against delegated, trust .1", &low)
        .vanishes("off: the same where units stay where they are", &joint(&off), &low)
        .holds();
}

#[test]
fn joint_work_builds_trust_where_it_survives() {
    let trust = |more: &[&str], policy| accord(&[&SOME, more, &[policy]]).outcome("trust");
    let joint = trust(&[], JOINT) - trust(&[], DELEGATED);
    let off = ["rule.trust.joint=0"];
    Pattern::new("9", 100)
        .rises("trust at the end, joint against delegated, trust .4", &joint)
        // A joint arrangement to which nobody is detailed builds nothing.
        .vanishes(
            "contrary: the same where no unit is detailed to it",
            &(trust(&[], IDLE) - trust(&[], DELEGATED)),
            &joint,
        )
        // Who stands side by side clashes more; work that nobody notices does not make up for it.
        .falls(
            "off: where joint work is not noticed: the reverse",
            &(trust(&off, JOINT) - trust(&off, DELEGATED)),
        )
        .holds();
}
