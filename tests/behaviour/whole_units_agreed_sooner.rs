//! Pattern 4: whole units are agreed to more often than entry one by one, as they keep their arms, and
//! the first year is calmer; when a shock comes later, more is lost.

use super::worlds::{Effect, accord};

const DRAWS: u32 = 80;
const LOW: [&str; 3] = ["clock.years=1", "trust.front.state=0.12", "trust.state.front=0.12"];
const SINGLY: &str = "policy.entry={kind=\"integration\",mode=\"individual\",posts=3000,quota_per_month=300,consent=[\"front\"]}";
const WHOLE: &str = "policy.entry={kind=\"integration\",mode=\"whole_units\",posts=3000,quota_per_month=300,consent=[\"front\"]}";

#[test]
fn whole_units_are_agreed_to_sooner_because_they_keep_their_arms() {
    let accepted = |sets: &[&[&str]]| accord(DRAWS, sets).outcome("accepted.entry.front");
    let arm = accord(DRAWS, &[&LOW, &[WHOLE]]);
    let effect = Effect::of(&accepted(&[&LOW, &[WHOLE]]), &accepted(&[&LOW, &[SINGLY]]));
    arm.print("4", "share that accepts at first asking, whole against one by one", &effect);
    assert!(effect.rises(), "{effect}");
    let off = ["rule.commitment.exposure=0"];
    let effect =
        Effect::of(&accepted(&[&LOW, &off, &[WHOLE]]), &accepted(&[&LOW, &off, &[SINGLY]]));
    arm.print("4 off", "the same where exposure weighs nothing", &effect);
    assert!(effect.is_nil(), "written somewhere else: {effect}");
    let high = ["clock.years=1", "trust.front.state=0.8", "trust.state.front=0.8"];
    let effect = Effect::of(&accepted(&[&high, &[WHOLE]]), &accepted(&[&high, &[SINGLY]]));
    arm.print("4 contrary", "the same at trust .8", &effect);
    assert!(effect.does_not_rise(), "{effect}");
}

#[test]
fn the_first_year_is_calmer_with_whole_units() {
    let posture = |sets: &[&[&str]]| accord(DRAWS, sets).mean("posture.front", 0..12);
    let imposed = |entry: &str| entry.replace(",consent=[\"front\"]", "");
    let (whole, singly) = (imposed(WHOLE), imposed(SINGLY));
    let effect = Effect::of(&posture(&[&LOW, &[&whole]]), &posture(&[&LOW, &[&singly]]));
    let arm = accord(DRAWS, &[&LOW, &[&whole]]);
    arm.print("4", "posture in the first year, whole against one by one, imposed", &effect);
    assert!(effect.falls(), "{effect}");
}
