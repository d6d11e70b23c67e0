//! Withdrawal: armed units leave districts, and the line with them.
//! Lever: where units may stand. Who comes into the room that they leave is for the rules to answer.

use crate::document::Source;
use crate::transition::levers::Levers;
use crate::transition::policies::words::number;
use crate::transition::policies::{Delivery, Policy};

policy! {
    /// Armed units leave districts and the line
    pub struct Withdrawal;
    turns "half width that units keep from the line; parties whose units must leave a district";
    late(2.0 months, Source::Assumption);
    width_km: real(0.0..=100.0, 10.0, "km", "width of the strip along the line", Source::Assumption);
    districts: districts("districts that they leave; all if silent");
    parties: signatories("parties whose units must leave; all in the process if silent");
}

impl Policy for Withdrawal {
    fn turn(&self, _: Delivery, levers: &mut Levers) {
        levers.security.standoff_km.turn(self.width_km / 2.0);
        for &district in self.districts.iter() {
            self.parties.iter().for_each(|&party| levers.security.closed[district].turn(party));
        }
    }

    fn label(&self) -> String {
        format!("{} km, {}", number(self.width_km), self.districts.words("district", "districts"))
    }
}
