//! Phases of the week whose rules take many columns: which of the world each rule sees, and in which
//! order the rules of a phase come.

use super::country::Happening;
use super::rules::economy::pay;
use super::rules::fighters::{ddr, desertion, integration, recruitment, ties, tracks, walk_out};
use super::rules::politics::acceptance::Offers;
use super::rules::politics::commitment::Situation;
use super::rules::politics::{acceptance, commitment};
use super::rules::security::agreed::Agreed;
use super::rules::security::answer::Companies;
use super::rules::security::eyes::Sight;
use super::rules::security::{
    access, answer, deterrence, eyes, handover, patrols, red_lines, security, temporary,
};
use super::rules::shared::under_way;
use super::rules::violence::{
    acts, against_refusers, clash, contact, false_flag, harm, losses, predation, shocks, spoilers,
    strikes,
};
use super::setup::Setup;
use super::timetable;
use super::world::World;
use crate::calendar::{month_begins, week_after};
use crate::luck::Luck;
use crate::model::Watch;

/// A rule's step; whoever measures where time goes is told that it is over.
macro_rules! rule {
    ($rule:ident($($argument:expr),*), $watch:ident) => {
        $rule::step($($argument),*);
        $watch.phase(stringify!($rule));
    };
    ($topic:ident::$rule:ident($($argument:expr),*), $watch:ident) => {
        $topic::$rule::step($($argument),*);
        $watch.phase(stringify!($rule));
    };
}
pub(super) use rule;

/// Who provides security where: peacekeepers, then everybody's units.
pub(super) fn provide_security(setup: &Setup, w: &mut World, watch: &mut dyn Watch) {
    let (country, rules) = (&setup.country, &setup.rules);
    let operations = &setup.timetable.operations;
    let (levers, counted) = (&w.levers.protection.operations, &mut w.operations);
    if month_begins(w.week) {
        rule!(red_lines(&rules.red_lines, counted), watch);
        let (eyes, (levers, counted)) = (&mut w.eyes, (&w.levers, &mut *counted));
        let outsiders = access::Outsiders { operations, levers, eyes, counted };
        let (parties, cells, closed) = (&mut w.parties, &mut w.cells, &mut w.tally.closed);
        rule!(access(&rules.access, country, outsiders, parties, cells, closed), watch);
    }
    if month_begins(w.week) {
        let troops = levers.iter().map(|lever| *lever.troops);
        rule!(answer(&rules.answer, troops, counted), watch);
        let (rule, cells) = (&rules.temporary, &mut w.cells);
        rule!(temporary(rule, &country.ground, levers, counted, cells), watch);
    }
    let (rule, ground) = (&rules.deterrence, &country.ground);
    let (sent, hears) = ((&operations[..], &levers[..]), (&rules.temporary, rule));
    rule!(patrols(&rules.patrols, hears, ground, sent, counted, &w.cells), watch);
    let believed = (&rules.disputed, &rules.red_lines);
    rule!(deterrence(rule, believed, ground, operations, levers, counted, &mut w.cells), watch);
    let (levers, at_work) = (&w.levers, &mut w.eyes);
    rule!(eyes(&rules.eyes, ground, operations, levers, at_work, &mut w.cells), watch);
    if month_begins(w.week) || w.units.relocated {
        // Between moves sizes change too little to ask again before the month is over.
        let agreed =
            |handed| Agreed { country, levers: &w.levers, posture: &w.parties.posture, handed };
        let providers = |handed| security::Providers {
            units: &w.units,
            institutions: w.institutions,
            deterrence: &rules.deterrence,
            agreed: agreed(handed),
        };
        let before = w.handed.clone();
        let (rule, ended) = (&rules.security, providers(&before));
        rule!(handover(rule, &ended, &w.cells, &mut w.handed), watch);
        let (providers, together) = (providers(&w.handed), &mut w.parties.together);
        rule!(security(rule, &providers, &mut w.cells, together), watch);
        w.units.relocated = false;
    }
}

/// Parties choose their postures, then answer what they are offered.
pub(super) fn decide(setup: &Setup, luck: &Luck, w: &mut World, watch: &mut dyn Watch) {
    let (country, rule, sizes) = (&setup.country, &setup.rules.commitment, setup.sizes());
    timetable::forecast(&setup.timetable, &sizes, w.week, &w.policy_status, None, &mut w.ahead);
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
        policy_status: &mut w.policy_status,
        levers_ahead: &mut w.ahead,
        effects: &mut w.effects,
    };
    rule!(acceptance(rule, country, luck, &situation, &w.parties, offers, watch), watch);
}

