//! Walking out and mutiny: a commander whose gain outside exceeds the gain inside leaves the army with
//! those who are tied to that commander, and their weapons: oftener when the command is to be dispersed,
//! when pay or posts do not come, and when the old party breaks terms. The unit then goes back to that
//! party (mutiny); if the party keeps to the accord, it is a splinter of it. In mixed units few have
//! such ties: fighters leave one by one. That units integrated whole mutinied years later: Baaz &
//! Verweijen 2013, African Affairs 112:563 (DR Congo). Sizes are assumptions. Looked at once a month.

use crate::document::Source;
use crate::luck::{Luck, Who};
use crate::model::{Event, Watch};
use crate::transition::levers::IntegrationLever;
use crate::transition::rules::shared::{hazard_of, hazard_threshold, logistic, saturated};
use crate::transition::streams::{FOLLOW, UNIT, WALK_OUT};
use crate::transition::world::{
    Effects, Fighters, Parties, Posture, Roster, Stage, Tally, Units, What,
};

crate::settings! {
    /// When soldiers who were fighters leave the army under arms.
    pub struct Settings {
        most: 0.0..=1.0, 0.08, "1/month", "chance to leave at any gain: of a commander whom enough would follow, of a soldier of a mixed unit who is fully tied", Source::Assumption;
        followers: 0.01..=1.0, 0.5, "1", "share of a unit that would follow with which its commander leaves as readily as with all", Source::Assumption;
        called: 1.0..=20.0, 5.0, "1", "multiple of that chance for a unit whose old party is at war", Source::Assumption;
        goes_back: 0.0..=1.0, 1.0, "1", "chance that a unit which leaves while its old party breaks terms goes back to it", Source::Assumption;
        sharpness: 0.0..=50.0, 8.0, "1", "how sharply a better gain is preferred", Source::Assumption;
        interest: 0.0..=2.0, 0.5, "1", "gain outside for a commander with the strongest interest of their own", Source::Assumption;
        interest_mean: 0.0..=1.0, 0.5, "1", "a commander's own interest in fighting on, on average", Source::Assumption;
        interest_spread: 0.0..=0.5, 0.5, "1", "greatest distance of a commander's interest from that average", Source::Assumption;
        shock: 0.0..=2.0, 0.5, "1", "gain outside while posts, pay or promises are in doubt", Source::Assumption;
        war: 0.0..=2.0, 0.35, "1", "gain outside while the old party is at war", Source::Assumption;
        violating: 0.0..=2.0, 0.2, "1", "gain outside while the old party breaks terms short of war", Source::Assumption;
        dispersed: 0.0..=2.0, 0.25, "1", "gain outside for a commander whose unit is to be dispersed within months", Source::Assumption;
        withheld: 0.0..=2.0, 0.2, "1", "gain outside while no post comes that was promised to the old party by now", Source::Assumption;
        blamed: 0.0..=2.0, 0.1, "1", "gain outside when the old party was gravely attacked", Source::Assumption;
        inside: 0.0..=2.0, 0.60, "1", "gain inside at trust 0", Source::Assumption;
        trust: 0.0..=2.0, 0.25, "1", "gain inside that full trust adds", Source::Assumption;
        cover: 0.0..=2.0, 0.15, "1", "gain inside that a full guarantor adds", Source::Assumption;
    }
}

/// Months ahead at which commanders look for a dispersal of their units in the published timetable.
/// Assumption.
pub const LOOK_MONTHS: u32 = 3;

