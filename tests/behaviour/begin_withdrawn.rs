//! Pattern 31: a force of the same size meets a war or a peace, by what the parties do as it comes.

use super::pattern::Pattern;
use super::quantity::Quantity;
use super::worlds::accord;

const FORCE: &str = "policy.force={kind=\"peacekeeping\",troops=1500,full_strength_after_months=0}";
/// Nobody goes to war over a mood.
const QUIET: [&str; 3] = ["clock.years=1", "rule.commitment.prize=0", "rule.commitment.mood_sd=0"];
const WITHDRAWN: [&str; 2] =
    ["party.front.posture=\"withdrawn\"", "party.state.posture=\"withdrawn\""];
/// What a party does about the accord is no reason to clash, and nobody trusts it less for it.
const NOTHING_FOLLOWS: [&str; 5] = [
    "rule.contact.war=1",
    "rule.contact.violating=1",
    "rule.contact.stalling=1",
    "rule.trust.down=0",
    "rule.clash.goes_on_war=0.46",
];

#[test]
fn parties_that_begin_withdrawn_fight_under_the_eyes_of_the_same_force() {
    let starts = |more: &[&str], read: &dyn Fn(&[&[&str]]) -> Quantity| {
        read(&[&QUIET, &[FORCE], more, &WITHDRAWN]) - read(&[&QUIET, &[FORCE], more])
    };
    let deaths = |sets: &[&[&str]]| accord(sets).outcome("battle_deaths");
    let posture = |sets: &[&[&str]]| accord(sets).mean("posture.front", 0..1);
    let main = starts(&[], &deaths);
    let off = starts(&["rule.contact.war=1"], &deaths);
    Pattern::new("31", 50)
        .rises(
            "posture of the front in the first month, withdrawn at the start",
            &starts(&[], &posture),
        )
        .rises("battle_deaths, parties withdrawn at the start against complying", &main)
        // A war also ends trust, and what follows it is a worse peace: that much is left without the war's
        // own pace.
        .falls("the same where war alone makes nobody clash more, less that", &(off - main.clone()))
        .vanishes(
            "off: the same where no posture makes anybody clash more or costs trust",
            &starts(&NOTHING_FOLLOWS, &deaths),
            &main,
        )
        .holds();
}
