//! Separation: zones that armed units leave, around places where people are mixed or along a road.
//! Lever: which parties' units may stand in which districts. Who provides security there then is
//! for the rules to find out.

use crate::document::Source;
use crate::transition::levers::Levers;
use crate::transition::policies::words::list;
use crate::transition::policies::{Delivery, Policy};

policy! {
    /// Separation: districts that armed units leave
    pub struct ZoneOfSeparation;
    turns "parties whose units must leave a district";
    late(1.0 months, Source::Assumption);
    districts: districts("districts of the zone; default: all");
    parties: signatories("parties whose units must leave; default: all in the process");
}

impl Policy for ZoneOfSeparation {
    fn turn(&self, _: Delivery, levers: &mut Levers) {
        for &district in self.districts.iter() {
            self.parties.iter().for_each(|&party| levers.security.closed[district].turn(party));
        }
    }

    fn label(&self) -> String {
        let who = match self.parties.names() {
            [] => "nobody leaves".to_owned(),
            [one] => format!("{one} leaves"),
            names if names.len() <= 3 && self.parties.explicit => format!("{} leave", list(names)),
            _ => "armed units leave".to_owned(),
        };
        format!("{who} {}", self.districts.words("district", "districts"))
    }
}
