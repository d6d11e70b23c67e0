//! Who stands at the borders.

use super::combine::{Each, Sponsor, Sum};
use super::group::levers;

levers! {
    /// Who stands at the borders.
    pub struct Borders {
        guards: Each<Sponsor, Sum<u32>>, "persons", "guards on its border";
    }
}
