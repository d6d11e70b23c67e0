//! Options x draws x runs in parallel, and what they left.

mod results;

pub use results::Results;
