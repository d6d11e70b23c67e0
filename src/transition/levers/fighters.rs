//! What is offered to fighters who leave their ranks: a programme, or the army.

use super::combine::{Any, Largest, List, Members, Party, Sum};
use super::group::levers;
use crate::transition::country::map::Cell;

levers! {
    /// What is offered to fighters who leave their ranks.
    pub struct Fighters {
        ddr: DdrLever, "", "disarmament, demobilisation and reintegration";
        integration: IntegrationLever, "", "entry into the army";
    }
}

levers! {
    /// Places and money of a programme.
    pub struct DdrLever {
        intake_per_month: Sum<f64>, "persons/month", "fighters that the sites can disarm";
        parties: Members<Party>, "", "whether its fighters may come";
        camp_weeks: Largest<u32>, "weeks", "stay in a site";
        reinsertion_weeks: Largest<u32>, "weeks", "support after discharge";
        funded_share: Largest<f64>, "1", "share of those discharged for whom reintegration is paid";
        sites: List<Cell>, "", "sites: who stands within 60 km of one can come";
        usd_per_fighter: Largest<f64>, "US dollars/person", "cost of one fighter";
    }
}

levers! {
    /// Posts in the army and how they are entered.
    pub struct IntegrationLever {
        individuals_per_month: Sum<f64>, "persons/month", "posts for individuals who enter mixed units";
        whole_units_per_month: Sum<f64>, "persons/month", "posts for units that enter whole";
        posts: Sum<u32>, "persons", "posts in all";
        parties: Members<Party>, "", "whether its fighters may enter";
        disperse: Any, "", "whether units that entered whole are dispersed over mixed units";
    }
}
