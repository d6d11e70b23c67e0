//! Separation: zones that armed units leave, around places where people are mixed or along a road.
//! Lever: which parties' units may stand in which districts, or about which towns. Who provides
//! security there then is for the rules to find out.

use crate::document::{Section, Source};
use crate::transition::country::map::Cell;
use crate::transition::levers::{Levers, Zone};
use crate::transition::policies::words::{list, number};
use crate::transition::policies::{Delivery, Policy};

policy! {
    /// Separation: districts, or ground about towns, that armed units leave
    pub struct ZoneOfSeparation;
    turns "parties whose units must leave a district, or the ground about a town";
    late(1.0 months, Source::Assumption);
    districts: districts("districts of the zone; default: all");
    places: places_if_any("towns about which the zone lies, in place of whole districts");
    radius_km: real(1.0..=60.0, 15.0, "km", "how far about each of these towns it reaches", Source::Assumption);
    parties: signatories("parties whose units must leave; default: all in the process");
}

impl Policy for ZoneOfSeparation {
    fn turn(&self, _: Delivery, levers: &mut Levers) {
        let security = &mut levers.security;
        if self.places.explicit {
            let parties = self.parties.iter().fold(0, |parties, party| parties | 1 << party);
            let zone =
                |&town: &usize| Zone { town: town as Cell, radius_km: self.radius_km, parties };
            // A zone that nobody must leave is none.
            for zone in self.places.iter().map(zone).filter(|zone| zone.parties != 0) {
                security.zones.turn(&[zone]);
            }
            return;
        }
        for &district in self.districts.iter() {
            self.parties.iter().for_each(|&party| security.closed[district].turn(party));
        }
    }

    fn label(&self) -> String {
        let who = match self.parties.names() {
            [] => "nobody leaves".to_owned(),
            [one] => format!("{one} leaves"),
            names if names.len() <= 3 && self.parties.explicit => format!("{} leave", list(names)),
            _ => "armed units leave".to_owned(),
        };
        if self.places.explicit {
            let km = number(self.radius_km);
            return format!("{who} {km} km about {}", self.places.words("town", "towns"));
        }
        format!("{who} {}", self.districts.words("district", "districts"))
    }

    fn check(&self, section: &Section<'_>) {
        let both = section.has("districts") && section.has("places");
        section.require("districts", !both, || {
            let path = section.path();
            format!("{path}.districts means nothing beside `places`, which says where the zone is")
        });
    }

    fn vain(&self) -> Vec<(&'static str, &'static str)> {
        if self.places.explicit { Vec::new() } else { vec![("radius_km", "without `places`")] }
    }
}
