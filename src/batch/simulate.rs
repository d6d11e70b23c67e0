//! A batch from settings to a finished log.

use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

use super::block::{Block, Failure};
use super::folder::Folder;
use super::growth::{AsPlanned, Growth};
use super::header::Header;
use super::log::{Log, Writer};
use super::memory::{self, Needs, refuse_too_large};

use super::in_order::in_order;
use super::plan::Settings;
use super::tell::{Summary, Tell};
use super::worker::{Worker, check_draws};
use crate::faults::{Fault, Kind};
use crate::model::{Record, RunId};
use crate::scenario::Study;

/// Failed runs that are told one by one.
const FAILURES_TOLD: u32 = 20;

/// Simulates what is missing of a batch in its folder, draw after draw.
///
/// # Errors
/// Faults of usage (a folder in use, another scenario than the log's, too much memory), all faults
/// of all draws, a log that is damaged, a disk that is full.
pub fn batch(
    study: &Study,
    path: &Path,
    settings: &Settings,
    stop: &AtomicBool,
    tell: &mut dyn Tell,
) -> Result<Summary, Vec<Fault>> {
    growing_batch(study, path, settings, &mut AsPlanned, stop, tell)
}

/// The same, extended for as long as `growth` wants more. The log is at any time that of a plain
/// batch of as many draws.
///
/// # Errors
/// Those of [`batch`], and those of `growth`.
pub fn growing_batch(
    study: &Study,
    path: &Path,
    settings: &Settings,
    growth: &mut dyn Growth,
    stop: &AtomicBool,
    tell: &mut dyn Tell,
) -> Result<Summary, Vec<Fault>> {
    // Before anything is made or a folder touched: no run of this study may fit at all.
    refuse_too_large(study, settings.threads)?;
    let folder = Folder::claim(path)?;
    let begun = begun(study, &folder, settings, tell)?;
    let log = match &begun {
        Some((writer, _)) => {
            let mut log = writer.log.clone();
            log.span = settings.span_for(log.span)?;
            log
        }
        None => {
            let (seed, runs) = settings.design();
            Log::new(folder.log(), Header::of(study, seed, runs), settings.span()?)
        }
    };
    let needs = affordable(study, &log, settings)?;
    let counted = |number: usize, what: &str| {
        format!("{number} {what}{}", if number == 1 { "" } else { "s" })
    };
    tell.note(&format!(
        "{} x {} x {}; memory about {}, log {}",
        counted(log.header.options.len(), "option"),
        counted(log.span.draws as usize, "draw"),
        counted(log.header.runs_per_draw as usize, "run"),
        memory::bytes(needs.memory),
        memory::bytes(needs.disk)
    ));
    let mut draws = log.span.range();
    draws.start += begun.as_ref().map_or(0, |(writer, _)| writer.blocks());
    draws.end = draws.end.max(growth.most());
    let seed = log.header.seed;
    check_draws(study, seed, draws, settings.threads, stop)?;
    folder.keep(study)?;
    let (mut writer, mut summary) = match begun {
        Some(begun) => begun,
        None => (Writer::create(log.clone())?, Summary::default()),
    };
    // Only now that every new draw is known to be sound.
    if writer.log.span != log.span {
        writer.extend(log.span)?;
    }
    let layout = *writer.log.layout();
    let worker = || {
        let mut worker = Worker::new(study, seed, layout);
        move |id: RunId| {
            let replay = || format!("armistice replay {} {}", path.display(), study.show(id));
            worker.run(id).map_err(|fault| fault.help(replay()))
        }
    };
    loop {
        fill(&mut writer, &mut summary, settings.threads, stop, worker, tell)?;
        if summary.interrupted {
            return Ok(summary);
        }
        let extend = match growth.more(&writer.log, &summary, tell)? {
            0 => return Ok(summary),
            more => Settings { extend: Some(more), ..Settings::default() },
        };
        let mut log = writer.log.clone();
        log.span = extend.span_for(log.span)?;
        affordable(study, &log, settings)?;
        writer.extend(log.span)?;
    }
}

/// What a log will need, unless that is more than the machine has.
fn affordable(study: &Study, log: &Log, settings: &Settings) -> Result<Needs, Fault> {
    let needs = Needs::of(log, study.estimate(), settings.threads, settings.compared);
    needs.refuse_too_much(memory::of_machine())?;
    Ok(needs)
}

