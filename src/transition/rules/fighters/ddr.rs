//! The pipeline of disarmament, demobilisation and reintegration: fighters of parties that comply
//! come to the sites as far as these can take them, wait, are discharged, and find a livelihood or
//! do not. If their party goes back to war, some go with it.
//!
//! Ties to commanders and illegal rents near by draw ex-fighters back more than want of income
//! does: Daly, Paler & Samii 2020, JPR 57:536.

use crate::calendar::{month_begins, months_at};
use crate::document::Source;
use crate::luck::Luck;
use crate::transition::rules::shared::{logistic, nearest_unit};
use crate::transition::setup::Setup;
use crate::transition::streams::REINTEGRATION;
use crate::transition::world::{Posture, Stage, Terms, Track, World};

crate::settings! {
    /// What becomes of fighters in the programme.
    pub struct Settings {
        reintegrates: 0.0..=1.0, 0.85, "1", "chance that paid reintegration brings a livelihood", Source::Assumption;
        relapses: 0.0..=1.0, 0.04, "1/month", "chance that one without a livelihood takes up arms, at half a tie and a full offer", Source::Assumption;
        settles: 0.0..=1.0, 0.02, "1/month", "chance that one without a livelihood finds one alone", Source::Assumption;
        remobilises: 0.0..=1.0, 0.20, "1/week", "chance that a fighter in a site, fully tied, leaves it when its party goes to war", Source::Assumption;
    }
}

/// Writes `fighters`, `credit.sites`, `tally`.
pub fn step(setup: &Setup, luck: &Luck, w: &mut World) {
    disarm(setup, w);
    let d = &setup.rules.ddr;
    // Whoever is in a programme that closed finishes under its last terms.
    if *w.levers.fighters.ddr.intake_per_month > 0.0 {
        let lever = &w.levers.fighters.ddr;
        w.programme.terms = Terms {
            camp_weeks: *lever.camp_weeks,
            support_weeks: *lever.reinsertion_weeks,
            funded_share: *lever.funded_share,
        };
    }
    let money = setup.rules.disputed.reintegration_money;
    let (camp, support) = (w.programme.terms.camp_weeks, w.programme.terms.support_weeks);
    for row in 0..w.fighters.len() {
        let stage = w.fighters.stage[row];
        if !matches!(stage, Stage::Cantoned | Stage::Demobilised | Stage::Adrift) {
            continue;
        }
        let weeks = w.week - w.fighters.since[row];
        let persons = w.fighters.persons[row];
        let tie = f64::from(w.fighters.tie[row]);
        let war = w.parties.posture[usize::from(w.fighters.party[row])] == Posture::Withdrawn;
        let word = || luck.word(REINTEGRATION, w.fighters.who[row]);
        match stage {
            Stage::Cantoned if war && word().below(d.remobilises * tie) => {
                remobilise(setup, w, row);
            }
            Stage::Cantoned if !war && weeks >= camp => {
                w.fighters.enter(row, Stage::Demobilised, w.week);
                w.tally.demobilised += u64::from(persons);
            }
            Stage::Demobilised if war && word().below(0.1 * d.remobilises * tie) => {
                remobilise(setup, w, row);
            }
            Stage::Demobilised if weeks >= support => {
                if word().below(d.reintegrates * w.programme.terms.funded_share * money) {
                    w.fighters.enter(row, Stage::Reintegrated, w.week);
                    w.tally.reintegrated += u64::from(persons);
                } else {
                    w.fighters.enter(row, Stage::Adrift, w.week);
                }
            }
            // Once a month, each in the week of its own that its discharge set.
            Stage::Adrift if weeks > 0 && month_begins(weeks) => {
                let taken = d.relapses * (0.5 + tie) * offer(setup, w, w.fighters.home[row]);
                let (word, settled) = (word(), d.settles);
                // One word against the summed chance: rival exits of one person.
                if word.below(taken) {
                    w.fighters.enter(row, Stage::Recidivist, w.week);
                    w.tally.recidivists += u64::from(persons);
                } else if word.below(taken + settled) {
                    w.fighters.enter(row, Stage::Reintegrated, w.week);
                    w.tally.reintegrated += u64::from(persons);
                }
            }
            _ => {}
        }
    }
}

