//! Pattern 5: entry one by one is slower, leaves fewer to walk out armed, and needs a guarantor more
//! in the meantime.

use super::pattern::Pattern;
use super::worlds::{DETERS_NOBODY, accord};

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
const PHASED: &str =
    "policy.entry={kind=\"integration\",mode=\"individual\",posts=3000,quota_per_month=80}";
const FORCE: &str = "policy.force={kind=\"peacekeeping\",troops=1500,full_strength_after_months=0}";
const TRUSTING: [&str; 4] = [
    "clock.years=3",
    "trust.front.state=0.4",
    "trust.state.front=0.4",
    "shock.vote={kind=\"contested_vote\",month=30}",
];

#[test]
fn one_by_one_is_slower_and_leaves_fewer_to_walk_out_armed() {
    let pair = |more: &[&str]| [PHASED, WHOLE].map(|entry| accord(&[&TRUSTING, more, &[entry]]));
    let [singly, whole] = pair(&[]);
    let slower = singly.mean("integrated", 12..13) - whole.mean("integrated", 12..13);
    let exits = singly.outcome("armed_exits") - whole.outcome("armed_exits");
    let [singly, whole] =
        pair(&["rule.ties.mean=0", "rule.ties.spread=0", "rule.recruitment.tie=0"]);
    let untied = singly.outcome("armed_exits") - whole.outcome("armed_exits");
    Pattern::new("5", DRAWS)
        .falls("former fighters in the army after a year, one by one against whole", &slower)
        .falls("armed exits after a contested vote", &exits)
        .never_differs("off: armed exits where nobody is tied to a commander", &untied)
        .holds();
}

#[test]
fn one_by_one_needs_a_guarantor_more_because_it_exposes() {
    let need = |more: &[&str]| {
        let posture = |sets: &[&str]| {
            accord(&[&LOW, &DETERS_NOBODY, more, sets]).mean("posture.front", 0..18)
        };
        let singly = posture(&[SINGLY]) - posture(&[SINGLY, FORCE]);
        singly - (posture(&[WHOLE]) - posture(&[WHOLE, FORCE]))
    };
    let low = need(&[]);
    Pattern::new("5", DRAWS)
        .rises("what a guarantor takes from the posture, one by one less whole", &low)
        .never_differs(
            "off: the same where exposure weighs nothing",
            &need(&["rule.commitment.exposure=0.0"]),
        )
        // Where there is trust, nobody needs a guarantor for either.
        .vanishes(
            "contrary: the same at trust .7",
            &need(&["trust.front.state=0.7", "trust.state.front=0.7"]),
            &low,
        )
        .holds();
}
