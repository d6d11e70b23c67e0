//! Choosing among options: how sure one can be whose average is ahead, and what that leaves open.
//!
//! A **run** is here one draw and one run of it, shared by all options; the report calls it a future.
//! Two numbers answer two questions and have two names: the *confidence that an option's average is
//! best* says how well averages are distinguished, and grows with draws; *how often it does best in a
//! run* says how runs differ, and does not. No option is called best outright: an average that is
//! surely ahead can belong to an option that is behind in most runs.

mod batches;
mod best;
mod criterion;
mod dominance;
mod kn;
mod precision;
mod procedure;

pub use batches::{BATCH, LARGE_BATCH, draws_in_a_batch};
pub use best::{
    Best, CHOOSING, CONFIDENT, LEAST_DRAWS, RESAMPLES, Regret, Standing, Verdict, best,
};
pub use criterion::{Criterion, lower_is_better, measured};
pub use dominance::{Robust, TradeOff, first_order, robust, ruled_out_by};
pub use kn::{Dropped, FIRST_STAGE, Kn};
pub use precision::{FIRST_LOOK, Of, Target, half_width, next_look};
pub use procedure::{Aim, Procedure};
