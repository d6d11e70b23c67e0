//! Pattern 7: where a party withdraws and nobody comes in its place there is a vacuum: crime and
//! spoilers' violence rise there, and not elsewhere.

use super::worlds::{Arm, Effect, accord};

const DRAWS: u32 = 60;
const BAND: [&str; 3] =
    ["clock.years=2", "party.band.fighters=300", "party.band.goals={gain=0.7,destroy=0.2}"];
const LEAVE: &str =
    "policy.leave={kind=\"zone_of_separation\",districts=[\"district-1\"],parties=[\"state\"]}";
const REPLACE: &str =
    "policy.force={kind=\"peacekeeping\",troops=1500,police=600,full_strength_after_months=0}";

/// People killed by crime and by parties outside the process, in the district and elsewhere.
fn harm(arm: &Arm) -> [Vec<f64>; 2] {
    let district = arm.cells_of("district-1");
    let sum = |there: bool| {
        let layers = ["civilians_killed_by_crime", "civilians_killed_by_outsiders"];
        let [crime, outsiders] =
            layers.map(|layer| arm.layer(layer, |cell| district[cell] == there));
        crime.iter().zip(&outsiders).map(|(a, b)| a + b).collect()
    };
    [sum(true), sum(false)]
}

#[test]
fn crime_and_spoilers_rise_where_a_party_left_and_nobody_came() {
    let effect = |sets: &[&[&str]]| {
        let (stay, left) = (accord(DRAWS, sets), accord(DRAWS, &[sets, &[&[LEAVE][..]]].concat()));
        let (stay, left) = (harm(&stay), harm(&left));
        [Effect::of(&left[0], &stay[0]), Effect::of(&left[1], &stay[1])]
    };
    let arm = accord(DRAWS, &[&BAND, &[LEAVE]]);
    let [there, elsewhere] = effect(&[&BAND]);
    arm.print("7", "killed by crime and spoilers where the state left", &there);
    arm.print("7 contrary", "elsewhere", &elsewhere);
    assert!(there.rises(), "{there}");
    assert!(elsewhere.does_not_rise() || elsewhere.mean < 0.25 * there.mean, "{elsewhere}");

    let [replaced, _] = effect(&[&BAND, &[REPLACE]]);
    arm.print("7 contrary", "where troops and police stand in its place", &replaced);
    assert!(replaced.mean < 0.5 * there.mean, "{replaced}");

    // The twin: nobody is held back by, or takes advantage of, who provides security.
    let off = ["rule.predation.crime=0", "rule.spoilers.provided=0", "rule.fear.dilemma=0"];
    let [there, _] = effect(&[&BAND, &off]);
    arm.print("7 off", "where a vacuum invites nobody", &there);
    assert!(there.does_not_rise(), "written somewhere else: {there}");
}
