//! Pattern 4: whole units walk out armed more often after a shock, because ties were kept.

use super::worlds::{Effect, outcome, pairs, print, records, valley};

/// Armed exits of whole units less those of individuals, in the same draws.
fn effect(more: &[&str]) -> (armistice::scenario::Study, Effect, u32) {
    let mut sets = vec!["shock.election.chance=1.0"];
    sets.extend(more);
    let draws = pairs(50);
    let study = valley(&sets);
    let exits = |option: &str| {
        let records = records(&study, option, draws);
        outcome(&study, &records, "armed_exits")
    };
    let effect = Effect::of(&exits("whole-first"), &exits("phased-first"));
    (study, effect, draws)
}

#[test]
fn whole_units_leave_armed_more_often_after_a_shock_because_ties_were_kept() {
    let (study, after, draws) = effect(&[]);
    print("4", "armed exits, whole units against individuals", &study, draws, &after);
    assert!(after.low() > 0.0, "{after}");

    // The twin: nobody is tied to anybody, so nobody follows a commander who leaves.
    let off = ["rule.ties.mean=0", "rule.ties.spread=0", "rule.recruitment.tie=0"];
    let (study, without, draws) = effect(&off);
    print("4 off", "armed exits without ties", &study, draws, &without);
    assert!(without.is_nil(), "written somewhere else: {without}");
}

#[test]
fn fewer_whole_units_leave_where_no_shock_comes() {
    let (study, shaken, draws) = effect(&[]);
    let (_, calm, _) = effect(&["shock.election.chance=0"]);
    print("4 contrary", "the same without the shock", &study, draws, &calm);
    assert!(calm.mean < 0.5 * shaken.mean, "calm {calm}, shaken {shaken}");
}
