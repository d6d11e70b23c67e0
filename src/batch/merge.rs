//! Shards joined into one log, equal to the byte to one that was never parted.

use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use super::folder::{Folder, part_beside, put};
use super::header::Header;
use super::kept::open_study;
use super::log::{LOG_NAME, Log};
use super::memory::refuse_to_compare_too_much;
use super::span::Span;
use super::tell::Summary;
use crate::faults::{Fault, Kind};

/// Joins the logs of `parts` into a log in the folder `to`.
///
/// # Errors
/// A part is not whole, is of another header (named field by field), or is there twice; draws are
/// missing; `to` holds results already; a file cannot be read or written.
pub fn merge(parts: &[PathBuf], to: &Path) -> Result<Summary, Vec<Fault>> {
    let mut logs = parts
        .iter()
        .map(|part| Log::open(&part.join(LOG_NAME)))
        .collect::<Result<Vec<Log>, Fault>>()?;
    logs.sort_by_key(|log| (log.span.first, log.span.draws));
    let span = refuse_unlike(&logs)?;
    let Some(first) = logs.first() else {
        return Err(Fault::new(Kind::Usage, "there is nothing to merge").into());
    };
    // The first part in the order of draws, whichever order the parts were named in.
    let from = first.path.parent().unwrap_or(Path::new("."));
    let study = open_study(from)?;
    let now = Header::of(&study, first.header.seed, first.header.runs_per_draw);
    first.header.refuse_other(&now, &first.path)?;
    let merged = Log::new(to.join(LOG_NAME), first.header.clone(), span);
    refuse_to_compare_too_much(&merged)?;
    let folder = Folder::claim(to)?;
    folder.refuse_used()?;
    // Nothing of the whole is left where a part turns out not to be finished.
    let mut part = part_beside(&merged.path)?;
    let failed = write(&merged, &logs, &mut part)?;
    folder.keep_as(from)?;
    put(part, &merged.path)?;
    let (planned, written) = (span.draws, span.draws);
    Ok(Summary { planned, written, failed, ..Summary::default() })
}

fn write(merged: &Log, logs: &[Log], part: &mut tempfile::NamedTempFile) -> Result<u32, Fault> {
    let unwritable = |error: std::io::Error| Fault::unwritable(&merged.path, &error);
    let mut file = BufWriter::with_capacity(1 << 20, part);
    file.write_all(&merged.start()).map_err(unwritable)?;
    let mut failed = 0;
    for log in logs {
        let scan = log.scan(|_, _, bytes| file.write_all(bytes).map_err(unwritable))?;
        scan.refuse_unfinished(log)?;
        failed += scan.failed;
    }
    file.flush().map_err(unwritable)?;
    Ok(failed)
}

/// The span of the whole, if the parts make one.
fn refuse_unlike(logs: &[Log]) -> Result<Span, Vec<Fault>> {
    let mut faults = Vec::new();
    let mut wrong = |message: String| faults.push(Fault::new(Kind::Usage, message));
    let Some(first) = logs.first() else { return Ok(Span::whole(0)) };
    let total = first.span.total;
    for log in logs.iter().filter(|log| log.span.total != total) {
        let (path, other) = (log.path.display(), log.span.total);
        wrong(format!("{path} is part of {other} draws, {} of {total}", first.path.display()));
    }
    let mut next = 0;
    let mut before = first;
    for log in logs {
        let range = log.span.range();
        if range.start > next {
            wrong(format!("draws {next} to {} are in no part", range.start - 1));
        } else if range.start < next {
            let (last, path) = (next.min(range.end.max(range.start + 1)) - 1, log.path.display());
            let other = before.path.display();
            wrong(format!("draws {} to {last} are in both {other} and {path}", range.start));
        }
        if range.end >= next {
            (next, before) = (range.end, log);
        }
    }
    if next < total {
        wrong(format!("draws {next} to {} are in no part", total - 1));
    }
    for log in &logs[1..] {
        let (path, other) = (first.path.display(), log.path.display());
        faults.extend(first.header.faults(&log.header, &log.path, |difference| {
            let (old, new) = difference.shown();
            format!("{} is {old} in {path} and {new} in {other}", difference.field)
        }));
    }
    if faults.is_empty() { Ok(Span::whole(total)) } else { Err(faults) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn log(name: &str, first: u32, draws: u32, seed: u64) -> Log {
        let header = Header { seed, ..Header::default() };
        Log::new(PathBuf::from(name), header, Span { first, draws, total: 10 })
    }

    fn said(logs: &[Log]) -> Vec<String> {
        let faults = refuse_unlike(logs).err().unwrap_or_default();
        faults.into_iter().map(|fault| fault.message).collect()
    }

    #[test]
    fn parts_that_make_a_whole_are_joined() {
        let logs = [log("a", 0, 4, 1), log("b", 4, 3, 1), log("c", 7, 3, 1)];
        assert_eq!(refuse_unlike(&logs), Ok(Span::whole(10)));
    }

    #[test]
    fn gaps_overlaps_missing_ends_and_other_headers_are_named() {
        assert_eq!(said(&[log("a", 0, 3, 1), log("c", 5, 5, 1)]), ["draws 3 to 4 are in no part"]);
        assert_eq!(
            said(&[log("a", 0, 6, 1), log("b", 4, 6, 1)]),
            ["draws 4 to 5 are in both a and b"]
        );
        assert_eq!(said(&[log("a", 0, 6, 1)]), ["draws 6 to 9 are in no part"]);
        assert_eq!(said(&[log("a", 0, 5, 1), log("b", 5, 5, 2)]), ["seed is 1 in a and 2 in b"]);
        // Of two models nothing else need be said.
        let mut other = log("b", 5, 5, 2);
        other.header.model = "other".to_owned();
        assert_eq!(said(&[log("a", 0, 5, 1), other]), ["model is  in a and other in b"]);
    }
}
