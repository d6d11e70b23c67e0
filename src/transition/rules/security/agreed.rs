//! What was agreed about where armed fighters may stand, and who is charged with security there. Zones along
//! the line or about towns, and districts to leave, bind units and their posts alike, and nobody who is at war.

use crate::transition::country::Country;
use crate::transition::country::map::Cell;
use crate::transition::levers::{Arrangement, Assigned, Levers, Zone};
use crate::transition::world::Posture;

/// Where parties may not stand, and who is charged with security.
#[derive(Clone, Copy)]
pub struct Agreed<'a> {
    /// Facts that no run changes.
    pub country: &'a Country,
    /// Zones and districts to leave.
    pub levers: &'a Levers,
    /// What each party does about the accord.
    pub posture: &'a [Posture],
    /// By district, whether an arrangement that has ended was handed over to who came after it.
    pub handed: &'a [bool],
}

impl<'a> Agreed<'a> {
    /// The interim arrangement that holds in a district: one that has ended holds until it is handed over.
    pub fn arrangement(&self, district: usize) -> &'a Arrangement {
        let security = &self.levers.security;
        let ended = *security.ending.assigned[district] != Assigned::Unsaid;
        if ended && !self.handed[district] { &security.ending } else { &security.interim }
    }

    /// Who is assigned to provide security in a cell.
    pub fn assigned(&self, cell: Cell) -> Assigned {
        let district = self.district(cell);
        *self.arrangement(district).assigned[district]
    }

    /// District of a cell.
    pub fn district(&self, cell: Cell) -> usize {
        usize::from(self.country.ground.map.district[cell as usize])
    }

    /// True if a party's units may not stand somewhere.
    pub fn binds(&self, party: usize) -> bool {
        let mut districts = 0..self.country.ground.map.districts.len();
        self.posture[party] != Posture::Withdrawn
            && (self.zone_km().is_some()
                || self.zones(party).next().is_some()
                || districts.any(|district| self.closed(party, district)))
    }

    /// True if a party's units may not stand in a cell: it lies in a zone along the line, or in a
    /// district or about a town that they must leave. What was agreed binds nobody who is at war.
    pub fn barred(&self, party: usize, cell: Cell) -> bool {
        if self.posture[party] == Posture::Withdrawn {
            return false;
        }
        self.closed(party, self.district(cell))
            || self.about_town(party, cell)
            || (self.country.parties[party].in_process && self.in_zone(cell))
    }

    /// True if a party must leave a district.
    fn closed(&self, party: usize, district: usize) -> bool {
        *self.levers.security.closed[district] & 1 << party != 0
    }

    /// Zones about towns that a party must leave.
    fn zones(&self, party: usize) -> impl Iterator<Item = &'a Zone> + use<'a> {
        self.levers.security.zones.iter().filter(move |zone| zone.parties & 1 << party != 0)
    }

    /// True if a party must leave the ground about a town, and a cell is part of it.
    fn about_town(&self, party: usize, cell: Cell) -> bool {
        let map = &self.country.ground.map;
        self.zones(party).any(|zone| map.km(zone.town, cell) <= zone.radius_km)
    }

    /// True if a zone along the line keeps armed units out of a cell. A zone narrower than the cell
    /// moves positions within it, not units out of it.
    fn in_zone(&self, cell: Cell) -> bool {
        let line = f64::from(self.country.ground.line_km[cell as usize]);
        self.zone_km().is_some_and(|standoff| line < standoff)
    }

    /// Distance from the line that is kept free, where that is more than positions within a cell [km].
    fn zone_km(&self) -> Option<f64> {
        let standoff = *self.levers.security.standoff_km;
        (standoff > self.country.ground.map.cell_km / 2.0).then_some(standoff)
    }
}
