//! What single mechanisms move in the ensemble: the same cases with a cause and without it, and the same again
//! with the mechanism switched off.

use armistice::model::{Nothing, RunId};
use rayon::prelude::*;

use super::{SEED, open};

/// Cases of each arm.
const DRAWS: u32 = 600;

/// A cause, and the mechanism by which it is to move an outcome.
struct Claim {
    what: &'static str,
    outcome: &'static str,
    /// Of both arms, of the one with the cause, and of both in the twin.
    both: &'static [&'static str],
    without: &'static [&'static str],
    with: &'static [&'static str],
    off: &'static [&'static str],
}

const NO_ACCORD: &[&str] =
    &["policy.integration.posts=0", "policy.ddr.intake_per_month=0", "policy.mission.troops=0"];
const CLAIMS: &[Claim] = &[
    Claim {
        what: "a mission of 4,000 instead of none",
        outcome: "conflict_renewed",
        both: &[],
        without: &["policy.mission.troops=0"],
        with: &["policy.mission.troops=4000"],
        off: &[
            "rule.commitment.guarantee_promises=0",
            "rule.commitment.guarantee_exposure=0",
            "rule.commitment.guarantee_deters=0",
            "rule.deterrence.contact=0",
            "rule.deterrence.escalation=0",
            "rule.deterrence.retaliation=0",
        ],
    },
    Claim {
        what: "rebels who must disarm at 300 a month, before anything else",
        outcome: "accord_failed",
        both: &["policy.integration.posts=0", "policy.mission.troops=0", "policy.ddr.consent=[]"],
        without: &["policy.ddr.intake_per_month=0"],
        with: &["policy.ddr.intake_per_month=300"],
        off: &["rule.commitment.exposure=0"],
    },
    Claim {
        what: "posts for 2,000 rebels who enter with their units, instead of none",
        outcome: "accord_failed",
        both: &[
            "policy.mission.troops=0",
            "policy.ddr.intake_per_month=0",
            "policy.integration.mode=\"whole_units\"",
        ],
        without: &["policy.integration.posts=0"],
        with: &["policy.integration.posts=2000", "policy.integration.quota_per_month=200"],
        off: &["rule.commitment.posts=0"],
    },
    Claim {
        what: "trust of .4 instead of .1",
        outcome: "accord_failed",
        both: NO_ACCORD,
        without: &["trust.state.rebels=0.1", "trust.rebels.state=0.1"],
        with: &["trust.state.rebels=0.4", "trust.rebels.state=0.4"],
        off: &["rule.commitment.trust_promises=0", "rule.commitment.exposure=0"],
    },
];

/// Runs every claim and prints its table. `sets`: of the command line.
pub fn tell(sets: &[String]) {
    println!(
        "## What single mechanisms move\n\nDifference of the share of cases with the outcome, {DRAWS} cases with the cause and the same without it; then with the mechanism switched off. Aim: told from zero, and gone without the mechanism.\n"
    );
    println!(
        "| cause | outcome | difference | interval | mechanism off | interval | |\n| --- | --- | --- | --- | --- | --- | --- |"
    );
    for claim in CLAIMS {
        let (as_is, off) = (difference(claim, sets, &[]), difference(claim, sets, claim.off));
        let holds = (as_is.0.abs() > as_is.1) && (off.0.abs() < 0.5 * as_is.0.abs());
        println!(
            "| {} | `{}` | {} | {} | {} |",
            claim.what,
            claim.outcome,
            words(as_is),
            words(off),
            if holds { "moves it" } else { "**miss**" }
        );
    }
    println!(
        "\nSwitched off: {}.\n",
        CLAIMS
            .iter()
            .flat_map(|claim| claim.off)
            .map(|set| format!("`{set}`"))
            .collect::<Vec<_>>()
            .join(", ")
    );
}

fn words((middle, half): (f64, f64)) -> String {
    format!("{middle:+.3} | {:+.3} to {:+.3}", middle - half, middle + half)
}

/// Mean of the paired differences and half of its interval.
fn difference(claim: &Claim, sets: &[String], off: &[&str]) -> (f64, f64) {
    let arm = |own: &[&str]| {
        let more = [claim.both, own, off].concat();
        let all: Vec<String> =
            sets.iter().cloned().chain(more.iter().map(|&set| set.to_owned())).collect();
        outcomes(&all, claim.outcome)
    };
    let (without, with) = (arm(claim.without), arm(claim.with));
    let gaps: Vec<f64> = with.iter().zip(&without).map(|(with, without)| with - without).collect();
    let n = gaps.len() as f64;
    let mean = gaps.iter().sum::<f64>() / n;
    let variance = gaps.iter().map(|gap| (gap - mean) * (gap - mean)).sum::<f64>() / (n - 1.0);
    (mean, 1.96 * (variance / n).sqrt())
}

/// 1 where the outcome came, by draw.
fn outcomes(sets: &[String], outcome: &str) -> Vec<f64> {
    let study = open(sets);
    let at = study.dictionary().outcome(outcome).unwrap();
    let option = study.option("as-drawn").unwrap();
    let one = |world: &mut _, draw| {
        let record = study.run(SEED, RunId { option, draw, run: 0 }, world, &mut Nothing).unwrap();
        f64::from(u8::from(record.outcomes[at] > 0.0))
    };
    (0..DRAWS).into_par_iter().map_init(|| study.new_world(), one).collect()
}
