//! Contact: armed groups in reach clash, clashes escalate in rounds, and the same units retaliate.
//!
//! The rate rises with tension, worse postures and numbers, falls with distance kept, trust and
//! deterrence. Each round goes on with a chance below one and doubles who is engaged, up to the
//! force at hand, so the tail of sizes is an outcome, not an input. Retaliation has a branching
//! ratio below 0.8. Forms and sizes: assumption, worked out in a small study of the same rule.

use crate::calendar::Week;
use crate::document::Source;
use crate::luck::{Luck, Who, Word};
use crate::transition::country::Country;
use crate::transition::country::map::Near;
use crate::transition::fade::fade;
use crate::transition::rules::{security::deterrence, shared::nearest_unit};
use crate::transition::streams::{CONTACT, ESCALATION, RETALIATION};
use crate::transition::world::{
    Cells, Effects, Incident, Index, Join, Parties, Posture, Retaliation, Units, What,
};

crate::settings! {
    /// How armed groups in reach clash.
    pub struct Settings {
        rate: 0.0..=0.2, 0.004, "1/week", "rate at which two full units side by side clash at tension 0 and trust 0", Source::Assumption;
        reach_km: 1.0..=60.0, 25.0, "km", "distance at which two units no longer clash", Source::Assumption;
        tension: 0.0..=50.0, 6.0, "1", "what full tension adds to the rate, in multiples of it", Source::Assumption;
        stalling: 1.0..=20.0, 1.2, "1", "multiple of the rate while one of the two stalls", Source::Assumption;
        violating: 1.0..=20.0, 3.0, "1", "multiple of the rate while one of the two violates", Source::Assumption;
        war: 1.0..=50.0, 6.0, "1", "multiple of the rate in war", Source::Assumption;
        engaged: 1.0..=500.0, 16.0, "persons", "fighters engaged in the first round", Source::Assumption;
        deadly: 0.0..=1.0, 0.05, "1", "share of those engaged who die in a round", Source::Assumption;
        most_killed: 0.0..=1.0, 0.5, "1", "largest share of the fighters at hand who die in one clash", Source::Assumption;
        goes_on: 0.0..=0.9, 0.46, "1", "chance that a clash continues for another round, at trust 0", Source::Assumption;
        goes_on_trust: 0.0..=1.0, 0.5, "1", "share by which full trust reduces that chance", Source::Assumption;
        goes_on_verified: 0.0..=1.0, 0.25, "1", "share by which full verification reduces that chance", Source::Assumption;
        goes_on_war: 0.0..=0.9, 0.45, "1", "chance that a clash continues for another round in war", Source::Assumption;
        claims: 0.0..=20.0, 1.0, "1", "what a fully disputed cell adds to the rate, in multiples of it", Source::Assumption;
        joins: 0.0..=1.0, 0.5, "1", "share of the units at hand that would join, at trust 0", Source::Assumption;
        joins_trust: 0.0..=1.0, 0.5, "1", "share of these that full trust keeps from joining", Source::Assumption;
        join_hours: 0.5..=48.0, 8.0, "hours", "travel time over roads beyond which no unit joins", Source::Assumption;
        retaliates: 0.0..=0.79, 0.78, "1", "chance that the same units clash again within weeks, at trust 0", Source::Assumption;
        retaliates_weeks: 1.0..=52.0, 4.0, "weeks", "weeks within which they clash again", Source::Assumption;
        retaliates_trust: 0.0..=1.0, 0.7, "1", "share by which full trust reduces that chance", Source::Assumption;
        retaliates_verified: 0.0..=1.0, 0.6, "1", "share by which full verification reduces that chance", Source::Assumption;
    }
}

/// Longest chain of retaliations that is followed: at a ratio below 0.9 beyond any use.
const LONGEST: u16 = 60;