/// What armed groups, spoilers, crime and shocks do; then what that did.
pub(super) fn violence(setup: &Setup, luck: &Luck, w: &mut World, watch: &mut dyn Watch) {
    let (country, rules, week) = (&setup.country, &setup.rules, w.week);
    let (units, units_by_cell, spoilers) =
        (&w.units, &w.index.units_by_cell, &w.levers.politics.spoilers);
    let sight = Sight::of(&rules.eyes, &w.levers, &w.eyes);
    let awaited = setup.timetable.awaited(&w.policy_status);
    let about = &setup.timetable.operations[..];
    let companies =
        Companies { rule: &rules.answer, about, operations: &w.operations, cells: &w.cells };
    let scene = clash::Scene {
        units,
        units_by_cell,
        parties: &w.parties,
        actors: &country.parties,
        cells: &w.cells,
        security: &rules.security,
        standoff_km: *w.levers.security.standoff_km,
        companies,
        sight,
    };
    let effects = &mut w.effects;
    let (rule, clash, deters) = (&rules.contact, &rules.clash, &rules.deterrence);
    rule!(contact(rule, clash, deters, country, luck, week, scene, effects), watch);
    let unpaid = pay::unpaid(&rules.pay, &w.purse);
    let (posture, people) = (&w.parties.posture, &w.people);
    let (exposed, cells) = (&mut w.scratch.exposed, &mut w.cells);
    let answer = (&rules.answer, about, &w.operations);
    let scene = predation::Scene {
        units,
        units_by_cell,
        posture,
        unpaid,
        people,
        exposed,
        cells,
        answer,
        sight,
        effects,
    };
    let posts = rules.security.posts();
    rule!(predation(&rules.predation, posts, &rules.deterrence, country, luck, scene), watch);
    if month_begins(week) {
        let (rule, waits) = (&rules.spoilers, awaited.contains(&true));
        rule!(spoilers(rule, country, spoilers, waits, &w.cells, units, &mut w.parties), watch);
    }
    let around = acts::Surroundings {
        clash: &rules.clash,
        security: &rules.security,
        cells: &w.cells,
        units,
        units_by_cell,
        awaited,
        sight,
        operations: about,
        answer: &rules.answer,
    };
    let deeds = acts::Deeds { parties: &mut w.parties, tally: &mut w.tally, effects };
    rule!(acts(&rules.spoilers, &rules.deterrence, country, luck, week, around, deeds), watch);
    let mut struck = strikes::Scene {
        units,
        parties: &w.parties,
        cells: &w.cells,
        people: &w.people,
        exposed: &mut w.scratch.exposed,
        effects,
    };
    rule!(strikes(&rules.strikes, country, luck, spoilers, &mut struck), watch);
    let told_off = against_refusers::ToldOff {
        levers: &w.levers.protection.operations,
        about,
        nerve: &w.operations.nerve,
        answer: &rules.answer,
    };
    let rule = (&rules.against_refusers, &rules.strikes);
    rule!(against_refusers(rule, country, luck, told_off, &mut struck), watch);
    let scene = false_flag::Scene {
        clash: &rules.clash,
        units,
        units_by_cell,
        parties: &w.parties,
        cells: &w.cells,
        sight,
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
        sight,
        eyes: &mut w.eyes,
        operations: &mut w.operations,
    };
    rule!(harm(&rules.harm, &rules.fear, country, luck, week, harmed, watch), watch);
}

