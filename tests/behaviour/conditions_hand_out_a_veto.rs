//! Pattern 28: a condition hands a veto to whoever can break it: better than a date with honest
//! parties, worse with a spoiler who would bring the peace down.

use super::worlds::{Effect, accord};

const DRAWS: u32 = 150;
const TRUSTING: [&str; 3] = ["clock.years=2", "trust.front.state=0.45", "trust.state.front=0.45"];
const DATE: &str = "policy.ddr={kind=\"ddr\",intake_per_month=200,start={month=9}}";
const CONDITION: &str = "policy.ddr={kind=\"ddr\",intake_per_month=200,start={when=\"incidents_per_month < 3\",for_months=5}}";
const SPOILER: [&str; 3] =
    ["party.band.fighters=500", "party.band.goals={destroy=0.9}", "party.band.monthly_usd=60000"];

#[test]
fn a_condition_is_better_than_a_date_with_honest_parties_and_worse_with_a_total_spoiler() {
    let disarmed = |sets: &[&[&str]]| accord(DRAWS, sets).mean("disarmed", 0..24);
    let of = |more: &[&[&str]]| {
        let with = |policy| disarmed(&[&[&TRUSTING[..]], more, &[&[policy][..]]].concat());
        Effect::of(&with(CONDITION), &with(DATE))
    };
    let arm = accord(DRAWS, &[&TRUSTING, &[CONDITION]]);
    let honest = of(&[]);
    arm.print(
        "28",
        "disarmed on average over two years, condition against date, nobody spoils",
        &honest,
    );
    assert!(honest.rises(), "{honest}");
    let spoiled = of(&[&SPOILER]);
    arm.print("28", "the same with a spoiler who would bring the peace down", &spoiled);
    assert!(spoiled.falls(), "{spoiled}");

    // The twin: a spoiler who does not act cannot keep the condition from being met.
    let off = of(&[&SPOILER, &["rule.spoilers.intensity=0"]]);
    arm.print("28 off", "where the spoiler does not act", &off);
    assert!(off.rises(), "written somewhere else: {off}");
    // Contrary: a spoiler out for gain has no use for a veto.
    let greedy =
        ["party.band.fighters=500", "party.band.goals={gain=0.6}", "party.band.monthly_usd=60000"];
    let contrary = of(&[&greedy]);
    arm.print("28 contrary", "with a spoiler out for gain", &contrary);
    assert!(contrary.does_not_fall(), "{contrary}");
}
