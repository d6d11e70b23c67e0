//! Separation, interim security, and who looks into incidents.

use super::{Down, Flip, Mean, Outcome, QUIET, TRUSTING, Up, WARY, Within, YEAR, judge};

const WORLD: &[&[&str]] = &[YEAR, TRUSTING, QUIET];
const TENSE: &[&[&str]] = &[YEAR, WARY, QUIET, &["rule.contact.rate=0.011"]];
const FORCE: &str = "policy.force={kind=\"peacekeeping\",troops=1500,full_strength_after_months=0}";
const EMPTY: &str = "policy.empty={kind=\"peacekeeping\",troops=0}";
/// From month 4 on operations are charged, and nobody comes.
const LATER: &str =
    "policy.later={kind=\"interim_security\",form=\"international\",start={month=4}}";
/// The front claims the state's ground beside its own.
const OVERLAP: &[&[&str]] = &[YEAR, TRUSTING, QUIET, &["party.front.holds=[\"front\",\"state\"]"]];
const CRIME: &[&str] = &["rule.predation.crime=0.000003"];
const STAGED: &[&str] = &["shock.attack={kind=\"false_flag\",month=4,deaths=12}"];

const VACUUM: super::Number = Within("civilians_killed_by_crime", "district-1");

const fn interim(
    key: &'static str,
    values: [&'static str; 2],
    rest: &'static str,
    world: &'static [&'static [&'static str]],
    moves: super::Moves,
) -> Flip {
    Flip { kind: "interim_security", key, values, rest, world, moves }
}

const fn commission(
    key: &'static str,
    values: [&'static str; 2],
    rest: &'static str,
    moves: super::Moves,
) -> Flip {
    Flip {
        kind: "ceasefire_commission",
        key,
        values,
        rest,
        world: &[YEAR, WARY, QUIET, STAGED],
        moves,
    }
}

pub(super) const FLIPS: &[Flip] = &[
    Flip {
        kind: "buffer_zone",
        key: "width_km",
        values: ["0", "12"],
        rest: "",
        world: TENSE,
        moves: Down(Outcome("incidents")),
    },
    Flip {
        kind: "zone_of_separation",
        key: "districts",
        values: ["[\"district-2\"]", "[\"district-1\"]"],
        rest: "parties=[\"state\"]",
        world: &[YEAR, TRUSTING, QUIET, CRIME],
        moves: Up(VACUUM),
    },
    Flip {
        kind: "zone_of_separation",
        key: "parties",
        values: ["[\"front\"]", "[\"state\"]"],
        rest: "districts=[\"district-1\"]",
        world: &[YEAR, TRUSTING, QUIET, CRIME],
        moves: Up(VACUUM),
    },
    Flip {
        kind: "zone_of_separation",
        key: "places",
        values: ["[\"Town 2\"]", "[\"Town 1\"]"],
        rest: "radius_km=40,parties=[\"state\"]",
        world: &[YEAR, TRUSTING, QUIET, CRIME],
        moves: Up(VACUUM),
    },
    Flip {
        kind: "zone_of_separation",
        key: "radius_km",
        values: ["5", "40"],
        rest: "places=[\"Town 1\"],parties=[\"state\"]",
        world: &[YEAR, TRUSTING, QUIET, CRIME],
        moves: Up(VACUUM),
    },
    interim("form", ["\"none\"", "\"delegated\""], "", WORLD, Up(Outcome("people_provided"))),
    interim(
        "form",
        ["\"delegated\"", "\"retained\""],
        "",
        WORLD,
        Up(Outcome("people_under_state")),
    ),
    interim(
        "form",
        ["\"delegated\"", "\"joint\""],
        "",
        WORLD,
        Up(Outcome("people_under_accountable")),
    ),
    interim(
        "form",
        ["\"none\"", "\"international\""],
        "",
        &[YEAR, TRUSTING, QUIET, &[FORCE]],
        Up(Outcome("people_provided")),
    ),
    interim(
        "operation",
        ["\"empty\"", "\"force\""],
        "form=\"international\"",
        &[YEAR, TRUSTING, QUIET, &[FORCE, EMPTY]],
        Up(Outcome("people_provided")),
    ),
    interim("joint_share", ["0", "0.5"], "form=\"joint\"", WORLD, Up(Outcome("incidents"))),
    interim(
        "districts",
        ["[\"district-1\"]", ""],
        "form=\"none\"",
        WORLD,
        Down(Outcome("people_provided")),
    ),
    interim(
        "supervisors",
        ["0", "200"],
        "form=\"delegated\",supervised_by=\"joint\"",
        OVERLAP,
        Down(Outcome("breaches")),
    ),
    interim(
        "supervised_by",
        ["\"nobody\"", "\"state\""],
        "form=\"delegated\",supervisors=60",
        OVERLAP,
        Down(Outcome("breaches")),
    ),
    interim(
        "supervised_by",
        ["\"state\"", "\"joint\""],
        "form=\"delegated\",supervisors=60",
        OVERLAP,
        Down(Outcome("breaches")),
    ),
    interim(
        "supervised_by",
        ["\"joint\"", "\"international\""],
        "form=\"delegated\",supervisors=60",
        OVERLAP,
        Down(Outcome("breaches")),
    ),
    interim(
        "handover_weeks",
        ["0", "26"],
        "form=\"delegated\",end={month=4}",
        &[YEAR, TRUSTING, QUIET, &[LATER]],
        Up(Mean("people_provided", 4..7)),
    ),
    commission("staff", ["0", "400"], "", Up(Mean("trust", 6..12))),
    commission(
        "verification",
        ["\"national\"", "\"joint\""],
        "staff=200",
        Up(Mean("trust", 6..12)),
    ),
    commission(
        "verification",
        ["\"joint\"", "\"international\""],
        "staff=200",
        Up(Mean("trust", 6..12)),
    ),
    commission("review_months", ["0", "6"], "staff=400", Up(Mean("incidents", 4..11))),
    commission(
        "places",
        ["[\"Town 7\"]", "[\"Town 6\"]"],
        "staff=400",
        Up(Mean("incidents", 4..11)),
    ),
    Flip {
        kind: "ceasefire_commission",
        key: "liaison",
        values: ["0", "40"],
        rest: "staff=0",
        world: TENSE,
        moves: Down(Outcome("incidents")),
    },
];

#[test]
fn zones_assignments_and_verification_move_security() {
    judge(FLIPS);
}
