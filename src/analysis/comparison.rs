//! Everything that the draws say of the options, put together once: tables, figures, report and
//! command line read it here. A new analysis is a file, a field and a line.

use std::collections::BTreeMap;

use super::acceptance::{Acceptance, acceptance};
use super::benchmarks::{Met, benchmarks};
use super::choice::{Choice, choice};
use super::delivered::{Delivered, delivered};
use super::early::{EarlySign, early_signs};
use super::first_end::{EndCurve, first_ends};
use super::known::{Known, known};
use super::obligations::{Obligations, obligations};
use super::pairing::{Pairing, pairing};
use super::reference::{ByYear, coded_by_year};
use super::subject::Subject;
use super::summary::{Compared, compare_outcomes, of_all};
use super::survival::{Curve, curve};
use super::survival_difference::{SurvivalDifference, survival_difference};
use super::turns::{Turn, turns};
use super::unbegun::{Unbegun, unbegun};
use super::worst_of::{WorstOf, worst_of};
use crate::batch::Results;
use crate::faults::Fault;
use crate::model::{Group, Nature, Outcome, Planned};

/// What a batch says about the options.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Comparison {
    /// Option that the others are compared with.
    pub baseline: usize,
    /// Whole draws.
    pub draws: usize,
    /// Runs of each option in a draw.
    pub runs_per_draw: usize,
    /// The shown outcomes, in the order in which they are shown.
    pub outcomes: Vec<Compared>,
    /// Survival for every outcome of nature `FirstTime` in group `Ends`.
    pub survival: Vec<Survived>,
    /// Which of the competing ends came first: for each option a curve an end.
    pub first_ends: Vec<Vec<EndCurve>>,
    /// The user's criteria, applied to the options.
    pub choice: Choice,
    /// What would change the answer, disputed strengths first.
    pub turns: Vec<Turn>,
    /// The worst runs of each option.
    pub worst: Vec<WorstOf>,
    // What stands below is no part of the comparison as JSON.
    /// What early months tell of ends that come later.
    #[serde(skip)]
    pub signs: Vec<EarlySign>,
    /// In how many runs each benchmark is met.
    #[serde(skip)]
    pub benchmarks: Vec<Met>,
    /// What the parties made of the policies of each option.
    #[serde(skip)]
    pub acceptance: Vec<Vec<Acceptance>>,
    /// What became of the policies of each option, by name: those whose start an outcome holds.
    #[serde(skip)]
    pub delivered: Vec<BTreeMap<String, Delivered>>,
    /// Planned policies that began in no run.
    #[serde(skip)]
    pub unbegun: Vec<Unbegun>,
    /// The runs of each option coded by year as real cases are, where the model codes them.
    #[serde(skip)]
    pub coded: Vec<Option<ByYear>>,
    /// What is known of what really happened, compared with the runs.
    #[serde(skip)]
    pub known: Vec<Known>,
    /// What each party was to give up and gave up, and how exposed it was, in the dictionary's order.
    #[serde(skip)]
    pub obligations: Vec<Obligations>,
    /// What sharing draws and luck is worth.
    #[serde(skip)]
    pub pairing: Vec<Pairing>,
}

/// How long something kept from happening, in all options.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Survived {
    /// The outcome, as a position in the dictionary.
    pub outcome: usize,
    /// One curve an option.
    pub options: Vec<Curve>,
    /// What each option changed against the baseline; `None` for the baseline.
    pub differences: Vec<Option<SurvivalDifference>>,
}

/// Seed of the bootstraps: the same results give the same intervals.
const RESAMPLING: u64 = 0x5A_3B1E;

/// Everything that the draws say of the options.
///
/// # Errors
/// The log of the batch cannot be read.
pub fn compare(subject: &Subject, results: &Results) -> Result<Comparison, Fault> {
    let (runs, words) = (results.runs_per_draw(), &subject.dictionary);
    let baseline = subject.compare.baseline;
    let survived = |(outcome, _)| {
        let times = of_all(subject, results, outcome);
        let difference = |option: usize| {
            (option != baseline).then(|| {
                survival_difference(&times[option], &times[baseline], runs, &words.time, RESAMPLING)
            })
        };
        Survived {
            outcome,
            options: times.iter().map(|times| curve(times, runs, &words.time)).collect(),
            differences: (0..times.len()).map(difference).collect(),
        }
    };
    let firsts = |option: usize| {
        let ends = words.ends.iter().map(|end| (*end, results.outcome(option, *end)));
        first_ends(&ends.collect::<Vec<_>>(), runs, &words.time)
    };
    let ends = |(_, what): &(usize, &Outcome)| {
        what.nature == Nature::FirstTime && what.group == Group::Ends
    };
    let options = 0..subject.options.len();
    let acceptance: Vec<Vec<Acceptance>> =
        options.clone().map(|option| acceptance(subject, results, option)).collect();
    let came = |option: usize| {
        let plan = subject.plans.get(option).into_iter().flatten();
        let of = |policy: &Planned| {
            Some((policy.name.clone(), delivered(subject, results, option, policy)?))
        };
        plan.filter_map(of).collect()
    };
    let delivered: Vec<BTreeMap<String, Delivered>> = options.clone().map(came).collect();
    Ok(Comparison {
        baseline,
        draws: results.draws(),
        runs_per_draw: runs,
        outcomes: compare_outcomes(subject, results),
        survival: words.outcomes.iter().enumerate().filter(ends).map(survived).collect(),
        first_ends: (0..subject.options.len()).map(firsts).collect(),
        choice: choice(subject, results),
        turns: turns(subject, results),
        worst: worst_of(subject, results),
        signs: early_signs(subject, results)?,
        benchmarks: benchmarks(subject, results)?,
        unbegun: unbegun(subject, &acceptance, &delivered),
        acceptance,
        delivered,
        coded: options.map(|option| coded_by_year(subject, results, option)).collect(),
        known: known(subject, results)?,
        obligations: obligations(subject, results)?,
        pairing: pairing(subject, results),
    })
}
