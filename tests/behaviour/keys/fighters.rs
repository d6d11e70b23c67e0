//! Disarmament, demobilisation, reintegration, and entry into the army.

use super::{Down, Flip, Mean, Outcome, QUIET, TRUSTING, TWO_YEARS, Up, YEAR, judge};

const CALM: &[&[&str]] = &[YEAR, TRUSTING, QUIET];
const LONGER: &[&[&str]] = &[TWO_YEARS, TRUSTING, QUIET];

const fn ddr(
    key: &'static str,
    values: [&'static str; 2],
    rest: &'static str,
    moves: super::Moves,
) -> Flip {
    Flip { kind: "ddr", key, values, rest, world: LONGER, moves }
}

const fn entry(
    key: &'static str,
    values: [&'static str; 2],
    rest: &'static str,
    moves: super::Moves,
) -> Flip {
    Flip { kind: "integration", key, values, rest, world: CALM, moves }
}

const DISARMED: super::Number = Mean("disarmed", 0..12);
const REINTEGRATED: super::Number = Mean("reintegrated", 0..24);
const INTEGRATED: super::Number = Mean("integrated", 0..12);

pub(super) const FLIPS: &[Flip] = &[
    ddr("intake_per_month", ["80", "300"], "", Up(DISARMED)),
    ddr("camp_months", ["1", "8"], "intake_per_month=300,reinsertion_months=0", Down(REINTEGRATED)),
    ddr("reinsertion_months", ["0", "9"], "intake_per_month=300", Down(REINTEGRATED)),
    ddr("funded_share", ["0", "1"], "intake_per_month=300", Down(Mean("at_large", 12..24))),
    ddr("usd_per_fighter", ["1000", "2000"], "intake_per_month=300", Up(Outcome("programme_usd"))),
    ddr(
        "parties",
        ["[\"state\"]", "[\"front\"]"],
        "intake_per_month=300",
        Down(Mean("strength.front", 12..24)),
    ),
    ddr("places", ["[\"Town 1\"]", ""], "intake_per_month=300", Up(DISARMED)),
    entry(
        "mode",
        ["\"individual\"", "\"whole_units\""],
        "posts=3000,quota_per_month=300",
        Up(Outcome("lawful_command")),
    ),
    entry("posts", ["300", "3000"], "mode=\"individual\",quota_per_month=300", Up(INTEGRATED)),
    entry("quota_per_month", ["30", "300"], "mode=\"individual\"", Up(INTEGRATED)),
    entry(
        "parties",
        ["[\"state\"]", "[\"front\"]"],
        "mode=\"individual\",quota_per_month=300",
        Down(Mean("strength.front", 6..12)),
    ),
    Flip {
        kind: "integration",
        key: "disperse_after_months",
        values: ["0", "9"],
        rest: "mode=\"whole_units\",posts=3000,quota_per_month=500",
        world: &[TWO_YEARS, TRUSTING, &["shock.vote={kind=\"contested_vote\",month=12}"]],
        moves: Down(Outcome("armed_exits")),
    },
];

#[test]
fn places_money_and_posts_move_fighters() {
    judge(FLIPS);
}
