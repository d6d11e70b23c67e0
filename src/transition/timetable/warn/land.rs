//! Claims of the map that nobody holds.

use super::list::Warnings;
use crate::faults::nearest;
use crate::transition::setup::Setup;

/// Warns of claims that stand for no party: their ground is nobody's.
pub(super) fn warn(setup: &Setup, warnings: &mut Warnings<'_>) {
    let map = &setup.country.ground.map;
    for (index, claim) in map.claimants.iter().enumerate() {
        let held = |claim: &String| {
            setup
                .country
                .parties
                .iter()
                .any(|party| party.name == *claim || party.holds.contains(claim))
        };
        let cells = map.claim.iter().filter(|of| **of == Some(index as u16)).count();
        if held(claim) || cells == 0 {
            continue;
        }
        let parties = setup.country.parties.iter().map(|party| &*party.name);
        let meant = nearest(claim, parties).map(|name| format!("; did you mean `{name}`?"));
        let message = format!(
            "`{claim}` claims {cells} cells of the map, and no party has that name or `holds` it: \
             their ground is nobody's{}",
            meant.unwrap_or_default()
        );
        warnings.add("held_by_nobody", &["map"], message);
    }
}
