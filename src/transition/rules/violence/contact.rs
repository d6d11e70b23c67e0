//! Contact: armed groups in reach clash, clashes escalate in rounds, and the same units retaliate.
//!
//! The rate rises with tension, worse postures and numbers, falls with distance kept, trust and
//! deterrence. Each round goes on with a chance below one and doubles who is engaged, up to the
//! force at hand, so the tail of sizes is an outcome, not an input. Retaliation has a branching
//! ratio below 0.8. Forms and sizes: assumption, worked out in a small study of the same rule.

use crate::document::Source;
use crate::luck::{Luck, Who};
use crate::transition::fade;
use crate::transition::rules::{politics::trust, shared::nearest_unit};
use crate::transition::setup::Setup;
use crate::transition::streams::{CONTACT, ESCALATION, RETALIATION};
use crate::transition::world::{Incident, Join, Posture, Retaliation, What, World};

crate::settings! {
    /// How armed groups in reach clash.
    pub struct Settings {
        rate: 0.0..=0.2, 0.004, "1/week", "rate at which two full units side by side clash in tension 0 and trust 0", Source::Assumption;
        reach_km: 1.0..=60.0, 25.0, "km", "distance at which two units clash no more", Source::Assumption;
        tension: 0.0..=50.0, 6.0, "1", "times that full tension adds to the rate", Source::Assumption;
        stalling: 1.0..=20.0, 1.2, "1", "times the rate while one of two stalls", Source::Assumption;
        violating: 1.0..=20.0, 3.0, "1", "times the rate while one of two violates", Source::Assumption;
        war: 1.0..=50.0, 6.0, "1", "times the rate in war", Source::Assumption;
        engaged: 1.0..=500.0, 16.0, "persons", "fighters engaged in the first round", Source::Assumption;
        deadly: 0.0..=1.0, 0.05, "1", "share of those engaged who die in a round", Source::Assumption;
        goes_on: 0.0..=0.9, 0.46, "1", "chance that a clash goes on for another round, at trust 0", Source::Assumption;
        goes_on_war: 0.0..=0.9, 0.45, "1", "the same in war", Source::Assumption;
        claims: 0.0..=20.0, 1.0, "1", "times that a fully disputed cell adds to the rate", Source::Assumption;
        joins: 0.0..=1.0, 0.5, "1", "share of the units at hand that would join, at trust 0", Source::Assumption;
        join_hours: 0.5..=48.0, 8.0, "hours", "travel time over roads from which no unit joins any more", Source::Assumption;
        retaliates: 0.0..=0.79, 0.78, "1", "chance that the same units clash again within weeks, at trust 0", Source::Assumption;
    }
}

/// Longest chain of retaliations that is followed: at a ratio below 0.9 beyond any use.
const LONGEST: u16 = 60;

/// Reads units and the fields; queues incidents and retaliations.
pub fn step(setup: &Setup, luck: &Luck, w: &mut World) {
    retaliate(setup, luck, w);
    let c = &setup.rules.contact;
    for one in 0..w.units.len() as u32 {
        if w.units.size[one as usize] == 0 {
            continue;
        }
        for step in setup.country.ground.map.near.within(w.units.cell[one as usize], c.reach_km) {
            // Indices, not iterators: incidents are queued into the same world.
            for at in 0..w.index.units_by_cell.of(step.cell).len() {
                let other = w.index.units_by_cell.of(step.cell)[at];
                if other <= one || w.units.size[other as usize] == 0 {
                    continue;
                }
                let Some(terms) = hostile(setup, w, one as usize, other as usize) else { continue };
                let rate = rate(setup, w, (one, other), f64::from(step.km), &terms);
                let pair = w.units.who[one as usize].pair(w.units.who[other as usize]);
                let word = luck.word(CONTACT, pair);
                // The bound is cheap and true (1 - e^-x <= x): most ask for no exponential.
                if word.below(rate) && word.below(-libm::expm1(-rate)) {
                    fight(setup, luck, w, (one, other), pair, &terms, (0, None));
                }
            }
        }
    }
}

/// What two units are to each other: trust between them and the worse posture.
struct Terms {
    trust: f64,
    posture: Posture,
}

fn hostile(setup: &Setup, w: &World, one: usize, other: usize) -> Option<Terms> {
    let (i, j) = (usize::from(w.units.party[one]), usize::from(w.units.party[other]));
    if !setup.country.opposed(i, j) {
        return None;
    }
    let posture = |unit: usize, party: usize| {
        let own = w.parties.posture[party];
        if w.units.rogue[unit] { own.max(Posture::Violating) } else { own }
    };
    let trust = w.parties.trust_of(i, j).min(w.parties.trust_of(j, i));
    Some(Terms { trust, posture: posture(one, i).max(posture(other, j)) })
}

