//! Pattern 43: a heavily armed force loses fewer and kills more where it steps in or is attacked; it costs more, and
//! comes later.

use std::sync::Arc;

use super::pattern::Pattern;
use super::quantity::Quantity;
use super::worlds::{Arm, TENSE, accord};

const DRAWS: u32 = 200;
/// Fighters who live off people.
const PREYED: [&str; 1] = ["rule.predation.rate=0.025"];
/// A band that would bring the peace down.
const BAND: [&str; 2] =
    ["party.band.fighters=300", "party.band.goals={demand=0,gain=0,destroy=0.9}"];

/// All troops are at points and on patrol, none on guard.
fn force(arms: &str, more: &[&str]) -> Arc<Arm> {
    let policy = format!(
        "policy.it={{kind=\"peacekeeping\",full_strength_after_months=0,troops=1500,\
         rules_of_engagement=\"compel\",posture={{points=0.5,wide_area=0.5,force_protection=0}},\
         arms=\"{arms}\"}}"
    );
    accord(&[&TENSE, &[&policy], more])
}

/// A heavy force against a light one.
fn heavy(name: &str, more: &[&str]) -> Quantity {
    force("heavy", more).outcome(name) - force("light", more).outcome(name)
}

#[test]
fn a_heavily_armed_force_loses_fewer_where_it_steps_in_and_comes_later() {
    let stays = [PREYED[0], "rule.answer.steps_in=0"];
    let as_fast = [PREYED[0], "rule.deterrence.heavy_hours=1", "rule.deterrence.light_hours=1"];
    let main = heavy("broken_off", &PREYED);
    Pattern::new("43", DRAWS)
        .rises("operation_usd, heavy against light", &heavy("operation_usd", &PREYED))
        .falls("peacekeepers_killed, the same", &heavy("peacekeepers_killed", &PREYED))
        .falls("broken_off, the same", &main)
        .never_differs(
            "off: peacekeepers_killed, where none steps in and nobody attacks them",
            &heavy("peacekeepers_killed", &stays),
        )
        .vanishes("off: broken_off, where both are as fast", &heavy("broken_off", &as_fast), &main)
        .holds();
}

#[test]
fn fewer_die_where_a_heavily_armed_force_is_attacked() {
    let stays = "rule.answer.steps_in=0";
    let attacked =
        |more: &[&str]| heavy("peacekeepers_killed", &[&BAND[..], &[stays], more].concat());
    let alike = ["rule.answer.heavy_loses=1", "rule.answer.light_loses=1"];
    Pattern::new("43", DRAWS)
        .falls("peacekeepers_killed in attacks, heavy against light", &attacked(&[]))
        .never_differs("off: the same where arms save nobody", &attacked(&alike))
        .never_differs(
            "contrary: the same where nobody attacks them",
            &attacked(&["rule.spoilers.on_troops=0"]),
        )
        .holds();
}
