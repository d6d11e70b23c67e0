//! Pattern 8: a buffer zone cuts contact on the line; where people are mixed, a zone wider than what
//! its neighbours can provide security for moves people.

use super::worlds::{Effect, accord};

const DRAWS: u32 = 120;
const TENSE: [&str; 3] = ["clock.years=2", "rule.contact.rate=0.015", "rule.fear.dilemma=1.5"];
const MIXED: [&str; 2] = ["community.lowland.mixed=1.0", "community.highland.mixed=1.0"];
const APART: [&str; 2] = ["community.lowland.mixed=0.0", "community.highland.mixed=0.0"];
const NARROW: &str = "policy.zone={kind=\"buffer_zone\",width_km=9}";
const WIDE: &str = "policy.zone={kind=\"buffer_zone\",width_km=70}";

#[test]
fn a_buffer_cuts_contact_on_the_line_because_it_keeps_units_apart() {
    let incidents = |sets: &[&[&str]]| accord(DRAWS, sets).outcome("incidents");
    let (none, zone) = (incidents(&[&TENSE]), incidents(&[&TENSE, &[NARROW]]));
    let arm = accord(DRAWS, &[&TENSE, &[NARROW]]);
    let effect = Effect::of(&zone, &none);
    arm.print("8", "incidents, a zone of 9 km against none", &effect);
    assert!(effect.falls(), "{effect}");

    // The twin: nobody clashes for being near.
    let off = ["rule.contact.reach_km=1.0"];
    let effect = Effect::of(&incidents(&[&TENSE, &off, &[NARROW]]), &incidents(&[&TENSE, &off]));
    arm.print("8 off", "incidents where nearness does not matter", &effect);
    assert!(effect.does_not_fall(), "written somewhere else: {effect}");
}

#[test]
fn wide_bands_move_people_where_communities_mix_because_nobody_provides_there() {
    let moved = |sets: &[&[&str]]| accord(DRAWS, sets).layer("fled", |_| true);
    let of = |people: &[&str], more: &[&str]| {
        [moved(&[&TENSE, people, more, &[WIDE]]), moved(&[&TENSE, people, more, &[NARROW]])]
    };
    let (mixed, apart) = (of(&MIXED, &[]), of(&APART, &[]));
    let arm = accord(DRAWS, &[&TENSE, &MIXED, &[WIDE]]);
    let effect = Effect::of(&mixed[0], &mixed[1]);
    arm.print("8", "people who fled where communities mix, 70 km against 9", &effect);
    assert!(effect.rises(), "{effect}");
    let contrary = Effect::of(&apart[0], &apart[1]);
    let more = Effect::between([&mixed[0], &mixed[1]], [&apart[0], &apart[1]]);
    arm.print("8 contrary", "the same where they live apart", &contrary);
    arm.print("8 contrary", "difference of the two", &more);
    assert!(more.rises(), "{more}");

    let off = of(&MIXED, &["rule.fear.dilemma=0.0"]);
    let effect = Effect::of(&off[0], &off[1]);
    arm.print("8 off", "where the lack of a provider frightens nobody", &effect);
    assert!(effect.does_not_rise(), "written somewhere else: {effect}");
}