/// Distance between the positions of two units [km]. A unit in a cell at the line stands forward
/// in it unless a zone keeps it back.
fn apart(setup: &Setup, w: &World, (one, other): (u32, u32), centres_km: f64) -> f64 {
    let half = setup.country.ground.map.cell_km / 2.0;
    let forward = |unit: u32| {
        let at_line =
            f64::from(setup.country.ground.line_km[w.units.cell[unit as usize] as usize]) <= half;
        if at_line { (half - w.levers.security.standoff_km.max(1.0)).max(-half) } else { 0.0 }
    };
    let same_cell = w.units.cell[one as usize] == w.units.cell[other as usize];
    let closer = if same_cell { 0.0 } else { forward(one) + forward(other) };
    (centres_km - closer).max(1.0)
}

fn rate(setup: &Setup, w: &World, pair: (u32, u32), centres_km: f64, terms: &Terms) -> f64 {
    let c = &setup.rules.contact;
    let near = fade(apart(setup, w, pair, centres_km), c.reach_km);
    let cell = w.units.cell[pair.0 as usize] as usize;
    let tension = f64::from(w.cells.tension[cell]);
    let cover = f64::from(w.cells.cover[cell]);
    let full = f64::from(setup.country.scale.unit);
    let (a, b) = (w.units.size[pair.0 as usize], w.units.size[pair.1 as usize]);
    let size = (f64::from(a) * f64::from(b)).sqrt() / full;
    let worse = match terms.posture {
        Posture::Complying => 1.0,
        Posture::Stalling => c.stalling,
        Posture::Violating => c.violating,
        Posture::Withdrawn => c.war,
    };
    c.rate
        * worse
        * (1.0 - terms.trust)
        * near
        * size
        * (1.0 + c.tension * tension / (1.0 + tension))
        * (1.0 + c.claims * f64::from(w.cells.disputed[cell]))
        * (1.0 - setup.rules.deterrence.contact * cover)
}

/// A clash: rounds, losses on both sides, and perhaps a clash to come.
fn fight(
    setup: &Setup,
    luck: &Luck,
    w: &mut World,
    (one, other): (u32, u32),
    pair: Who,
    terms: &Terms,
    (depth, cause): (u16, Option<u32>),
) {
    let c = &setup.rules.contact;
    let d = &setup.rules.deterrence;
    let cell = w.units.cell[one as usize];
    let cover = f64::from(w.cells.cover[cell as usize]);
    let war = terms.posture == Posture::Withdrawn;
    let goes_on = if war {
        c.goes_on_war * (1.0 - d.escalation * cover)
    } else {
        let known = trust::verification(setup, w, 5);
        c.goes_on * (1.0 - 0.5 * terms.trust) * (1.0 - 0.25 * known) * (1.0 - d.escalation * cover)
    };
    let pool = pool(setup, w, (one, other), terms.trust);
    let word = |n: u16| luck.nth(ESCALATION, pair, depth * 64 + n);
    let (mut engaged, mut deaths) = (c.engaged.min(pool), 0);
    // At a chance below 0.9 a clash of 25 rounds does not happen; the bound keeps addresses apart.
    for round in 0..25 {
        deaths += word(2 * round).poisson(c.deadly * engaged);
        if !word(2 * round + 1).below(goes_on) {
            break;
        }
        engaged = (2.0 * engaged).min(pool);
    }
    let deaths = deaths.min((0.5 * pool) as u32);
    let first = word(62).binomial(deaths, 0.5);
    let joined = join(setup, w, (one, other), engaged);
    let (i, j) = (w.units.party[one as usize], w.units.party[other as usize]);
    let id = w.effects.queue(Incident {
        cause,
        what: What::Clash,
        cell,
        author: Some(i),
        target: Some(j),
        blamed: Some(i),
        unit: Some(one),
        other: Some(other),
        fallen: first,
        other_fallen: deaths - first,
        joined,
        ..Incident::default()
    });
    if !war {
        plan_retaliation(setup, luck, w, (one, other), pair, terms.trust, (depth, id));
    }
}

