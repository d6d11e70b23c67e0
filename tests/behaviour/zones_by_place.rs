//! Pattern 39: a zone about towns takes the fighters out of them, and with them the clashes and the security that they
//! provided. Where people are mixed more of them flee for that; police who are charged with the place keep order in it,
//! where they are based and nowhere else.

use super::pattern::Pattern;
use super::quantity::Quantity;
use super::worlds::{TENSE, accord};

const DRAWS: u32 = 100;
const CLASHES: [&str; 1] = ["rule.contact.rate=0.011"];
const MIXED: [&str; 2] = ["community.lowland.mixed=1.0", "community.highland.mixed=1.0"];
const APART: [&str; 2] = ["community.lowland.mixed=0.0", "community.highland.mixed=0.0"];
/// Towns at the line.
const TOWNS: [&str; 2] = ["Town 2", "Town 7"];
const ZONE: &str =
    "policy.zone={kind=\"zone_of_separation\",places=[\"Town 2\",\"Town 7\"],radius_km=15}";
const KM: f64 = 15.0;

/// Both are at war, and no step to another posture is worth its cost.
const WAR: [&str; 3] = [
    "party.front.posture=\"withdrawn\"",
    "party.state.posture=\"withdrawn\"",
    "rule.commitment.switching=2",
];

/// Killed or gone in the zone.
fn there(layer: &str, sets: &[&[&str]]) -> Quantity {
    let arm = accord(&[&[&TENSE[..], &CLASHES[..]][..], sets].concat());
    let zone = arm.cells_about(&TOWNS, KM);
    arm.layer(layer, |cell| zone[cell])
}

#[test]
fn a_zone_about_mixed_towns_cuts_contact_and_leaves_them_to_nobody() {
    let zone = |name: &'static str, more: &[&str]| {
        let of = |zone: &[&str]| accord(&[&TENSE, &CLASHES, &MIXED, more, zone]).outcome(name);
        of(&[ZONE]) - of(&[])
    };
    Pattern::new("39", DRAWS)
        .falls(
            "people_provided, a zone of 15 km about two mixed towns against none",
            &zone("people_provided", &[]),
        )
        .falls("incidents, the same", &zone("incidents", &[]))
        .falls(
            "battle_deaths in the zone, the same",
            &(there("battle_deaths", &[&MIXED, &[ZONE]]) - there("battle_deaths", &[&MIXED])),
        )
        .never_differs(
            "off: incidents where nobody clashes for being near",
            &zone("incidents", &["rule.contact.rate=0"]),
        )
        .never_differs("contrary: incidents where both are at war", &zone("incidents", &WAR))
        .holds();
}

#[test]
fn a_zone_moves_people_where_they_are_mixed_because_nobody_provides_there() {
    let moved = |people: &[&str], more: &[&str]| {
        there("fled", &[people, more, &[ZONE]]) - there("fled", &[people, more])
    };
    let (mixed, apart) = (moved(&MIXED, &[]), moved(&APART, &[]));
    let off = ["rule.fear.dilemma=0.0"];
    let more = mixed.clone() - apart.clone();
    Pattern::new("39", DRAWS)
        .rises("people who fled from a zone about two towns where communities mix", &mixed)
        // They are spared the clashes, and have no neighbour to fear.
        .falls("contrary: the same where they live apart: fewer", &apart)
        .rises("difference of the two", &more)
        .vanishes(
            "off: difference where the lack of a provider frightens nobody",
            &(moved(&MIXED, &off) - moved(&APART, &off)),
            &more,
        )
        .holds();
}

/// Operations are charged with the districts of the towns.
const CHARGED: &str = "policy.interim={kind=\"interim_security\",form=\"international\",districts=[\"district-2\",\"district-4\"]}";
/// Nobody is.
const NOBODY: &str = "policy.interim={kind=\"interim_security\",form=\"none\",districts=[\"district-2\",\"district-4\"]}";
const CRIME: &str = "rule.predation.crime=0.000003";

/// 900 police at some towns beside the zone.
fn police(places: &[&str], interim: &'static str, more: &[&'static str]) -> Vec<String> {
    let police = format!("policy.police={{kind=\"peacekeeping\",police=900,places={places:?}}}");
    let all = [ZONE, CRIME, interim].into_iter().chain(more.iter().copied());
    all.map(str::to_owned).chain([police]).collect()
}

#[test]
fn police_who_are_charged_keep_order_in_a_zone_only_where_they_are() {
    let at =
        |places: &[&str], interim, more: &[&'static str], read: &dyn Fn(&[&str]) -> Quantity| {
            let sets = police(places, interim, more);
            read(&sets.iter().map(String::as_str).collect::<Vec<_>>())
        };
    let moved = |interim, more: &[&'static str], read: &dyn Fn(&[&str]) -> Quantity| {
        at(&TOWNS, interim, more, read) - at(&["Town 6"], interim, more, read)
    };
    let provided =
        |sets: &[&str]| accord(&[&TENSE, &CLASHES, &MIXED, sets]).outcome("people_provided");
    let fled = |sets: &[&str]| there("fled", &[&MIXED, sets]);
    let crime = |sets: &[&str]| there("civilians_killed_by_crime", &[&MIXED, sets]);
    let idle = ["rule.deterrence.fills_police=0"];
    let main = moved(CHARGED, &[], &provided);
    Pattern::new("39", 50)
        .rises("people_provided, 900 police at the towns of a zone against far from it", &main)
        .falls("civilians_killed_by_crime in the zone, the same", &moved(CHARGED, &[], &crime))
        .falls("people who fled from the zone, the same", &moved(CHARGED, &[], &fled))
        .falls(
            "people who fled from the zone, the same, less what police do who keep no order",
            &(moved(CHARGED, &[], &fled) - moved(CHARGED, &idle, &fled)),
        )
        .vanishes(
            "off: people_provided where police keep no order",
            &moved(CHARGED, &idle, &provided),
            &main,
        )
        .vanishes(
            "contrary: people_provided where nobody is charged",
            &moved(NOBODY, &[], &provided),
            &main,
        )
        .holds();
}
