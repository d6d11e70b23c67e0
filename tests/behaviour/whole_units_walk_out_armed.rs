//! Pattern 4: whole units walk out armed more often after a shock, because ties were kept.

use super::pattern::Pattern;
use super::quantity::Quantity;
use super::worlds::accord;

const DRAWS: u32 = 80;
const TRUSTING: [&str; 3] = ["clock.years=3", "trust.front.state=0.4", "trust.state.front=0.4"];
const SINGLY: &str =
    "policy.entry={kind=\"integration\",mode=\"individual\",posts=3000,quota_per_month=300}";
const WHOLE: &str =
    "policy.entry={kind=\"integration\",mode=\"whole_units\",posts=3000,quota_per_month=300}";
const SHOCK: [&str; 1] = ["shock.vote={kind=\"contested_vote\",month=24}"];

/// Armed exits of a hundred who entered, whole units less those who entered one by one.
fn exits(more: &[&str]) -> Quantity {
    let [whole, singly] = [WHOLE, SINGLY].map(|entry| {
        let arm = accord(&[&TRUSTING, more, &[entry]]);
        arm.outcome("armed_exits") * 100.0 / arm.outcome("fighters_integrated")
    });
    whole - singly
}

#[test]
fn whole_units_leave_armed_more_often_after_a_shock_because_ties_were_kept() {
    let (shaken, calm) = (exits(&SHOCK), exits(&[]));
    // The twin: nobody is tied to anybody, so nobody follows a commander who leaves.
    let untied = ["rule.ties.mean=0", "rule.ties.spread=0", "rule.recruitment.tie=0"];
    // A commander with an interest of his own may leave in calm as well; one without stays.
    let dutiful = ["rule.walk_out.interest=0"];
    Pattern::new("4", DRAWS)
        .rises(
            "armed exits of a hundred who entered, whole against one by one, after a vote",
            &shaken,
        )
        .rises("difference that the vote makes", &(shaken.clone() - calm.clone()))
        .rises("half of that, less the same without a vote", &(shaken.clone() * 0.5 - calm))
        .never_differs("off: without ties", &exits(&[&SHOCK[..], &untied].concat()))
        .vanishes(
            "contrary: without a vote, under commanders with no interest of their own",
            &exits(&dutiful),
            &shaken,
        )
        .holds();
}
