//! Pattern 3: disarming at once against step by step is worse where there is little trust, and makes
//! little difference where there is much.

use super::worlds::{Effect, accord};

const DRAWS: u32 = 70;
const YEAR: std::ops::Range<usize> = 0..24;
const LOW: [&str; 3] = ["clock.years=2", "trust.front.state=0.12", "trust.state.front=0.12"];
const HIGH: [&str; 3] = ["clock.years=2", "trust.front.state=0.6", "trust.state.front=0.6"];
const RUSH: &str = "policy.ddr={kind=\"ddr\",intake_per_month=2000}";
const STEPS: &str = "policy.ddr={kind=\"ddr\",intake_per_month=80}";

#[test]
fn disarming_by_friday_is_worse_in_low_trust_only_because_it_exposes() {
    let stalls = |sets: &[&[&str]]| accord(DRAWS, sets).mean("posture.front", YEAR);
    let low = [stalls(&[&LOW, &[RUSH]]), stalls(&[&LOW, &[STEPS]])];
    let high = [stalls(&[&HIGH, &[RUSH]]), stalls(&[&HIGH, &[STEPS]])];
    let arm = accord(DRAWS, &[&LOW, &[RUSH]]);
    let effect = Effect::of(&low[0], &low[1]);
    arm.print("3", "posture of the weaker side, rush against steps, trust .12", &effect);
    assert!(effect.rises(), "{effect}");

    let trusted = Effect::of(&high[0], &high[1]);
    let less = Effect::between([&low[0], &low[1]], [&high[0], &high[1]]);
    arm.print("3 contrary", "the same at trust .6", &trusted);
    arm.print("3 contrary", "difference of the two", &less);
    assert!(less.rises() && trusted.mean < 0.3 * effect.mean, "{less}, {trusted}");

    let off = ["rule.commitment.exposure=0.0"];
    let low = [stalls(&[&LOW, &off, &[RUSH]]), stalls(&[&LOW, &off, &[STEPS]])];
    let effect = Effect::of(&low[0], &low[1]);
    arm.print("3 off", "trust .12, exposure weighs nothing", &effect);
    assert!(effect.does_not_rise(), "written somewhere else: {effect}");
}
