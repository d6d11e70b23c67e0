//! Options x draws x runs in parallel, and what they left.
//!
//! The unit of work is the draw: every option, every run of it. It is the unit of progress, of the
//! log's blocks, of resuming, sharding and extending. Everything else is derived from the log.

mod block;
mod folder;
mod growth;
mod header;
mod in_order;
mod kept;
mod log;
mod memory;
mod merge;
mod plan;
mod results;
mod simulate;
mod sound;
mod span;
mod tell;
mod worker;

pub use block::{Block, Failure, Layout};
pub use folder::{Folder, part_beside, put, write_aside};
pub use growth::Growth;
pub use header::{Difference, Header};
pub use kept::open_study;
pub use log::{LOG_NAME, Log, Scan};
pub use memory::{bytes, refuse_to_compare_too_much, refuse_too_large};
pub use merge::merge;
pub use plan::{DRAWS, LARGEST_RUNS, RUNS, SEED, Settings, Shard};
pub use results::Results;
pub use simulate::{batch, growing_batch};
pub use span::{LARGEST_DRAWS, Span};
pub use tell::{Summary, Tell};
pub use worker::{check_draws, compare_records, simulate_runs, watched_run, watched_runs};
