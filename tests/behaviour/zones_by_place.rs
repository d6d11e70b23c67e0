//! Pattern 39: a zone about towns in which people are mixed takes the fighters out of them, and with them the clashes
//! and the security that they provided; police who are charged with the place provide it there, where they are based.

use super::pattern::Pattern;
use super::quantity::Quantity;
use super::worlds::{TENSE, accord};

const DRAWS: u32 = 100;
const CLASHES: [&str; 1] = ["rule.contact.rate=0.011"];
const MIXED: [&str; 2] = ["community.lowland.mixed=1.0", "community.highland.mixed=1.0"];
/// Towns at the line.
const TOWNS: [&str; 2] = ["Town 2", "Town 7"];
const ZONE: &str =
    "policy.zone={kind=\"zone_of_separation\",places=[\"Town 2\",\"Town 7\"],radius_km=15}";
const KM: f64 = 15.0;

/// Killed or gone in the zone.
fn there(layer: &str, sets: &[&[&str]]) -> Quantity {
    let arm = accord(sets);
    let zone = arm.cells_about(&TOWNS, KM);
    arm.layer(layer, |cell| zone[cell])
}

/// Both are at war, and no step to another posture is worth its cost.
const WAR: [&str; 3] = [
    "party.front.posture=\"withdrawn\"",
    "party.state.posture=\"withdrawn\"",
    "rule.commitment.switching=2",
];

#[test]
fn a_zone_about_mixed_towns_cuts_contact_and_leaves_them_to_nobody() {
    let zone = |read: &dyn Fn(&[&[&str]]) -> Quantity, more: &[&str]| {
        let of = |zone: &[&str]| read(&[&TENSE, &CLASHES, &MIXED, more, zone]);
        of(&[ZONE]) - of(&[])
    };
    let incidents = |sets: &[&[&str]]| accord(sets).outcome("incidents");
    let provided = |sets: &[&[&str]]| accord(sets).mean("people_provided", 1..12);
    let fallen = |sets: &[&[&str]]| there("battle_deaths", sets);
    Pattern::new("39", DRAWS)
        .falls(
            "people_provided, a zone of 15 km about two mixed towns against none",
            &zone(&provided, &[]),
        )
        .falls("battle_deaths in the zone, the same", &zone(&fallen, &[]))
        .falls("incidents, the same", &zone(&incidents, &[]))
        .never_differs(
            "off: incidents where nobody clashes for being near",
            &zone(&incidents, &["rule.contact.rate=0"]),
        )
        .never_differs("contrary: incidents where both are at war", &zone(&incidents, &WAR))
        .holds();
}
