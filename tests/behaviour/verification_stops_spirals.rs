//! Pattern 10: verification stops the spiral that follows an attack in the other side's name.

use super::pattern::Pattern;
use super::worlds::{TENSE, accord};

const DRAWS: u32 = 150;
const ATTACK: &str = "shock.attack={kind=\"false_flag\",month=4,deaths=12}";
const COMMISSION: &str =
    "policy.commission={kind=\"ceasefire_commission\",staff=400,verification=\"international\"}";
const SLOW: &str = "policy.commission={kind=\"ceasefire_commission\",staff=400,verification=\"international\",review_months=6}";

#[test]
fn verification_stops_the_spiral_after_a_false_flag_because_the_author_is_known() {
    let spiral = |sets: &[&str]| {
        let after = |more: &[&str]| accord(&[&TENSE, sets, more]).mean("incidents", 4..11);
        after(&[ATTACK]) - after(&[])
    };
    let (blind, known) = (spiral(&[]), spiral(&[COMMISSION]));
    let stopped = known - blind.clone();
    let wise = "rule.spoilers.believed=0";
    Pattern::new("10", DRAWS)
        .rises("incidents a month in the half year after, against no attack", &blind)
        .falls("what a commission takes from that", &stopped)
        // The twin: nobody believes what was staged, so there is nothing to verify.
        .vanishes(
            "off: the same where nobody believes it",
            &(spiral(&[wise, COMMISSION]) - spiral(&[wise])),
            &stopped,
        )
        // A review that takes half a year comes too late for those who hit back.
        .vanishes(
            "contrary: the same with a review of half a year",
            &(spiral(&[SLOW]) - blind),
            &stopped,
        )
        .holds();
}
