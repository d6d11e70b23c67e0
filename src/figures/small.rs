//! The charts of the figures in a small form, which the report embeds.

pub use super::acceptance::small as parts;
pub use super::axis::end;
pub use super::canvas::{Anchor, Canvas, Shape};
pub use super::cells::small as map;
pub use super::chart::Drawn;
pub use super::dots::{FEW, small as dots, small_icons as icons};
pub use super::series::small as lines;
pub use super::survival::small as curve;
pub use super::svg::outline;
pub use super::timeline::{Span, small as span};
