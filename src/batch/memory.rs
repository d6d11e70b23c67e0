//! What a batch will need, said and compared with what the machine has before the first run.

mod machine;

use super::block::Layout;
use super::in_order::AHEAD;
use super::log::Log;
use crate::faults::{Fault, Kind};
use crate::model::Estimate;
use crate::scenario::Study;

pub use machine::of_machine;

/// What a batch will need.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Needs {
    /// Memory [bytes].
    pub memory: u64,
    /// Length of the log in the end [bytes].
    pub disk: u64,
}

/// What tables, figures and the report take beside the rows [bytes]: at most 134 MB were seen to be
/// taken, and with the address space that threads set aside 240 MB.
const COMPARING: u64 = 240_000_000;

impl Needs {
    /// Worlds of all threads, records that wait for their turn, one compact row a run, and what it
    /// takes to compare them if that is to be done.
    pub fn of(log: &Log, estimate: Estimate, threads: usize, compared: bool) -> Self {
        let layout: &Layout = log.layout();
        let threads = threads as u64;
        let rows = rows(log);
        let waiting = (AHEAD * threads).saturating_mul(layout.record_len() as u64);
        let blocks = layout.block_bytes().saturating_mul(3);
        let worlds = estimate.bytes.saturating_mul(threads);
        let after = if compared { COMPARING } else { 0 };
        let needs = [rows, waiting, blocks, after];
        let memory = needs.iter().fold(worlds, |sum, n| sum.saturating_add(*n));
        Self { memory, disk: log.len_when_whole() }
    }

    /// Refuses what would take more than 80% of the machine's memory.
    ///
    /// # Errors
    /// A fault of usage with both numbers.
    pub fn refuse_too_much(self, machine: Option<u64>) -> Result<(), Fault> {
        let Some(machine) = machine.filter(|machine| self.memory > machine / 5 * 4) else {
            return Ok(());
        };
        let message = format!(
            "this needs about {}, more than 80% of the {} there are",
            bytes(self.memory),
            bytes(machine)
        );
        Err(Fault::new(Kind::Usage, message)
            .help("use fewer --threads or --draws, a smaller scale, or --shard on more machines"))
    }
}

/// The compact rows of all runs of a log [bytes].
fn rows(log: &Log) -> u64 {
    let layout = log.layout();
    let runs = u64::from(log.span.draws) * layout.runs_in_a_draw() as u64;
    runs.saturating_mul(8 * layout.outcomes as u64 + 8)
}

/// Refuses to compare what a log holds where that does not fit into memory.
///
/// # Errors
/// A fault of usage with both numbers.
pub fn refuse_to_compare_too_much(log: &Log) -> Result<(), Fault> {
    let memory = rows(log).saturating_add(COMPARING);
    Needs { memory, disk: 0 }.refuse_too_much(of_machine())
}

/// Refuses a study whose runs, as many at once as there are threads, do not fit into memory.
///
/// # Errors
/// A fault of usage with both numbers.
pub fn refuse_too_large(study: &Study, threads: usize) -> Result<(), Fault> {
    let layout = Layout::of(study.dictionary(), study.options().len(), 1);
    let one = study.estimate().bytes.saturating_add(layout.record_len() as u64);
    let memory = one.saturating_mul(threads as u64);
    Needs { memory, disk: 0 }.refuse_too_much(of_machine())
}

/// A number of bytes for people: `3.4 GB`.
pub fn bytes(number: u64) -> String {
    let mut value = number as f64;
    let mut units = ["bytes", "kB", "MB", "GB", "TB", "PB"].into_iter();
    let mut unit = units.next().unwrap_or("");
    for larger in units {
        if value < 1000.0 {
            break;
        }
        value /= 1000.0;
        unit = larger;
    }
    if unit == "bytes" { format!("{number} bytes") } else { format!("{value:.1} {unit}") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::batch::header::Header;
    use crate::batch::span::Span;
    use std::path::PathBuf;

    #[test]
    fn too_much_is_refused_with_the_number_and_an_unknown_machine_refuses_nothing() {
        let layout = Layout { options: 2, runs: 2, outcomes: 10, series: 600, layers: 0 };
        let header = Header { layout, ..Header::default() };
        let log = Log::new(PathBuf::from("runs.log"), header, Span::whole(1_000_000));
        let one = Estimate { bytes: 1 << 30, ..Estimate::default() };
        let needs = Needs::of(&log, one, 8, false);
        assert_eq!(Needs::of(&log, one, 8, true).memory - needs.memory, COMPARING);
        assert!(needs.memory > 8 << 30 && needs.disk > 9_000_000_000);
        let fault = needs.refuse_too_much(Some(4 << 30)).unwrap_err();
        assert!(fault.message.contains("more than 80% of the 4.3 GB"), "{fault}");
        assert!(needs.refuse_too_much(Some(64 << 30)).is_ok());
        assert!(needs.refuse_too_much(None).is_ok());
    }

    #[test]
    fn bytes_are_shown_for_people() {
        let shown: Vec<String> = [0, 999, 1000, 1_234_567, u64::MAX].map(bytes).into();
        assert_eq!(shown, ["0 bytes", "999 bytes", "1.0 kB", "1.2 MB", "18446.7 PB"]);
    }
}
