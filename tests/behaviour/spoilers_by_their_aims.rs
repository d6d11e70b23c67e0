//! Pattern 11: inducement works on limited aims, coercion on total ones, rules with reward and penalty
//! on greedy ones; a wrong diagnosis costs more than no action.

use super::pattern::Pattern;
use super::quantity::Quantity;
use super::worlds::accord;

const DRAWS: u32 = 30;
const FIGHTERS: &str = "party.band.fighters=400";
const LIMITED: [&str; 2] = [FIGHTERS, "party.band.goals={demand=0.9,gain=0.15}"];
const GREEDY: [&str; 2] = [FIGHTERS, "party.band.goals={demand=0.25,gain=0.75,destroy=0.05}"];
const TOTAL: [&str; 2] = [FIGHTERS, "party.band.goals={gain=0.15,destroy=0.9}"];
const INDUCE: &str = "policy.manage={kind=\"spoiler_management\",party=\"band\",granted_share=0.9,usd_per_month=15000}";
const COERCE: &str = "policy.manage={kind=\"spoiler_management\",party=\"band\",troops=400}";
const RULE: &str = "policy.manage={kind=\"spoiler_management\",party=\"band\",granted_share=0.5,usd_per_month=30000,troops=400,conditional=true}";

fn acts(aims: &[&str], more: &[&str], policies: &[&str]) -> Quantity {
    accord(&[aims, more, policies]).outcome("spoiler_acts")
}

/// What a policy does to the number of acts.
fn effect(aims: &[&str], policy: &str, more: &[&str]) -> Quantity {
    acts(aims, more, &[policy]) - acts(aims, more, &[])
}

#[test]
fn inducement_works_on_limited_aims_and_feeds_total_ones() {
    let total = effect(&TOTAL, INDUCE, &[]);
    // The twin: money keeps nobody and brings nobody.
    let off = ["rule.desertion.content=0", "rule.desertion.unpaid=0", "rule.recruitment.rate=0"];
    Pattern::new("11", DRAWS)
        .falls("acts of limited aims, induced", &effect(&LIMITED, INDUCE, &[]))
        .rises("contrary: acts of total aims, induced: more", &total)
        .vanishes(
            "off: acts of total aims, induced, where money keeps nobody",
            &effect(&TOTAL, INDUCE, &off),
            &total,
        )
        .holds();
}

#[test]
fn coercion_works_on_total_aims_and_angers_limited_ones() {
    let total = effect(&TOTAL, COERCE, &[]);
    Pattern::new("11", DRAWS)
        .falls("acts of total aims, coerced", &total)
        .rises("contrary: acts of limited aims, coerced: more", &effect(&LIMITED, COERCE, &[]))
        .vanishes(
            "off: acts of total aims, where strikes hit nobody",
            &effect(&TOTAL, COERCE, &["rule.strikes.losses=0"]),
            &total,
        )
        // What is left of coercion without anger is losses.
        .falls(
            "off: acts of limited aims, where force angers nobody: fewer",
            &effect(&LIMITED, COERCE, &["rule.spoilers.angers=0"]),
        )
        .holds();
}

#[test]
fn rules_with_reward_and_penalty_work_on_greedy_aims() {
    let none = acts(&GREEDY, &[], &[]);
    let [rule, induce, coerce] = [RULE, INDUCE, COERCE].map(|policy| acts(&GREEDY, &[], &[policy]));
    Pattern::new("11", DRAWS)
        .falls("acts of greedy aims, under a rule", &(rule.clone() - none.clone()))
        .falls("the same against inducement", &(rule.clone() - induce.clone()))
        .falls("the same against coercion", &(rule - coerce))
        .rises("contrary: acts of greedy aims, induced without conditions: more", &(induce - none))
        .holds();
}
