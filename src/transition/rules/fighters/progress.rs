//! Progress: how far steps that policies wait for have come. Counted each month.

use crate::transition::levers::{IntegrationLever, OperationLever};
use crate::transition::policies::{Passage, Progress};
use crate::transition::world::{Fighters, Parties, Stage};

/// Counts fighters on their way out of arms, posts taken of those offered, and troops deployed.
pub fn step(
    integration: &IntegrationLever,
    operations: &[OperationLever],
    parties: &Parties,
    fighters: &Fighters,
    progress: &mut Progress,
) {
    let passages = &mut progress.passages;
    passages.clear();
    let began = |&first: &f64| Passage { first, ..Passage::default() };
    passages.extend(parties.first_strength.iter().map(began));
    let mut posts = 0.0;
    for row in 0..fighters.len() {
        let (stage, persons) = (fighters.stage[row], f64::from(fighters.persons[row]));
        let passage = &mut passages[usize::from(fighters.party[row])];
        let home = stage.discharged();
        passage.disarmed += if home || stage == Stage::Cantoned { persons } else { 0.0 };
        passage.demobilised += if home { persons } else { 0.0 };
        passage.reintegrated += if stage == Stage::Reintegrated { persons } else { 0.0 };
        posts += if stage.in_army() { persons } else { 0.0 };
    }
    progress.posts = posts / f64::from((*integration.posts).max(1));
    progress.deployed.clear();
    progress.deployed.extend(operations.iter().map(|lever| f64::from(*lever.troops)));
}
