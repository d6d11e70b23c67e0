//! The week: the order of these lines is the model's order of events.

use super::outcomes::record;
use super::rules::fighters::{
    ddr, desertion, integration, recruitment, strength, ties, tracks, walk_out,
};
use super::rules::people::{fear, flight};
use super::rules::politics::{commitment, institutions, obligations, report, splits, trust};
use super::rules::security::{deterrence, movement, security};
use super::rules::violence::{
    acts, contact, false_flag, harm, losses, outsiders, predation, shocks, spoilers, strikes,
};
use super::setup::Setup;
use super::tell::Before;
use super::timetable;
use super::world::World;
use crate::calendar::month_begins;
use crate::luck::Luck;
use crate::model::Watch;

/// A rule's step; whoever measures where time goes is told that it is over.
macro_rules! rule {
    ($rule:ident($($argument:expr),*), $watch:ident) => {
        $rule::step($($argument),*);
        $watch.phase(stringify!($rule));
    };
}

/// One week. `luck` is the run's, at this week.
pub fn week(setup: &Setup, luck: &Luck, w: &mut World, watch: &mut dyn Watch) {
    let (country, rules) = (&setup.country, &setup.rules);
    let month = month_begins(w.week);
    let before = Before::of(&w.parties.posture, &w.ends);
    muster(setup, w);

    // 1. Timetable, 2. flows, 3. who provides security where.
    rule!(timetable(setup, w, watch), watch);
    let arrivals = outsiders::Arrivals {
        sponsors: &mut w.sponsors,
        money: &mut w.parties.sponsors,
        fighters: &mut w.fighters,
        units: &mut w.units,
        units_by_cell: &w.index.units_by_cell,
        programme: &mut w.programme,
        came: &mut w.tally.came_over_border,
    };
    let commanders = &rules.walk_out;
    rule!(
        outsiders(&rules.outsiders, commanders, country, luck, w.week, &w.levers, arrivals),
        watch
    );
    muster(setup, w);
    rule!(deterrence(setup, w), watch);
    if month || w.units.relocated {
        // Between moves sizes change too little to ask again before the month is over.
        rule!(security(setup, w), watch);
        w.units.relocated = false;
    }

    // 4. Parties decide, from the state as the month began.
    if month {
        rule!(trust(setup, w), watch);
        rule!(commitment(setup, luck, w, watch), watch);
        before.tell_postures(w.week, &w.parties.posture, &mut w.effects, watch);
        rule!(splits(setup, luck, w, watch), watch);
    }

    // 5. Movement, 6. contacts, 7. predation, crime and spoilers' acts; then what they did.
    rule!(movement(setup, luck, w), watch);
    post(setup, w);
    violence(setup, luck, w, watch);

    // 8. Fighters.
    if w.offers_changed() | month {
        rule!(tracks(setup, w), watch);
    }
    rule!(ddr(setup, luck, w), watch);
    muster(setup, w);
    rule!(integration(setup, w), watch);
    muster(setup, w);
    if month {
        rule!(walk_out(setup, luck, w, watch), watch);
        rule!(ties(setup, w), watch);
    }
    rule!(desertion(setup, luck, w), watch);

    // 9. People.
    if month {
        flight::look(setup, w);
    }
    rule!(fear(setup, w), watch);
    rule!(flight(setup, luck, w), watch);
    rule!(recruitment(setup, luck, w), watch);

    // 10. Institutions, 11. record. The last week of a month closes it.
    w.parties.weariness *= 0.975;
    record::week(setup, w);
    watch.phase("record");
    if month_begins(w.week + 1) {
        rule!(institutions(setup, w), watch);
        rule!(obligations(setup, w), watch);
        rule!(strength(setup, w), watch);
        rule!(report(setup, luck, w), watch);
        record::month(setup, w);
        before.tell_ends(w.week, &w.ends, &mut w.effects, watch);
        watch.phase("record");
    }
}

/// What armed groups, spoilers, crime and shocks do; then what that did.
fn violence(setup: &Setup, luck: &Luck, w: &mut World, watch: &mut dyn Watch) {
    let (country, rules, week) = (&setup.country, &setup.rules, w.week);
    let (units, units_by_cell, spoilers) = (&w.units, &w.index.units_by_cell, &w.levers.spoilers);
    let attribution = trust::attribution(setup, w);
    let awaited = setup.timetable.awaited(&w.turned);
    let forces = contact::Forces {
        units,
        units_by_cell,
        parties: &w.parties,
        cells: &w.cells,
        standoff_km: w.levers.standoff_km,
        verification: trust::verification(setup, w, 5),
    };
    let effects = &mut w.effects;
    rule!(contact(&rules.contact, &rules.deterrence, country, luck, week, forces, effects), watch);
    let scene =
        predation::Scene { units, posture: &w.parties.posture, cells: &mut w.cells, effects };
    rule!(predation(&rules.predation, &rules.deterrence, country, luck, scene), watch);
    if month_begins(week) {
        let (rule, waits) = (&rules.spoilers, awaited.contains(&true));
        rule!(spoilers(rule, country, spoilers, waits, &w.cells, units, &mut w.parties), watch);
    }
    let around = acts::Surroundings {
        contact: &rules.contact,
        cells: &w.cells,
        units,
        units_by_cell,
        awaited,
        attribution,
    };
    let deeds = acts::Deeds { parties: &mut w.parties, tally: &mut w.tally, effects };
    rule!(acts(&rules.spoilers, &rules.deterrence, country, luck, week, around, deeds), watch);
    let facts = &country.parties;
    rule!(strikes(&rules.strikes, facts, luck, spoilers, units, &w.parties, effects), watch);
    let scene = false_flag::Scene {
        contact: &rules.contact,
        units,
        units_by_cell,
        parties: &w.parties,
        attribution,
    };
    let shocks = shocks::Shocks { happens: &w.shocks, scene, effects };
    rule!(shocks(&rules.spoilers, country, luck, week, shocks, watch), watch);
    let living = losses::Living {
        fighters: &mut w.fighters,
        units: &mut w.units,
        people: &mut w.people,
        index: &mut w.index,
    };
    let harmed = harm::Harmed {
        living,
        cells: &mut w.cells,
        parties: &mut w.parties,
        tally: &mut w.tally,
        effects,
        attribution,
    };
    rule!(harm(&rules.harm, &rules.fear, country, luck, week, harmed, watch), watch);
}

/// Who is in which unit, and how many can fight, if that has changed.
fn muster(setup: &Setup, w: &mut World) {
    if w.fighters.moved {
        w.fighters.moved = false;
        w.index.fighters_by_unit.build(w.units.len(), w.fighters.unit.iter().copied());
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
        w.index
            .units_by_cell
            .build(setup.country.ground.map.inside.len(), w.units.cell.iter().copied());
    }
}
