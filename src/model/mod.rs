//! The interface behind which a model stands. Nothing from `batch` on knows which model runs.
//!
//! A model never learns the name of an option or the number of a draw: it is given what they make
//! of the file (a `Setup`) and the run's luck. So no rule can know which option runs.

mod dictionary;
mod erased;
mod event;
mod event_kind;
mod grid;
mod identity;
mod limits;
mod record;
mod sums;
mod time;
mod warning;
mod watch;

use crate::document::Document;
use crate::faults::{Fault, Faults};
use crate::luck::Luck;

pub use dictionary::{
    Benchmark, Better, Class, Dictionary, Frame, Group, Layer, NEVER, Nature, Outcome, PartySeries,
    Private, Series, Test,
};
pub use erased::{AnyModel, AnySetup, AnyWorld};
pub use event::{Event, Violence};
pub use event_kind::{EventKind, Tale};
pub use grid::{Grid, Place, Regions};
pub use identity::{Coded, Identity, OfferOutcomes, Part};
pub use limits::limits;
pub use record::{Digest, Record};
pub use sums::{Of, Sum};
pub use time::Time;
pub use warning::{MEANS_NOTHING, Warning};
pub use watch::{Nothing, Recording, Watch};

/// A table of the documents that follows from the code: its name, and its rows with the head first.
pub type DocumentTable = (&'static str, fn() -> Vec<Vec<String>>);

/// A model that can stand behind a batch. Pure: the same arguments give the same bits on any thread.
pub trait Model: Send + Sync {
    /// What one option makes of the file under one draw. Made once, then trusted.
    type Setup: Send + Sync;
    /// State of one run, kept by a worker and used again: no allocation from its second run on.
    type World: Send;

    /// Time axis, outcomes, series, layers, actors: name, unit, kind, which way is better.
    fn dictionary(&self) -> &Dictionary;

    /// Files read beside the scenario.
    fn inputs(&self) -> &[InputFile];

    /// What one run of a setup will need, before any is started.
    fn estimate(&self, setup: &Self::Setup) -> Estimate;

    /// Reads a merged document; everything wrong with it goes to `faults`.
    ///
    /// `None` only where a fault was said.
    fn setup(&self, document: &Document, faults: &Faults) -> Option<Self::Setup>;

    /// The policies of a setup as they were planned, for timelines.
    fn plan(&self, setup: &Self::Setup) -> Vec<Planned>;

    /// What the document of a setup says and hardly means, before any run.
    fn warnings(&self, _document: &Document, _setup: &Self::Setup) -> Vec<Warning> {
        Vec::new()
    }

    /// An empty world, to be filled by `run`.
    fn new_world(&self) -> Self::World;

    /// One run. `luck` is keyed by (seed, draw, run).
    ///
    /// # Errors
    /// A fault of kind `Run` if a number is not finite.
    fn run(
        &self,
        setup: &Self::Setup,
        luck: Luck,
        world: &mut Self::World,
        watch: &mut dyn Watch,
    ) -> Result<Record, Fault>;
}

/// A file that a model read beside the scenario.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct InputFile {
    /// Path relative to the scenario's folder.
    pub path: String,
    /// BLAKE3 of its bytes, in hexadecimal digits.
    pub hash: String,
}

/// What one run will need.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Estimate {
    /// Memory of one world [bytes].
    pub bytes: u64,
    /// Agents.
    pub agents: u64,
    /// Agents x steps.
    pub agent_steps: u64,
}

/// One policy of an option as planned.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Planned {
    /// Name in the file.
    pub name: String,
    /// Its main choice in a few words: `whole units`, `17,100 troops`.
    pub kind: String,
    /// Start as said in the file: `month 6`, `at 50% of ddr's disarmament`.
    pub start: String,
    /// Planned start [months], where it is a date.
    pub start_month: Option<f64>,
    /// Planned end [months], where it is a date.
    pub end_month: Option<f64>,
    /// Outcome that holds the week in which it started.
    pub started: Option<String>,
    /// Outcome that holds the week in which it ended.
    pub ended: Option<String>,
}

impl Planned {
    /// Its main choice in words: what its kind says beyond its name.
    pub fn choice(&self) -> String {
        self.kind.strip_prefix(&self.name).unwrap_or(&self.kind).trim().replace('_', " ")
    }
}

/// Which run: printed and read as `phased-after:137:0`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct RunId {
    /// Position of the option in the study.
    pub option: usize,
    /// Draw, from 0.
    pub draw: u32,
    /// Run of the draw, from 0.
    pub run: u32,
}
