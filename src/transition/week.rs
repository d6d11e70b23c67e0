//! The week: the order of these lines is the model's order of events.

use super::country::Happening;
use super::outcomes::record;
use super::rules::economy::operation_cost;
use super::rules::fighters::{
    ddr, desertion, integration, recruitment, strength, ties, tracks, walk_out,
};
use super::rules::people::{fear, flight};
use super::rules::politics::acceptance::Offers;
use super::rules::politics::commitment::Situation;
use super::rules::politics::splits::Ranks;
use super::rules::politics::{
    acceptance, commitment, institutions, obligations, report, splits, trust,
};
use super::rules::security::{deterrence, movement, security};
use super::rules::shared::under_way;
use super::rules::violence::{contact, harm, outsiders, predation, shocks, spoilers, strikes};
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
    let before = Before::of(w);
    muster(setup, w);

    // 1. Timetable, 2. flows, 3. who provides security where.
    rule!(timetable(setup, w, watch), watch);
    let spent = &mut w.tally.operation_usd;
    rule!(operation_cost(&rules.operation_cost, &w.levers.operations, spent), watch);
    rule!(outsiders(setup, luck, w), watch);
    muster(setup, w);
    rule!(deterrence(setup, w), watch);
    if month || w.units.relocated {
        // Between moves sizes change too little to ask again before the month is over.
        rule!(security(setup, w), watch);
        w.units.relocated = false;
    }

    // 4. Parties decide, from the state as the month began.
    if month {
        let joint_work = rules.disputed.joint_work;
        rule!(trust(&rules.trust, joint_work, country, &w.levers, &mut w.parties), watch);
        decide(setup, luck, w, watch);
        before.tell_postures(w, watch);
        let ranks = Ranks {
            parties: &mut w.parties,
            units: &mut w.units,
            split_off: &mut w.tally.split_off,
            effects: &mut w.effects,
        };
        rule!(splits(&rules.splits, country, luck, w.week, &w.turned, ranks, watch), watch);
    }

    // 5. Movement, 6. contacts, 7. predation, crime and spoilers' acts; then what they did.
    rule!(movement(setup, luck, w), watch);
    post(setup, w);
    rule!(contact(setup, luck, w), watch);
    rule!(predation(setup, luck, w), watch);
    rule!(spoilers(setup, luck, w), watch);
    rule!(strikes(setup, luck, w), watch);
    rule!(shocks(setup, luck, w, watch), watch);
    harm::apply(setup, luck, w, watch);
    watch.phase("harm");

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
        flight::bar_homes(country, &mut w.cells);
    }
    rule!(fear(&rules.fear, &country.ground, &mut w.cells), watch);
    let returned = &mut w.tally.returned;
    rule!(flight(&rules.flight, country, luck, &mut w.people, &mut w.cells, returned), watch);
    rule!(recruitment(setup, luck, w), watch);

    // 10. Institutions, 11. record. The last week of a month closes it.
    w.parties.weariness *= rules.commitment.weariness_stays;
    record::week(setup, w);
    watch.phase("record");
    if month_begins(w.week + 1) {
        let (parties, grown) = (&mut w.parties, &mut w.institutions);
        rule!(institutions(&rules.institutions, country.state(), parties, grown), watch);
        let due = &mut w.ahead[0];
        timetable::due(&setup.timetable, &setup.sizes(), w.week, &w.turned, due);
        let pacing = rules.commitment.pacing();
        rule!(obligations(&pacing, &country.parties, due, &mut w.parties), watch);
        rule!(strength(setup, w), watch);
        let (watched, reports) = (watched(setup, w), &mut w.reports);
        rule!(report(&rules.report, country, luck, watched, &w.tally, &w.progress, reports), watch);
        record::month(setup, w);
        before.tell_ends(w, watch);
        watch.phase("record");
    }
}

/// Parties choose their postures, then answer what they are offered.
fn decide(setup: &Setup, luck: &Luck, w: &mut World, watch: &mut dyn Watch) {
    let (country, rule, sizes) = (&setup.country, &setup.rules.commitment, setup.sizes());
    timetable::look_ahead(&setup.timetable, &sizes, w.week, &w.turned, None, &mut w.ahead);
    let contested = under_way(&country.shocks, &w.shocks, w.week, Happening::ContestedVote);
    let situation = Situation {
        week: w.week,
        operations: &setup.timetable.operations,
        deterrence: &setup.rules.deterrence,
        disputed: &setup.rules.disputed,
        levers: &w.levers,
        institutions: w.institutions,
        vote_contested: contested,
    };
    rule!(commitment(rule, country, luck, &situation, &w.ahead, &mut w.parties), watch);
    let offers = Offers {
        timetable: &setup.timetable,
        sizes,
        policy_status: &mut w.turned,
        levers_ahead: &mut w.ahead,
        effects: &mut w.effects,
    };
    rule!(acceptance(rule, country, luck, &situation, &w.parties, offers, watch), watch);
}

/// How far the country is watched by troops and observers, 0 to 1.
fn watched(setup: &Setup, w: &World) -> f64 {
    let (rules, levers) = (&setup.rules, &w.levers);
    deterrence::guarantee_strength(
        &rules.deterrence,
        &rules.disputed,
        &setup.timetable.operations,
        &levers.operations,
        &w.parties.first_strength,
    )
    .max(trust::verification_in_time(&rules.trust, levers))
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
