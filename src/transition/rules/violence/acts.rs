//! Acts of spoilers: as many a week as they mean to attempt, each from a base, of the kind and in the
//! cell that promise most. The numbers are those of `spoilers`.

use super::clash;
use super::false_flag::{self, Scene};
use super::spoilers::Settings;
use crate::calendar::Week;
use crate::luck::{Luck, Who, Word};
use crate::transition::country::Country;
use crate::transition::country::map::Cell;
use crate::transition::policies::Operation;
use crate::transition::rules::security::{answer, deterrence, eyes::Sight, posts, security};
use crate::transition::rules::shared::{informed, pick};
use crate::transition::streams::SPOILER;
use crate::transition::timetable::{Reported, Reports};
use crate::transition::world::{
    Cells, Effects, Incident, Index, NO_COMPANY, Parties, Tally, Units, What,
};

/// What the rule reads of a run.
#[derive(Clone, Copy)]
pub struct Surroundings<'a> {
    /// How a clash that is provoked comes about.
    pub clash: &'a clash::Settings,
    /// When fighters count as standing in a cell.
    pub security: &'a security::Settings,
    /// Protection, security, fear, and who stands where.
    pub cells: &'a Cells,
    /// The units.
    pub units: &'a Units,
    /// Which units are where.
    pub units_by_cell: &'a Index,
    /// Which reported series a policy waits to see fall.
    pub awaited: [bool; Reports::COUNT],
    /// What becomes known of what happens where.
    pub sight: Sight<'a>,
    /// Operations, and how their companies are guarded.
    pub operations: &'a [Operation],
    /// What an attack on them costs.
    pub answer: &'a answer::Settings,
}

/// What the rule writes.
pub struct Deeds<'a> {
    /// `acts` of this month; strength, trust, intensity and unmet demands are read.
    pub parties: &'a mut Parties,
    /// Acts carried out and stopped.
    pub tally: &'a mut Tally,
    /// Incidents and clashes to come.
    pub effects: &'a mut Effects,
}

/// Attempts of all parties outside the process.
pub fn step(
    rule: &Settings,
    deterrence: &deterrence::Settings,
    country: &Country,
    luck: &Luck,
    week: Week,
    around: Surroundings<'_>,
    mut deeds: Deeds<'_>,
) {
    for (party, facts) in country.parties.iter().enumerate() {
        let strength = deeds.parties.strength[party];
        if facts.in_process || strength <= 0.0 {
            continue;
        }
        let [demand, gain, destroy] = facts.goals;
        let unmet = demand * deeds.parties.unmet[party];
        let who = facts.who;
        let spoiler =
            Spoiler { rule, deterrence, country, luck, around, party, who, gain, destroy, unmet };
        let size = (strength / rule.full_strength).min(1.0);
        let acts = luck.word(SPOILER, who).poisson(deeds.parties.intensity[party] * size);
        // The bound keeps the addresses of words apart.
        for ordinal in 0..acts.min(20) as u16 {
            spoiler.attempt(week, ordinal, &mut deeds);
        }
    }
}

/// What a spoiler could do.
#[derive(Clone, Copy)]
struct Act {
    what: What,
    cell: u32,
}

/// A spoiler in one week.
struct Spoiler<'a> {
    rule: &'a Settings,
    deterrence: &'a deterrence::Settings,
    country: &'a Country,
    luck: &'a Luck,
    around: Surroundings<'a>,
    party: usize,
    who: Who,
    /// Weight of gain.
    gain: f64,
    /// Weight of destroying the peace.
    destroy: f64,
    /// Weight of its demand, as far as that is not met.
    unmet: f64,
}

