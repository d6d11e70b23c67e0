//! When policies begin and end, and who must agree: keys that every kind has.

use super::{Down, Flip, Mean, QUIET, TRUSTING, Up, WARY, YEAR, judge};

/// Disarmament on average over a year tells how long it was in force.
const DISARMED: super::Number = Mean("disarmed", 0..12);
const WORLD: &[&[&str]] = &[
    YEAR,
    TRUSTING,
    QUIET,
    &[
        "policy.early={kind=\"peacekeeping\",troops=500,full_strength_after_months=10}",
        "policy.later={kind=\"buffer_zone\",width_km=0,start={month=6}}",
    ],
];
const DDR: &str = "intake_per_month=150";
const NEVER: &str = "\"incidents_per_month > 9000\"";
const ALWAYS: &str = "\"incidents_per_month < 9000\"";

const fn ddr(
    key: &'static str,
    values: [&'static str; 2],
    rest: &'static str,
    moves: super::Moves,
) -> Flip {
    Flip { kind: "ddr", key, values, rest, world: WORLD, moves }
}

pub(super) const FLIPS: &[Flip] = &[
    ddr("start.month", ["0", "6"], DDR, Down(DISARMED)),
    ddr("start.date", ["\"2030-01-01\"", "\"2030-07-01\""], DDR, Down(DISARMED)),
    ddr("start.after", ["\"early\"", "\"later\""], DDR, Down(DISARMED)),
    ddr("start.months", ["0", "6"], "intake_per_month=150,start.after=\"early\"", Down(DISARMED)),
    ddr(
        "start.share",
        ["0.1", "0.8"],
        "intake_per_month=150,start.after=\"early.deployment\"",
        Down(DISARMED),
    ),
    ddr("start.when", [NEVER, ALWAYS], DDR, Up(DISARMED)),
    ddr(
        "start.for_months",
        ["1", "6"],
        "intake_per_month=150,start.when=\"incidents_per_month < 9000\"",
        Down(DISARMED),
    ),
    ddr(
        "start.or_month",
        ["", "3"],
        "intake_per_month=150,start.when=\"incidents_per_month > 9000\"",
        Up(DISARMED),
    ),
    ddr("end.month", ["3", "9"], DDR, Up(DISARMED)),
    ddr("end.date", ["\"2030-04-01\"", "\"2030-10-01\""], DDR, Up(DISARMED)),
    ddr("end.after", ["\"early\"", "\"later\""], DDR, Up(DISARMED)),
    ddr("end.months", ["1", "6"], "intake_per_month=150,end.after=\"early\"", Up(DISARMED)),
    ddr(
        "end.share",
        ["0.1", "0.8"],
        "intake_per_month=150,end.after=\"early.deployment\"",
        Up(DISARMED),
    ),
    ddr("end.when", [NEVER, ALWAYS], DDR, Down(DISARMED)),
    ddr(
        "end.for_months",
        ["1", "6"],
        "intake_per_month=150,end.when=\"incidents_per_month < 9000\"",
        Up(DISARMED),
    ),
    ddr(
        "end.or_month",
        ["", "3"],
        "intake_per_month=150,end.when=\"incidents_per_month > 9000\"",
        Down(DISARMED),
    ),
    Flip {
        kind: "peacekeeping",
        key: "end.unannounced",
        values: ["false", "true"],
        rest: "troops=1500,full_strength_after_months=3,end.month=18",
        world: &[
            WARY,
            &[
                "clock.years=2",
                "policy.ddr={kind=\"ddr\",intake_per_month=80}",
                "rule.institutions.grow=0.0",
            ],
        ],
        moves: Down(Mean("posture.front", 9..18)),
    },
    Flip {
        kind: "integration",
        key: "consent",
        values: ["", "[\"front\"]"],
        rest: "mode=\"individual\",posts=3000,quota_per_month=300",
        world: &[YEAR, WARY, QUIET],
        // What is imposed on a party that fears it is resisted at once.
        moves: Down(Mean("posture.front", 0..2)),
    },
    Flip {
        kind: "integration",
        key: "again_after_months",
        values: ["1", "24"],
        rest: "mode=\"individual\",posts=3000,quota_per_month=300,consent=[\"front\"]",
        world: &[YEAR, &["trust.front.state=0.25", "trust.state.front=0.25"]],
        moves: Down(Mean("integrated", 0..12)),
    },
];

#[test]
fn dates_and_consent_move_when_a_policy_is_in_force() {
    judge(FLIPS);
}
