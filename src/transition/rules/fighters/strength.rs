//! Strength: what a party's men weigh in a fight, wherever they stand. Counted each month.
//!
//! Weights: a man in a site comes back with 0.6, one whose unit serves whole with 0.85 of his tie,
//! one at home with 0.12 of it, one in a mixed unit with 0.1 of it. Assumption.

use crate::transition::policies::Passage;
use crate::transition::setup::Setup;
use crate::transition::world::{Stage, World};

/// Writes `parties.strength`, `.given`, `.posts` and `progress`.
pub fn step(setup: &Setup, w: &mut World) {
    let state = setup.country.state();
    let parties = &mut w.parties;
    parties.strength.fill(0.0);
    parties.given.fill(0.0);
    parties.posts.fill(0.0);
    let passages = &mut w.progress.passages;
    passages.clear();
    passages.extend(
        parties.first_strength.iter().map(|&first| Passage { first, ..Passage::default() }),
    );
    let mut posts = 0.0;
    for row in 0..w.fighters.len() {
        let (party, stage) = (usize::from(w.fighters.party[row]), w.fighters.stage[row]);
        let (persons, tie) = (f64::from(w.fighters.persons[row]), f64::from(w.fighters.tie[row]));
        let (own, to_state) = match stage {
            // Who left with a commander of his own weighs for nobody.
            Stage::Active if w.units.rogue[w.fighters.unit[row] as usize] => (0.0, 0.0),
            Stage::Active => (1.0, 0.0),
            Stage::Recidivist => (0.3, 0.0),
            Stage::Cantoned => (0.6, 0.0),
            Stage::Demobilised | Stage::Adrift => (0.12 * tie, 0.0),
            Stage::Mixed => (0.1 * tie, 1.0 - 0.1 * tie),
            Stage::WholeUnit => (0.85 * tie, 1.0 - 0.85 * tie),
            Stage::Reintegrated | Stage::Deserted | Stage::Dead => (0.0, 0.0),
        };
        parties.strength[party] += own * persons;
        parties.strength[state] += to_state * persons;
        let home = matches!(stage, Stage::Demobilised | Stage::Adrift | Stage::Reintegrated);
        if home || matches!(stage, Stage::Cantoned | Stage::Mixed) {
            parties.given[party] += persons;
        }
        if matches!(stage, Stage::Mixed | Stage::WholeUnit) {
            parties.posts[party] += persons;
            posts += persons;
        }
        let passage = &mut passages[party];
        passage.disarmed += if home || stage == Stage::Cantoned { persons } else { 0.0 };
        passage.demobilised += if home { persons } else { 0.0 };
        passage.reintegrated += if stage == Stage::Reintegrated { persons } else { 0.0 };
    }
    for at in 0..setup.country.parties.len() {
        let first = parties.first_strength[at].max(1.0);
        parties.given[at] = (parties.given[at] / first).min(1.0);
        parties.posts[at] = (parties.posts[at] / first).min(1.0);
        if at == state {
            let c = &setup.rules.commitment;
            parties.given[at] =
                c.concessions * (parties.conceded[at] / c.concession_months).min(1.0);
        }
    }
    w.progress.posts = posts / f64::from((*w.levers.fighters.integration.posts).max(1));
    w.progress.deployed.clear();
    let troops = w.levers.protection.operations.iter().map(|lever| f64::from(*lever.troops));
    w.progress.deployed.extend(troops);
}
