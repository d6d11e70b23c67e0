//! Pattern 28: a condition hands a veto to whoever can break it: better than a date with honest
//! parties, worse with a spoiler who would bring the peace down.

use super::pattern::Pattern;
use super::worlds::accord;

const DRAWS: u32 = 100;
const TRUSTING: [&str; 3] = ["clock.years=2", "trust.front.state=0.45", "trust.state.front=0.45"];
const DATE: &str = "policy.ddr={kind=\"ddr\",intake_per_month=200,start={month=9}}";
const CONDITION: &str = "policy.ddr={kind=\"ddr\",intake_per_month=200,start={when=\"incidents_per_month < 3\",for_months=5}}";
const SPOILER: [&str; 3] =
    ["party.band.fighters=500", "party.band.goals={destroy=0.9}", "party.band.monthly_usd=60000"];
const GREEDY: [&str; 3] =
    ["party.band.fighters=500", "party.band.goals={gain=0.6}", "party.band.monthly_usd=60000"];

#[test]
fn a_condition_is_better_than_a_date_with_honest_parties_and_worse_with_a_total_spoiler() {
    let condition = |more: &[&str]| {
        let disarmed = |policy| accord(&[&TRUSTING, more, &[policy]]).mean("disarmed", 0..24);
        disarmed(CONDITION) - disarmed(DATE)
    };
    let (honest, spoiled) = (condition(&[]), condition(&SPOILER));
    let veto = spoiled.clone() - honest.clone();
    // The twin: a spoiler who does not act cannot keep the condition from being met.
    let idle = condition(&[&SPOILER[..], &["rule.spoilers.intensity=0"]].concat());
    Pattern::new("28", DRAWS)
        .rises("disarmed on average over two years, condition against date, nobody spoils", &honest)
        .falls("the same with a spoiler who would bring the peace down", &spoiled)
        .falls("difference that the spoiler makes", &veto)
        .vanishes(
            "off: difference that it makes if it does not act",
            &(idle - honest.clone()),
            &veto,
        )
        // A spoiler out for gain has no use for a veto.
        .vanishes(
            "contrary: difference that a spoiler out for gain makes",
            &(condition(&GREEDY) - honest),
            &veto,
        )
        .holds();
}
