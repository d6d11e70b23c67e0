//! Numbers with their error. The draw is the sampling unit of every interval.
//!
//! Runs of a draw share its parameters, so they are averaged first and statistics are taken over
//! draws. An interval says how well a mean is known; a quantile says how the runs (model worlds)
//! differ. All sums are taken in draw order, so the same results give the same bits.

mod acceptance;
mod benchmarks;
mod bootstrap;
#[cfg(test)]
mod chance;
mod choice;
mod comparison;
mod delivered;
mod distribution;
mod early;
mod estimate;
mod first_end;
mod flip;
pub mod format;
mod known;
mod level;
mod means;
mod moments;
mod newcombe;
mod obligations;
mod paired;
mod pairing;
mod quantile;
mod reference;
mod resample;
mod scale;
pub mod selection;
mod signs;
mod subject;
mod summary;
mod survival;
mod survival_difference;
mod table;
mod tail;
mod turns;
mod unbegun;
mod variance;
mod worst;
mod worst_of;

pub use acceptance::{Acceptance, acceptance};
pub use benchmarks::{Met, met_at};
pub use bootstrap::bootstrap;
pub use choice::{Choice, Judged, Line, Pair};
pub use comparison::{Comparison, Survived, compare};
pub use delivered::{Delivered, delivered};
pub use distribution::{t_quantile, t_quantile_975};
pub use early::EarlySign;
pub use estimate::Estimate;
pub use first_end::{EndCurve, aalen_johansen, first_ends};
pub use flip::{Flip, FlipPoint, flip, levels};
pub use known::Known;
pub use level::level;
pub use means::{amount, bounded, share, yes_no};
pub use moments::by_draw;
pub use newcombe::paired_shares;
pub use obligations::{Fan, Obligations, Owed};
pub use paired::Paired;
pub use pairing::Pairing;
pub use quantile::{quantile, sorted, stand_in_places, stand_ins};
pub use reference::{ByYear, ENDED_CONFLICTS, Reference};
pub use scale::{ScaleEnd, scale_end};
pub use signs::{Sign, sign};
pub use subject::Subject;
pub use summary::{Compared, LEVELS, Summary, compare_outcomes};
pub use survival::{Curve, Point, curve};
pub use survival_difference::{SurvivalDifference, survival_difference};
pub use table::{Row, table};
pub use tail::{HEAVY, HEAVY_MARK, mark, mark_says, tail, tail_of};
pub use turns::{Turn, Turned};
pub use unbegun::Unbegun;
pub use variance::{Split, split};
pub use worst::{Worst, worst};
pub use worst_of::WorstOf;
