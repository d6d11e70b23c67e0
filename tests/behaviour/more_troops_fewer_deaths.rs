//! Pattern 1: troops lower battle deaths and civilians killed, with diminishing returns; unarmed
//! observers alone protect nobody.

use super::pattern::Pattern;
use super::quantity::Quantity;
use super::worlds::{DETERS_NOBODY, FEW_AT_A_TIME, accord};

const DRAWS: u32 = 150;
const OUTCOMES: [&str; 2] = ["battle_deaths", "civilians_killed"];
/// A country on edge, in which fighters live off people.
const EDGE: [&str; 5] = [
    "clock.years=2",
    "trust.front.state=0.15",
    "trust.state.front=0.15",
    "rule.contact.rate=0.011",
    "rule.predation.rate=0.025",
];

/// An outcome of the country with an operation of so many.
fn with(who: &str, more: &[&str], name: &str) -> Quantity {
    let force =
        format!("policy.force={{kind=\"peacekeeping\",full_strength_after_months=3,{who}}}");
    accord(&[&FEW_AT_A_TIME, &EDGE, &[&force], more]).outcome(name)
}

#[test]
fn troops_lower_deaths_with_diminishing_returns_because_they_deter_and_guarantee() {
    // The twin: troops that deter nobody, protect nobody and guarantee nothing.
    let no_guarantee = [
        "rule.spoilers.kept_out=0",
        "rule.spoilers.pressed=0",
        "rule.commitment.guarantee_promises=0",
        "rule.commitment.guarantee_exposure=0",
    ];
    let off = [&DETERS_NOBODY[..], &no_guarantee].concat();
    let mut pattern = Pattern::new("1", DRAWS);
    for name in OUTCOMES {
        let troops = |count| with(&format!("troops={count}"), &[], name);
        let (first, rest) = (troops(600) - troops(0), troops(2400) - troops(600));
        pattern = pattern
            .falls(&format!("{name}, 600 troops against none"), &first)
            .falls(&format!("{name}, 2,400 against 600"), &rest)
            .falls(
                &format!("{name}, what 600 do, thrice, less what the next 1,800 do"),
                &(first * 3.0 - rest),
            )
            .never_differs(
                &format!("off: {name}, 2,400 troops against none"),
                &(with("troops=2400", &off, name) - with("troops=0", &off, name)),
            );
    }
    pattern.holds();
}

#[test]
fn unarmed_observers_alone_protect_nobody() {
    let mut pattern = Pattern::new("1", DRAWS);
    for name in OUTCOMES {
        let main = with("troops=600", &[], name) - with("troops=0", &[], name);
        let observers = with("troops=0,observers=300", &[], name) - with("troops=0", &[], name);
        let unarmed = with("troops=2400,rules_of_engagement=\"observe\"", &[], name);
        pattern = pattern
            .never_differs(
                &format!("contrary: {name}, 2,400 troops who may only observe"),
                &(unarmed - with("troops=0,rules_of_engagement=\"observe\"", &[], name)),
            )
            .vanishes(&format!("contrary: {name}, 300 unarmed observers"), &observers, &main);
    }
    pattern.holds();
}

#[test]
fn police_protect_civilians_and_do_not_keep_fighters_apart() {
    let police = |name| with("troops=0,police=900", &[], name) - with("troops=0", &[], name);
    let troops = with("troops=600", &[], "battle_deaths") - with("troops=0", &[], "battle_deaths");
    Pattern::new("1", DRAWS)
        .falls("civilians_killed, 900 police against none", &police("civilians_killed"))
        .vanishes(
            "contrary: battle_deaths, 900 police against none",
            &police("battle_deaths"),
            &troops,
        )
        .holds();
}
