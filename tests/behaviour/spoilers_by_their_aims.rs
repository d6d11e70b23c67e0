//! Pattern 11: inducement works on limited aims, coercion on total ones, rules with reward and penalty
//! on greedy ones; a wrong diagnosis costs more than no action.

use super::worlds::{Effect, accord};

const DRAWS: u32 = 25;
const FIGHTERS: &str = "party.band.fighters=400";
const LIMITED: [&str; 2] = [FIGHTERS, "party.band.goals={demand=0.9,gain=0.15}"];
const GREEDY: [&str; 2] = [FIGHTERS, "party.band.goals={demand=0.25,gain=0.75,destroy=0.05}"];
const TOTAL: [&str; 2] = [FIGHTERS, "party.band.goals={gain=0.15,destroy=0.9}"];
const INDUCE: &str = "policy.manage={kind=\"spoiler_management\",party=\"band\",granted_share=0.9,usd_per_month=15000}";
const COERCE: &str = "policy.manage={kind=\"spoiler_management\",party=\"band\",troops=400}";
const RULE: &str = "policy.manage={kind=\"spoiler_management\",party=\"band\",granted_share=0.5,usd_per_month=30000,troops=400,conditional=true}";

fn acts(sets: &[&[&str]]) -> Vec<f64> {
    accord(DRAWS, sets).outcome("spoiler_acts")
}

/// What a policy does to the number of acts.
fn effect(aims: &[&str], policy: &str, more: &[&str]) -> Effect {
    Effect::of(&acts(&[aims, more, &[policy]]), &acts(&[aims, more]))
}

fn print(pattern: &str, what: &str, effect: &Effect) {
    accord(DRAWS, &[&LIMITED]).print(pattern, what, effect);
}

#[test]
fn inducement_works_on_limited_aims_and_feeds_total_ones() {
    let (limited, total) = (effect(&LIMITED, INDUCE, &[]), effect(&TOTAL, INDUCE, &[]));
    print("11", "acts of limited aims, induced", &limited);
    print("11 contrary", "acts of total aims, induced", &total);
    assert!(limited.falls(), "{limited}");
    assert!(total.rises(), "{total}");
    // The twin: a concession that is not believed meets no demand, and money buys nobody.
    let off = ["rule.desertion.content=0", "rule.desertion.unpaid=0", "rule.recruitment.rate=0"];
    let idle = effect(&TOTAL, INDUCE, &off);
    print("11 off", "acts of total aims, induced, where money keeps nobody", &idle);
    assert!(idle.mean < 0.1 * total.mean, "written somewhere else: {idle}");
}

#[test]
fn coercion_works_on_total_aims_and_angers_limited_ones() {
    let (limited, total) = (effect(&LIMITED, COERCE, &[]), effect(&TOTAL, COERCE, &[]));
    print("11", "acts of total aims, coerced", &total);
    print("11 contrary", "acts of limited aims, coerced", &limited);
    assert!(total.falls(), "{total}");
    assert!(limited.rises(), "{limited}");
    let off = ["rule.strikes.losses=0"];
    let total = effect(&TOTAL, COERCE, &off);
    print("11 off", "acts of total aims, where strikes hit nobody", &total);
    assert!(total.mean.abs() < 0.2 * effect(&TOTAL, COERCE, &[]).mean.abs(), "{total}");
    let calm = effect(&LIMITED, COERCE, &["rule.spoilers.angers=0"]);
    print("11 off", "acts of limited aims, where force angers nobody", &calm);
    assert!(calm.does_not_rise(), "written somewhere else: {calm}");
}

#[test]
fn rules_with_reward_and_penalty_work_on_greedy_aims() {
    let none = acts(&[&GREEDY]);
    let [rule, induce, coerce] = [RULE, INDUCE, COERCE].map(|policy| acts(&[&GREEDY, &[policy]]));
    let effect = Effect::of(&rule, &none);
    print("11", "acts of greedy aims, under a rule", &effect);
    assert!(effect.falls(), "{effect}");
    for (name, other) in [("inducement", &induce), ("coercion", &coerce)] {
        let better = Effect::of(&rule, other);
        print("11", &format!("the same against {name}"), &better);
        assert!(better.falls(), "{name}: {better}");
    }
    let wrong = Effect::of(&induce, &none);
    print("11 contrary", "acts of greedy aims, induced without conditions", &wrong);
    assert!(wrong.rises(), "{wrong}");
}
