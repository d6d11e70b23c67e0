//! Who stands where, who provides security there, and who looks into what happens.

use super::combine::{District, Each, Largest, Last, List, Members, Operation, Set, Sum};
use super::group::levers;
use crate::transition::country::map::Cell;

/// Who is assigned to provide security in a district under the interim arrangement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Assigned {
    /// Nobody said: whoever is there.
    #[default]
    Unsaid,
    /// Nobody: no arrangement was agreed, and parties' units leave it to others.
    Nobody,
    /// Each side in the area that it controls.
    Delegated,
    /// The state, everywhere.
    Retained,
    /// Both sides' units, in the same cells.
    Joint,
    /// International operations.
    International,
}

/// People who go out from a place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Posted {
    /// The cell of a town; `None`: from the bases of the map, in the order of their ranking.
    pub place: Option<Cell>,
    /// How many [persons].
    pub persons: f64,
}

impl Posted {
    /// So many in even parts over places, or over the map where none is said.
    pub fn spread(places: &[Cell], persons: f64) -> impl Iterator<Item = Self> {
        let parts = if persons > 0.0 { places.len().max(1) } else { 0 };
        let of =
            move |part| Self { place: places.get(part).copied(), persons: persons / parts as f64 };
        (0..parts).map(of)
    }
}

/// Ground about a town that units must leave.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Zone {
    /// The cell of the town.
    pub town: Cell,
    /// How far it reaches [km].
    pub radius_km: f64,
    /// Parties whose units must leave, a bit each.
    pub parties: u16,
}

/// Who is assigned to provide security, by district.
pub type AssignedByDistrict = Each<District, Last<Assigned>>;

levers! {
    /// Who stands where, who provides security there, and who looks into what happens.
    pub struct Security {
        standoff_km: Largest<f64>, "km", "half width of the zone that units keep from the line";
        interim: Arrangement, "", "the interim arrangement in force";
        ending: Arrangement, "", "an arrangement that has ended and is handed over";
        closed: Each<District, Set>, "", "parties whose units must leave";
        zones: List<Zone>, "", "zones about towns, and parties whose units must leave them";
        commission: CommissionLever, "", "what a ceasefire commission is given";
    }
}

levers! {
    /// An interim arrangement: who is charged with security where.
    pub struct Arrangement {
        assigned: AssignedByDistrict, "", "who is assigned to provide security";
        joint_share: Largest<f64>, "1", "share of the units of each side that is detailed to joint security";
        supervisors: Each<District, Sum<f64>>, "persons", "supervisors who hear of units outside their duty, weighted by how far both sides can take their word";
        charged: Each<District, Members<Operation>>, "", "districts that it polices where international operations are assigned";
    }
}

levers! {
    /// What a ceasefire commission is given.
    pub struct CommissionLever {
        staff: List<Posted>, "persons", "staff who verify, by place, weighted by how far both sides can believe them";
        liaison: List<Posted>, "persons", "liaison officers, by place";
        review_weeks: Largest<u32>, "weeks", "time to review an incident";
    }
}
