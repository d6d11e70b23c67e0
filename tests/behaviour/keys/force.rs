//! International operations.

use super::super::worlds::FEW_AT_A_TIME;
use super::{Down, Flip, Mean, Outcome, QUIET, Up, WARY, Within, YEAR, judge};

/// Fighters live off people, and crime kills where nobody provides security.
const PREYED: &[&str] = &["rule.predation.rate=0.025", "rule.predation.crime=0.000003"];
/// A band that would bring the peace down.
const WRECKERS: &[&str] =
    &["party.band.fighters=300", "party.band.goals={demand=0,gain=0,destroy=0.9}"];
/// The other side is at war as the run begins.
const REFUSING: &[&str] = &["party.front.posture=\"withdrawn\"", "party.front.fighters=500"];
const ATTACKED: &[&[&str]] = &[YEAR, WARY, QUIET, WRECKERS];
const WORLD: &[&[&str]] = &[YEAR, WARY, QUIET, &FEW_AT_A_TIME, PREYED];

const KILLED: super::Number = Outcome("civilians_killed");

const fn force(
    key: &'static str,
    values: [&'static str; 2],
    rest: &'static str,
    moves: super::Moves,
) -> Flip {
    Flip { kind: "peacekeeping", key, values, rest, world: WORLD, moves }
}

const fn armed(values: [&'static str; 2]) -> Flip {
    let rest = "troops=1500,full_strength_after_months=0,\
                posture={points=0.5,wide_area=0.5,force_protection=0}";
    let moves = Down(Outcome("peacekeepers_killed"));
    Flip { kind: "peacekeeping", key: "arms", values, rest, world: ATTACKED, moves }
}

pub(super) const FLIPS: &[Flip] = &[
    force("troops", ["0", "1500"], "full_strength_after_months=0", Down(KILLED)),
    force("full_strength_after_months", ["0", "10"], "troops=1500", Up(KILLED)),
    force("strength", ["[[0,0]]", "[[0,1500]]"], "", Down(KILLED)),
    force(
        "police",
        ["0", "900"],
        "full_strength_after_months=0",
        Down(Outcome("civilians_killed_by_crime")),
    ),
    force("observers", ["0", "300"], "", Up(Mean("trust", 6..12))),
    force(
        "temporary_bases",
        ["0", "4"],
        "troops=1500,full_strength_after_months=0,places=[\"Town 6\"]",
        Down(KILLED),
    ),
    force("civil_teams", ["0", "120"], "", Down(KILLED)),
    force(
        "rules_of_engagement",
        ["\"observe\"", "\"self_defence\""],
        "troops=1500,full_strength_after_months=0",
        Down(KILLED),
    ),
    force(
        "rules_of_engagement",
        ["\"self_defence\"", "\"protect_civilians\""],
        "troops=1500,full_strength_after_months=0",
        Down(KILLED),
    ),
    Flip {
        kind: "peacekeeping",
        key: "rules_of_engagement",
        values: ["\"self_defence\"", "\"compel\""],
        rest: "troops=600,full_strength_after_months=0",
        world: &[YEAR, WARY, QUIET, &["rule.contact.rate=0.011"]],
        moves: Down(Outcome("incidents")),
    },
    Flip {
        kind: "peacekeeping",
        key: "against_refusers",
        values: ["0", "900"],
        rest: "troops=1500,full_strength_after_months=0,rules_of_engagement=\"compel\"",
        world: &[YEAR, WARY, QUIET, REFUSING],
        moves: Up(Outcome("fighters_killed_by_strikes")),
    },
    armed(["\"light\"", "\"medium\""]),
    armed(["\"medium\"", "\"heavy\""]),
    force(
        "posture.points",
        ["0", "0.8"],
        "troops=1500,full_strength_after_months=0,posture.wide_area=0,posture.force_protection=0",
        Down(KILLED),
    ),
    force(
        "posture.wide_area",
        ["0", "0.8"],
        "troops=1500,full_strength_after_months=0,posture.points=0,posture.force_protection=0",
        Down(KILLED),
    ),
    force(
        "posture.by_reports",
        ["0", "0.8"],
        "troops=1500,full_strength_after_months=0,posture.points=0,posture.wide_area=0,posture.force_protection=0",
        Down(KILLED),
    ),
    Flip {
        kind: "peacekeeping",
        key: "posture.force_protection",
        values: ["0", "0.6"],
        rest: "troops=1500,full_strength_after_months=0,posture.points=0.2,posture.wide_area=0.2",
        world: &[YEAR, WARY, QUIET, WRECKERS],
        moves: Down(Outcome("peacekeepers_killed")),
    },
    Flip {
        kind: "peacekeeping",
        key: "status_agreement",
        values: ["false", "true"],
        rest: "troops=600,observers=300,full_strength_after_months=0",
        world: &[YEAR, WARY, QUIET, &["party.front.posture=\"withdrawn\""]],
        moves: Down(Outcome("access_denied")),
    },
    force(
        "red_lines",
        ["[\"Town 6\"]", "[\"Town 2\",\"Town 7\"]"],
        "troops=1500,full_strength_after_months=0",
        Up(Outcome("red_lines_crossed")),
    ),
    force(
        "places",
        ["[\"Town 2\"]", "[\"Town 1\"]"],
        "troops=600,full_strength_after_months=0",
        Down(Within("civilians_killed", "district-1")),
    ),
];

#[test]
fn who_is_sent_where_with_what_leave_moves_who_is_killed() {
    judge(FLIPS);
}
