//! Pattern 37: what observers, a commission, liaison officers and civil teams do hangs on where they are. They
//! see, judge, call and talk; none of them keeps fighters apart.

use super::pattern::Pattern;
use super::quantity::Quantity;
use super::worlds::{FEW_AT_A_TIME, TENSE, accord};

const DRAWS: u32 = 100;
const CLASHES: [&str; 1] = ["rule.contact.rate=0.011"];
/// Towns at the line, and one that is further from it than a team goes.
const LINE: &str = "[\"Town 2\",\"Town 7\"]";
const FAR: &str = "[\"Town 6\"]";

fn observers(places: &str) -> String {
    format!("policy.it={{kind=\"peacekeeping\",observers=60,places={places}}}")
}

#[test]
fn observers_see_what_happens_where_they_are_and_nothing_elsewhere() {
    let at = |places: &str, more: &[&str]| accord(&[&TENSE, &CLASHES, &[&observers(places)], more]);
    let seen =
        |more: &[&str], name: &str| at(LINE, more).outcome(name) - at(FAR, more).outcome(name);
    let trust =
        |more: &[&str]| at(LINE, more).mean("trust", 6..12) - at(FAR, more).mean("trust", 6..12);
    let blind = ["rule.trust.seen_verified=0", "rule.eyes.attributed_seen=0"];
    let main = trust(&[]);
    Pattern::new("37", DRAWS)
        .rises(
            "incidents_witnessed, 60 observers at the line against far from it",
            &seen(&[], "incidents_witnessed"),
        )
        .rises("trust in months 6 to 12, the same", &main)
        .never_differs("off: trust, where what they see convinces nobody", &trust(&blind))
        .holds();
}

#[test]
fn a_commission_stops_the_spiral_after_a_false_flag_only_where_it_can_go() {
    let attack = "shock.attack={kind=\"false_flag\",month=4,deaths=12}";
    let commission = |places: &str| {
        format!(
            "policy.it={{kind=\"ceasefire_commission\",staff=400,verification=\"international\",places={places}}}"
        )
    };
    let spiral = |sets: &[&str]| {
        let after = |more: &[&str]| accord(&[&TENSE, sets, more]).mean("incidents", 4..11);
        after(&[attack]) - after(&[])
    };
    let blind = spiral(&[]);
    let stopped = spiral(&[&commission(LINE)]) - blind.clone();
    let wise = "rule.spoilers.believed=0";
    Pattern::new("37", 150)
        .falls("what a commission at the line takes from the spiral after a false flag", &stopped)
        .vanishes(
            "off: the same where nobody believes it",
            &(spiral(&[wise, &commission(LINE)]) - spiral(&[wise])),
            &stopped,
        )
        .vanishes(
            "contrary: the same of a commission far from it",
            &(spiral(&[&commission(FAR)]) - blind),
            &stopped,
        )
        .holds();
}

#[test]
fn liaison_officers_stop_answers_because_a_call_comes_before_them() {
    let liaison = |officers: u32, more: &[&str]| {
        let policy =
            format!("policy.it={{kind=\"ceasefire_commission\",staff=0,liaison={officers}}}");
        accord(&[&TENSE, &CLASHES, &[&policy], more]).outcome("incidents")
    };
    let of = |more: &[&str]| liaison(40, more) - liaison(0, more);
    let deaf = ["rule.clash.retaliates_called=0", "rule.clash.goes_on_called=0"];
    Pattern::new("37", DRAWS)
        .falls("incidents, 40 liaison officers against none", &of(&[]))
        .never_differs("off: the same where a call changes nobody's mind", &of(&deaf))
        // Where nobody ever answers there is no answer to stop.
        .vanishes(
            "contrary: the same where nobody answers",
            &of(&["rule.clash.retaliates=0"]),
            &of(&[]),
        )
        .holds();
}

#[test]
fn civil_teams_talk_commanders_out_of_what_nobody_ordered() {
    let preyed = ["rule.predation.rate=0.025"];
    let teams = |persons: u32, more: &[&str]| -> Quantity {
        let policy = format!("policy.it={{kind=\"peacekeeping\",civil_teams={persons}}}");
        accord(&[&FEW_AT_A_TIME, &TENSE, &preyed, &[&policy], more]).outcome("civilians_killed")
    };
    let of = |more: &[&str]| teams(120, more) - teams(0, more);
    Pattern::new("37", DRAWS)
        .falls("civilians_killed, civil teams of 120 against none", &of(&[]))
        .never_differs("off: the same where talk prevents nothing", &of(&["rule.predation.met=0"]))
        .holds();
}
