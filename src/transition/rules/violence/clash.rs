//! A clash: it goes on in rounds, others join, and the same units may clash again.
//!
//! Each round goes on with a chance below one and doubles who is engaged, up to what finds room: a side
//! cannot bring more than a few times what stands against it. So the tail of sizes is an outcome, not an
//! input. Retaliation has a branching ratio below 0.8.

use crate::calendar::Week;
use crate::document::Source;
use crate::luck::{Luck, Who, Word};
use crate::transition::country::map::{Cell, Near, Step};
use crate::transition::country::{Country, Party};
use crate::transition::fade::fade;
use crate::transition::rules::security::answer::{Against, Arrival, Companies};
use crate::transition::rules::security::{deterrence, eyes::Sight, security};
use crate::transition::rules::shared::nearest_unit;
use crate::transition::streams::{ESCALATION, RETALIATION};
use crate::transition::world::{
    Cells, Effects, Incident, Index, Join, Parties, Posture, Retaliation, Units, What,
};

crate::settings! {
    /// How a clash goes on, who joins and who clashes again.
    pub struct Settings {
        outnumbers: 1.0..=20.0, 2.0, "1", "how many times the smaller side the larger one can bring to bear at a place", Source::Assumption;
        engaged: 1.0..=500.0, 16.0, "persons", "fighters engaged in the first round", Source::Assumption;
        deadly: 0.0..=1.0, 0.05, "1", "share of those engaged who die in a round", Source::Assumption;
        most_killed: 0.0..=1.0, 0.5, "1", "largest share of the fighters at hand who die in one clash", Source::Assumption;
        goes_on: 0.0..=0.9, 0.46, "1", "chance that a clash continues for another round, at trust 0", Source::Assumption;
        goes_on_trust: 0.0..=1.0, 0.5, "1", "share by which full trust reduces that chance", Source::Assumption;
        goes_on_called: 0.0..=1.0, 0.25, "1", "share by which liaison officers who reach both commanders reduce that chance", Source::Assumption;
        goes_on_war: 0.0..=0.9, 0.40, "1", "chance that a clash continues for another round in war", Source::Assumption;
        joins: 0.0..=1.0, 0.5, "1", "share of the units at hand that would join, at trust 0", Source::Assumption;
        joins_trust: 0.0..=1.0, 0.5, "1", "share of these that full trust keeps from joining", Source::Assumption;
        join_hours: 0.5..=48.0, 8.0, "hours", "travel time over roads beyond which no unit joins", Source::Assumption;
        retaliates: 0.0..=0.79, 0.78, "1", "chance that the same units clash again within weeks, at trust 0", Source::Assumption;
        retaliates_weeks: 1.0..=52.0, 4.0, "weeks", "weeks within which they clash again", Source::Assumption;
        retaliates_trust: 0.0..=1.0, 0.7, "1", "share by which full trust reduces that chance", Source::Assumption;
        retaliates_called: 0.0..=1.0, 0.6, "1", "share by which liaison officers who reach both commanders reduce that chance", Source::Assumption;
    }
}

/// Longest chain of retaliations that is followed: at a ratio below 0.9 beyond any use.
const LONGEST: u16 = 60;

/// What the rule reads of a run.
#[derive(Clone, Copy)]
pub struct Scene<'a> {
    /// The units.
    pub units: &'a Units,
    /// Which units are where.
    pub units_by_cell: &'a Index,
    /// Postures and trust.
    pub parties: &'a Parties,
    /// The parties as the file has them.
    pub actors: &'a [Party],
    /// Who is present, tension, disputed control and cover by peacekeepers.
    pub cells: &'a Cells,
    /// How far units are present about where they stand.
    pub security: &'a security::Settings,
    /// Companies that may step in.
    pub companies: Companies<'a>,
    /// What is seen of what happens where.
    pub sight: Sight<'a>,
    /// Half width of the zone that units keep from the line [km].
    pub standoff_km: f64,
}

impl Scene<'_> {
    /// What fighters do about the accord: who left their party breaks terms whatever it does, and who
    /// never signed and fights over the same stakes is bound by nothing, and at war if its leader is.
    pub fn posture(&self, party: usize, rogue: bool) -> Posture {
        let actor = &self.actors[party];
        let unbound = !actor.in_process && actor.same_stakes;
        let leader = if unbound { usize::from(actor.side) } else { party };
        let own = self.parties.posture[leader];
        if rogue || unbound { own.max(Posture::Violating) } else { own }
    }

    /// True if a unit would come to the aid of another of its side: who keeps to the accord does not help
    /// those who break it, nor those who are not part of it.
    fn aids(&self, unit: u32, other: u32) -> bool {
        self.keeps(other) || !self.keeps(unit)
    }

    /// The same of all of a party but those who left it.
    fn party_aids(&self, party: usize, other: u32) -> bool {
        self.keeps(other) || !self.party_keeps(party, false)
    }

    /// True if a unit keeps to the accord.
    fn keeps(&self, unit: u32) -> bool {
        let unit = unit as usize;
        self.party_keeps(usize::from(self.units.party[unit]), self.units.rogue[unit])
    }

    fn party_keeps(&self, party: usize, rogue: bool) -> bool {
        self.actors[party].in_process && self.posture(party, rogue) < Posture::Violating
    }

    /// The lesser trust of two parties, 0 to 1.
    pub fn trust(&self, i: usize, j: usize) -> f64 {
        self.parties.trust_of(i, j).min(self.parties.trust_of(j, i))
    }
}

