//! Separation: a buffer zone along the line between those who fought.
//! Lever: how far units keep from the line. What that does to clashes, to cover and to the people
//! behind is for the rules to answer.

use crate::document::Source;
use crate::transition::levers::Levers;
use crate::transition::policies::words::number;
use crate::transition::policies::{Delivery, Policy};

const DAYTON: Source =
    Source::Published("Dayton Agreement 1995, annex 1-A: about 2 km on either side");

policy! {
    /// Separation: a zone along the line that armed units leave
    pub struct BufferZone;
    turns "half width that units keep from the line";
    late(1.0 months, Source::Assumption);
    width_km: real(0.0..=100.0, 4.0, "km", "width of the zone, half on either side of the line", DAYTON);
}

impl Policy for BufferZone {
    fn turn(&self, _: Delivery, levers: &mut Levers) {
        levers.security.standoff_km.turn(self.width_km / 2.0);
    }

    fn label(&self) -> String {
        format!("zone {} km wide", number(self.width_km))
    }
}
