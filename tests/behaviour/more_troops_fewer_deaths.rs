//! Pattern 1: troops lower battle deaths and civilians killed, with diminishing returns; unarmed
//! observers alone protect nobody.

use super::worlds::{Effect, outcome, pairs, print, records, valley};

const OPTION: &str = "phased-after";
const OUTCOMES: [&str; 2] = ["battle_deaths", "civilians_killed"];

/// A valley on edge: little trust, and troops of its own to be set. The force stays to the end.
fn arm(troops: u32, more: &[&str]) -> (armistice::scenario::Study, [Vec<f64>; 2], u32) {
    let troops = format!("policy.peacekeeping.troops={troops}");
    let mut sets = vec![
        troops.as_str(),
        "policy.peacekeeping.observers=0",
        "policy.peacekeeping.end={month=60}",
        "clock.years=2",
        "trust.front.state=0.15",
        "trust.state.front=0.15",
        "rule.contact.rate=0.012",
    ];
    sets.extend(more);
    let draws = pairs(400);
    let study = valley(&sets);
    let records = records(&study, OPTION, draws);
    let values = OUTCOMES.map(|name| outcome(&study, &records, name));
    (study, values, draws)
}

#[test]
fn troops_lower_deaths_with_diminishing_returns_because_they_deter_and_stand_surety() {
    let (study, none, draws) = arm(0, &[]);
    let (_, some, _) = arm(600, &[]);
    let (_, many, _) = arm(2400, &[]);
    for (at, name) in OUTCOMES.iter().enumerate() {
        let first = Effect::of(&some[at], &none[at]);
        let rest = Effect::of(&many[at], &some[at]);
        print("1", &format!("{name}, 600 troops against none"), &study, draws, &first);
        print("1", &format!("{name}, 2,400 against 600"), &study, draws, &rest);
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
    let (study, none, draws) = arm(0, &off);
    let (_, many, _) = arm(2400, &off);
    for (at, name) in OUTCOMES.iter().enumerate() {
        let effect = Effect::of(&many[at], &none[at]);
        print("1 off", &format!("{name}, 2,400 troops against none"), &study, draws, &effect);
        assert!(effect.is_nil(), "{name}: written somewhere else: {effect}");
    }
}

#[test]
fn unarmed_observers_alone_protect_nobody() {
    let sets = ["policy.peacekeeping.rules_of_engagement=\"observe\""];
    let (study, none, draws) = arm(0, &sets);
    let (_, many, _) = arm(2400, &sets);
    for (at, name) in OUTCOMES.iter().enumerate() {
        let effect = Effect::of(&many[at], &none[at]);
        print("1 contrary", &format!("{name}, 2,400 who may only observe"), &study, draws, &effect);
        assert!(effect.is_nil(), "{name}: {effect}");
    }
}
