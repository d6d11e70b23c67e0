//! Pattern 40: patrols that go where harm was reported save people where a band comes back, because somebody tells
//! where. As many troops over a wide area save more.

use super::pattern::Pattern;
use super::quantity::Quantity;
use super::worlds::{FEW_AT_A_TIME, TENSE, accord};

const DRAWS: u32 = 50;
/// A band out for gain roams one district.
const BAND: [&str; 3] = [
    "party.band.fighters=300",
    "party.band.goals={gain=0.9,destroy=0.2}",
    "party.band.bases=[\"district-1\"]",
];
/// A small town of that district, and the large one that the band lives off.
const BESIDE: &str = "Town 6";
const AMID: &str = "Town 1";

const BY_REPORTS: &str = "points=0.2,wide_area=0,by_reports=0.4";
const IN_CAMP: &str = "points=0.2,wide_area=0";
const WIDE: &str = "points=0.2,wide_area=0.4";
const POINTS: &str = "points=0.6,wide_area=0";

/// Civilians killed under a force that is based in one town.
fn killed(town: &str, posture: &str, more: &[&str]) -> Quantity {
    let force = format!(
        "policy.it={{kind=\"peacekeeping\",troops=1500,full_strength_after_months=0,\
         places=[\"{town}\"],posture={{force_protection=0.2,{posture}}}}}"
    );
    accord(&[&FEW_AT_A_TIME, &TENSE, &BAND, &[&force], more]).outcome("civilians_killed")
}

#[test]
fn patrols_that_go_by_reports_save_people_where_harm_comes_back_because_somebody_tells_where() {
    let against = |town: &str, other: &str, more: &[&str]| {
        killed(town, BY_REPORTS, more) - killed(town, other, more)
    };
    let main = against(BESIDE, POINTS, &[]);
    let deaf = ["rule.temporary.reaches=0"];
    Pattern::new("40", DRAWS)
        .falls(
            "civilians_killed, 0.4 of the troops by reports against in camp",
            &against(BESIDE, IN_CAMP, &[]),
        )
        .falls("the same against at points in the town where they are based", &main)
        .falls("the same against as many over a wide area", &against(BESIDE, WIDE, &[]))
        .never_differs(
            "off: against in camp, where no report reaches those who send them",
            &against(BESIDE, IN_CAMP, &deaf),
        )
        .vanishes(
            "contrary: against at points in the town that the band lives off",
            &against(AMID, POINTS, &[]),
            &main,
        )
        .holds();
}