/// What the rule reads of a run.
#[derive(Clone, Copy)]
pub struct Forces<'a> {
    /// The units.
    pub units: &'a Units,
    /// Which units are where.
    pub units_by_cell: &'a Index,
    /// Postures and trust.
    pub parties: &'a Parties,
    /// Tension, disputed control and cover by peacekeepers.
    pub cells: &'a Cells,
    /// Half width of the zone that units keep from the line [km].
    pub standoff_km: f64,
    /// What observers and the commission make certain before anybody answers, 0 to 1.
    pub verification: f64,
}

/// Clashes that were due, and new ones: queues incidents and retaliations.
pub fn step(
    rule: &Settings,
    deterrence: &deterrence::Settings,
    country: &Country,
    luck: &Luck,
    week: Week,
    forces: Forces<'_>,
    effects: &mut Effects,
) {
    let contact = Contact { rule, deterrence, country, luck, week, forces };
    contact.retaliate(effects);
    let Forces { units, units_by_cell, .. } = forces;
    for one in 0..units.len() as u32 {
        if units.size[one as usize] == 0 {
            continue;
        }
        for step in country.ground.map.near.within(units.cell[one as usize], rule.reach_km) {
            for &other in units_by_cell.of(step.cell) {
                if other <= one || units.size[other as usize] == 0 {
                    continue;
                }
                let Some(pair) = contact.hostile(one, other) else { continue };
                let rate = contact.rate(&pair, f64::from(step.km));
                let word = luck.word(CONTACT, pair.who);
                // The bound is cheap and true (1 - e^-x <= x): most ask for no exponential.
                if word.below(rate) && word.below(-libm::expm1(-rate)) {
                    contact.fight(&pair, 0, None, effects);
                }
            }
        }
    }
}

/// Two hostile units.
struct Pair {
    one: u32,
    other: u32,
    /// Identity of the pair.
    who: Who,
    /// The lesser trust of the two, 0 to 1.
    trust: f64,
    /// The worse posture of the two.
    posture: Posture,
}

/// The rule in one week.
struct Contact<'a> {
    rule: &'a Settings,
    deterrence: &'a deterrence::Settings,
    country: &'a Country,
    luck: &'a Luck,
    week: Week,
    forces: Forces<'a>,
}

