//! Pattern 41: strikes hit bystanders where nobody finds out where the fighters are. Analysts make the same troops
//! kill more of those whom they look for and fewer of those who live beside them.

use std::sync::Arc;

use super::pattern::Pattern;
use super::quantity::Quantity;
use super::worlds::{Arm, CALM, accord};

const DRAWS: u32 = 50;
/// A band that would bring the peace down.
const BAND: [&str; 2] = ["party.band.fighters=400", "party.band.goals={gain=0.15,destroy=0.9}"];
const BYSTANDERS: &str = "civilians_killed_by_strikes";

fn struck(troops: u32, analysts: u32, more: &[&str]) -> Arc<Arm> {
    let policy = format!(
        "policy.it={{kind=\"spoiler_management\",party=\"band\",troops={troops},analysts={analysts}}}"
    );
    accord(&[&CALM, &BAND, &[&policy], more])
}

#[test]
fn analysts_make_strikes_hit_fighters_and_miss_those_who_live_beside_them() {
    let found = |troops: u32, more: &[&str], read: &dyn Fn(&Arc<Arm>) -> Quantity| {
        read(&struck(troops, 60, more)) - read(&struck(troops, 0, more))
    };
    let fighters = |arm: &Arc<Arm>| arm.outcome("fighters_killed_by_strikes");
    let bystanders = |arm: &Arc<Arm>| arm.outcome(BYSTANDERS);
    let band = |arm: &Arc<Arm>| arm.mean("strength.band", 6..12);
    Pattern::new("41", DRAWS)
        .rises("fighters_killed_by_strikes, 60 analysts against none", &found(400, &[], &fighters))
        .falls("civilians_killed_by_strikes, the same", &found(400, &[], &bystanders))
        .falls("strength.band in months 6 to 12, the same", &found(400, &[], &band))
        .never_differs(
            "off: civilians_killed_by_strikes, where no strike goes astray",
            &found(400, &["rule.strikes.astray=0"], &bystanders),
        )
        .never_differs(
            "off: strength.band, where moreover who is found is not hit more",
            &found(400, &["rule.strikes.astray=0", "rule.strikes.finds=0"], &band),
        )
        .never_differs("contrary: strength.band, where nobody strikes", &found(0, &[], &band))
        .holds();
}

#[test]
fn strikes_that_go_astray_drive_people_out_because_they_fear() {
    let astray = |troops: u32| {
        let of = |more: &[&str]| struck(troops, 0, more).outcome("displaced_person_months");
        of(&["rule.strikes.astray=2"]) - of(&["rule.strikes.astray=0"])
    };
    let killed = struck(400, 0, &["rule.strikes.astray=2"]).outcome(BYSTANDERS)
        - struck(400, 0, &["rule.strikes.astray=0"]).outcome(BYSTANDERS);
    let unafraid = |more: &[&str]| struck(400, 0, more).outcome("displaced_person_months");
    let calm = "rule.fear.of_killing=0";
    let off =
        unafraid(&["rule.strikes.astray=2", calm]) - unafraid(&["rule.strikes.astray=0", calm]);
    let main = astray(400);
    Pattern::new("41", DRAWS)
        .rises("civilians_killed_by_strikes, strikes that go astray against none", &killed)
        .rises("displaced_person_months, the same", &main)
        .vanishes("off: the same where killing frightens nobody", &off, &main)
        .never_differs("contrary: the same where nobody strikes", &astray(0))
        .holds();
}
