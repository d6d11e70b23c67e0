//! What is agreed with whom, or done about those with whom nothing is agreed.

use super::combine::{Any, Each, Largest, Party, Sum};
use super::group::levers;

levers! {
    /// What is agreed with whom, or done about those with whom nothing is agreed.
    pub struct Politics {
        spoilers: Each<Party, SpoilerLever>, "", "what is done about a party outside the process";
    }
}

levers! {
    /// What is offered to a party outside the process, and the force against it.
    pub struct SpoilerLever {
        granted: Largest<f64>, "1", "share of its demand that is granted";
        usd_per_month: Sum<f64>, "US dollars/month", "money to it";
        troops: Sum<f64>, "persons", "troops that strike it";
        analysts: Sum<f64>, "persons", "people who find out for them where its fighters are";
        conditional: Any, "", "whether offers come only after a month without an act of its own, strikes only after another";
    }
}