/// Where fighters would go, and where they do.
pub(super) fn fighters(setup: &Setup, luck: &Luck, w: &mut World, watch: &mut dyn Watch) {
    let (country, rules, month) = (&setup.country, &setup.rules, month_begins(w.week));
    if w.offers_changed() | month {
        let offers = tracks::Offers {
            ddr: &w.levers.fighters.ddr,
            integration: &w.levers.fighters.integration,
            unpaid: unpaid(setup, w),
            agent: country.scale.fighters,
        };
        rule!(tracks(&rules.tracks, &offers, &w.cells, &mut w.fighters), watch);
    }
    let pipeline = ddr::Pipeline {
        country,
        money: rules.disputed.reintegration_money,
        lever: &w.levers.fighters.ddr,
        posture: &w.parties.posture,
        presence: &w.cells.presence,
        units: &w.units,
        units_by_cell: &w.index.units_by_cell,
        fighters: &mut w.fighters,
        programme: &mut w.programme,
        tally: &mut w.tally,
    };
    rule!(ddr(&rules.ddr, luck, w.week, pipeline), watch);
    count_units(setup, w);
    let army = integration::Army {
        country,
        lever: &w.levers.fighters.integration,
        posture: &w.parties.posture,
        roster: &mut w.index.roster,
        units: &mut w.units,
        fighters: &mut w.fighters,
        programme: &mut w.programme,
        tally: &mut w.tally,
    };
    rule!(integration(w.week, army), watch);
    count_units(setup, w);
    if month {
        // What commanders in the army see of the timetable: what is promised for now, and soon.
        let integrated = w.units.integrated.contains(&true);
        let [promised, soon, ..] = &mut w.ahead;
        for (levers, months) in [(&mut *promised, 0), (&mut *soon, walk_out::LOOK_MONTHS)] {
            levers.reset(&setup.sizes());
            if integrated {
                let then = w.week + week_after(f64::from(months));
                setup.timetable.announced(w.week, then, &w.policy_status, None, levers);
            }
        }
        let promised = &w.ahead[0].fighters.integration;
        let taken = integrated.then(|| integration::taken(promised, &w.fighters));
        let contested = under_way(&country.shocks, &w.shocks, w.week, Happening::ContestedVote);
        let guaranteed = guarantee(setup, w);
        let prospects = walk_out::Prospects {
            shaken: if contested { 1.0 } else { unpaid(setup, w) },
            guaranteed: commitment::cover(&rules.commitment, guaranteed, w.institutions).promises,
            dispersal: *w.ahead[1].fighters.integration.disperse,
            posts: [&w.levers.fighters.integration, promised],
            full: taken.is_none_or(|taken| taken >= *promised.posts),
            parties: &w.parties,
            state: country.state(),
        };
        let army = walk_out::Army {
            roster: &mut w.index.roster,
            units: &mut w.units,
            fighters: &mut w.fighters,
            tally: &mut w.tally,
            effects: &mut w.effects,
        };
        rule!(walk_out(&rules.walk_out, luck, w.week, &prospects, army, watch), watch);
        rule!(ties(&rules.ties, &w.fighters.stage, &mut w.fighters.tie), watch);
    }
    desert(setup, luck, w, watch);
}

/// Fighters go home.
pub(super) fn desert(setup: &Setup, luck: &Luck, w: &mut World, watch: &mut dyn Watch) {
    let (country, rules) = (&setup.country, &setup.rules);
    let weariness = commitment::weariness(&rules.commitment, &w.parties);
    let unpaid = pay::unpaid(&rules.pay, &w.purse);
    let reasons = desertion::Reasons { weariness, unpaid, parties: &w.parties };
    let (fighters, deserted) = (&mut w.fighters, &mut w.tally.deserted);
    rule!(
        desertion(&rules.desertion, &country.parties, luck, w.week, &reasons, fighters, deserted),
        watch
    );
}

/// Civilians join.
pub(super) fn recruit(setup: &Setup, luck: &Luck, w: &mut World, watch: &mut dyn Watch) {
    let (country, rules) = (&setup.country, &setup.rules);
    let recruiters = recruitment::Recruiters {
        country,
        full_intensity: rules.spoilers.intensity,
        enough: rules.desertion.enough,
        stands: rules.security.stands,
        parties: &w.parties,
        cells: &w.cells,
        units: &w.units,
        units_by_cell: &w.index.units_by_cell,
    };
    let recruits = recruitment::Recruits {
        people: &mut w.people,
        fighters: &mut w.fighters,
        programme: &mut w.programme,
        first_support: &mut w.first_support,
        willing: &mut w.scratch.willing,
        tally: &mut w.tally,
    };
    rule!(recruitment(&rules.recruitment, luck, w.week, &recruiters, recruits), watch);
}

/// How far soldiers of the state do not count on their pay, 0 to 1: not at all while a shock withholds it.
fn unpaid(setup: &Setup, w: &World) -> f64 {
    let shocks = &setup.country.shocks;
    if under_way(shocks, &w.shocks, w.week, Happening::UnpaidArmy) {
        1.0
    } else {
        pay::unpaid(&setup.rules.pay, &w.purse)
    }
}

/// How far operations guarantee the accord now, 0 to 1.
pub(super) fn guarantee(setup: &Setup, w: &World) -> f64 {
    deterrence::guarantee_strength(
        &setup.rules.deterrence,
        &setup.rules.disputed,
        &setup.timetable.operations,
        &w.levers.protection.operations,
        &w.parties.first_strength,
    )
}

/// How many of each unit can fight, and which units are where, if that has changed.
pub(super) fn count_units(setup: &Setup, w: &mut World) {
    if w.fighters.moved {
        w.fighters.moved = false;
        w.index.roster.counted();
        w.units.size.fill(0);
        for (unit, persons) in w.fighters.unit.iter().zip(&w.fighters.persons) {
            if let Some(size) = w.units.size.get_mut(*unit as usize) {
                *size += persons;
            }
        }
    }
    index_units_by_cell(setup, w);
}

/// Which units are where, if that has changed.
pub(super) fn index_units_by_cell(setup: &Setup, w: &mut World) {
    if w.units.moved {
        w.units.moved = false;
        w.units.relocated = true;
        w.index
            .units_by_cell
            .build(setup.country.ground.map.inside.len(), w.units.cell.iter().copied());
    }
}
