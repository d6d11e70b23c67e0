//! Pattern 5: entry one by one is slower, leaves fewer to walk out armed, and needs a guarantor more
//! in the meantime.

use super::worlds::{DETERS_NOBODY, Effect, accord};

const DRAWS: u32 = 60;
const LOW: [&str; 4] = [
    "clock.years=2",
    "trust.front.state=0.12",
    "trust.state.front=0.12",
    "rule.commitment.guarantee_promises=0.0",
];
const SINGLY: &str =
    "policy.entry={kind=\"integration\",mode=\"individual\",posts=3000,quota_per_month=300}";
const WHOLE: &str =
    "policy.entry={kind=\"integration\",mode=\"whole_units\",posts=3000,quota_per_month=300}";
const FORCE: &str = "policy.force={kind=\"peacekeeping\",troops=1500,full_strength_after_months=0}";
const VOTE: &str = "shock.vote={kind=\"contested_vote\",month=30}";

#[test]
fn one_by_one_is_slower_and_leaves_fewer_to_walk_out_armed() {
    let trusting = ["clock.years=3", "trust.front.state=0.4", "trust.state.front=0.4"];
    let pair = |sets: &[&[&str]]| {
        let more = |entry| accord(DRAWS, &[sets, &[&[entry][..]]].concat());
        (
            more(
                "policy.entry={kind=\"integration\",mode=\"individual\",posts=3000,quota_per_month=80}",
            ),
            more(WHOLE),
        )
    };
    let (singly, whole) = pair(&[&trusting, &[VOTE]]);
    let slower = Effect::of(&singly.mean("integrated", 12..13), &whole.mean("integrated", 12..13));
    singly.print(
        "5",
        "former fighters in the army after a year, one by one against whole",
        &slower,
    );
    assert!(slower.falls(), "{slower}");
    let exits = Effect::of(&singly.outcome("armed_exits"), &whole.outcome("armed_exits"));
    singly.print("5", "armed exits after a contested vote", &exits);
    assert!(exits.falls(), "{exits}");

    let (singly, whole) = pair(&[
        &trusting,
        &[VOTE],
        &["rule.ties.mean=0", "rule.ties.spread=0", "rule.recruitment.tie=0"],
    ]);
    let exits = Effect::of(&singly.outcome("armed_exits"), &whole.outcome("armed_exits"));
    singly.print("5 off", "armed exits where nobody is tied to a commander", &exits);
    assert!(exits.is_nil(), "written somewhere else: {exits}");
}

#[test]
fn one_by_one_needs_a_guarantor_more_because_it_exposes() {
    let posture = |sets: &[&[&str]]| accord(DRAWS, sets).mean("posture.front", 0..18);
    let need = |more: &[&str]| {
        let alone = |entry: &str| posture(&[&LOW, &DETERS_NOBODY, more, &[entry]]);
        let with = |entry: &str| posture(&[&LOW, &DETERS_NOBODY, more, &[entry, FORCE]]);
        let (singly, whole) = ([alone(SINGLY), with(SINGLY)], [alone(WHOLE), with(WHOLE)]);
        Effect::between([&singly[0], &singly[1]], [&whole[0], &whole[1]])
    };
    let arm = accord(DRAWS, &[&LOW, &DETERS_NOBODY, &[SINGLY]]);
    let effect = need(&[]);
    arm.print("5", "what a guarantor takes from the posture, one by one less whole", &effect);
    assert!(effect.rises(), "{effect}");
    let effect = need(&["rule.commitment.exposure=0.0"]);
    arm.print("5 off", "the same where exposure weighs nothing", &effect);
    assert!(effect.is_nil(), "written somewhere else: {effect}");
    // Contrary: where there is trust, nobody needs a guarantor for either.
    let effect = need(["trust.front.state=0.7", "trust.state.front=0.7"][..].as_ref());
    arm.print("5 contrary", "the same at trust .7", &effect);
    assert!(effect.does_not_rise(), "{effect}");
}
