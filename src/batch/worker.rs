//! What a worker does: runs of a study, with panics caught, and checks of draws.

use std::any::Any;
use std::cell::Cell;
use std::collections::BTreeMap;
use std::convert::Infallible;
use std::ops::Range;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Once;
use std::sync::atomic::AtomicBool;

use super::block::Layout;
use super::in_order::in_order;
use crate::faults::{Fault, Kind};
use crate::model::{AnyWorld, Event, Nothing, Record, RunId, Watch};
use crate::scenario::Study;

/// Runs of a study, one after another, in one world.
pub struct Worker<'a> {
    study: &'a Study,
    seed: u64,
    layout: Layout,
    world: Option<AnyWorld>,
}

impl<'a> Worker<'a> {
    /// A worker without a world yet: the first run makes it.
    pub fn new(study: &'a Study, seed: u64, layout: Layout) -> Self {
        Self { study, seed, layout, world: None }
    }

    /// One run, watched by nobody.
    ///
    /// # Errors
    /// It panicked, gave a number that is not finite, or a record of another length.
    pub fn run(&mut self, id: RunId) -> Result<Record, Fault> {
        self.watched(id, &mut Nothing)
    }

    fn watched(&mut self, id: RunId, watch: &mut dyn Watch) -> Result<Record, Fault> {
        // A world that a panic left half-way is not used again.
        let world = self.world.take();
        let ran = caught(|| {
            let mut world = world.unwrap_or_else(|| self.study.new_world());
            let record = self.study.run(self.seed, id, &mut world, watch);
            (record, world)
        });
        let shown = self.study.show(id);
        let (record, world) = ran.map_err(|words| {
            Fault::new(Kind::Run, format!("{shown} failed: the model panicked: {words}"))
        })?;
        self.world = Some(world);
        let record = record.map_err(|faults| {
            let words: Vec<String> = faults.iter().map(ToString::to_string).collect();
            Fault::new(Kind::Run, format!("{shown} failed: {}", words.join("; ")))
        })?;
        if !self.layout.fits(&record) {
            let message = format!("{shown} failed: its record is not as the dictionary says");
            return Err(Fault::new(Kind::Run, message));
        }
        Ok(record)
    }
}

/// One run in a world of its own, watched.
///
/// # Errors
/// The run failed, or gave a number that is not finite.
pub fn watched_run(
    study: &Study,
    seed: u64,
    id: RunId,
    watch: &mut dyn Watch,
) -> Result<Record, Fault> {
    let layout = Layout::of(study.dictionary(), study.options().len(), 1);
    Worker::new(study, seed, layout).watched(id, watch)
}

thread_local! {
    static CATCHING: Cell<bool> = const { Cell::new(false) };
}

/// Does `work`; a panic in it is returned as its words and printed by nobody.
fn caught<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let usual = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |info| {
            if !CATCHING.with(Cell::get) {
                usual(info);
            }
        }));
    });
    CATCHING.with(|catching| catching.set(true));
    let result = catch_unwind(AssertUnwindSafe(work));
    CATCHING.with(|catching| catching.set(false));
    result.map_err(|panic| words_of(panic.as_ref()))
}

fn words_of(panic: &(dyn Any + Send)) -> String {
    let words = panic.downcast_ref::<&str>().map(|words| (*words).to_owned());
    words.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_else(|| "no words".into())
}

/// Simulates runs on threads and hands each to `take`, in the order of `runs`. Returns how many
/// were taken: all, unless `stop` was set.
pub fn simulate_runs(
    study: &Study,
    seed: u64,
    runs: &[RunId],
    threads: usize,
    stop: &AtomicBool,
    mut take: impl FnMut(RunId, Result<Record, Fault>),
) -> u64 {
    let layout = Layout::of(study.dictionary(), study.options().len(), 1);
    let worker = || {
        let mut worker = Worker::new(study, seed, layout);
        move |task: u64| worker.run(runs[task as usize])
    };
    let Ok(taken) = in_order(runs.len() as u64, threads, stop, worker, |task, record| {
        take(runs[task as usize], record);
        Ok::<(), Infallible>(())
    });
    taken
}

/// Simulates runs on threads and hands each with its events, by number, to `take`, in the order of
/// `runs`. Returns how many were taken: all, unless `stop` was set.
///
/// # Errors
/// A run failed, or what `take` fails with; no further run is begun then.
pub fn watched_runs(
    study: &Study,
    seed: u64,
    runs: &[RunId],
    threads: usize,
    stop: &AtomicBool,
    mut take: impl FnMut(RunId, Record, Vec<Event>) -> Result<(), Fault>,
) -> Result<u64, Fault> {
    let layout = Layout::of(study.dictionary(), study.options().len(), 1);
    let worker = || {
        let mut worker = Worker::new(study, seed, layout);
        move |task: u64| {
            let mut events: Vec<Event> = Vec::new();
            let record = worker.watched(runs[task as usize], &mut events)?;
            // Told in the order of the schedule; read in the order in which they came about.
            events.sort_by_key(|event| event.id);
            Ok((record, events))
        }
    };
    in_order(runs.len() as u64, threads, stop, worker, |task, ran| {
        let (record, events) = ran?;
        take(runs[task as usize], record, events)
    })
}