/// The log that is to be continued, if there is one and that was asked for.
fn begun(
    study: &Study,
    folder: &Folder,
    settings: &Settings,
    tell: &mut dyn Tell,
) -> Result<Option<(Writer, Summary)>, Vec<Fault>> {
    let path = folder.log();
    if !folder.has_log() && settings.extend.is_some() {
        let message = format!("there is no {} to extend", path.display());
        return Err(Fault::new(Kind::Usage, message).into());
    }
    if !folder.has_log() || !(settings.resume || settings.extend.is_some()) {
        folder.refuse_used()?;
        if settings.resume {
            tell.note(&format!("nothing to resume in {}: starting", folder.path.display()));
        }
        return Ok(None);
    }
    // What a log is for is compared with the scenario before its blocks are touched.
    if let Ok(log) = Log::open(&path) {
        let other = log.header.refuse_other(&settings.header_for(study, &log.header), &path);
        let mut faults = other.err().unwrap_or_default();
        faults.extend(settings.span_for(log.span).err());
        if !faults.is_empty() {
            return Err(faults);
        }
    }
    let (writer, scan) = Writer::resume(&path)?;
    let header = &writer.log.header;
    header.refuse_other(&settings.header_for(study, header), &path)?;
    if scan.torn > 0 {
        tell.note(&format!("{}: cut {} bytes of an unfinished draw", path.display(), scan.torn));
    }
    let summary = Summary { written: scan.blocks, failed: scan.failed, ..Summary::default() };
    Ok(Some((writer, summary)))
}

/// Simulates the missing draws of a log. `worker` makes what simulates runs on one thread.
pub(super) fn fill<W>(
    writer: &mut Writer,
    summary: &mut Summary,
    threads: usize,
    stop: &AtomicBool,
    worker: impl Fn() -> W + Sync,
    tell: &mut dyn Tell,
) -> Result<(), Fault>
where
    W: FnMut(RunId) -> Result<Record, Fault> + Send,
{
    let layout = *writer.log.layout();
    let first = writer.log.span.first + writer.blocks();
    let missing = writer.log.span.draws.saturating_sub(writer.blocks());
    let runs = layout.runs_in_a_draw() as u64;
    let id_of = |task: u64| {
        let in_draw = (task % runs) as usize;
        let (option, run) = (in_draw / layout.runs, in_draw % layout.runs);
        RunId { option, draw: first + (task / runs) as u32, run: run as u32 }
    };
    let worker = || {
        let mut run = worker();
        move |task: u64| run(id_of(task))
    };
    tell.begin(writer.log.span.draws, writer.blocks());
    let mut draw = Draw::default();
    let mut told = 0;
    let done = in_order(u64::from(missing) * runs, threads, stop, worker, |task, record| {
        let id = id_of(task);
        if let Err(fault) = draw.take(id, record) {
            // A model that always fails would say so for ever; the count is told in the end.
            if told < FAILURES_TOLD {
                let replay = fault.help.map(|help| format!(" ({help})")).unwrap_or_default();
                tell.wrong(&format!("{}{replay}", fault.message));
            }
            told += 1;
        }
        if (task + 1) % runs == 0 {
            let block = std::mem::take(&mut draw).finish(id.draw);
            writer.append(&block)?;
            summary.simulated += 1;
            summary.failed += u32::from(block.records.is_err());
            tell.draw();
        }
        Ok(())
    });
    tell.end();
    summary.planned = writer.log.span.draws;
    summary.written = writer.blocks();
    summary.interrupted = stop.load(Ordering::Relaxed) && summary.written < summary.planned;
    done?;
    writer.sync()
}

/// A draw whose runs are coming in.
#[derive(Default)]
struct Draw {
    records: Vec<Record>,
    failure: Option<Failure>,
}

impl Draw {
    /// Takes a run in; the first that failed decides what the block says.
    fn take(&mut self, id: RunId, record: Result<Record, Fault>) -> Result<(), Fault> {
        let record = record.and_then(|record| {
            let finite = record.is_finite();
            let not_finite = || Fault::new(Kind::Run, "a run gave a number that is not finite");
            if finite { Ok(record) } else { Err(not_finite()) }
        });
        match record {
            Ok(record) => self.records.push(record),
            Err(fault) => {
                let failure = Failure { option: id.option as u32, run: id.run };
                self.failure.get_or_insert(failure);
                return Err(fault);
            }
        }
        Ok(())
    }

    fn finish(self, draw: u32) -> Block {
        let records = self.failure.map_or(Ok(self.records), Err);
        Block { draw, records }
    }
}

#[cfg(test)]
mod tests;
