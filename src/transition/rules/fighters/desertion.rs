//! Desertion: fighters with weak ties go home, sooner when much blood was shed lately. Each asks
//! once in four weeks, in the week of its own identity: the chance is small and need not be finer.

use crate::document::Source;
use crate::luck::Luck;
use crate::transition::country::PartyKind;
use crate::transition::rules::politics::commitment;
use crate::transition::setup::Setup;
use crate::transition::streams::DESERTION;
use crate::transition::world::{Stage, World};

crate::settings! {
    /// When fighters go home.
    pub struct Settings {
        rate: 0.0..=0.1, 0.0015, "1/week", "chance that a fighter without any tie goes home", Source::Assumption;
        weary: 0.0..=20.0, 2.0, "1", "times that full weariness adds", Source::Assumption;
        unpaid: 0.0..=1.0, 0.07, "1/month", "chance that a fighter of a party outside the process leaves when it has no money at all", Source::Assumption;
        content: 0.0..=1.0, 0.05, "1/month", "chance that one leaves when its demand, in full weight, is met", Source::Assumption;
        army: 0.0..=1.0, 0.3, "1", "chance in a paid army, of that elsewhere", Source::Assumption;
    }
}

/// Writes `fighters`, `tally`.
pub fn step(setup: &Setup, luck: &Luck, w: &mut World) {
    let d = &setup.rules.desertion;
    let weary = commitment::weariness(&setup.rules.commitment, &w.parties);
    let rate = 4.0 * d.rate * (1.0 + d.weary * weary);
    let due = u64::from(w.week % 4);
    for row in 0..w.fighters.len() {
        if w.fighters.who[row].0 % 4 != due || w.fighters.stage[row] != Stage::Active {
            continue;
        }
        let party = usize::from(w.fighters.party[row]);
        let paid = setup.country.parties[party].kind == PartyKind::State;
        let loose = 1.0 - f64::from(w.fighters.tie[row]);
        let chance = rate * loose * if paid { d.army } else { 1.0 } + leaves(setup, w, party);
        if luck.word(DESERTION, w.fighters.who[row]).below(chance) {
            w.tally.deserted += u64::from(w.fighters.persons[row]);
            w.fighters.enter(row, Stage::Deserted, w.week);
        }
    }
}

/// Chance of the month that a fighter of a party outside the process leaves it: for want of money,
/// or as there is nothing left to fight for.
fn leaves(setup: &Setup, w: &World, party: usize) -> f64 {
    let d = &setup.rules.desertion;
    if setup.country.parties[party].in_process {
        return 0.0;
    }
    let [demand, ..] = setup.country.parties[party].goals;
    let unpaid = (0.75 - w.parties.funds[party]).max(0.0) / 0.75;
    let met = (1.0 - w.parties.unmet[party]).max(0.0);
    d.unpaid * unpaid + d.content * demand * met
}
