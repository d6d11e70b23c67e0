//! Strength: what a party's fighters weigh in a fight, wherever they stand; and what it has given up of
//! it. Counted each month.

use crate::document::Source;
use crate::transition::rules::politics::commitment;
use crate::transition::world::{Fighters, Parties, Stage, Units};

crate::settings! {
    /// What fighters weigh who are not under arms in their party's units.
    pub struct Settings {
        recidivist: 0.0..=1.0, 0.3, "1", "weight of a fighter under arms again outside any unit", Source::Assumption;
        in_site: 0.0..=1.0, 0.6, "1", "weight of a fighter in a site of the programme", Source::Assumption;
        at_home: 0.0..=1.0, 0.12, "1", "weight of a discharged fighter, fully tied", Source::Assumption;
        mixed: 0.0..=1.0, 0.1, "1", "weight of a fighter in a mixed unit of the army, fully tied; the rest is the state's", Source::Assumption;
        whole_unit: 0.0..=1.0, 0.85, "1", "weight of a fighter in the army with the old unit, fully tied; the rest is the state's", Source::Assumption;
    }
}

/// Counts what each party can still fight with, has given up and holds of the army.
///
/// * `concessions`: what a state gives up, and by when; `state`: position of the state.
pub fn step(
    rule: &Settings,
    concessions: &commitment::Settings,
    state: usize,
    units: &Units,
    fighters: &Fighters,
    parties: &mut Parties,
) {
    parties.strength.fill(0.0);
    parties.given.fill(0.0);
    parties.posts.fill(0.0);
    for row in 0..fighters.len() {
        let (party, stage) = (usize::from(fighters.party[row]), fighters.stage[row]);
        let (persons, tie) = (f64::from(fighters.persons[row]), f64::from(fighters.tie[row]));
        // Who left with a commander of their own weighs for nobody.
        let rogue = stage == Stage::Active && units.rogue[fighters.unit[row] as usize];
        let (own, to_state) = if rogue { (0.0, 0.0) } else { weight(rule, stage, tie) };
        parties.strength[party] += own * persons;
        parties.strength[state] += to_state * persons;
        if stage.discharged() || matches!(stage, Stage::Cantoned | Stage::Mixed) {
            parties.given[party] += persons;
        }
        if stage.in_army() {
            parties.posts[party] += persons;
        }
    }
    for party in 0..parties.len() {
        let first = parties.first_strength[party].max(1.0);
        parties.given[party] = (parties.given[party] / first).min(1.0);
        parties.posts[party] = (parties.posts[party] / first).min(1.0);
    }
    let conceded = parties.conceded[state] / concessions.concession_months;
    parties.given[state] = concessions.concessions * conceded.min(1.0);
}

/// What one fighter weighs for the old party, and for the state.
fn weight(rule: &Settings, stage: Stage, tie: f64) -> (f64, f64) {
    match stage {
        Stage::Active => (1.0, 0.0),
        Stage::Recidivist => (rule.recidivist, 0.0),
        Stage::Cantoned => (rule.in_site, 0.0),
        Stage::Demobilised | Stage::Adrift => (rule.at_home * tie, 0.0),
        Stage::Mixed => (rule.mixed * tie, 1.0 - rule.mixed * tie),
        Stage::WholeUnit => (rule.whole_unit * tie, 1.0 - rule.whole_unit * tie),
        Stage::Reintegrated | Stage::Deserted | Stage::Dead => (0.0, 0.0),
    }
}
