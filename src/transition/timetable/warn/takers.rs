//! Programmes for those who cannot come, or who hardly are to.

use super::list::Warnings;
use crate::transition::country::PartyKind;
use crate::transition::policies::words::list;
use crate::transition::setup::Setup;

/// Warns of parties whom a policy takes or asks in vain.
pub(super) fn warn(setup: &Setup, index: usize, warnings: &mut Warnings<'_>) {
    let scheduled = &setup.timetable.policies[index];
    let name = &*scheduled.name;
    for &party in &scheduled.consent {
        let party = &setup.country.parties[party];
        if party.real == 0 {
            let message = format!(
                "policy.{name}.consent: {} has no fighters, so its answer stands for nobody",
                party.name
            );
            warnings.add("cannot_come", &["policy", name, "consent"], message);
        }
    }
    let Some(takes) = scheduled.policy.takes() else { return };
    let path = ["policy", name, "parties"];
    let named = warnings.get(&path).is_some();
    if takes.is_empty() {
        let message = format!("policy.{name} takes nobody: no party may come");
        warnings.add("cannot_come", &path, message);
    }
    for &index in takes {
        let party = &setup.country.parties[index];
        let what = if party.real == 0 && named {
            "which has no fighters"
        } else if party.kind == PartyKind::State {
            "the state: its own soldiers come as if they were to leave their army"
        } else if party.real > 0 && !party.in_process {
            "which is outside the process and agreed to nothing: its fighters come as if it had"
        } else {
            continue;
        };
        let message = format!("policy.{name} takes {}, {what}", party.name);
        warnings.add("cannot_come", &path, message);
    }
    let Some(sites) = scheduled.policy.sites() else { return };
    let place = ["policy", name, "places"];
    let map = &setup.country.ground.map;
    let mut served = vec![false; map.inside.len()];
    for step in sites.iter().flat_map(|&site| map.near.of(site)) {
        served[step.cell as usize] = true;
    }
    let far = |party: &&usize| {
        let mut ground = setup.country.ground.stands[**party].iter().zip(&served);
        setup.country.parties[**party].real > 0
            && !ground.any(|(stands, served)| *stands && *served)
    };
    let far: Vec<&str> =
        takes.iter().filter(far).map(|&index| setup.country.parties[index].name.as_str()).collect();
    // Where the file names neither sites nor parties, nobody meant these.
    if !far.is_empty() && (named || warnings.get(&place).is_some()) {
        let message = format!(
            "policy.{name} has no site within 60 km of the ground of {}: none of them can come",
            list(&far)
        );
        warnings.add("cannot_come", &place, message);
    }
}
