//! Pattern 8: a buffer zone cuts contact on the line; where people are mixed, a zone wider than what
//! its neighbours can provide security for moves people.

use super::pattern::Pattern;
use super::worlds::accord;

const DRAWS: u32 = 100;
const TENSE: [&str; 3] = ["clock.years=2", "rule.contact.rate=0.008", "rule.fear.dilemma=1.5"];
const MIXED: [&str; 2] = ["community.lowland.mixed=1.0", "community.highland.mixed=1.0"];
const APART: [&str; 2] = ["community.lowland.mixed=0.0", "community.highland.mixed=0.0"];
const NARROW: &str = "policy.zone={kind=\"buffer_zone\",width_km=9}";
const WIDE: &str = "policy.zone={kind=\"buffer_zone\",width_km=70}";

#[test]
fn a_buffer_cuts_contact_on_the_line_because_it_keeps_units_apart() {
    let zone = |more: &[&str]| {
        let incidents = |sets: &[&str]| accord(&[&TENSE, more, sets]).outcome("incidents");
        incidents(&[NARROW]) - incidents(&[])
    };
    Pattern::new("8", DRAWS)
        .falls("incidents, a zone of 9 km against none", &zone(&[]))
        // The twin: nobody clashes for being near.
        .never_differs(
            "off: incidents where nearness does not matter",
            &zone(&["rule.contact.reach_km=1.0"]),
        )
        .holds();
}

#[test]
fn wide_bands_move_people_where_communities_mix_because_nobody_provides_there() {
    let moved = |people: &[&str], more: &[&str]| {
        let fled = |zone| accord(&[&TENSE, people, more, &[zone]]).layer("fled", |_| true);
        fled(WIDE) - fled(NARROW)
    };
    let (mixed, apart) = (moved(&MIXED, &[]), moved(&APART, &[]));
    let off = ["rule.fear.dilemma=0.0"];
    let more = mixed.clone() - apart.clone();
    Pattern::new("8", DRAWS)
        .rises("people who fled where communities mix, 70 km against 9", &mixed)
        // A wide zone keeps units further apart: where nobody fears a neighbour, that is all it does.
        .falls("contrary: the same where they live apart: fewer", &apart)
        .rises("difference of the two", &more)
        .vanishes(
            "off: difference where the lack of a provider frightens nobody",
            &(moved(&MIXED, &off) - moved(&APART, &off)),
            &more,
        )
        .holds();
}
