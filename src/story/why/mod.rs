//! Why did one option do better, or worse, than another? Pairs of runs chosen by rule are lived
//! again with their events noted, and the difference is taken apart: where, by whom, how and when;
//! where the two runs of a pair part; and a few pairs as short stories.
//!
//! All of it is sums of what happened. No effect is assumed and nothing is attributed to a cause:
//! it says where the difference lies, and where to look.

mod ask;
mod choose;
mod drivers;
mod files;
mod flows;
mod markdown;
mod parting;
mod replay;
mod sample;
mod sentences;
mod short;

use std::sync::atomic::AtomicBool;

use serde::Serialize;

use crate::analysis::{Estimate, amount, by_draw, level};
use crate::batch::{Log, Results};
use crate::faults::Fault;
use crate::model::{Nature, RunId};
use crate::scenario::Study;

pub use ask::{Ask, PAIRS};
pub use drivers::{Breakdown, Part};
pub use files::{WHY_FILES, folder_name};
pub use parting::{First, Parting, Partings, Side};

use crate::story::names::{clean, clean_words};
use crate::text;
use choose::Pair;
use flows::Cut;
use replay::{Replay, Tale, replay};
use sample::Sample;
use sentences::{Told, Totals};

/// Why an option did better, or worse, than another.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Why {
    /// Name of the scenario.
    pub scenario: String,
    /// The outcome.
    pub outcome: String,
    /// What it is.
    pub meaning: String,
    /// Its unit.
    pub unit: String,
    /// The outcome as sentences call it: `civilians killed`.
    pub what: String,
    /// The option.
    pub option: String,
    /// What it is compared with.
    pub baseline: String,
    /// Mean over all runs of the option.
    pub option_mean: f64,
    /// Mean over all runs of the baseline.
    pub baseline_mean: f64,
    /// Option minus baseline over all draws of the log.
    pub difference: Estimate,
    /// Pairs in the log.
    pub pairs_in_log: usize,
    /// Option minus baseline over the replayed pairs.
    pub replayed: Estimate,
    /// What the numbers say: the first sentence over all pairs, the others over those replayed.
    pub sentences: Vec<String>,
    /// The difference by place, group, act, year and month.
    pub breakdowns: Vec<Breakdown>,
    /// Where paired runs part.
    pub partings: Partings,
    /// A typical pair, a bad one and a surprising one.
    pub stories: Vec<Story>,
    /// The replayed pairs, from the least difference to the greatest.
    pub pairs: Vec<Replayed>,
}

/// A pair that was replayed.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Replayed {
    /// The option's run, as `replay` takes it.
    pub option_id: String,
    /// The baseline's run, as `replay` takes it.
    pub baseline_id: String,
    /// The outcome in the option's run.
    pub option: f64,
    /// The outcome in the baseline's run.
    pub baseline: f64,
    /// Option minus baseline.
    pub difference: f64,
    /// Where they part, if they do.
    pub parting: Option<Parting>,
}

/// A pair in a few sentences.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Story {
    /// What it stands for: `typical`, `bad`, `surprising`.
    pub stands_for: Vec<String>,
    /// The pair.
    pub pair: Replayed,
    /// Where its difference lies: `45 fewer by ruf and 3 more by cdf; 40 fewer in Kono`.
    pub difference: String,
    /// What is gravest in the option's run and is not in the baseline's; numbers in brackets are ids
    /// of its events.
    pub with_option: Vec<String>,
    /// What is gravest in the baseline's run and is not in the option's.
    pub with_baseline: Vec<String>,
}

/// Replays pairs of a log and takes their difference apart. `None` if `stop` was set before it was
/// done. The same log and question give the same answer on any number of threads.
///
/// # Errors
/// The log contains no complete draw or cannot be read; a run failed, is not as in the log, or its events
/// do not add up to its outcome.
pub fn why(
    study: &Study,
    log: &Log,
    results: &Results,
    ask: &Ask,
    threads: usize,
    stop: &AtomicBool,
) -> Result<Option<Why>, Fault> {
    let all = choose::pairs(results, ask.option, ask.baseline, ask.outcome);
    if all.is_empty() {
        return Err(log.fault("contains no complete draw"));
    }
    let runs = results.runs_per_draw();
    let (totals, sample) = (totals(&all, runs), Sample::of(&all, runs));
    let sorted = choose::sorted(all);
    let chosen = choose::chosen(&sorted, ask.pairs);
    let stories = stories(study, ask, &sorted, totals.difference.mean);
    let Some(replay) = replay(study, log, ask, (&chosen, sample), &stories, threads, stop)? else {
        return Ok(None);
    };
    Ok(Some(said(study, ask, &totals, &chosen, &stories, replay)))
}

