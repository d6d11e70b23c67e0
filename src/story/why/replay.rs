//! Runs of pairs simulated again, each compared with the log, and what is kept of their events.

use std::collections::BTreeMap;
use std::sync::atomic::AtomicBool;

use super::Ask;
use super::choose::Pair;
use super::drivers::{Both, Ledger};
use super::flows::{Flows, flows};
use super::parting::{Parting, parting};
use super::sample::Sample;
use super::short::short;
use crate::batch::{Log, compare_records, watched_runs};
use crate::faults::{Fault, Kind};
use crate::model::{Dictionary, Event, Record, RunId, Sum};
use crate::scenario::Study;
use crate::story::names::clean_words;

/// What replaying left.
pub struct Replay {
    /// The flows of the chosen pairs.
    pub ledger: Ledger,
    /// Where each pair parts, by draw and run.
    pub partings: BTreeMap<(u32, u32), Option<Parting>>,
    /// The pairs that are told, by draw and run.
    pub told: BTreeMap<(u32, u32), Tale>,
}

/// What is told of a pair.
#[derive(Default)]
pub struct Tale {
    /// What its events add up to.
    pub flows: Both,
    /// What is gravest in the option's run alone, and in the baseline's alone.
    pub sides: [Vec<String>; 2],
}

/// Lives the runs of the chosen pairs, and of those that are told, again and holds each against the
/// log. `None` if `stop` was set.
pub fn replay(
    study: &Study,
    log: &Log,
    ask: &Ask,
    (chosen, sample): (&[Pair], Sample),
    stories: &[(Pair, Vec<String>)],
    threads: usize,
    stop: &AtomicBool,
) -> Result<Option<Replay>, Fault> {
    let words = clean_words(study.dictionary());
    let sum = words.sum(ask.outcome).ok_or_else(|| {
        Fault::new(Kind::Usage, "the outcome does not add up over events: it cannot be broken down")
    })?;
    let told = |id: (u32, u32)| stories.iter().any(|(pair, _)| pair.id() == id);
    let more = stories.iter().map(|(pair, _)| pair);
    let more = more.filter(|pair| !chosen.iter().any(|other| other.id() == pair.id()));
    let pairs = chosen.iter().chain(more);
    let runs: Vec<RunId> = pairs
        .flat_map(|pair| {
            let run = |option| RunId { option, draw: pair.draw, run: pair.run };
            [run(ask.option), run(ask.baseline)]
        })
        .collect();
    let mut replay =
        Replay { ledger: Ledger::new(sample), partings: BTreeMap::new(), told: BTreeMap::new() };
    let (mut first, mut block) = (None, None);
    let seed = log.header.seed;
    let done = watched_runs(study, seed, &runs, threads, stop, |id, record, events| {
        let logged = log.record(id, &mut block)?;
        let flows = checked(study, &words, sum, (id, &record, &events), logged.as_ref())?;
        let Some((option, of_option)) = first.take() else {
            first = Some((flows, events));
            return Ok(());
        };
        let pair = (id.draw, id.run);
        let flows = Both { option, baseline: flows };
        // Those that are only told come last.
        if replay.partings.len() < chosen.len() {
            replay.ledger.push(flows.clone());
        }
        replay.partings.insert(pair, parting(&words, &of_option, &events));
        if told(pair) {
            let sides = [short(&words, &of_option, &events), short(&words, &events, &of_option)];
            replay.told.insert(pair, Tale { flows, sides });
        }
        Ok(())
    })?;
    Ok((done == runs.len() as u64).then_some(replay))
}

/// The flows of a run, which is as in the log and whose events add up to its outcome.
fn checked(
    study: &Study,
    words: &Dictionary,
    sum: &Sum,
    (id, record, events): (RunId, &Record, &[Event]),
    logged: Option<&Record>,
) -> Result<Flows, Fault> {
    let wrong = |what: String| Fault::new(Kind::Run, format!("{}: {what}", study.show(id)));
    let logged = logged.ok_or_else(|| wrong("the log has no record of it".to_owned()))?;
    if let Some(difference) = compare_records(study, logged, record) {
        return Err(wrong(difference));
    }
    let (flows, total) = flows(words, sum, events);
    let value = record.outcomes[sum.outcome];
    if total as f64 != value {
        let name = &words.outcomes[sum.outcome].name;
        return Err(wrong(format!("its events add up to {total}, and {name} is {value}")));
    }
    Ok(flows)
}