impl Contact<'_> {
    fn party(&self, unit: u32) -> usize {
        usize::from(self.forces.units.party[unit as usize])
    }

    fn cell(&self, unit: u32) -> usize {
        self.forces.units.cell[unit as usize] as usize
    }

    fn cover(&self, unit: u32) -> f64 {
        f64::from(self.forces.cells.cover[self.cell(unit)])
    }

    /// What two units are to each other, if they are on different sides.
    fn hostile(&self, one: u32, other: u32) -> Option<Pair> {
        let (i, j) = (self.party(one), self.party(other));
        if !self.country.opposed(i, j) {
            return None;
        }
        let Forces { units, parties, .. } = self.forces;
        let posture = |unit: u32, party: usize| {
            let own = parties.posture[party];
            if units.rogue[unit as usize] { own.max(Posture::Violating) } else { own }
        };
        Some(Pair {
            one,
            other,
            who: units.who[one as usize].pair(units.who[other as usize]),
            trust: parties.trust_of(i, j).min(parties.trust_of(j, i)),
            posture: posture(one, i).max(posture(other, j)),
        })
    }

    /// Distance between the positions of two units [km]. A unit in a cell at the line stands forward
    /// in it unless a zone keeps it back.
    fn apart(&self, pair: &Pair, centres_km: f64) -> f64 {
        let half = self.country.ground.map.cell_km / 2.0;
        let forward = |unit: u32| {
            let at_line = f64::from(self.country.ground.line_km[self.cell(unit)]) <= half;
            if at_line { (half - self.forces.standoff_km.max(1.0)).max(-half) } else { 0.0 }
        };
        let same_cell = self.cell(pair.one) == self.cell(pair.other);
        let closer = if same_cell { 0.0 } else { forward(pair.one) + forward(pair.other) };
        (centres_km - closer).max(1.0)
    }

    /// Rate at which a pair clashes [1/week].
    fn rate(&self, pair: &Pair, centres_km: f64) -> f64 {
        let (rule, cells, size) = (self.rule, self.forces.cells, &self.forces.units.size);
        let near = fade(self.apart(pair, centres_km), rule.reach_km);
        let cell = self.cell(pair.one);
        let tension = f64::from(cells.tension[cell]);
        let full = f64::from(self.country.scale.unit);
        let (a, b) = (size[pair.one as usize], size[pair.other as usize]);
        let size = (f64::from(a) * f64::from(b)).sqrt() / full;
        let worse = match pair.posture {
            Posture::Complying => 1.0,
            Posture::Stalling => rule.stalling,
            Posture::Violating => rule.violating,
            Posture::Withdrawn => rule.war,
        };
        rule.rate
            * worse
            * (1.0 - pair.trust)
            * near
            * size
            * (1.0 + rule.tension * tension / (1.0 + tension))
            * (1.0 + rule.claims * f64::from(cells.disputed[cell]))
            * (1.0 - self.deterrence.contact * self.cover(pair.one))
    }

    /// A clash: rounds, losses on both sides, and perhaps a clash to come.
    fn fight(&self, pair: &Pair, depth: u16, cause: Option<u32>, effects: &mut Effects) {
        let goes_on = self.goes_on(pair);
        let pool = self.pool(pair);
        let word = |n: u16| self.luck.nth(ESCALATION, pair.who, depth * 64 + n);
        let (mut engaged, mut deaths) = (self.rule.engaged.min(pool), 0);
        // At a chance below 0.9 a clash of 25 rounds does not happen; the bound keeps addresses apart.
        for round in 0..25 {
            deaths += word(2 * round).poisson(self.rule.deadly * engaged);
            if !word(2 * round + 1).below(goes_on) {
                break;
            }
            engaged = (2.0 * engaged).min(pool);
        }
        let deaths = deaths.min((self.rule.most_killed * pool) as u32);
        // Each of the dead is of either side with the same chance.
        let first = word(62).binomial(deaths, 1.0 / 2.0);
        let joined = self.join(pair, engaged, &mut effects.joins);
        let (i, j) = (self.party(pair.one) as u16, self.party(pair.other) as u16);
        let id = effects.queue(Incident {
            cause,
            what: What::Clash,
            cell: self.cell(pair.one) as u32,
            author: Some(i),
            target: Some(j),
            blamed: Some(i),
            unit: Some(pair.one),
            other: Some(pair.other),
            author_losses: first,
            target_losses: deaths - first,
            joined,
            ..Incident::default()
        });
        if pair.posture != Posture::Withdrawn {
            self.plan_retaliation(pair, depth, id, effects);
        }
    }

    /// Chance that a clash goes on for another round.
    fn goes_on(&self, pair: &Pair) -> f64 {
        let (rule, cover) = (self.rule, self.cover(pair.one));
        if pair.posture == Posture::Withdrawn {
            rule.goes_on_war * (1.0 - self.deterrence.escalation * cover)
        } else {
            rule.goes_on
                * (1.0 - rule.goes_on_trust * pair.trust)
                * (1.0 - rule.goes_on_verified * self.forces.verification)
                * (1.0 - self.deterrence.escalation * cover)
        }
    }

    /// Fighters of the two units together.
    fn both(&self, pair: &Pair) -> f64 {
        let size = &self.forces.units.size;
        f64::from(size[pair.one as usize] + size[pair.other as usize])
    }

    /// Fighters at hand: the two units, and of the units of either side within some hours' travel those
    /// who would join.
    fn pool(&self, pair: &Pair) -> f64 {
        let rule = self.rule;
        let mut pool = self.both(pair);
        for (unit, hours) in self.at_hand(pair) {
            let comes =
                rule.joins * (1.0 - rule.joins_trust * pair.trust) * fade(hours, rule.join_hours);
            pool += comes * f64::from(self.forces.units.size[unit as usize]);
        }
        pool
    }

    /// Units of either side that could come, with their hours of travel, nearest cells first.
    fn at_hand(&self, pair: &Pair) -> impl Iterator<Item = (u32, f64)> {
        let (one, other) = (pair.one, pair.other);
        let (i, j) = (self.party(one), self.party(other));
        let near = self.country.ground.map.near.of(self.cell(one) as u32).iter();
        let within = near.filter(|step| f64::from(step.hours) < self.rule.join_hours);
        within.flat_map(move |step| {
            let units = self.forces.units_by_cell.of(step.cell).iter();
            let sided = units.filter(move |&&unit| {
                let party = self.party(unit);
                unit != one
                    && unit != other
                    && self.forces.units.size[unit as usize] > 0
                    && (!self.country.opposed(party, i) || !self.country.opposed(party, j))
            });
            sided.map(move |&unit| (unit, f64::from(step.hours)))
        })
    }

    /// Which units came, until there are as many as were engaged: rows of `joins`.
    fn join(&self, pair: &Pair, engaged: f64, joins: &mut Vec<Join>) -> (u32, u32) {
        let mut here = self.both(pair);
        let from = joins.len() as u32;
        for (unit, _) in self.at_hand(pair) {
            if here >= engaged {
                break;
            }
            here += f64::from(self.forces.units.size[unit as usize]);
            let first = !self.country.opposed(self.party(unit), self.party(pair.one));
            joins.push(Join { unit, first });
        }
        (from, joins.len() as u32)
    }

    /// Perhaps the same units clash again, in answer to the event `cause`.
    fn plan_retaliation(&self, pair: &Pair, depth: u16, cause: u32, effects: &mut Effects) {
        let rule = self.rule;
        let chance = rule.retaliates
            * (1.0 - rule.retaliates_trust * pair.trust)
            * (1.0 - rule.retaliates_verified * self.forces.verification)
            * (1.0 - self.deterrence.retaliation * self.cover(pair.one));
        let word = |n: u16| self.luck.nth(RETALIATION, pair.who, depth * 2 + n);
        if depth < LONGEST && word(0).below(chance) {
            let week = answered(rule, self.week, word(1));
            let units = (pair.one, pair.other);
            effects.retaliations.push(Retaliation { week, units, depth: depth + 1, cause });
        }
    }

    /// Clashes that were due this week, between the same units while they are still there and hostile.
    fn retaliate(&self, effects: &mut Effects) {
        let size = &self.forces.units.size;
        while let Some(index) = effects.retaliations.iter().position(|plan| plan.week <= self.week)
        {
            let Retaliation { units, depth, cause, .. } = effects.retaliations.remove(index);
            let (one, other) = units;
            if size[one as usize] == 0 || size[other as usize] == 0 {
                continue;
            }
            if let Some(pair) = self.hostile(one, other) {
                self.fight(&pair, depth, Some(cause), effects);
            }
        }
    }
}

/// The week of a clash that answers one of this week.
fn answered(rule: &Settings, week: Week, word: Word) -> Week {
    week + 1 + word.index(rule.retaliates_weeks as usize) as u32
}

/// The nearest units of the target of an attack and of the party that it blames clash in the coming
/// weeks. `None` where either has no unit near by.
pub fn provoked(
    rule: &Settings,
    near: &Near,
    luck: &Luck,
    week: Week,
    units: &Units,
    units_by_cell: &Index,
    attack: &Incident,
) -> Option<Retaliation> {
    let nearest = |party| nearest_unit(near, units, units_by_cell, party, attack.cell);
    let (one, other) = (nearest(attack.target?)?, nearest(attack.blamed?)?);
    let pair = units.who[one as usize].pair(units.who[other as usize]);
    let week = answered(rule, week, luck.nth(RETALIATION, pair, 250));
    Some(Retaliation { week, units: (one, other), depth: 1, cause: attack.id })
}