fn totals(all: &[Pair], runs: usize) -> Totals {
    let of = |value: fn(&Pair) -> f64| -> Vec<f64> { all.iter().map(value).collect() };
    let mean = |values: Vec<f64>| level(Nature::Amount, &values, runs);
    Totals {
        option: mean(of(|pair| pair.option)),
        baseline: mean(of(|pair| pair.baseline)),
        difference: amount(&by_draw(&of(Pair::difference), runs)),
        pairs: all.len(),
        fewer: all.iter().filter(|pair| pair.difference() < 0.0).count(),
        equal: all.iter().filter(|pair| pair.difference() == 0.0).count(),
    }
}

/// The pairs that are told, each once, with what they stand for.
fn stories(study: &Study, ask: &Ask, sorted: &[Pair], mean: f64) -> Vec<(Pair, Vec<String>)> {
    let better = study.dictionary().outcomes[ask.outcome].better;
    let found = [
        ("typical", choose::typical(sorted)),
        ("bad", choose::bad(sorted, better)),
        ("surprising", choose::surprising(sorted, mean)),
    ];
    let mut stories: Vec<(Pair, Vec<String>)> = Vec::new();
    for (word, pair) in found {
        let Some(pair) = pair else { continue };
        match stories.iter_mut().find(|(other, _)| other.id() == pair.id()) {
            Some((_, words)) => words.push(word.to_owned()),
            None => stories.push((pair, vec![word.to_owned()])),
        }
    }
    stories
}

/// Puts it all into words.
fn said(
    study: &Study,
    ask: &Ask,
    totals: &Totals,
    chosen: &[Pair],
    stories: &[(Pair, Vec<String>)],
    mut replay: Replay,
) -> Why {
    let name = |option: usize| study.options()[option].name.clone();
    let words = clean_words(study.dictionary());
    let outcome = &words.outcomes[ask.outcome];
    let (option, baseline) = (clean(&name(ask.option)), clean(&name(ask.baseline)));
    let what = clean(&text::spelt(&outcome.name));
    let told = Told { words: &words, what: &what, option: &option, baseline: &baseline };
    let show = |option, pair: &Pair| study.show(RunId { option, draw: pair.draw, run: pair.run });
    let replayed = |pair: &Pair| Replayed {
        option_id: show(ask.option, pair),
        baseline_id: show(ask.baseline, pair),
        option: pair.option,
        baseline: pair.baseline,
        difference: pair.difference(),
        parting: replay.partings.get(&pair.id()).cloned().flatten(),
    };
    let pairs: Vec<Replayed> = chosen.iter().map(replayed).collect();
    let partings = parting::partings(pairs.iter().map(|pair| pair.parting.as_ref()));
    let stories: Vec<(Replayed, (u32, u32), Vec<String>)> = stories
        .iter()
        .map(|(pair, stands_for)| (replayed(pair), pair.id(), stands_for.clone()))
        .collect();
    let breakdowns = Cut::ALL.map(|cut| replay.ledger.breakdown(&words, cut));
    let whole = &breakdowns[0].whole;
    let mut sentences = vec![told.headline(totals)];
    if totals.equal < totals.pairs {
        sentences.push(told.replayed(whole, pairs.len(), totals.pairs));
        sentences.extend(told.breakdowns(&replay.ledger, whole));
    }
    sentences.push(told.parting(&partings));
    sentences.iter_mut().for_each(|sentence| sentence.push('.'));
    Why {
        scenario: study.name.clone(),
        outcome: outcome.name.clone(),
        meaning: outcome.meaning.clone(),
        unit: outcome.unit.clone(),
        what: what.clone(),
        option: name(ask.option),
        baseline: name(ask.baseline),
        option_mean: totals.option.mean,
        baseline_mean: totals.baseline.mean,
        difference: totals.difference,
        pairs_in_log: totals.pairs,
        replayed: whole.difference,
        sentences,
        breakdowns: breakdowns
            .into_iter()
            .filter(|breakdown| !breakdown.parts.is_empty())
            .collect(),
        partings,
        stories: stories
            .into_iter()
            .map(|(pair, id, stands_for)| {
                let Tale { flows, sides } = replay.told.remove(&id).unwrap_or_default();
                let [with_option, with_baseline] = sides;
                let difference = told.pair(flows);
                Story { stands_for, pair, difference, with_option, with_baseline }
            })
            .collect(),
        pairs,
    }
}
