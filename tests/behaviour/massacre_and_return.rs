//! Pattern 19: displacement spikes after a massacre, and return lags by months.

use super::worlds::{Effect, accord};

const DRAWS: u32 = 40;
const CALM: [&str; 2] = ["trust.front.state=0.7", "trust.state.front=0.7"];
const MASSACRE: &str = "shock.massacre={kind=\"massacre\",month=12,deaths=200}";

#[test]
fn people_flee_a_massacre_at_once_and_come_back_months_later_because_belief_lags() {
    let away = |sets: &[&[&str]], month: usize| {
        let arm = accord(DRAWS, sets);
        let counter = accord(DRAWS, &sets[..sets.len() - 1]);
        Effect::of(
            &arm.mean("displaced", month..month + 1),
            &counter.mean("displaced", month..month + 1),
        )
    };
    let sets: [&[&str]; 2] = [&CALM, &[MASSACRE]];
    let arm = accord(DRAWS, &sets);
    let [before, peak, half_year, last] = [11, 13, 18, 44].map(|month| away(&sets, month));
    arm.print("19", "away from home a month before, against no massacre", &before);
    arm.print("19", "away from home two months after", &peak);
    arm.print("19", "half a year after", &half_year);
    arm.print("19", "in the fourth year", &last);
    assert!(before.is_nil() && peak.rises(), "{before}, {peak}");
    assert!(half_year.mean > 0.5 * peak.mean, "{half_year}");
    assert!(last.mean < 0.5 * peak.mean, "{last}");

    // Twins: killings frighten nobody; what is believed from afar follows at once.
    let off: [&[&str]; 3] = [&CALM, &["rule.fear.of_killing=0"], &[MASSACRE]];
    let effect = away(&off, 13);
    arm.print("19 off", "two months after, where killings frighten nobody", &effect);
    assert!(effect.does_not_rise(), "written somewhere else: {effect}");
    let quick = ["rule.fear.stays=0.5", "rule.fear.belief_stays=0", "rule.flight.quiet_weeks=0"];
    let off: [&[&str]; 3] = [&CALM, &quick, &[MASSACRE]];
    let effect = [13, 18].map(|month| away(&off, month));
    arm.print("19 off", "half a year after, where fear and belief do not lag", &effect[1]);
    assert!(effect[1].mean < 0.5 * half_year.mean, "{}", effect[1]);
}
