//! Who stands where, who provides security there, and who looks into what happens.

use super::combine::{District, Each, Largest, Last, Members, Operation, Set, Sum};
use super::group::levers;

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

/// Who is assigned to provide security, by district.
pub type AssignedByDistrict = Each<District, Last<Assigned>>;

levers! {
    /// Who stands where, who provides security there, and who looks into what happens.
    pub struct Security {
        standoff_km: Largest<f64>, "km", "half width of the zone that units keep from the line";
        interim: Arrangement, "", "the interim arrangement in force";
        ending: Arrangement, "", "an arrangement that has ended and is handed over";
        closed: Each<District, Set>, "", "parties whose units must leave";
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
        staff: Sum<f64>, "persons", "staff who verify, weighted by how far both sides can believe them";
        review_weeks: Largest<u32>, "weeks", "time to review an incident";
    }
}
