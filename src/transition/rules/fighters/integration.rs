//! Entry into the army: one by one into mixed units, without weapons and away from the old
//! commander; or as whole units that keep commander, peers and weapons.

use crate::calendar::months_at;
use crate::transition::setup::Setup;
use crate::transition::world::{Posture, Stage, Track, World};

/// Writes `fighters`, `units`, `credit`, `tally`.
pub fn step(setup: &Setup, w: &mut World) {
    let lever = &w.levers.fighters.integration;
    let opened = |per_month: f64| {
        let places = |week: u32| (per_month * months_at(week)) as u32;
        places(w.week + 1) - places(w.week)
    };
    let (single, whole) =
        (opened(*lever.individuals_per_month), opened(*lever.whole_units_per_month));
    // Over all fighters: asked only where a post is to be filled.
    let taken = if single > 0 || whole > 0 { taken(w) } else { 0 };
    if single > 0 {
        w.programme.credit.individuals += single;
        enlist(setup, w, taken, single);
    }
    if whole > 0 {
        w.programme.credit.whole_units += whole;
        absorb(setup, w, taken, whole);
    }
    if *w.levers.fighters.integration.disperse {
        disperse(w);
    }
}

/// Posts taken so far [persons].
pub fn taken(w: &World) -> u32 {
    let in_army = |stage: &Stage| matches!(stage, Stage::Mixed | Stage::WholeUnit);
    let rows = w.fighters.stage.iter().zip(&w.fighters.persons).zip(&w.fighters.party);
    let lever = &w.levers.fighters.integration;
    rows.filter(|((stage, _), party)| in_army(stage) && lever.parties[usize::from(**party)])
        .map(|((_, persons), _)| persons)
        .sum()
}

/// One by one, those who would, from the far end of the queue.
fn enlist(setup: &Setup, w: &mut World, mut taken: u32, opened: u32) {
    for at in (0..w.programme.queue.len()).rev() {
        let row = w.programme.queue[at] as usize;
        let party = usize::from(w.fighters.party[row]);
        let persons = w.fighters.persons[row];
        let stage = w.fighters.stage[row];
        let may = matches!(stage, Stage::Active | Stage::Cantoned | Stage::Demobilised)
            && w.levers.fighters.integration.parties[party]
            && w.parties.posture[party] == Posture::Complying
            && w.fighters.track[row] == Track::Army
            && (stage != Stage::Active || !w.units.rogue[w.fighters.unit[row] as usize]);
        if !may {
            continue;
        }
        if persons > w.programme.credit.individuals
            || taken + persons > *w.levers.fighters.integration.posts
        {
            break;
        }
        w.programme.credit.individuals -= persons;
        taken += persons;
        if stage == Stage::Active {
            // Its unit may be taken in whole this very week: without him.
            w.units.size[w.fighters.unit[row] as usize] -= persons;
            w.tally.weapons +=
                (f64::from(persons) * setup.country.parties[party].weapons).round() as u64;
        }
        w.tally.integrated += u64::from(persons);
        w.fighters.enter(row, Stage::Mixed, w.week);
    }
    // A post that nobody took this month is open next month, not for ever.
    w.programme.credit.individuals =
        w.programme.credit.individuals.min(opened.max(setup.country.scale.fighters) * 5);
}

/// Unit by unit, in the order of their identities.
fn absorb(setup: &Setup, w: &mut World, mut taken: u32, opened: u32) {
    let state = setup.country.state() as u16;
    for unit in 0..w.units.len() {
        let (party, size) = (usize::from(w.units.party[unit]), w.units.size[unit]);
        let may = size > 0
            && !w.units.integrated[unit]
            && !w.units.rogue[unit]
            && w.levers.fighters.integration.parties[party]
            && w.parties.posture[party] == Posture::Complying;
        if !may || taken + size > *w.levers.fighters.integration.posts {
            continue;
        }
        if size > w.programme.credit.whole_units {
            break;
        }
        w.programme.credit.whole_units -= size;
        taken += size;
        w.tally.integrated += u64::from(size);
        w.units.integrated[unit] = true;
        w.units.party[unit] = state;
        for &row in w.index.fighters_by_unit.of(unit as u32) {
            // Who enlisted singly this week is in a mixed unit already.
            if w.fighters.unit[row as usize] == unit as u32 {
                w.fighters.stage[row as usize] = Stage::WholeUnit;
                w.fighters.since[row as usize] = w.week;
            }
        }
    }
    // Posts add up until there are enough for the next unit, not for ever.
    w.programme.credit.whole_units =
        w.programme.credit.whole_units.min(opened * 5 + 2 * setup.country.scale.unit);
}

/// Members of whole units go to mixed ones.
fn disperse(w: &mut World) {
    for unit in 0..w.units.len() {
        if !w.units.integrated[unit] || w.units.size[unit] == 0 {
            continue;
        }
        for &row in w.index.fighters_by_unit.of(unit as u32) {
            w.fighters.enter(row as usize, Stage::Mixed, w.week);
        }
        w.units.integrated[unit] = false;
        w.units.size[unit] = 0;
    }
}
