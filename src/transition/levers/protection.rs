//! Who is sent from outside to keep others safe.

use super::combine::{Each, Operation, Sum};
use super::group::levers;

levers! {
    /// Who is sent from outside to keep others safe.
    pub struct Protection {
        operations: Each<Operation, OperationLever>, "", "who is in the country, by operation of the file in the order of their names";
    }
}

levers! {
    /// What one international operation is given.
    pub struct OperationLever {
        troops: Sum<u32>, "persons", "troops in the country";
        against_refusers: Sum<u32>, "persons", "of these, kept to go against a party that breaks the accord";
        police: Sum<u32>, "persons", "police in the country";
        observers: Sum<u32>, "persons", "unarmed observers in the country";
        temporary_bases: Sum<u32>, "companies", "companies that live where most harm was reported";
        civil_teams: Sum<u32>, "persons", "civilians who talk to commanders and people";
    }
}

impl OperationLever {
    /// Troops that are at places [persons]: all but those kept to go against who breaks the accord.
    pub fn placed(&self) -> u32 {
        self.troops.saturating_sub(*self.against_refusers)
    }
}
