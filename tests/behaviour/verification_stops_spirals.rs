//! Pattern 10: verification stops the spiral that follows an attack in the other side's name.

use super::worlds::{Effect, accord};

const DRAWS: u32 = 150;
const TENSE: [&str; 3] = ["clock.years=2", "trust.front.state=0.15", "trust.state.front=0.15"];
const ATTACK: &str = "shock.attack={kind=\"false_flag\",month=6,deaths=12}";
const COMMISSION: &str =
    "policy.commission={kind=\"ceasefire_commission\",staff=400,verification=\"international\"}";

#[test]
fn verification_stops_the_spiral_after_a_false_flag_because_the_author_is_known() {
    let after = |sets: &[&[&str]]| accord(DRAWS, sets).mean("incidents", 6..13);
    let spiral = |more: &[&str]| [after(&[&TENSE, more, &[ATTACK]]), after(&[&TENSE, more])];
    let (blind, known) = (spiral(&[]), spiral(&[COMMISSION]));
    let arm = accord(DRAWS, &[&TENSE, &[ATTACK]]);
    let effect = Effect::of(&blind[0], &blind[1]);
    arm.print("10", "incidents a month in the half year after, against no attack", &effect);
    assert!(effect.rises(), "{effect}");
    let verified = Effect::of(&known[0], &known[1]);
    let stopped = Effect::between([&known[0], &known[1]], [&blind[0], &blind[1]]);
    arm.print("10", "the same under a commission", &verified);
    arm.print("10", "difference of the two", &stopped);
    assert!(stopped.falls(), "{stopped}");

    // The twin: nobody believes what was staged, so there is nothing to verify.
    let wise = ["rule.spoilers.believed=0"];
    let (blind, known) = (spiral(&wise), spiral(&[&wise[..], &[COMMISSION]].concat()));
    let stopped = Effect::between([&known[0], &known[1]], [&blind[0], &blind[1]]);
    arm.print("10 off", "difference where nobody believes it", &stopped);
    assert!(stopped.does_not_fall(), "written somewhere else: {stopped}");

    // Contrary: a review that takes half a year comes too late for those who hit back.
    let late = "policy.commission={kind=\"ceasefire_commission\",staff=400,verification=\"international\",review_months=6}";
    let (blind, slow) = (spiral(&[]), spiral(&[late]));
    let effect = Effect::between([&slow[0], &slow[1]], [&blind[0], &blind[1]]);
    arm.print("10 contrary", "difference with a review of half a year", &effect);
    assert!(effect.does_not_fall(), "{effect}");
}