/// Two units of different sides.
#[derive(Clone, Copy)]
pub struct Pair {
    pub one: u32,
    pub other: u32,
    /// Identity of the pair.
    pub who: Who,
    /// The lesser trust of the two, 0 to 1.
    pub trust: f64,
    /// The worse posture of the two.
    pub posture: Posture,
}

/// Clashes of one week.
pub struct Battle<'a> {
    pub rule: &'a Settings,
    pub deterrence: &'a deterrence::Settings,
    pub country: &'a Country,
    pub luck: &'a Luck,
    pub week: Week,
    pub scene: Scene<'a>,
}

impl Battle<'_> {
    fn party(&self, unit: u32) -> usize {
        usize::from(self.scene.units.party[unit as usize])
    }

    fn size(&self, unit: u32) -> f64 {
        f64::from(self.scene.units.size[unit as usize])
    }

    fn cover(&self, cell: Cell) -> f64 {
        f64::from(self.scene.cells.cover[cell as usize])
    }

    /// The company that comes to a clash, if one does.
    fn arrival(&self, cell: Cell, words: impl Fn() -> [Word; 2]) -> Option<Arrival> {
        let seen = self.scene.sight.seen(self.scene.cells, cell).reported;
        self.scene.companies.arrival(Against::Fighters, cell, seen, words)
    }

    /// How surely liaison officers reach both commanders, 0 to 1.
    fn called(&self, cell: Cell) -> f64 {
        f64::from(self.scene.cells.called[cell as usize])
    }

    /// What two units of different sides are to each other, in their first or a further clash of the week.
    pub fn pair(&self, one: u32, other: u32, ordinal: u16) -> Pair {
        let (scene, units) = (self.scene, self.scene.units);
        let (i, j) = (self.party(one), self.party(other));
        let posture = |unit: u32, party| scene.posture(party, units.rogue[unit as usize]);
        let who = units.who[one as usize].pair(units.who[other as usize]);
        Pair {
            one,
            other,
            who: if ordinal == 0 { who } else { who.child(u32::from(ordinal)) },
            trust: scene.trust(i, j),
            posture: posture(one, i).max(posture(other, j)),
        }
    }

    /// A clash: rounds, losses on both sides, and perhaps a clash to come.
    pub fn fight(
        &self,
        pair: &Pair,
        cell: Cell,
        depth: u16,
        cause: Option<u32>,
        effects: &mut Effects,
    ) {
        let goes_on = self.goes_on(pair, cell);
        let pool = self.pool(pair, cell);
        let word = |n: u16| self.luck.nth(ESCALATION, pair.who, depth * 64 + n);
        let (mut engaged, mut deaths) = (self.rule.engaged.min(pool), 0);
        let arrival = self.arrival(cell, || [word(52), word(53)]);
        let mut broken_off = None;
        // At a chance below 0.9 a clash of 25 rounds does not happen; the bound keeps addresses apart.
        for round in 0..25 {
            deaths += word(2 * round).poisson(self.rule.deadly * engaged);
            if !word(2 * round + 1).below(goes_on) {
                break;
            }
            broken_off = arrival.filter(|arrival| round + 1 == arrival.after);
            if broken_off.is_some() {
                break;
            }
            engaged = (2.0 * engaged).min(pool);
        }
        let deaths = deaths.min((self.rule.most_killed * pool) as u32);
        // Each of the dead is of either side with the same chance.
        let first = word(62).binomial(deaths, 1.0 / 2.0);
        let joined = self.join(pair, cell, engaged, &mut effects.joins);
        let (i, j) = (self.party(pair.one) as u16, self.party(pair.other) as u16);
        let id = effects.queue(Incident {
            cause,
            what: What::Clash,
            cell,
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
        if let Some(arrival) = broken_off {
            // Either of the two.
            let met =
                if word(56).below(1.0 / 2.0) { (cell, i, pair.one) } else { (cell, j, pair.other) };
            let stepped_in = self.scene.companies.step_in(arrival, met, [word(54), word(55)]);
            effects.queue(Incident { cause: Some(id), ..stepped_in });
        }
        if pair.posture != Posture::Withdrawn {
            self.plan_retaliation(pair, cell, depth, id, effects);
        }
    }

    /// Chance that a clash goes on for another round.
    fn goes_on(&self, pair: &Pair, cell: Cell) -> f64 {
        let (rule, cover) = (self.rule, self.cover(cell));
        if pair.posture == Posture::Withdrawn {
            rule.goes_on_war * (1.0 - self.deterrence.escalation * cover)
        } else {
            rule.goes_on
                * (1.0 - rule.goes_on_trust * pair.trust)
                * (1.0 - rule.goes_on_called * self.called(cell))
                * (1.0 - self.deterrence.escalation * cover)
        }
    }

    /// Fighters that find room in a clash: of either side those within some hours' travel who would
    /// join, of the larger side no more than so many times the smaller.
    fn pool(&self, pair: &Pair, cell: Cell) -> f64 {
        let rule = self.rule;
        let comes = rule.joins * (1.0 - rule.joins_trust * pair.trust);
        let (mut first, mut second) = (0.0, 0.0);
        let (i, j) = (self.party(pair.one), self.party(pair.other));
        let (country, cells) = (self.country, self.country.ground.map.inside.len());
        for party in 0..country.parties.len() {
            let side = |main: u32, of: usize| {
                !country.opposed(party, of) && self.scene.party_aids(party, main)
            };
            let (one, other) = (side(pair.one, i), side(pair.other, j));
            if !one && !other {
                continue;
            }
            let manned = &self.scene.cells.manned[party * cells..][..cells];
            let near = country.ground.map.near.with_hours(cell);
            let hand = |(step, hours): (Step, f64)| {
                fade(hours, rule.join_hours) * f64::from(manned[step.cell as usize])
            };
            let comes = comes * near.map(hand).sum::<f64>();
            first += if one { comes } else { 0.0 };
            second += if other { comes } else { 0.0 };
        }
        // Who was met is there.
        let least = |unit: u32| (rule.engaged / 2.0).min(self.size(unit));
        let (first, second) = (first.max(least(pair.one)), second.max(least(pair.other)));
        let smaller = first.min(second);
        smaller + first.max(second).min(rule.outnumbers * smaller)
    }

    /// Units of either side that could come, and whether they are of the first, nearest cells first.
    fn at_hand(&self, pair: &Pair, cell: Cell) -> impl Iterator<Item = (u32, bool)> {
        let (i, j) = (self.party(pair.one), self.party(pair.other));
        let near = self.country.ground.map.near.with_hours(cell);
        let within = near.filter(|(_, hours)| *hours < self.rule.join_hours);
        within.flat_map(move |(step, _)| {
            let units = self.scene.units_by_cell.of(step.cell).iter();
            units.filter_map(move |&unit| {
                let party = self.party(unit);
                let side = |main: u32, of: usize| {
                    !self.country.opposed(party, of) && self.scene.aids(unit, main)
                };
                let sides = (side(pair.one, i), side(pair.other, j));
                let can = (sides.0 || sides.1) && self.scene.units.size[unit as usize] > 0;
                can.then_some((unit, sides.0))
            })
        })
    }

    /// Which units came, until there are as many as were engaged: rows of `joins`.
    fn join(&self, pair: &Pair, cell: Cell, engaged: f64, joins: &mut Vec<Join>) -> (u32, u32) {
        let mut here = self.size(pair.one) + self.size(pair.other);
        let from = joins.len() as u32;
        for (unit, first) in self.at_hand(pair, cell) {
            if here >= engaged {
                break;
            }
            if unit != pair.one && unit != pair.other {
                here += self.size(unit);
                joins.push(Join { unit, first });
            }
        }
        (from, joins.len() as u32)
    }

    /// Perhaps the same units clash again, in answer to the event `cause`.
    fn plan_retaliation(
        &self,
        pair: &Pair,
        cell: Cell,
        depth: u16,
        cause: u32,
        effects: &mut Effects,
    ) {
        let rule = self.rule;
        let chance = rule.retaliates
            * (1.0 - rule.retaliates_trust * pair.trust)
            * (1.0 - rule.retaliates_called * self.called(cell))
            * (1.0 - self.deterrence.retaliation * self.cover(cell));
        let word = |n: u16| self.luck.nth(RETALIATION, pair.who, depth * 2 + n);
        if depth < LONGEST && word(0).below(chance) {
            let week = answered(rule, self.week, word(1));
            let units = (pair.one, pair.other);
            effects.retaliations.push(Retaliation { week, units, cell, depth: depth + 1, cause });
        }
    }

    /// Clashes that were due this week, between the same units while they are still there and hostile.
    pub fn retaliate(&self, effects: &mut Effects) {
        let size = &self.scene.units.size;
        while let Some(index) = effects.retaliations.iter().position(|plan| plan.week <= self.week)
        {
            let Retaliation { units, cell, depth, cause, .. } = effects.retaliations.remove(index);
            let (one, other) = units;
            if size[one as usize] == 0 || size[other as usize] == 0 {
                continue;
            }
            if self.country.opposed(self.party(one), self.party(other)) {
                self.fight(&self.pair(one, other, 0), cell, depth, Some(cause), effects);
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
    let units = (one, other);
    Some(Retaliation { week, units, cell: attack.cell, depth: 1, cause: attack.id })
}
