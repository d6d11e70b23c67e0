//! Pattern 42: troops kept to go against who breaks the accord make a weak party break it less, because it sees them
//! and because they kill; a strong party hardly cares. They protect nobody meanwhile.

use std::sync::Arc;

use super::pattern::Pattern;
use super::quantity::Quantity;
use super::worlds::{Arm, DETERS_NOBODY, TENSE, accord};

const DRAWS: u32 = 100;
/// The front is at war as the run begins, and few.
const WEAK: [&str; 2] = ["party.front.posture=\"withdrawn\"", "party.front.fighters=500"];
/// It is as many as the army.
const STRONG: [&str; 2] = ["party.front.posture=\"withdrawn\"", "party.front.fighters=10000"];
/// Nobody reckons with them.
const UNSEEN: &str = "rule.commitment.refusers=0";
/// They kill nobody.
const HARMLESS: &str = "rule.against_refusers.losses=0";

fn force(kept: u32, more: &[&str]) -> Arc<Arm> {
    let policy = format!(
        "policy.it={{kind=\"peacekeeping\",full_strength_after_months=0,troops=1500,rules_of_engagement=\"compel\",against_refusers={kept}}}"
    );
    accord(&[&TENSE, &[&policy], more])
}

/// What 900 that are kept for it do, against none.
fn kept(more: &[&str], read: &dyn Fn(&Arc<Arm>) -> Quantity) -> Quantity {
    read(&force(900, more)) - read(&force(0, more))
}

#[test]
fn troops_kept_against_refusers_bring_a_weak_party_back_and_hardly_a_strong_one() {
    let posture = |arm: &Arc<Arm>| arm.mean("posture.front", 0..12);
    let strength = |arm: &Arc<Arm>| arm.mean("strength.front", 0..3);
    let killed = |arm: &Arc<Arm>| arm.outcome("fighters_killed_by_strikes");
    let of = |world: &[&str], more: &[&str], read: &dyn Fn(&Arc<Arm>) -> Quantity| {
        kept(&[&DETERS_NOBODY, world, more].concat(), read)
    };
    let main = of(&WEAK, &[], &posture);
    Pattern::new("42", DRAWS)
        .rises("fighters_killed_by_strikes, 900 kept against none", &of(&WEAK, &[], &killed))
        // Who is at war stays so for three months, whatever it sees.
        .falls("strength.front in months 0 to 3, the same", &of(&WEAK, &[], &strength))
        .falls("posture.front in months 0 to 12, the same", &main)
        .falls("the same where they kill nobody", &of(&WEAK, &[HARMLESS], &posture))
        .never_differs(
            "off: strength.front in months 0 to 3, where they kill nobody",
            &of(&WEAK, &[HARMLESS], &strength),
        )
        .never_differs(
            "off: posture.front where moreover nobody reckons with them",
            &of(&WEAK, &[UNSEEN, HARMLESS], &posture),
        )
        .vanishes("contrary: the same of a strong party", &of(&STRONG, &[], &posture), &main)
        .holds();
}

#[test]
fn troops_kept_against_refusers_protect_nobody_meanwhile() {
    let preyed = ["rule.predation.rate=0.01", UNSEEN, HARMLESS];
    let main = kept(&preyed, &|arm| arm.outcome("civilians_killed"));
    let none = [&DETERS_NOBODY[..], &preyed].concat();
    Pattern::new("42", DRAWS)
        .rises("civilians_killed, 900 of 1,500 kept where nobody refuses against none", &main)
        .never_differs(
            "off: the same where troops at places do nothing",
            &kept(&none, &|arm| arm.outcome("civilians_killed")),
        )
        .holds();
}
