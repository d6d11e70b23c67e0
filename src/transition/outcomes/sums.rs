//! Which outcomes add up over events: harm by incidents, all of which are told.

use super::Measure;
use crate::calendar::first_week_of;
use crate::model::{Of, Outcome, Sum};
use crate::transition::country::PartyKind;
use crate::transition::setup::Setup;
use crate::transition::world::What;

/// Kinds that count as incidents.
const INCIDENTS: &[&str] = &[What::Clash.name(), What::Attack.name(), What::FalseFlag.name()];

/// Those that there are, with what they had come to by each year of report. Harm to people on the
/// way and fighters who leave the army alone are no events of their own, and so not among them.
pub(super) fn all(outcomes: &[Measure<Outcome>], setup: &Setup) -> Vec<Sum> {
    let parties = || (0_u16..).zip(&setup.country.parties);
    let gangs: Vec<u16> = parties()
        .filter(|(_, party)| party.kind == PartyKind::Criminal)
        .map(|(at, _)| at)
        .collect();
    let named = [
        ("battle_deaths", Of::FightersWithout(gangs.clone())),
        ("gang_deaths", Of::FightersWith(gangs)),
        ("civilians_killed", Of::Civilians),
        ("civilians_killed_by_crime", Of::CiviliansBy(None)),
        ("incidents", Of::Events(INCIDENTS)),
        ("walk_outs", Of::Events(&["walk_out"])),
    ];
    let mut sums = Vec::new();
    let mut add = |name: &str, of: &Of, before: Option<u32>| {
        let outcome = outcomes.iter().position(|measure| measure.entry.name == name);
        sums.extend(outcome.map(|outcome| Sum { outcome, of: of.clone(), before }));
    };
    for (name, of) in &named {
        add(name, of, None);
        for &year in &setup.country.clock.report_at {
            add(&format!("{name}_{year}y"), of, Some(first_week_of(year * 12)));
        }
    }
    for (at, party) in parties() {
        add(&format!("civilians_killed_by.{}", party.name), &Of::CiviliansBy(Some(at)), None);
    }
    sums.sort_by_key(|sum| sum.outcome);
    sums
}
