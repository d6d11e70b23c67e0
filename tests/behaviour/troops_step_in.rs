//! Pattern 38: companies step in where their rules allow and an alarm reaches them in time; who is attacked
//! loses people and then nerve.

use super::pattern::Pattern;
use super::worlds::{Arm, TENSE, accord};
use std::sync::Arc;

const DRAWS: u32 = 100;
/// Fighters who live off people.
const PREYED: [&str; 1] = ["rule.predation.rate=0.01"];
/// A band that would bring the peace down.
const BAND: [&str; 3] = [
    "party.band.fighters=300",
    "party.band.goals={demand=0,gain=0,destroy=0.9}",
    "rule.answer.loses=0",
];
/// Nobody in the band thinks of peacekeepers.
const SPARED: &str = "rule.spoilers.on_troops=0";

/// All troops are at points and on patrol, none on guard.
const OPEN: &str = "troops=1500,posture={points=0.5,wide_area=0.5,force_protection=0}";

fn force(says: &str, more: &[&str]) -> Arc<Arm> {
    let policy = format!("policy.it={{kind=\"peacekeeping\",full_strength_after_months=0,{says}}}");
    accord(&[&TENSE, &PREYED, &[&policy], more])
}

#[test]
fn troops_break_off_killing_where_their_rules_allow_it() {
    let says = |rules: &str| format!("troops=1500,rules_of_engagement=\"{rules}\"");
    let stays = "rule.answer.steps_in=0";
    let killed = |rules: &str| {
        let of = |more: &[&str]| force(&says(rules), more).outcome("civilians_killed");
        of(&[]) - of(&[stays])
    };
    let broken = |more: &[&str]| {
        let of = |rules| force(&says(rules), more).outcome("broken_off");
        of("protect_civilians") - of("self_defence")
    };
    Pattern::new("38", DRAWS)
        .rises("broken_off, protect_civilians against self_defence", &broken(&[]))
        .falls(
            "civilians_killed, companies that step in against those that stay, protect_civilians",
            &killed("protect_civilians"),
        )
        .never_differs("off: broken_off, where none steps in", &broken(&[stays]))
        .never_differs(
            "contrary: civilians_killed, the same, self_defence",
            &killed("self_defence"),
        )
        .holds();
}

#[test]
fn an_alarm_brings_troops_in_time_because_somebody_watches() {
    let warned = |more: &[&str]| {
        let of = |says: &str| force(says, more).outcome("broken_off");
        let troops = "troops=600,posture={points=0.2,wide_area=0,force_protection=0.8}";
        of(&format!("{troops},observers=300")) - of(troops)
    };
    let main = warned(&[]);
    Pattern::new("38", DRAWS)
        .rises("broken_off, with 300 observers against without", &main)
        .vanishes(
            "off: the same where the alarm is always raised",
            &warned(&["rule.answer.alarm_unseen=1"]),
            &main,
        )
        .vanishes(
            "contrary: the same where a round is over before anybody could come",
            &warned(&["rule.answer.round_hours=1", "rule.answer.alarm_hours=160"]),
            &main,
        )
        .holds();
}

#[test]
fn troops_who_guard_the_force_lose_fewer_and_protect_fewer() {
    let guards = |more: &[&str], name: &str| {
        let of = |posture: &str| {
            let says = format!("troops=1500,posture={{{posture}}}");
            force(&says, &[&BAND, more].concat()).outcome(name)
        };
        of("points=0.35,wide_area=0.35,force_protection=0.3")
            - of("points=0.5,wide_area=0.5,force_protection=0")
    };
    let main = guards(&[], "peacekeepers_killed");
    Pattern::new("38", DRAWS)
        .falls("peacekeepers_killed, three in ten on guard against none", &main)
        .rises("civilians_killed, the same", &guards(&[], "civilians_killed"))
        .never_differs(
            "off: peacekeepers_killed, where nobody attacks them",
            &guards(&[SPARED], "peacekeepers_killed"),
        )
        .holds();
}

#[test]
fn an_operation_that_loses_many_holds_back_and_more_civilians_die() {
    let attacked = |more: &[&str]| {
        let of = |spared: &[&str]| {
            force(OPEN, &[&BAND, more, spared].concat()).outcome("civilians_killed_by.front")
        };
        of(&["rule.answer.attack_deaths=20"]) - of(&["rule.answer.attack_deaths=0"])
    };
    let main = attacked(&[]);
    Pattern::new("38", DRAWS)
        .rises(
            "civilians_killed_by.front, twenty killed in each attack on troops against none",
            &main,
        )
        .vanishes(
            "off: the same where losses weigh nothing",
            &attacked(&["rule.answer.nerve_stays=0"]),
            &main,
        )
        .holds();
}

#[test]
fn temporary_bases_save_people_far_from_the_towns_because_somebody_tells_where() {
    let far = |more: &[&str]| {
        let of = |bases: u32| {
            let says = format!("troops=1500,places=[\"Town 6\"],temporary_bases={bases}");
            force(&says, more).outcome("civilians_killed")
        };
        of(4) - of(0)
    };
    let main = far(&[]);
    Pattern::new("38", DRAWS)
        .falls("civilians_killed, four companies at temporary bases against none", &main)
        .never_differs(
            "off: the same where no report reaches those who send them",
            &far(&["rule.temporary.reaches=0"]),
        )
        .holds();
}