/// Fighters of parties that comply come, in the order of the queue, as far as places go.
fn disarm(setup: &Setup, w: &mut World) {
    let per_month = *w.levers.fighters.ddr.intake_per_month;
    let places = |week: u32| (per_month * months_at(week)) as u32;
    if per_month <= 0.0 {
        w.programme.credit.sites = 0;
        return;
    }
    if month_begins(w.week) {
        // Who can never come again leaves the queue; the order of the others stays.
        let (queue, stage) = (&mut w.programme.queue, &w.fighters.stage);
        let waits = |row: &u32| {
            matches!(
                stage[*row as usize],
                Stage::Active | Stage::Cantoned | Stage::Demobilised | Stage::WholeUnit
            )
        };
        queue.retain(waits);
    }
    w.programme.credit.sites += places(w.week + 1) - places(w.week);
    serve(setup, w);
    let most = setup.country.scale.fighters.max(places(w.week + 1) - places(w.week));
    let mut usd = 0.0;
    let mut came = false;
    for at in 0..w.programme.queue.len() {
        let row = w.programme.queue[at] as usize;
        let party = usize::from(w.fighters.party[row]);
        let may = w.fighters.stage[row] == Stage::Active
            && w.levers.fighters.ddr.parties[party]
            && w.fighters.track[row] == Track::Programme
            && w.parties.posture[party] == Posture::Complying
            && !w.units.rogue[w.fighters.unit[row] as usize]
            && w.programme.served[w.units.cell[w.fighters.unit[row] as usize] as usize];
        if !may {
            continue;
        }
        came = true;
        let persons = w.fighters.persons[row];
        if persons > w.programme.credit.sites {
            break;
        }
        w.programme.credit.sites -= persons;
        let weapons = (f64::from(persons) * setup.country.parties[party].weapons).round() as u64;
        w.tally.disarmed += u64::from(persons);
        w.tally.weapons += weapons;
        usd += f64::from(persons) * *w.levers.fighters.ddr.usd_per_fighter;
        w.fighters.enter(row, Stage::Cantoned, w.week);
    }
    w.tally.programme_usd += usd;
    // Places of a week in which nobody came are lost; what is left is less than an agent.
    if !came {
        w.programme.credit.sites = w.programme.credit.sites.min(most);
    }
}

/// Which cells have a site within reach of a march. Writes `served`.
fn serve(setup: &Setup, w: &mut World) {
    w.programme.served.clear();
    w.programme.served.resize(setup.country.ground.map.inside.len(), false);
    for &site in w.levers.fighters.ddr.sites.iter() {
        for step in setup.country.ground.map.near.of(site) {
            w.programme.served[step.cell as usize] = true;
        }
    }
}

/// What armed life offers near a home: rents, and spoilers who pay. 0.4 to 1.
fn offer(setup: &Setup, w: &World, home: u32) -> f64 {
    let (map, cells) = (&setup.country.ground.map, setup.country.ground.map.inside.len());
    let (mut rent, mut spoilers) = (0.0_f64, 0.0);
    for step in map.near.within(home, 30.0) {
        let c = step.cell as usize;
        rent = rent.max(f64::from(map.resource[c]));
        for (at, party) in setup.country.parties.iter().enumerate() {
            if !party.in_process {
                spoilers += f64::from(w.cells.presence[at * cells + c]);
            }
        }
    }
    0.4 + 0.6 * (2.0 * logistic(2.0 * (rent + spoilers)) - 1.0)
}

/// Back under arms, in the nearest unit of its party that still has men, or else alone.
fn remobilise(setup: &Setup, w: &mut World, row: usize) {
    let party = w.fighters.party[row];
    let unit = nearest_unit(setup, w, party, w.fighters.home[row]);
    w.tally.recidivists += u64::from(w.fighters.persons[row]);
    match unit {
        Some(unit) => {
            w.fighters.enter(row, Stage::Active, w.week);
            w.fighters.unit[row] = unit;
        }
        None => w.fighters.enter(row, Stage::Recidivist, w.week),
    }
}
