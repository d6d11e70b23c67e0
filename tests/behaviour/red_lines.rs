//! Pattern 45: what an operation says that it will answer is worth what it did when it was tried.

use super::pattern::Pattern;
use super::quantity::Quantity;
use super::worlds::{FOR_DAYS, TENSE, accord};

const DRAWS: u32 = 100;
/// Every alarm is raised and every company goes, but kills and loses nobody.
const ANSWERS: [&str; 4] = [
    "rule.answer.alarm_unseen=1",
    "rule.answer.steps_in=1",
    "rule.answer.kills=0",
    "rule.answer.loses=0",
];
/// No company goes.
const NEVER: [&str; 1] = ["rule.answer.steps_in=0"];
/// What is said is worth as much as silence, and tries teach nobody.
const DEAF: [&str; 2] = ["rule.red_lines.said=0.4", "rule.red_lines.tries=1000"];

/// What lines about the towns do.
fn lines(name: &str, more: &[&str]) -> Quantity {
    let of = |lines: &str| {
        let policy = format!(
            "policy.it={{kind=\"peacekeeping\",troops=600,full_strength_after_months=0{lines}}}"
        );
        accord(&[&TENSE, &FOR_DAYS, &[&policy], more]).outcome(name)
    };
    of(",red_lines=[\"Town 1\",\"Town 2\",\"Town 3\",\"Town 6\",\"Town 7\"]") - of("")
}

#[test]
fn a_line_that_is_held_saves_people_and_one_that_is_not_costs_them() {
    let held = lines("civilians_killed", &ANSWERS);
    Pattern::new("45", DRAWS)
        .rises("red_lines_crossed, lines about five towns against none", &lines("red_lines_crossed", &ANSWERS))
        .rises("red_lines_answered, the same, where companies answer", &lines("red_lines_answered", &ANSWERS))
        .falls("civilians_killed, the same", &held)
        .rises("civilians_killed, the same where none ever does", &lines("civilians_killed", &NEVER))
        .vanishes(
            "off: civilians_killed, where companies answer and nobody believes anything said or done",
            &lines("civilians_killed", &[&DEAF[..], &ANSWERS].concat()),
            &held,
        )
        .holds();
}
