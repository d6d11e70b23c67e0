//! The week: the order of these lines is the model's order of events.

use super::outcomes::record;
use super::rules::{
    commitment, contact, ddr, desertion, deterrence, fear, flight, harm, institutions, integration,
    movement, predation, recruitment, report, security, shocks, spoilers, strength, ties, trust,
    walk_out,
};
use super::setup::Setup;
use super::tell::Before;
use super::timetable;
use super::world::World;
use crate::calendar::month_begins;
use crate::luck::Luck;
use crate::model::Watch;

/// One week. `luck` is the run's, at this week.
pub fn week(setup: &Setup, luck: &Luck, w: &mut World, watch: &mut dyn Watch) {
    let month = month_begins(w.week);
    let before = Before::of(w);
    muster(setup, w);

    // 1. Timetable, 2. flows, 3. who provides security where.
    timetable::step(setup, w, watch);
    deterrence::step(setup, w);
    if month || w.units.relocated {
        // Between moves sizes change too little to ask again before the month is over.
        security::step(setup, w);
        w.units.relocated = false;
    }

    // 4. Parties decide, from the state as the month began.
    if month {
        trust::step(setup, w);
        commitment::step(setup, luck, w);
        before.tell_postures(w, watch);
    }

    // 5. Movement, 6. contacts, 7. predation, crime and spoilers' acts; then what they did.
    movement::step(setup, luck, w);
    post(setup, w);
    contact::step(setup, luck, w);
    predation::step(setup, luck, w);
    spoilers::step(setup, luck, w);
    shocks::step(setup, w, watch);
    harm::apply(setup, luck, w, watch);

    // 8. Fighters.
    ddr::step(setup, luck, w);
    muster(setup, w);
    integration::step(setup, w);
    muster(setup, w);
    if month {
        walk_out::step(setup, luck, w, watch);
        ties::step(setup, w);
    }
    desertion::step(setup, luck, w);

    // 9. Civilians.
    if month {
        flight::look(setup, w);
    }
    fear::step(setup, w);
    flight::step(setup, luck, w);
    recruitment::step(setup, luck, w);

    // 10. Institutions, 11. record. The last week of a month closes it.
    w.parties.weariness *= 0.975;
    record::week(setup, w);
    if month_begins(w.week + 1) {
        institutions::step(setup, w);
        strength::step(setup, w);
        report::step(setup, luck, w);
        record::month(setup, w);
        before.tell_ends(w, watch);
    }
}

/// Who is in which unit, and how many can fight, if that has changed.
fn muster(setup: &Setup, w: &mut World) {
    if w.fighters.moved {
        w.fighters.moved = false;
        w.roster.build(w.units.len(), w.fighters.unit.iter().copied());
        w.units.size.fill(0);
        for (unit, persons) in w.fighters.unit.iter().zip(&w.fighters.persons) {
            if let Some(size) = w.units.size.get_mut(*unit as usize) {
                *size += persons;
            }
        }
    }
    post(setup, w);
}

/// Which units are where, if that has changed.
fn post(setup: &Setup, w: &mut World) {
    if w.units.moved {
        w.units.moved = false;
        w.units.relocated = true;
        w.posted.build(setup.ground.map.inside.len(), w.units.cell.iter().copied());
    }
}
