//! Walking out: a commander whose gain outside exceeds the gain inside leaves the army with those
//! who are tied to that commander, and their weapons. In mixed units few have such ties: fighters
//! leave one by one. That units integrated whole mutinied years later: Baaz & Verweijen 2013, African
//! Affairs 112:563 (DR Congo). Sizes are assumptions. Looked at once a month.

use crate::document::Source;
use crate::luck::{Luck, Who};
use crate::model::{Event, Watch};
use crate::transition::rules::shared::{hazard_of, hazard_threshold, logistic, saturated};
use crate::transition::streams::{FOLLOW, UNIT, WALK_OUT};
use crate::transition::world::{
    Effects, Fighters, Parties, Posture, Roster, Stage, Tally, Units, What,
};

crate::settings! {
    /// When soldiers who were fighters leave the army under arms.
    pub struct Settings {
        most: 0.0..=1.0, 0.08, "1/month", "chance to leave at any gain", Source::Assumption;
        sharpness: 0.0..=50.0, 8.0, "1", "how sharply a better gain is preferred", Source::Assumption;
        interest: 0.0..=2.0, 0.5, "1", "gain outside for a commander with the strongest interest of their own", Source::Assumption;
        interest_mean: 0.0..=1.0, 0.5, "1", "a commander's own interest in fighting on, on average", Source::Assumption;
        interest_spread: 0.0..=0.5, 0.5, "1", "greatest distance of a commander's interest from that average", Source::Assumption;
        shock: 0.0..=2.0, 0.5, "1", "gain outside while posts, pay or promises are in doubt", Source::Assumption;
        war: 0.0..=2.0, 0.35, "1", "gain outside while the old party is at war", Source::Assumption;
        blamed: 0.0..=2.0, 0.1, "1", "gain outside when the old party was gravely attacked", Source::Assumption;
        inside: 0.0..=2.0, 0.60, "1", "gain inside at trust 0", Source::Assumption;
        trust: 0.0..=2.0, 0.25, "1", "gain inside that full trust adds", Source::Assumption;
        cover: 0.0..=2.0, 0.15, "1", "gain inside that a full guarantor adds", Source::Assumption;
    }
}

/// What those in the army who were fighters weigh.
pub struct Prospects<'a> {
    /// True while posts, pay or promises are in doubt.
    pub shaken: bool,
    /// How far guarantors and institutions make promises credible, 0 to 1.
    pub guaranteed: f64,
    /// Position of the state.
    pub state: usize,
    /// Trust, and what became of their old parties.
    pub parties: &'a Parties,
}

/// The army, as far as its soldiers were fighters.
pub struct Army<'a> {
    /// Who is in which unit.
    pub roster: &'a mut Roster,
    /// Units. Those that walk out are splinters with an identity of their own.
    pub units: &'a mut Units,
    /// Soldiers.
    pub fighters: &'a mut Fighters,
    /// What is counted.
    pub tally: &'a mut Tally,
    /// Numbers of events.
    pub effects: &'a mut Effects,
}

/// Commanders of whole units leave with those who follow them; soldiers of mixed units one by one.
pub fn step(
    rule: &Settings,
    luck: &Luck,
    week: u32,
    prospects: &Prospects<'_>,
    mut army: Army<'_>,
    watch: &mut dyn Watch,
) {
    for unit in 0..army.units.len() {
        if !army.units.integrated[unit] || army.units.size[unit] == 0 {
            continue;
        }
        let origin = usize::from(army.units.origin[unit]);
        let gain =
            rule.interest * f64::from(army.units.interest[unit]) + prospects.outside(rule, origin);
        let stay = prospects.inside(rule, origin) + rule.cover * prospects.guaranteed;
        let chance = rule.most * logistic(rule.sharpness * (gain - stay));
        army.units.accumulated_hazard[unit] += hazard_of(chance) as f32;
        let threshold = hazard_threshold(luck, WALK_OUT, army.units.who[unit], 0);
        if f64::from(army.units.accumulated_hazard[unit]) >= threshold {
            army.lose(luck, week, unit, watch);
        }
    }
    for row in 0..army.fighters.len() {
        if army.fighters.stage[row] != Stage::Mixed {
            continue;
        }
        let origin = usize::from(army.fighters.party[row]);
        let gain = prospects.outside(rule, origin);
        let stay = prospects.inside(rule, origin);
        let tie = f64::from(army.fighters.tie[row]);
        let chance = rule.most * logistic(rule.sharpness * (gain - stay)) * tie;
        if luck.word(FOLLOW, army.fighters.who[row]).below(chance) {
            army.tally.armed_exits += u64::from(army.fighters.persons[row]);
            army.fighters.enter(row, Stage::Recidivist, week);
        }
    }
}

impl Prospects<'_> {
    /// Gain outside the army of those who came from a party.
    fn outside(&self, rule: &Settings, origin: usize) -> f64 {
        let shock = if self.shaken { rule.shock } else { 0.0 };
        let at_war = self.parties.posture[origin] == Posture::Withdrawn;
        let war = if at_war { rule.war } else { 0.0 };
        shock + war + rule.blamed * saturated(self.parties.shock[origin], 1.0)
    }

    /// Gain inside, without a guarantor.
    fn inside(&self, rule: &Settings, origin: usize) -> f64 {
        rule.inside + rule.trust * self.parties.trust_of(origin, self.state)
    }
}

impl Army<'_> {
    /// A commander leaves: each member follows with the chance of the tie, the others go to mixed
    /// units.
    fn lose(&mut self, luck: &Luck, week: u32, unit: usize, watch: &mut dyn Watch) {
        let Self { roster, units, fighters, tally, effects } = self;
        roster.list(units.len(), &fighters.unit);
        let who = units.who[unit].child(units.splinters[unit]);
        units.splinters[unit] += 1;
        let (origin, cell) = (units.origin[unit], units.cell[unit]);
        let splinter = units.add(who, origin, origin, cell, units.interest[unit]);
        units.rogue[splinter as usize] = true;
        let mut left = 0;
        for &row in roster.of(unit as u32) {
            let row = row as usize;
            let tie = f64::from(fighters.tie[row]);
            if luck.word(FOLLOW, fighters.who[row]).below(tie) {
                left += fighters.persons[row];
                fighters.enter(row, Stage::Active, week);
                fighters.unit[row] = splinter;
            } else {
                fighters.enter(row, Stage::Mixed, week);
            }
        }
        units.integrated[unit] = false;
        units.size[unit] = 0;
        units.size[splinter as usize] = left;
        tally.armed_exits += u64::from(left);
        tally.walk_outs += 1;
        watch.event(&Event {
            id: effects.next_event(),
            tick: week,
            kind: What::WalkOut.kind(),
            cell: Some(cell),
            actor: Some(origin),
            number: left,
            ..Event::default()
        });
    }
}

/// A commander's own interest in fighting on, 0 to 1, for the whole run.
pub fn interest(rule: &Settings, luck: &Luck, who: Who) -> f32 {
    let spread = rule.interest_spread * (2.0 * luck.word(UNIT, who).unit() - 1.0);
    (rule.interest_mean + spread).clamp(0.0, 1.0) as f32
}
