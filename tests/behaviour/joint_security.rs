//! Pattern 9: joint security brings more incidents than delegation where there is little trust, and
//! more trust at the end where there is some.

use super::worlds::{Effect, accord};

const DRAWS: u32 = 250;
const LOW: [&str; 3] = ["clock.years=3", "trust.front.state=0.1", "trust.state.front=0.1"];
const SOME: [&str; 3] = ["clock.years=2", "trust.front.state=0.4", "trust.state.front=0.4"];
const JOINT: &str = "policy.interim={kind=\"interim_security\",form=\"joint\"}";
const DELEGATED: &str = "policy.interim={kind=\"interim_security\",form=\"delegated\"}";

#[test]
fn joint_security_clashes_in_low_trust_because_units_stand_side_by_side() {
    let incidents = |sets: &[&[&str]]| accord(DRAWS, sets).mean("incidents", 0..12);
    let of = |more: &[&str]| {
        [incidents(&[&LOW, more, &[JOINT]]), incidents(&[&LOW, more, &[DELEGATED]])]
    };
    let low = of(&[]);
    let arm = accord(DRAWS, &[&LOW, &[JOINT]]);
    let effect = Effect::of(&low[0], &low[1]);
    arm.print(
        "9",
        "incidents a month in the first year, joint against delegated, trust .1",
        &effect,
    );
    assert!(effect.rises(), "{effect}");
    // The twin: under joint security nobody moves to where the other side stands.
    let off = of(&["rule.movement.joint=0", "rule.movement.restless=0", "rule.contact.claims=0"]);
    let effect = Effect::of(&off[0], &off[1]);
    arm.print("9 off", "the same where units stay where they are", &effect);
    assert!(effect.does_not_rise(), "written somewhere else: {effect}");
}

#[test]
fn joint_work_builds_trust_where_it_survives() {
    let trust = |sets: &[&[&str]]| accord(DRAWS, sets).outcome("trust");
    let of = |trusting: &[&str], more: &[&str]| {
        [trust(&[trusting, more, &[JOINT]]), trust(&[trusting, more, &[DELEGATED]])]
    };
    let some = of(&SOME, &[]);
    let arm = accord(DRAWS, &[&SOME, &[JOINT]]);
    let effect = Effect::of(&some[0], &some[1]);
    arm.print("9", "trust at the end, joint against delegated, trust .4", &effect);
    assert!(effect.rises(), "{effect}");
    // Contrary: a joint arrangement to which nobody is detailed builds nothing.
    let idle = JOINT.replace("}", ",joint_share=0}");
    let idle = Effect::of(&trust(&[&SOME, &[&idle]]), &some[1]);
    arm.print("9 contrary", "the same where no unit is detailed to it", &idle);
    assert!(idle.does_not_rise(), "{idle}");
    let off = of(&SOME, &["rule.trust.joint=0"]);
    let effect = Effect::of(&off[0], &off[1]);
    arm.print("9 off", "where joint work is not noticed", &effect);
    assert!(effect.does_not_rise(), "written somewhere else: {effect}");
}
