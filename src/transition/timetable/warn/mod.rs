//! What a file says of policies and hardly means: policies that can never begin or end, shares that
//! cannot be reached, programmes for those who cannot come, keys that mean nothing, ground that nobody
//! holds, parties and shocks that are hardly meant so, and cases unlike those that the model was compared with data over. The one home of these warnings: nothing here changes a run.

mod actors;
mod calibrated;
mod dates;
mod land;
mod list;
mod phrases;
mod takers;
mod vain;

use self::list::Warnings;
use crate::document::Document;
use crate::model::Warning;
use crate::transition::setup::Setup;

/// All warnings about an option's policies and what has dates beside them, in the order of names.
pub fn warnings(document: &Document, setup: &Setup) -> Vec<Warning> {
    let mut warnings = Warnings { root: &document.root, list: Vec::new() };
    let soonest = dates::soonest(setup);
    let mut policies: Vec<usize> = (0..setup.timetable.policies.len()).collect();
    policies
        .sort_by(|a, b| setup.timetable.policies[*a].name.cmp(&setup.timetable.policies[*b].name));
    for index in policies {
        dates::warn(setup, &soonest, index, &mut warnings);
        takers::warn(setup, index, &mut warnings);
        vain::warn(setup, index, &mut warnings);
    }
    dates::warn_of_others(setup, &mut warnings);
    actors::warn(setup, &mut warnings);
    land::warn(setup, &mut warnings);
    calibrated::warn(setup, &mut warnings);
    warnings.list.extend(setup.country.ground.map.warnings.iter().cloned());
    warnings.list
}