impl Spoiler<'_> {
    /// One act: from a base, the act and the cell that promise most, unless guards stop it.
    fn attempt(&self, week: Week, ordinal: u16, deeds: &mut Deeds<'_>) {
        let (rule, party, units) = (self.rule, self.party, self.around.units);
        let word = |n: u16| self.luck.nth(SPOILER, self.who, 4 + ordinal * 8 + n);
        let Some(base) = self.base(word(0)) else { return };
        let Some(Act { what, cell }) = self.best_act(base) else { return };
        let hits = matches!(what, What::Attack | What::FalseFlag);
        let target = if hits { self.target(cell, word(3)) } else { None };
        if hits && target.is_none() {
            return;
        }
        let informed = self.informed(cell);
        if word(1).below(self.guarded(what, cell as usize, informed)) {
            deeds.tally.acts_stopped += 1;
            return;
        }
        deeds.tally.acts += 1;
        deeds.parties.acts[party] += 1;
        let by = self.around.cells.based_by[cell as usize];
        let mean = match what {
            What::Raid => rule.raid_deaths,
            What::AttackOnTroops => {
                self.around.answer.attack_deaths * self.troops_exposed(cell as usize)
            }
            _ => rule.deaths,
        };
        let deaths = word(2).poisson(mean);
        let id = deeds.effects.next_event();
        let author = Some(party as u16);
        let mut incident = Incident { id, what, cell, author, ..Incident::default() };
        if what == What::Raid {
            incident.civilians = deaths;
        }
        if what == What::AttackOnTroops {
            (incident.operation, incident.peacekeepers) = (Some(by), deaths);
        }
        if let Some(unit) = target {
            incident.target = Some(units.party[unit as usize]);
            incident.blamed = author;
            (incident.other, incident.target_losses) = (Some(unit), deaths);
        }
        if what == What::FalseFlag {
            let Surroundings { clash, units, units_by_cell, cells, sight, .. } = self.around;
            let parties = &*deeds.parties;
            let scene = Scene { clash, units, units_by_cell, parties, cells, sight };
            let who = self.who.child(u32::from(ordinal));
            let (country, luck) = (self.country, self.luck);
            let answer = false_flag::accuse(rule, country, luck, week, scene, &mut incident, who);
            deeds.effects.retaliations.extend(answer);
        }
        deeds.effects.incidents.push(incident);
    }

    /// The act and cell that promise most within reach of a base, given guards there, who would be
    /// blamed, and which reports others wait for.
    fn best_act(&self, base: u32) -> Option<Act> {
        let rule = self.rule;
        let mut best: (f64, Option<Act>) = (0.0, None);
        for step in self.country.ground.map.near.within(base, rule.reach_km) {
            let cell = step.cell;
            let informed = self.informed(cell);
            // A spoiler knows the country by hearsay: what each cell seems worth differs by the week.
            let word = self
                .luck
                .nth(SPOILER, self.who.child(self.country.ground.map.block(cell)), 0)
                .unit();
            let seems = (1.0 - rule.hearsay / 2.0) + rule.hearsay * word;
            let worths = self.worths(cell, informed).into_iter();
            for (what, worth) in worths.filter(|(_, worth)| *worth > 0.0) {
                let open = 1.0 - self.guarded(what, cell as usize, informed);
                let worth = worth * open * seems;
                if worth > best.0 {
                    best = (worth, Some(Act { what, cell }));
                }
            }
        }
        best.1
    }

    /// What each act is worth in a cell; 0 for those that need a target where there is none.
    fn worths(&self, cell: u32, informed: f64) -> [(What, f64); 6] {
        let (rule, gain, destroy) = (self.rule, self.gain, self.destroy);
        let (map, c) = (&self.country.ground.map, cell as usize);
        let breaks_attack = self.veto(&[Reported::Incidents, Reported::BattleDeaths]);
        let breaks_raid = self.veto(&[Reported::CiviliansKilled]);
        let people = map.people_per_100_km2(c).min(rule.crowd) / rule.crowd;
        let rent = f64::from(map.resource[c]);
        let terror = rule.terror * destroy * people;
        let loot = gain * (rule.loot * people + rent);
        // A raid makes people tell those who guard them; who is robbed quietly keeps still.
        let raid = loot * (1.0 - rule.told * informed) + terror + breaks_raid * people;
        let expulsion = rule.expulsion * destroy * people * self.minority(c);
        let stand = self.fighters_stand(c);
        let attack = rule.attack * destroy + self.unmet + breaks_attack;
        // Worth most where it would be believed.
        let false_flag = destroy
            * (rule.false_flag - self.around.sight.attribution(self.around.cells, cell))
            + breaks_attack;
        let if_any = |worth: f64| if stand { worth } else { 0.0 };
        // A company that is easier still to hit than an unguarded one is no better a target.
        let on_troops = rule.on_troops * destroy * self.troops_exposed(c).min(1.0);
        [
            (What::Raid, raid),
            (What::Extortion, rule.extortion * loot),
            (What::Expulsion, expulsion),
            (What::Attack, if_any(attack)),
            (What::FalseFlag, if_any(false_flag)),
            (What::AttackOnTroops, on_troops),
        ]
    }

    /// What an attack on the company that is based in a cell does, relative to that on an unguarded medium one; 0
    /// where none is.
    fn troops_exposed(&self, cell: usize) -> f64 {
        match self.around.cells.based_by[cell] {
            NO_COMPANY => 0.0,
            by => {
                let operation = &self.around.operations[usize::from(by)];
                answer::exposed(self.around.answer, operation)
            }
        }
    }

    /// What breaking a condition on any of these series is worth, while a policy waits for it.
    fn veto(&self, series: &[Reported]) -> f64 {
        let waits = series.iter().any(|&series| self.around.awaited[series as usize]);
        if waits { self.rule.veto * self.destroy } else { 0.0 }
    }

    /// A place from which it acts: any of its posts, by who stands there.
    fn base(&self, word: Word) -> Option<Cell> {
        let map = &self.country.ground.map;
        let manned = &self.around.cells.manned[self.party * map.inside.len()..];
        let many = |&cell: &Cell| (cell, f64::from(manned[cell as usize]));
        pick(word, || map.cells.iter().map(many))
    }

    /// True for an opponent in the process.
    fn is_target(&self, party: usize) -> bool {
        self.country.parties[party].in_process && self.country.opposed(self.party, party)
    }

    /// True where enough fighters of opponents in the process stand that there are some to hit.
    fn fighters_stand(&self, cell: usize) -> bool {
        let (rule, cells) = (self.around.security, self.country.ground.map.inside.len());
        let presence = &self.around.cells.presence;
        let targets = (0..self.country.parties.len()).filter(|&party| self.is_target(party));
        targets.map(|party| f64::from(presence[party * cells + cell])).sum::<f64>() >= rule.stands
    }

    /// A unit of an opponent in the process that stands in a cell.
    fn target(&self, cell: Cell, word: Word) -> Option<u32> {
        let Surroundings { units, units_by_cell, security, .. } = self.around;
        let counts = |party| self.is_target(party);
        posts::unit_near(security.posts(), self.country, (units, units_by_cell), cell, counts, word)
    }

    /// Chance that an act is stopped: by protection within reach, which no company is to itself, and by whoever
    /// provides security, more where people tell: `informed` of them would.
    fn guarded(&self, what: What, cell: usize, informed: f64) -> f64 {
        let (rule, cells) = (self.rule, self.around.cells);
        let told = 1.0 - rule.tips * (1.0 - informed);
        let protected = if what == What::AttackOnTroops { 0.0 } else { cells.protection[cell] };
        let guards = self.deterrence.acts * f64::from(protected);
        let provided = rule.provided * (1.0 - f64::from(cells.vacuum[cell]));
        (1.0 - (1.0 - guards) * (1.0 - provided)) * told
    }

    /// Share of a cell's people who would inform on the party.
    fn informed(&self, cell: Cell) -> f64 {
        informed(self.country, self.around.cells, self.party, cell as usize)
    }

    /// How mixed a cell is, 0 to 1: 1 where its largest community is half of it or less.
    fn minority(&self, cell: usize) -> f64 {
        (2.0 * (1.0 - f64::from(self.country.ground.largest[cell]))).min(1.0)
    }
}
