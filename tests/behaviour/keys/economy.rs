//! Money and fighters from abroad, and what is done about parties outside the process.

use super::{Down, Flip, Mean, Outcome, TWO_YEARS, Up, judge};

const SPONSORED: &[&str] = &[
    "party.band.fighters=400",
    "party.band.goals={gain=0.4,destroy=0.4}",
    "party.band.monthly_usd=5000",
    "sponsor.north={to=\"band\",usd_per_month=40000,fighters_per_month=8}",
    "sponsor.south={to=\"band\"}",
];
const LIMITED: &[&str] = &["party.band.fighters=400", "party.band.goals={demand=0.9,gain=0.15}"];
const GREEDY: &[&str] =
    &["party.band.fighters=400", "party.band.goals={demand=0.25,gain=0.75,destroy=0.05}"];
const TOTAL: &[&str] = &["party.band.fighters=400", "party.band.goals={gain=0.15,destroy=0.9}"];
const GANG: &[&str] =
    &["party.gang={kind=\"criminal\",non_signatory = true,fighters=300,goals={gain=0.7}}"];

const BAND: super::Number = Mean("strength.band", 12..24);
const ACTS: super::Number = Outcome("spoiler_acts");

const fn spoiler(
    key: &'static str,
    values: [&'static str; 2],
    rest: &'static str,
    world: &'static [&'static [&'static str]],
    moves: super::Moves,
) -> Flip {
    Flip { kind: "spoiler_management", key, values, rest, world, moves }
}

pub(super) const FLIPS: &[Flip] = &[
    Flip {
        kind: "border_control",
        key: "guards",
        values: ["0", "2000"],
        rest: "",
        world: &[TWO_YEARS, SPONSORED],
        moves: Down(BAND),
    },
    Flip {
        kind: "border_control",
        key: "sponsors",
        values: ["[\"south\"]", "[\"north\"]"],
        rest: "guards=2000",
        world: &[TWO_YEARS, SPONSORED],
        moves: Down(BAND),
    },
    Flip {
        kind: "sponsor_deal",
        key: "kept_share",
        values: ["1", "0"],
        rest: "",
        world: &[TWO_YEARS, SPONSORED],
        moves: Down(BAND),
    },
    Flip {
        kind: "sponsor_deal",
        key: "sponsors",
        values: ["[\"south\"]", "[\"north\"]"],
        rest: "",
        world: &[TWO_YEARS, SPONSORED],
        moves: Down(BAND),
    },
    spoiler("party", ["\"gang\"", "\"band\""], "troops=400", &[TWO_YEARS, TOTAL, GANG], Down(BAND)),
    spoiler("granted_share", ["0", "0.9"], "party=\"band\"", &[TWO_YEARS, LIMITED], Down(ACTS)),
    spoiler("usd_per_month", ["0", "15000"], "party=\"band\"", &[TWO_YEARS, TOTAL], Up(ACTS)),
    spoiler("troops", ["0", "400"], "party=\"band\"", &[TWO_YEARS, TOTAL], Down(BAND)),
    spoiler(
        "analysts",
        ["0", "60"],
        "party=\"band\",troops=400",
        &[TWO_YEARS, TOTAL],
        Down(Outcome("civilians_killed_by_strikes")),
    ),
    spoiler(
        "conditional",
        ["false", "true"],
        "party=\"band\",granted_share=0.5,usd_per_month=30000,troops=400",
        &[TWO_YEARS, GREEDY],
        Down(ACTS),
    ),
];

#[test]
fn money_borders_and_pressure_move_parties_outside_the_process() {
    judge(FLIPS);
}
