//! Entry into the army: one by one into mixed units, without weapons and away from the old
//! commander; or as whole units that keep commander, peers and weapons.

use crate::calendar::months_at;
use crate::transition::country::Country;
use crate::transition::levers::IntegrationLever;
use crate::transition::world::{Fighters, Posture, Programme, Roster, Stage, Tally, Track, Units};

/// How long posts that nobody took stay open [weeks]: to the next month.
const OPEN_WEEKS: u32 = 5;

/// The army, and who may enter it.
pub struct Army<'a> {
    /// Facts that no run changes.
    pub country: &'a Country,
    /// Posts and how they are entered.
    pub lever: &'a IntegrationLever,
    /// What each party does about the accord.
    pub posture: &'a [Posture],
    /// Who is in which unit.
    pub roster: &'a mut Roster,
    /// Units, which may enter whole.
    pub units: &'a mut Units,
    /// Fighters, who may enter one by one.
    pub fighters: &'a mut Fighters,
    /// Queue and posts that are open.
    pub programme: &'a mut Programme,
    /// What is counted.
    pub tally: &'a mut Tally,
}

/// Posts are filled as they open; then whole units are dispersed, if that was agreed.
pub fn step(week: u32, mut army: Army<'_>) {
    let lever = army.lever;
    let opened = |per_month: f64| {
        let places = |week: u32| (per_month * months_at(week)) as u32;
        places(week + 1) - places(week)
    };
    let (single, whole) =
        (opened(*lever.individuals_per_month), opened(*lever.whole_units_per_month));
    // Over all fighters: asked only where a post is to be filled.
    let taken = if single > 0 || whole > 0 { taken(lever, army.fighters) } else { 0 };
    if single > 0 {
        army.programme.credit.individuals += single;
        army.enlist(week, taken, single);
    }
    if whole > 0 {
        army.programme.credit.whole_units += whole;
        army.absorb(week, taken, whole);
    }
    if *lever.disperse {
        army.disperse(week);
    }
}

/// Posts taken so far [persons].
pub fn taken(lever: &IntegrationLever, fighters: &Fighters) -> u32 {
    let rows = fighters.stage.iter().zip(&fighters.persons).zip(&fighters.party);
    rows.filter(|((stage, _), party)| stage.in_army() && lever.parties[usize::from(**party)])
        .map(|((_, persons), _)| persons)
        .sum()
}

impl Army<'_> {
    /// One by one, those who would, from the far end of the queue.
    fn enlist(&mut self, week: u32, mut taken: u32, opened: u32) {
        for index in (0..self.programme.queue.len()).rev() {
            let row = self.programme.queue[index].1 as usize;
            if !self.may_enlist(row) {
                continue;
            }
            let persons = self.fighters.persons[row];
            let credit = &mut self.programme.credit.individuals;
            if persons > *credit || taken + persons > *self.lever.posts {
                break;
            }
            *credit -= persons;
            taken += persons;
            if self.fighters.stage[row] == Stage::Active {
                // The unit may be taken in whole this very week: without them.
                self.units.size[self.fighters.unit[row] as usize] -= persons;
                let party = &self.country.parties[usize::from(self.fighters.party[row])];
                self.tally.weapons += (f64::from(persons) * party.weapons).round() as u64;
            }
            self.tally.integrated += u64::from(persons);
            self.fighters.enter(row, Stage::Mixed, week);
        }
        // A post that nobody took this month is open next month, not for ever.
        let most = opened.max(self.country.scale.fighters) * OPEN_WEEKS;
        self.programme.credit.individuals = self.programme.credit.individuals.min(most);
    }

    /// True if a fighter would take a post and can.
    fn may_enlist(&self, row: usize) -> bool {
        let (party, stage) = (usize::from(self.fighters.party[row]), self.fighters.stage[row]);
        matches!(stage, Stage::Active | Stage::Cantoned | Stage::Demobilised)
            && self.lever.parties[party]
            && self.posture[party] == Posture::Complying
            && self.fighters.track[row] == Track::Army
            && (stage != Stage::Active || !self.units.rogue[self.fighters.unit[row] as usize])
    }

    /// Unit by unit, in the order of their identities.
    fn absorb(&mut self, week: u32, mut taken: u32, opened: u32) {
        let state = self.country.state() as u16;
        for unit in 0..self.units.len() {
            let (party, size) = (usize::from(self.units.party[unit]), self.units.size[unit]);
            let may = size > 0
                && !self.units.integrated[unit]
                && !self.units.rogue[unit]
                && self.lever.parties[party]
                && self.posture[party] == Posture::Complying;
            if !may || taken + size > *self.lever.posts {
                continue;
            }
            if size > self.programme.credit.whole_units {
                break;
            }
            self.programme.credit.whole_units -= size;
            taken += size;
            self.tally.integrated += u64::from(size);
            self.units.integrated[unit] = true;
            self.units.party[unit] = state;
            self.roster.list(self.units.len(), &self.fighters.unit);
            for &row in self.roster.of(unit as u32) {
                // Who enlisted singly this week is in a mixed unit already.
                if self.fighters.unit[row as usize] == unit as u32 {
                    self.fighters.stage[row as usize] = Stage::WholeUnit;
                    self.fighters.since[row as usize] = week;
                }
            }
        }
        // Posts add up until there are enough for the next unit, not for ever.
        let most = opened * OPEN_WEEKS + 2 * self.country.scale.unit;
        self.programme.credit.whole_units = self.programme.credit.whole_units.min(most);
    }

    /// Members of whole units go to mixed ones.
    fn disperse(&mut self, week: u32) {
        for unit in 0..self.units.len() {
            if !self.units.integrated[unit] || self.units.size[unit] == 0 {
                continue;
            }
            self.roster.list(self.units.len(), &self.fighters.unit);
            for &row in self.roster.of(unit as u32) {
                self.fighters.enter(row as usize, Stage::Mixed, week);
            }
            self.units.integrated[unit] = false;
            self.units.size[unit] = 0;
        }
    }
}
