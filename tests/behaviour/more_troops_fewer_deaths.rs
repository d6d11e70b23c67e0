//! Pattern 1: troops lower battle deaths and civilians killed, with diminishing returns; unarmed
//! observers alone protect nobody.

use super::worlds::{Arm, Effect, accord};
use std::sync::Arc;

const DRAWS: u32 = 100;
const OUTCOMES: [&str; 2] = ["battle_deaths", "civilians_killed"];
/// A country on edge, in which armed men live off people.
const EDGE: [&str; 5] = [
    "clock.years=2",
    "trust.front.state=0.15",
    "trust.state.front=0.15",
    "rule.contact.rate=0.02",
    "rule.predation.rate=0.05",
];

/// The country with a force of so many.
fn arm(troops: u32, more: &[&str]) -> Arc<Arm> {
    let force = format!(
        "policy.force={{kind=\"peacekeeping\",troops={troops},full_strength_after_months=3}}"
    );
    accord(DRAWS, &[&EDGE, &[&force], more])
}

#[test]
fn troops_lower_deaths_with_diminishing_returns_because_they_deter_and_stand_surety() {
    let (none, some, many) = (arm(0, &[]), arm(600, &[]), arm(2400, &[]));
    for name in OUTCOMES {
        let first = Effect::of(&some.outcome(name), &none.outcome(name));
        let rest = Effect::of(&many.outcome(name), &some.outcome(name));
        none.print("1", &format!("{name}, 600 troops against none"), &first);
        none.print("1", &format!("{name}, 2,400 against 600"), &rest);
        assert!(first.high() < 0.0, "{name}: {first}");
        assert!(rest.high() < 0.0, "{name}: {rest}");
        // Diminishing: the first 600 do more, man for man, than the next 1,800.
        let (per_first, per_rest) = (first.mean / 600.0, rest.mean / 1800.0);
        assert!(per_first < per_rest, "{name}: {per_first} a man, then {per_rest}");
    }

    // The twin: troops that deter nobody, protect nobody and stand surety for nothing.
    let off = [
        "rule.deterrence.contact=0",
        "rule.deterrence.predation=0",
        "rule.deterrence.acts=0",
        "rule.predation.police=0",
        "rule.movement.avoids=0",
        "rule.spoilers.kept_out=0",
        "rule.spoilers.pressed=0",
        "rule.deterrence.escalation=0",
        "rule.deterrence.retaliation=0",
        "rule.deterrence.fills=0",
        "rule.commitment.guarantee_promises=0",
        "rule.commitment.guarantee_exposure=0",
    ];
    let (none, many) = (arm(0, &off), arm(2400, &off));
    for name in OUTCOMES {
        let effect = Effect::of(&many.outcome(name), &none.outcome(name));
        none.print("1 off", &format!("{name}, 2,400 troops against none"), &effect);
        assert!(effect.is_nil(), "{name}: written somewhere else: {effect}");
    }
}

#[test]
fn unarmed_observers_alone_protect_nobody() {
    let unarmed = ["policy.force.rules_of_engagement=\"observe\""];
    let (none, many) = (arm(0, &unarmed), arm(2400, &unarmed));
    for name in OUTCOMES {
        let effect = Effect::of(&many.outcome(name), &none.outcome(name));
        none.print("1 contrary", &format!("{name}, 2,400 who may only observe"), &effect);
        assert!(effect.is_nil(), "{name}: {effect}");
    }
}

#[test]
fn police_protect_civilians_more_than_they_keep_fighters_apart() {
    let police =
        "policy.force={kind=\"peacekeeping\",troops=0,police=900,full_strength_after_months=3}";
    let (none, some) = (arm(0, &[]), accord(DRAWS, &[&EDGE, &[police]]));
    let share = |name: &str| {
        let mean = none.outcome(name).iter().sum::<f64>() / none.records.len() as f64;
        let effect = Effect::of(&some.outcome(name), &none.outcome(name));
        none.print("1", &format!("{name}, 900 police against none"), &effect);
        (effect, effect.mean / mean)
    };
    let ((civilians, of_civilians), (_, of_battle)) =
        (share("civilians_killed"), share("battle_deaths"));
    assert!(civilians.falls() && of_civilians < of_battle, "{of_civilians} {of_battle}");
}
