//! Walking out: a commander whose gain outside exceeds his gain inside leaves the army with those
//! who are tied to him, and their weapons. In mixed units few have such ties: men leave one by one.
//! That units integrated whole mutinied years later: Baaz & Verweijen 2013, African Affairs 112:563
//! (DR Congo). Sizes are assumptions. Looked at once a month.

use crate::document::Source;
use crate::luck::{Luck, Who};
use crate::model::{Event, Watch};
use crate::transition::country::Happening;
use crate::transition::rules::{
    politics::commitment,
    shared::{borne, hazard_of, logistic, saturated},
};
use crate::transition::setup::Setup;
use crate::transition::streams::{FOLLOW, UNIT, WALK_OUT};
use crate::transition::world::{Posture, Stage, What, World};

crate::settings! {
    /// When soldiers who were fighters leave the army under arms.
    pub struct Settings {
        most: 0.0..=1.0, 0.08, "1/month", "chance to leave at any gain", Source::Assumption;
        sharpness: 0.0..=50.0, 8.0, "1", "how sharply a better gain is preferred", Source::Assumption;
        interest: 0.0..=2.0, 0.5, "1", "gain outside of a commander with the most interest of his own", Source::Assumption;
        interest_spread: 0.0..=0.5, 0.5, "1", "greatest distance of a commander's interest from the average of one half", Source::Assumption;
        shock: 0.0..=2.0, 0.5, "1", "gain outside while posts, pay or promises are in doubt", Source::Assumption;
        war: 0.0..=2.0, 0.35, "1", "gain outside while the old party is at war", Source::Assumption;
        blamed: 0.0..=2.0, 0.1, "1", "gain outside when the old party was gravely attacked", Source::Assumption;
        inside: 0.0..=2.0, 0.60, "1", "gain inside at trust 0", Source::Assumption;
        trust: 0.0..=2.0, 0.25, "1", "gain inside that full trust adds", Source::Assumption;
        cover: 0.0..=2.0, 0.15, "1", "gain inside that a full guarantor adds", Source::Assumption;
    }
}

/// Writes `fighters`, `units`, `tally`. Units that walk out are splinters with an identity of
/// their own.
pub fn step(setup: &Setup, luck: &Luck, w: &mut World, watch: &mut dyn Watch) {
    let o = &setup.rules.walk_out;
    let shaken = commitment::under_way(setup, w, Happening::ContestedVote)
        || commitment::under_way(setup, w, Happening::UnpaidArmy);
    let shock = if shaken { o.shock } else { 0.0 };
    let cover = commitment::guarantees(setup, w, &w.levers).0;
    let state = setup.country.state();
    let outside = |w: &World, origin: usize| {
        let war = w.parties.posture[origin] == Posture::Withdrawn;
        let blamed = saturated(w.parties.shock[origin], 1.0);
        shock + if war { o.war } else { 0.0 } + o.blamed * blamed
    };
    for unit in 0..w.units.len() {
        if !w.units.integrated[unit] || w.units.size[unit] == 0 {
            continue;
        }
        let origin = usize::from(w.units.origin[unit]);
        let gain = o.interest * f64::from(w.units.interest[unit]) + outside(w, origin);
        let stay = o.inside + o.trust * w.parties.trust_of(origin, state) + o.cover * cover;
        let chance = o.most * logistic(o.sharpness * (gain - stay));
        w.units.strain[unit] += hazard_of(chance) as f32;
        let patience = borne(luck, WALK_OUT, w.units.who[unit], 0);
        if f64::from(w.units.strain[unit]) >= patience {
            leave(luck, w, unit, watch);
        }
    }
    for row in 0..w.fighters.len() {
        if w.fighters.stage[row] != Stage::Mixed {
            continue;
        }
        let origin = usize::from(w.fighters.party[row]);
        let gain = outside(w, origin);
        let stay = o.inside + o.trust * w.parties.trust_of(origin, state);
        let tie = f64::from(w.fighters.tie[row]);
        let chance = o.most * logistic(o.sharpness * (gain - stay)) * tie;
        if luck.word(FOLLOW, w.fighters.who[row]).below(chance) {
            w.tally.armed_exits += u64::from(w.fighters.persons[row]);
            w.fighters.enter(row, Stage::Recidivist, w.week);
        }
    }
}

/// A commander leaves: each member follows with the chance of his tie, the others go to mixed units.
fn leave(luck: &Luck, w: &mut World, unit: usize, watch: &mut dyn Watch) {
    let who = w.units.who[unit].child(w.units.splinters[unit]);
    w.units.splinters[unit] += 1;
    let (origin, cell) = (w.units.origin[unit], w.units.cell[unit]);
    let splinter = w.units.add(who, origin, origin, cell, w.units.interest[unit]);
    w.units.rogue[splinter as usize] = true;
    let mut left = 0;
    for &row in w.index.fighters_by_unit.of(unit as u32) {
        let row = row as usize;
        let tie = f64::from(w.fighters.tie[row]);
        if luck.word(FOLLOW, w.fighters.who[row]).below(tie) {
            left += w.fighters.persons[row];
            w.fighters.enter(row, Stage::Active, w.week);
            w.fighters.unit[row] = splinter;
        } else {
            w.fighters.enter(row, Stage::Mixed, w.week);
        }
    }
    w.units.integrated[unit] = false;
    w.units.size[unit] = 0;
    w.units.size[splinter as usize] = left;
    w.tally.armed_exits += u64::from(left);
    w.tally.walk_outs += 1;
    watch.event(&Event {
        id: w.effects.next_event(),
        tick: w.week,
        kind: What::WalkOut.kind(),
        cell: Some(cell),
        actor: Some(origin),
        number: left,
        ..Event::default()
    });
}

/// A commander's own interest in fighting on, 0 to 1, for the whole run.
pub fn interest(setup: &Setup, luck: &Luck, who: Who) -> f32 {
    let spread = setup.rules.walk_out.interest_spread;
    (0.5 + spread * (2.0 * luck.word(UNIT, who).unit() - 1.0)) as f32
}
