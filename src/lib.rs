//! armistice: a deterministic agent-based simulator of the passage from war to peace.
//!
//! It explores and compares; it does not predict. The rooms below are listed in the order in which
//! data flows: each uses only rooms above it (`tests/rooms/` holds that). Down to `analysis` they are the
//! engine, which builds for WebAssembly too; what writes and shows is there with the feature `cli`.

#![warn(missing_docs)]

/// Text of other people: what a name may hold, what a terminal may be given, what looks alike.
pub mod text;

/// What is wrong, where, what is allowed, what was meant.
pub mod faults;

/// A TOML file with spans, laid-over tables, parameters with unit, range, default, source.
pub mod document;

/// Week, month, date: the only place that divides time.
pub mod calendar;

/// Every random number, by address.
pub mod luck;

/// The interface: Model, RunId, Record, Dictionary, Watch.
pub mod model;

/// The transition model: security arrangements between war and peace.
pub mod transition;

/// The reference model: Epstein's civil violence, Model I.
pub mod civil_violence;

/// Question, options, uncertain, compare and the chosen model: a checked Study.
pub mod scenario;

/// Options x draws x runs in parallel; log, resume, shard, extend.
pub mod batch;

/// Estimates, paired differences, survival: numbers with their error.
pub mod analysis;

/// Files: CSV, dictionary, manifest; written aside and renamed.
#[cfg(feature = "cli")]
pub mod results;

/// Watched runs in words: what came of what, a story that cites its rows, why two options differ.
#[cfg(feature = "cli")]
pub mod story;

/// One figure a file, drawn from what analysis computed.
#[cfg(feature = "cli")]
pub mod figures;

/// One self-contained page: what the options risk, how sure that is, and what it rests on.
#[cfg(feature = "cli")]
pub mod report;

/// The command line: one command a file.
#[cfg(feature = "cli")]
pub mod cli;
