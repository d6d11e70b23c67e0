//! Pattern 4: whole units are agreed to more often than entry one by one, as they keep their arms, and
//! the first year is calmer; when a shock comes later, more is lost.

use super::pattern::Pattern;
use super::worlds::accord;

const DRAWS: u32 = 80;
const LOW: [&str; 3] = ["clock.years=1", "trust.front.state=0.12", "trust.state.front=0.12"];
const HIGH: [&str; 3] = ["clock.years=1", "trust.front.state=0.8", "trust.state.front=0.8"];
const SINGLY: &str = "policy.entry={kind=\"integration\",mode=\"individual\",posts=3000,quota_per_month=300,consent=[\"front\"]}";
const WHOLE: &str = "policy.entry={kind=\"integration\",mode=\"whole_units\",posts=3000,quota_per_month=300,consent=[\"front\"]}";

#[test]
fn whole_units_are_agreed_to_sooner_because_they_keep_their_arms() {
    let whole = |sets: &[&str]| {
        let accepted = |entry| accord(&[sets, &[entry]]).outcome("accepted.entry.front");
        accepted(WHOLE) - accepted(SINGLY)
    };
    let low = whole(&LOW);
    Pattern::new("4", DRAWS)
        .rises("share that accepts at first asking, whole against one by one", &low)
        .never_differs(
            "off: the same where exposure weighs nothing",
            &whole(&[&LOW[..], &["rule.commitment.exposure=0"]].concat()),
        )
        .vanishes("contrary: the same at trust .8", &whole(&HIGH), &low)
        .holds();
}

#[test]
fn the_first_year_is_calmer_with_whole_units() {
    let calmer = |sets: &[&str]| {
        let imposed = |entry: &str| entry.replace(",consent=[\"front\"]", "");
        let posture =
            |entry: &str| accord(&[sets, &[&imposed(entry)]]).mean("posture.front", 0..12);
        posture(WHOLE) - posture(SINGLY)
    };
    let low = calmer(&LOW);
    Pattern::new("4", DRAWS)
        .falls("posture in the first year, whole against one by one, imposed", &low)
        .vanishes("contrary: the same at trust .8, imposed", &calmer(&HIGH), &low)
        .holds();
}
