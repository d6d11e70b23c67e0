//! Numbers with their error. The draw is the sampling unit of every interval.
//!
//! Runs of a draw share its parameters, so they are averaged first and statistics are taken over
//! draws. An interval says how well a mean is known; a quantile says how the runs (model worlds)
//! differ. All sums are taken in draw order, so the same results give the same bits.

mod acceptance;
mod benchmarks;
mod delivered;
mod estimate;
pub mod format;
mod moments;
mod paired;
mod quantile;
mod reference;
mod subject;
mod summary;
mod survival;
mod table;

pub use acceptance::{Acceptance, acceptance};
pub use benchmarks::{Judged, benchmarks, judged_at};
pub use delivered::{Delivered, delivered};
pub use estimate::{Estimate, amount, bounded, t_quantile_975, yes_no};
pub use moments::by_draw;
pub use paired::Paired;
pub use quantile::{quantile, sorted, stand_ins};
pub use reference::{ByYear, ENDED_CONFLICTS, Reference, by_year};
pub use subject::Subject;
pub use summary::{Compared, Comparison, LEVELS, Summary, Survived, compare};
pub use survival::{Curve, Point, came_by, curve};
pub use table::{Row, table};
