//! A scenario file, checked once: question, options, uncertainties, comparison, and a model's setup.
//!
//! What comes after (`batch`, `analysis`, `figures`, …) sees a [`Study`] and never learns which
//! model it holds.

mod absent;
mod assumptions;
mod compare;
mod criteria;
mod doubt;
mod factorial;
mod factors;
mod history;
mod laws;
mod leaves;
mod models;
mod named;
mod open;
mod options;
mod renamed;
mod resolved;
mod run_ids;
mod sampled;
mod sets;
mod shape;
mod sizes;
mod split;
mod study;
mod uncertain;
mod warnings;

pub use assumptions::Assumption;
pub use compare::Compare;
pub use criteria::{ALL_OUTCOMES, Criterion};
pub use factorial::{Factorial, LARGEST, Varied};
pub use factors::{Confounded, Factor};
pub use history::HistoryPoint;
pub use models::{KINDS, ModelKind};
pub use options::OptionInfo;
pub use sampled::Sampled;
pub use shape::full_shape;
pub use study::Study;
