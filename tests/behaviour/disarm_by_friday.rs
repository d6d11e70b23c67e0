//! Pattern 3: disarming at once against step by step is worse where there is little trust, and makes
//! little difference where there is much.

use super::pattern::Pattern;
use super::worlds::accord;

const DRAWS: u32 = 100;
const LOW: [&str; 3] = ["clock.years=2", "trust.front.state=0.12", "trust.state.front=0.12"];
const HIGH: [&str; 3] = ["clock.years=2", "trust.front.state=0.6", "trust.state.front=0.6"];
const RUSH: &str = "policy.ddr={kind=\"ddr\",intake_per_month=2000}";
const STEPS: &str = "policy.ddr={kind=\"ddr\",intake_per_month=80}";

#[test]
fn disarming_by_friday_is_worse_in_low_trust_only_because_it_exposes() {
    let rush = |trust: &[&str], more: &[&str]| {
        let posture = |policy| accord(&[trust, more, &[policy]]).mean("posture.front", 0..24);
        posture(RUSH) - posture(STEPS)
    };
    let low = rush(&LOW, &[]);
    Pattern::new("3", DRAWS)
        .rises("posture of the weaker side, rush against steps, trust .12", &low)
        .vanishes("contrary: the same at trust .6", &rush(&HIGH, &[]), &low)
        // Who has disarmed and fears nothing for it has less to break the accord with.
        .falls(
            "off: trust .12, exposure weighs nothing: the reverse",
            &rush(&LOW, &["rule.commitment.exposure=0.0"]),
        )
        .holds();
}
