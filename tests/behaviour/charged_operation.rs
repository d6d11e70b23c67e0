//! Pattern 32: an assignment to international operations is worth what the operations are that are charged
//! with it.

use super::pattern::Pattern;
use super::quantity::Quantity;
use super::worlds::{CALM, accord};

const INTERNATIONAL: &str = "policy.interim={kind=\"interim_security\",form=\"international\"}";
const NOBODY: &str = "policy.interim={kind=\"interim_security\",form=\"none\"}";

fn provided(form: &str, troops: u32, more: &[&str]) -> Quantity {
    let force = format!(
        "policy.force={{kind=\"peacekeeping\",troops={troops},full_strength_after_months=0}}"
    );
    accord(&[&CALM, &[form, &force], more]).outcome("people_provided")
}

#[test]
fn troops_that_are_charged_provide_security_and_those_that_are_not_only_keep_the_peace() {
    let troops = |form: &str, more: &[&str]| provided(form, 1_500, more) - provided(form, 0, more);
    let main = troops(INTERNATIONAL, &[]);
    Pattern::new("32", 50)
        .rises("people_provided, international, 1,500 troops against none", &main)
        .vanishes(
            "off: the same where cover fills nothing",
            &troops(INTERNATIONAL, &["rule.deterrence.fills=0"]),
            &main,
        )
        .rises(
            "the same, less what troops do that are not charged",
            &(main.clone() - troops(NOBODY, &[])),
        )
        .vanishes(
            "contrary: that difference where who is not charged polices as well",
            &(troops(INTERNATIONAL, &["rule.deterrence.fills_uncharged=1"])
                - troops(NOBODY, &["rule.deterrence.fills_uncharged=1"])),
            &main,
        )
        .holds();
}