/// Checks every option under every draw, before any is simulated.
///
/// # Errors
/// All that is wrong; what is wrong at one place in many draws is said once, with the draws.
pub fn check_draws(
    study: &Study,
    seed: u64,
    draws: Range<u32>,
    threads: usize,
    stop: &AtomicBool,
) -> Result<(), Vec<Fault>> {
    /// Draws in one task: a check is short.
    const CHUNK: u32 = 16;
    // Without uncertain parameters all draws are the first one.
    let draws = match study.sampled(seed, draws.start).len() {
        0 => draws.start..draws.end.min(draws.start.saturating_add(1)),
        _ => draws,
    };
    let chunks = draws.len().div_ceil(CHUNK as usize) as u64;
    let check = |task: u64| {
        let first = draws.start + task as u32 * CHUNK;
        let mut wrong = Vec::new();
        for draw in first..first.saturating_add(CHUNK).min(draws.end) {
            let faults = match caught(|| study.check_draw(seed, draw)) {
                Ok(checked) => checked.err().unwrap_or_default(),
                Err(words) => vec![Fault::new(Kind::Run, format!("the check panicked: {words}"))],
            };
            wrong.extend(faults.into_iter().map(|fault| (draw, fault)));
        }
        wrong
    };
    let mut places: BTreeMap<(String, usize, String), (Fault, u32, u32)> = BTreeMap::new();
    let Ok(_) = in_order(
        chunks,
        threads,
        stop,
        || check,
        |_, wrong| {
            for (draw, fault) in wrong {
                let (name, at, message) = match &fault.place {
                    Some(place) => (place.text.name.clone(), place.span.start, String::new()),
                    None => (String::new(), 0, fault.message.clone()),
                };
                places.entry((name, at, message)).or_insert((fault, draw, 0)).2 += 1;
            }
            Ok::<(), Infallible>(())
        },
    );
    let faults: Vec<Fault> = places.into_values().map(in_draws).collect();
    if faults.is_empty() { Ok(()) } else { Err(faults) }
}

fn in_draws((mut fault, draw, count): (Fault, u32, u32)) -> Fault {
    let more = if count > 1 { format!(" and {} more", count - 1) } else { String::new() };
    let help = fault.help.take().map(|help| format!("; {help}")).unwrap_or_default();
    fault.help(format!("in draw {draw}{more}{help}"))
}

/// Where two records of a run differ first, in words; `None` if they are equal bit for bit.
pub fn compare_records(study: &Study, logged: &Record, simulated: &Record) -> Option<String> {
    let words = study.dictionary();
    let outcomes = logged.outcomes.iter().zip(&simulated.outcomes).enumerate();
    for (at, (old, new)) in outcomes {
        if old.to_bits() != new.to_bits() {
            let name = words.outcomes.get(at).map_or("an outcome", |outcome| &outcome.name);
            return Some(format!("{name} is {old} in the log and {new} when simulated"));
        }
    }
    let points = words.time.points.max(1);
    for (at, (old, new)) in logged.series.iter().zip(&simulated.series).enumerate() {
        if old.to_bits() != new.to_bits() {
            let name = words.series.get(at / points).map_or("a series", |series| &series.name);
            let (unit, point) = (&words.time.unit, at % points);
            return Some(format!(
                "{name} at {unit} {point} is {old} in the log and {new} when simulated"
            ));
        }
    }
    let cells = words.grid.as_ref().map_or(1, |grid| grid.cells().max(1));
    for (at, (old, new)) in logged.layers.iter().zip(&simulated.layers).enumerate() {
        if old.to_bits() != new.to_bits() {
            let name = words.layers.get(at / cells).map_or("a layer", |layer| &layer.name);
            let cell = at % cells;
            return Some(format!(
                "{name} in cell {cell} is {old} in the log and {new} when simulated"
            ));
        }
    }
    let digests = (logged.digest, simulated.digest);
    (digests.0 != digests.1).then(|| {
        format!("its digest is {:016x} in the log and {:016x} when simulated", digests.0, digests.1)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_caught_with_its_words_and_the_next_work_goes_on() {
        assert_eq!(caught(|| panic!("at week {}", 3)), Err::<(), _>("at week 3".to_owned()));
        assert_eq!(caught(|| panic!("plain")), Err::<(), _>("plain".to_owned()));
        assert_eq!(caught(|| 7), Ok(7));
    }
}
