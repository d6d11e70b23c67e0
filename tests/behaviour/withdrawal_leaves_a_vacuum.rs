//! Pattern 7: where a party withdraws and nobody comes in its place there is a vacuum: crime and
//! spoilers' violence rise there, and not elsewhere.

use super::pattern::Pattern;
use super::quantity::Quantity;
use super::worlds::{FEW_AT_A_TIME, accord};

const DRAWS: u32 = 100;
const BAND: [&str; 3] =
    ["clock.years=2", "party.band.fighters=300", "party.band.goals={gain=0.7,destroy=0.2}"];
/// A band out for gain lives in the district that the state leaves. Nobody answers clashes with reprisals: where the
/// state no longer fights the band these end, which is no vacuum.
const NEAR: [&str; 3] = [
    "party.band.bases=[\"district-1\"]",
    "party.band.goals.destroy=0",
    "rule.predation.reprisal=0",
];
const LEAVE: &str =
    "policy.leave={kind=\"zone_of_separation\",districts=[\"district-1\"],parties=[\"state\"]}";
const REPLACE: &str =
    "policy.force={kind=\"peacekeeping\",troops=1500,police=600,full_strength_after_months=0}";
const CRIME: &str = "civilians_killed_by_crime";
const SPOILERS: &str = "civilians_killed_by_non_signatories";

/// What the withdrawal adds to those killed by some of 100,000 people there, or elsewhere.
fn harm(by: &str, there: bool, more: &[&str]) -> Quantity {
    let killed = |sets: &[&str]| {
        let arm = accord(&[&BAND, &FEW_AT_A_TIME, more, sets]);
        let district = arm.cells_of("district-1");
        let counts: Vec<bool> = district.iter().map(|&inside| inside == there).collect();
        let people = arm.people(|cell| counts[cell]);
        arm.layer(by, |cell| counts[cell]) * (100_000.0 / people)
    };
    killed(&[LEAVE]) - killed(&[])
}

#[test]
fn crime_and_spoilers_rise_where_a_party_left_and_nobody_came() {
    let [crime, spoilers] = [CRIME, SPOILERS].map(|by| harm(by, true, &NEAR));
    let both = |there, more: &[&str]| harm(CRIME, there, more) + harm(SPOILERS, there, more);
    let there = both(true, &NEAR);
    // The twin: nobody is held back by, or takes advantage of, who provides security; nor does it
    // count that people who fear the state less tell it more, or that the state fights the band no more.
    let off = [
        "rule.predation.crime=0",
        "rule.spoilers.provided=0",
        "rule.spoilers.policed=0",
        "rule.spoilers.told=0",
        "rule.fear.dilemma=0",
        "rule.contact.rate=0",
    ];
    Pattern::new("7", DRAWS)
        .rises("of 100,000 killed by crime where the state left", &crime)
        .rises("of 100,000 killed by spoilers where the state left", &spoilers)
        .vanishes("contrary: by both of 100,000 elsewhere", &both(false, &NEAR), &there)
        .vanishes(
            "contrary: by both where troops and police stand in its place",
            &both(true, &[&NEAR[..], &[REPLACE]].concat()),
            &there,
        )
        .vanishes(
            "off: by both where a vacuum invites nobody",
            &both(true, &[&NEAR[..], &off].concat()),
            &there,
        )
        .holds();
}

#[test]
fn a_band_that_lives_elsewhere_does_not_kill_more_there() {
    let there = harm(CRIME, true, &[]) + harm(SPOILERS, true, &[]);
    let elsewhere = harm(CRIME, false, &[]) + harm(SPOILERS, false, &[]);
    Pattern::new("7", DRAWS)
        .rises(
            "of 100,000 killed by crime and spoilers where the state left, band elsewhere",
            &there,
        )
        .vanishes(
            "contrary: by both of 100,000 elsewhere, where the band lives",
            &elsewhere,
            &there,
        )
        .holds();
}
