//! Who is paid, and whose money stops.

use super::combine::{Each, Least, Sponsor};
use super::group::levers;

levers! {
    /// Who is paid, and whose money stops.
    pub struct Money {
        flows: Each<Sponsor, Least>, "1", "share of its support that still flows";
    }
}