/// What those in the army who were fighters weigh.
pub struct Prospects<'a> {
    /// How far posts, pay or promises are in doubt, 0 to 1.
    pub shaken: f64,
    /// True if whole units are to be dispersed within [`LOOK_MONTHS`], as published.
    pub dispersal: bool,
    /// Posts a month as they are and as they were promised for now; none are missed once all are taken.
    pub posts: [&'a IntegrationLever; 2],
    /// True once all promised posts are taken.
    pub full: bool,
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
    /// Units. Those that leave have an identity of their own.
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
        let gain = rule.interest * f64::from(army.units.interest[unit])
            + prospects.dispersed(rule)
            + prospects.outside(rule, origin);
        let stay = prospects.inside(rule, origin) + rule.cover * prospects.guaranteed;
        let called = if prospects.at_war(origin) { rule.called } else { 1.0 };
        // Who would leave alone does not leave: a commander counts on those who are tied.
        let chance = rule.most * called * logistic(rule.sharpness * (gain - stay));
        let chance = chance.min(1.0) * (army.following(unit) / rule.followers).min(1.0);
        army.units.accumulated_hazard[unit] += hazard_of(chance) as f32;
        let threshold = hazard_threshold(luck, WALK_OUT, army.units.who[unit], 0);
        if chance > 0.0 && f64::from(army.units.accumulated_hazard[unit]) >= threshold {
            let back = prospects.parties.posture[origin] >= Posture::Violating
                && luck.at(0).nth(WALK_OUT, army.units.who[unit], 1).below(rule.goes_back);
            let leaving = Leaving { back, reason: prospects.reason(rule, origin) };
            army.lose(luck, week, unit, leaving, watch);
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
    /// True while the party that somebody came from is at war.
    fn at_war(&self, origin: usize) -> bool {
        self.parties.posture[origin] == Posture::Withdrawn
    }

    /// Share of the posts promised to a party by now that do not come, 0 to 1.
    fn withheld(&self, origin: usize) -> f64 {
        let [come, promised] = self.posts.map(|posts| {
            let open = posts.parties.get(origin) == Some(&true);
            if open { *posts.individuals_per_month + *posts.whole_units_per_month } else { 0.0 }
        });
        if self.full || promised <= 0.0 { 0.0 } else { (1.0 - come / promised).max(0.0) }
    }

    /// Doubt about posts, pay or promises, as gain outside.
    fn shock(&self, rule: &Settings) -> f64 {
        rule.shock * self.shaken
    }

    /// A dispersal to come, as gain outside for a commander.
    fn dispersed(&self, rule: &Settings) -> f64 {
        if self.dispersal { rule.dispersed } else { 0.0 }
    }

    /// What the old party does, as gain outside.
    fn old_party(&self, rule: &Settings, origin: usize) -> f64 {
        match self.parties.posture[origin] {
            Posture::Withdrawn => rule.war,
            Posture::Violating => rule.violating,
            _ => 0.0,
        }
    }

    /// Gain outside the army of those who came from a party.
    fn outside(&self, rule: &Settings, origin: usize) -> f64 {
        self.shock(rule)
            + self.old_party(rule, origin)
            + rule.withheld * self.withheld(origin)
            + rule.blamed * saturated(self.parties.shock[origin], 1.0)
    }

    /// What drew a commander most, beside interests of their own.
    fn reason(&self, rule: &Settings, origin: usize) -> Option<&'static str> {
        let reasons = [
            (self.old_party(rule, origin), "as that party broke terms"),
            (self.shock(rule), "as pay or promises were in doubt"),
            (self.dispersed(rule), "as it was to be dispersed"),
            (rule.withheld * self.withheld(origin), "as posts that were promised did not come"),
        ];
        let most = reasons.iter().map(|(gain, _)| *gain).fold(0.0, f64::max);
        reasons.into_iter().find(|(gain, _)| *gain > 0.0 && *gain >= most).map(|(_, words)| words)
    }

    /// Gain inside, without a guarantor.
    fn inside(&self, rule: &Settings, origin: usize) -> f64 {
        rule.inside + rule.trust * self.parties.trust_of(origin, self.state)
    }
}

/// How a unit leaves.
struct Leaving {
    /// True: back under the command of its old party; else as a splinter of it.
    back: bool,
    /// Why, in words of a story.
    reason: Option<&'static str>,
}

impl Army<'_> {
    /// Share of a unit that would follow its commander, 0 to 1: the mean tie.
    fn following(&mut self, unit: usize) -> f64 {
        self.roster.list(self.units.len(), &self.fighters.unit);
        let (mut tied, mut all) = (0.0, 0.0);
        for &row in self.roster.of(unit as u32) {
            let persons = f64::from(self.fighters.persons[row as usize]);
            tied += persons * f64::from(self.fighters.tie[row as usize]);
            all += persons;
        }
        tied / f64::max(all, 1.0)
    }

    /// A commander leaves: each member follows with the chance of the tie, the others go to mixed
    /// units.
    fn lose(
        &mut self,
        luck: &Luck,
        week: u32,
        unit: usize,
        leaving: Leaving,
        watch: &mut dyn Watch,
    ) {
        let Self { roster, units, fighters, tally, effects } = self;
        let who = units.who[unit].child(units.splinters[unit]);
        units.splinters[unit] += 1;
        let (origin, cell) = (units.origin[unit], units.cell[unit]);
        let splinter = units.add(who, origin, origin, cell, units.interest[unit]);
        units.rogue[splinter as usize] = !leaving.back;
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
        tally.mutinied += u64::from(leaving.back);
        watch.event(&Event {
            id: effects.next_event(),
            tick: week,
            kind: if leaving.back { What::Mutiny } else { What::WalkOut }.kind(),
            cell: Some(cell),
            actor: Some(origin),
            subject: leaving.reason.map(Into::into),
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
