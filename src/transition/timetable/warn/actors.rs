//! What a file says of parties and shocks in vain.

use super::list::Warnings;
use crate::model::MEANS_NOTHING;
use crate::transition::country::PartyKind;
use crate::transition::policies::words::number;
use crate::transition::setup::Setup;

/// Warns of parties that are larger than the country, of what no rule reads of a party, and of shocks
/// that never happen.
pub(super) fn warn(setup: &Setup, warnings: &mut Warnings<'_>) {
    let people: u64 = setup.country.ground.map.people.iter().map(|&people| u64::from(people)).sum();
    for party in &setup.country.parties {
        let (name, real) = (&*party.name, u64::from(party.real));
        let state = party.kind == PartyKind::State;
        if real > people {
            let (real, people) = (number(real as f64), number(people as f64));
            let message = format!(
                "party.{name}.fighters: with {real} fighters it is larger than the {people} people \
                 of the map"
            );
            warnings.add("more_than_people", &["party", name, "fighters"], message);
        }
        if state && !party.in_process {
            let message = format!(
                "party.{name}.non_signatory: the state is outside the process, so nothing is agreed \
                 with it"
            );
            warnings.add("state_outside", &["party", name, "non_signatory"], message);
        }
        for (key, in_vain, why) in [
            ("goals", party.in_process, "unless it is outside the process"),
            ("monthly_usd", state, "for the state: only other parties live off such money"),
        ] {
            let path = ["party", name, key];
            if in_vain && warnings.get(&path).is_some() {
                let message = format!("party.{name}.{key} means nothing {why}");
                warnings.add(MEANS_NOTHING, &path, message);
            }
        }
        let path = ["trust", name, name];
        if warnings.get(&path).is_some() {
            let message = format!("trust.{name}.{name} has no effect: trust is in others");
            warnings.add(MEANS_NOTHING, &path, message);
        }
    }
    for shock in setup.country.shocks.iter().filter(|shock| shock.chance == 0.0) {
        let name = &*shock.name;
        let message = format!("shock.{name} never happens: its chance is 0");
        warnings.add("never_happens", &["shock", name, "chance"], message);
    }
}
