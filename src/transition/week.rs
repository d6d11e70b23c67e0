//! The week: the order of these lines is the model's order of events; within a phase it is that of the
//! lines in `phases.rs`.

use super::outcomes::record;
use super::phases::{self, count_units, index_units_by_cell, rule};
use super::rules::security::{agreed::Agreed, eyes::Sight};
use super::rules::{economy, fighters, people, politics, security, violence};
use super::setup::Setup;
use super::tell::Before;
use super::timetable;
use super::world::World;
use crate::calendar::month_begins;
use crate::luck::Luck;
use crate::model::Watch;

/// One week. `luck` is the run's, at this week.
pub fn week(setup: &Setup, luck: &Luck, w: &mut World, watch: &mut dyn Watch) {
    let (country, rules) = (&setup.country, &setup.rules);
    let month = month_begins(w.week);
    let before = Before::of(&w.parties.posture, &w.operations.denied, &w.ends);
    count_units(setup, w);

    // 1. Timetable, 2. flows, 3. who provides security where.
    rule!(timetable(setup, w, watch), watch);
    let (about, operations) = (&setup.timetable.operations, &w.levers.protection.operations);
    let spent = &mut w.tally.operation_usd;
    rule!(economy::operation_cost(&rules.operation_cost, about, operations, spent), watch);
    let arrivals = violence::sponsors::Arrivals {
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
        violence::sponsors(&rules.sponsors, commanders, country, luck, w.week, &w.levers, arrivals),
        watch
    );
    count_units(setup, w);
    phases::provide_security(setup, w, watch);

    // 4. Parties decide, from the state as the month began.
    if month {
        let (joint_work, sight) =
            (rules.disputed.joint_work, Sight::of(&rules.eyes, &w.levers, &w.eyes));
        let (rule, parties) = (&rules.trust, &mut w.parties);
        rule!(politics::trust(rule, joint_work, country, sight, &w.cells, parties), watch);
        phases::decide(setup, luck, w, watch);
        before.tell_postures(w.week, &w.parties.posture, &mut w.effects, watch);
        let denied = (w.parties.len(), &*w.operations.denied);
        before.tell_access(w.week, denied, &mut w.effects, watch);
        let ranks = politics::splits::Ranks {
            parties: &mut w.parties,
            units: &mut w.units,
            split_off: &mut w.tally.split_off,
            effects: &mut w.effects,
        };
        rule!(
            politics::splits(&rules.splits, country, luck, w.week, &w.policy_status, ranks, watch),
            watch
        );
    }

    // 5. Movement, 6. contacts, 7. predation, crime and spoilers' acts; then what they did.
    let agreed =
        Agreed { country, levers: &w.levers, posture: &w.parties.posture, handed: &w.handed };
    let view = security::movement::View { agreed, cells: &w.cells, security: &rules.security };
    rule!(security::movement(&rules.movement, luck, w.week, &view, &mut w.units), watch);
    let breaches =
        security::duty::Breaches { blame: &mut w.parties.blame, counted: &mut w.tally.breaches };
    let (duty, full_unit) = (&rules.duty, rules.security.full_unit);
    let seen = (Sight::of(&rules.eyes, &w.levers, &w.eyes), &w.cells);
    rule!(security::duty(duty, luck, full_unit, agreed, seen, &mut w.units, breaches), watch);
    index_units_by_cell(setup, w);
    phases::violence(setup, luck, w, watch);

    // 8. Fighters.
    phases::fighters(setup, luck, w, watch);

    // 9. People.
    if month {
        people::flight::dread(&rules.security, country, &mut w.cells);
    }
    rule!(people::fear(&rules.fear, &country.ground, &mut w.cells), watch);
    let (astir, returned) = (&mut w.scratch.astir, &mut w.tally.returned);
    rule!(
        people::flight(&rules.flight, country, luck, &mut w.people, &mut w.cells, astir, returned),
        watch
    );
    phases::recruit(setup, luck, w, watch);

    // 10. Institutions, 11. record. The last week of a month closes it.
    w.parties.weariness *= rules.commitment.weariness_stays;
    record::week(setup, w);
    watch.phase("record");
    if month_begins(w.week + 1) {
        let (parties, grown) = (&mut w.parties, &mut w.institutions);
        rule!(politics::institutions(&rules.institutions, country.state(), parties, grown), watch);
        let due = &mut w.ahead[0];
        timetable::due(&setup.timetable, &setup.sizes(), w.week, &w.policy_status, due);
        let pacing = rules.commitment.pacing();
        rule!(politics::obligations(&pacing, &country.parties, due, &mut w.parties), watch);
        let (who, purse) = ((&w.cells, &w.fighters), &mut w.purse);
        let counted = (&mut w.tally.months_unpaid, &mut w.tally.wages_usd);
        rule!(economy::pay(&rules.pay, country, who, purse, counted), watch);
        let (state, parties) = (country.state(), &mut w.parties);
        rule!(
            fighters::strength(
                &rules.strength,
                &rules.commitment,
                state,
                &w.units,
                &w.fighters,
                parties
            ),
            watch
        );
        let (integration, operations) =
            (&w.levers.fighters.integration, &w.levers.protection.operations);
        rule!(
            fighters::progress(integration, operations, &w.parties, &w.fighters, &mut w.progress),
            watch
        );
        let (rule, reports) = (&rules.report, &mut w.reports);
        rule!(politics::report(rule, country, luck, &w.tally, &w.progress, reports), watch);
        record::month(setup, w);
        before.tell_ends(w.week, &w.ends, &mut w.effects, watch);
        watch.phase("record");
    }
}
