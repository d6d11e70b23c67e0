//! What came over borders, and what operations hold: one entry an actor of the scenario.

use super::columns::columns;

columns! {
    /// Outside actors, in the order of their names.
    pub struct Sponsors(sponsors) {
        /// Fighters on their way who do not make an agent yet [persons].
        inflow: [f64; sponsors] = 0.0;
        /// Agents who came: the ordinal of the next.
        arrived: [u32; sponsors] = 0;
    }
}

columns! {
    /// International operations, in the order of their names.
    pub struct Operations(operations) {
        /// Companies at points and on patrol, as last counted.
        companies: [[u32; 2]; operations] = [0; 2];
    }
}
