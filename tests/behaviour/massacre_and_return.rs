//! Pattern 19: displacement spikes after a massacre, and return lags by months.

use super::pattern::Pattern;
use super::worlds::accord;

const DRAWS: u32 = 50;
const CALM: [&str; 2] = ["trust.front.state=0.7", "trust.state.front=0.7"];
const MASSACRE: &str = "shock.massacre={kind=\"massacre\",month=12,deaths=200}";

#[test]
fn people_flee_a_massacre_at_once_and_come_back_months_later_because_belief_lags() {
    let away = |more: &[&str], month: usize| {
        let displaced =
            |sets: &[&str]| accord(&[&CALM, more, sets]).mean("displaced", month..month + 1);
        displaced(&[MASSACRE]) - displaced(&[])
    };
    let [before, peak, half_year, last] = [11, 13, 18, 44].map(|month| away(&[], month));
    // Twins: killings frighten nobody; what is believed from afar follows at once.
    let fearless = ["rule.fear.of_killing=0"];
    let quick = ["rule.fear.stays=0.5", "rule.fear.belief_stays=0", "rule.flight.quiet_weeks=0"];
    Pattern::new("19", DRAWS)
        .never_differs("away from home a month before, against no massacre", &before)
        .rises("away from home two months after", &peak)
        .rises("half a year after, less half of that", &(half_year.clone() - peak.clone() * 0.5))
        .falls("in the fourth year, less half of that", &(last - peak.clone() * 0.5))
        .never_differs(
            "off: two months after, where killings frighten nobody",
            &away(&fearless, 13),
        )
        .vanishes(
            "off: half a year after, where fear and belief do not lag",
            &away(&quick, 18),
            &half_year,
        )
        .holds();
}
