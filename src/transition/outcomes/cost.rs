//! What it cost. Deaths are never priced.

use super::Family;
use crate::model::{Better::Lower, Group::Cost, Nature::Amount};

pub(super) fn add(family: &mut Family) {
    family.add(
        ("operation_usd", "US dollars", Amount, Lower, Cost),
        "cost of the uniformed persons of international operations",
        |_, w| w.tally.operation_usd,
    );
    family.add(
        ("programme_usd", "US dollars", Amount, Lower, Cost),
        "cost of the programme for fighters",
        |_, w| w.tally.programme_usd,
    );
}