/// Fighters at hand: the two units, and of the units of either side within some hours' travel those
/// who would join.
fn pool(setup: &Setup, w: &World, (one, other): (u32, u32), trust: f64) -> f64 {
    let c = &setup.rules.contact;
    let mut pool = f64::from(w.units.size[one as usize] + w.units.size[other as usize]);
    for (unit, hours) in at_hand(setup, w, (one, other)) {
        let comes = c.joins * (1.0 - 0.5 * trust) * fade(hours, c.join_hours);
        pool += comes * f64::from(w.units.size[unit as usize]);
    }
    pool
}

/// Units of either side that could come, with their hours of travel, nearest cells first.
fn at_hand<'a>(
    setup: &'a Setup,
    w: &'a World,
    (one, other): (u32, u32),
) -> impl Iterator<Item = (u32, f64)> + 'a {
    let (i, j) =
        (usize::from(w.units.party[one as usize]), usize::from(w.units.party[other as usize]));
    let near = setup.country.ground.map.near.of(w.units.cell[one as usize]).iter();
    let within = near.filter(|step| f64::from(step.hours) < setup.rules.contact.join_hours);
    within.flat_map(move |step| {
        let units = w.index.units_by_cell.of(step.cell).iter();
        let sided = units.filter(move |&&unit| {
            let party = usize::from(w.units.party[unit as usize]);
            unit != one
                && unit != other
                && w.units.size[unit as usize] > 0
                && (!setup.country.opposed(party, i) || !setup.country.opposed(party, j))
        });
        sided.map(move |&unit| (unit, f64::from(step.hours)))
    })
}

/// Which units came, until there are as many as were engaged: rows of `effects.joins`.
fn join(setup: &Setup, w: &mut World, (one, other): (u32, u32), engaged: f64) -> (u32, u32) {
    let mut here = f64::from(w.units.size[one as usize] + w.units.size[other as usize]);
    let mut joins = std::mem::take(&mut w.effects.joins);
    let from = joins.len() as u32;
    for (unit, _) in at_hand(setup, w, (one, other)) {
        if here >= engaged {
            break;
        }
        here += f64::from(w.units.size[unit as usize]);
        let party = usize::from(w.units.party[unit as usize]);
        let first = !setup.country.opposed(party, usize::from(w.units.party[one as usize]));
        joins.push(Join { unit, first });
    }
    let upto = joins.len() as u32;
    w.effects.joins = joins;
    (from, upto)
}

fn plan_retaliation(
    setup: &Setup,
    luck: &Luck,
    w: &mut World,
    units: (u32, u32),
    pair: Who,
    trust: f64,
    (depth, cause): (u16, u32),
) {
    let c = &setup.rules.contact;
    let cover = f64::from(w.cells.cover[w.units.cell[units.0 as usize] as usize]);
    let known = trust::verification(setup, w, 5);
    let chance = c.retaliates
        * (1.0 - 0.7 * trust)
        * (1.0 - 0.6 * known)
        * (1.0 - setup.rules.deterrence.retaliation * cover);
    let word = |n: u16| luck.nth(RETALIATION, pair, depth * 2 + n);
    if depth < LONGEST && word(0).below(chance) {
        let week = w.week + 1 + word(1).index(4) as u32;
        w.effects.retaliations.push(Retaliation { week, units, depth: depth + 1, cause });
    }
}

/// Clashes that were due this week, between the same units while they are still there and hostile.
fn retaliate(setup: &Setup, luck: &Luck, w: &mut World) {
    let due = |w: &World| w.effects.retaliations.iter().position(|plan| plan.week <= w.week);
    while let Some(at) = due(w) {
        let Retaliation { units, depth, cause, .. } = w.effects.retaliations.remove(at);
        let (one, other) = (units.0 as usize, units.1 as usize);
        if w.units.size[one] == 0 || w.units.size[other] == 0 {
            continue;
        }
        if let Some(terms) = hostile(setup, w, one, other) {
            let pair = w.units.who[one].pair(w.units.who[other]);
            fight(setup, luck, w, units, pair, &terms, (depth, Some(cause)));
        }
    }
}

/// The nearest pair of units of two parties clashes in the coming weeks: what a belief that the
/// other side attacked leads to.
pub fn provoke(
    setup: &Setup,
    luck: &Luck,
    w: &mut World,
    (cell, cause): (u32, u32),
    parties: (u16, u16),
) {
    let nearest = |party| nearest_unit(setup, w, party, cell);
    if let (Some(one), Some(other)) = (nearest(parties.0), nearest(parties.1)) {
        let pair = w.units.who[one as usize].pair(w.units.who[other as usize]);
        let week = w.week + 1 + luck.nth(RETALIATION, pair, 250).index(4) as u32;
        w.effects.retaliations.push(Retaliation { week, units: (one, other), depth: 1, cause });
    }
}
