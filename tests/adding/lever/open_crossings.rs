//! Open crossings: traders may pass the border at some places.
//! Lever: crossings that are kept open. What passes there is for the rules to answer.

use crate::document::Source;
use crate::transition::levers::Levers;
use crate::transition::policies::words::counted;
use crate::transition::policies::{Delivery, Policy};

policy! {
    /// Crossings of the border are kept open for trade
    pub struct OpenCrossings;
    turns "crossings that are kept open for trade";
    prompt();
    crossings: whole(0.0..=100.0, 4.0, "crossings", "crossings that are kept open", Source::Assumption);
}

impl Policy for OpenCrossings {
    fn turn(&self, delivery: Delivery, levers: &mut Levers) {
        levers.borders.crossings.turn(delivery.of(self.crossings));
    }

    fn label(&self) -> String {
        counted(f64::from(self.crossings), "crossing", "crossings")
    }
}
