//! Losses: who dies in an incident. Fighters of the units that were hit and of those that joined, then
//! civilians who are there; whom, by the luck of each.

use crate::calendar::Week;
use crate::luck::Luck;
use crate::transition::country::Country;
use crate::transition::streams::{FALLEN, VICTIM};
use crate::transition::world::{Fighters, Incident, Indices, Join, People, Stage, Units};

/// Who can die.
pub struct Living<'a> {
    /// Fighters.
    pub fighters: &'a mut Fighters,
    /// Their units, which shrink.
    pub units: &'a mut Units,
    /// Civilians.
    pub people: &'a mut People,
    /// Who was hit, looked up anew.
    pub index: &'a mut Indices,
}

/// Who died in an incident.
pub struct Toll {
    /// Fighters of the author [persons].
    pub author: u32,
    /// Fighters of the target [persons].
    pub target: u32,
    /// Civilians [persons].
    pub civilians: u32,
    /// Of these, those on the way to refuge or home [persons].
    pub on_the_way: u32,
    /// Community of the first of them.
    pub community: Option<u8>,
}

impl Toll {
    /// Fighters of both sides [persons].
    pub fn fighters(&self) -> u32 {
        self.author + self.target
    }
}

impl Living<'_> {
    /// Finds who can die: fighters of the units that were hit or joined, and blocks in cells where civilians
    /// were hit. Others are not asked for.
    pub fn find(&mut self, country: &Country, incidents: &[Incident], joins: &[Join]) {
        let Indices { fighters_hit, people_hit, .. } = &mut *self.index;
        fighters_hit.clear(self.units.len());
        people_hit.clear(country.ground.map.inside.len());
        for incident in incidents {
            if incident.author_losses + incident.target_losses > 0 {
                let joined = &joins[incident.joined.0 as usize..incident.joined.1 as usize];
                let units = [incident.unit, incident.other].into_iter().flatten();
                units
                    .chain(joined.iter().map(|join| join.unit))
                    .for_each(|unit| fighters_hit.seek(unit));
            }
            if incident.civilians > 0 {
                people_hit.seek(incident.cell);
            }
        }
        fighters_hit.find(&self.fighters.unit, |_| true);
        self.people.find(people_hit);
    }

    /// Losses of both sides, then civilians.
    pub fn kill(&mut self, luck: &Luck, week: Week, incident: &Incident, joined: &[Join]) -> Toll {
        let with = |first: bool| joined.iter().filter(move |join| join.first == first);
        let (author, target) = (incident.author_losses, incident.target_losses);
        let author = self.lose(luck, week, incident.unit, with(true), author);
        let target = self.lose(luck, week, incident.other, with(false), target);
        let mut toll = Toll { author, target, civilians: 0, on_the_way: 0, community: None };
        self.kill_civilians(luck, incident, &mut toll);
        toll
    }

    /// Losses of one side of an incident: of the unit that was hit up to half its fighters, then of
    /// those that joined it, and what is left of the first again. Returns how many died.
    fn lose<'j>(
        &mut self,
        luck: &Luck,
        week: Week,
        unit: Option<u32>,
        joined: impl Iterator<Item = &'j Join>,
        deaths: u32,
    ) -> u32 {
        let Some(unit) = unit else { return 0 };
        let mut died = 0;
        for unit in std::iter::once(unit).chain(joined.map(|join| join.unit)) {
            let most = self.units.size[unit as usize].div_ceil(2);
            died += self.kill_fighters(luck, week, unit, (deaths - died).min(most));
        }
        died + self.kill_fighters(luck, week, unit, deaths - died)
    }

    /// Kills up to so many of a unit; whom, by the luck of each. Returns how many.
    fn kill_fighters(&mut self, luck: &Luck, week: Week, unit: u32, deaths: u32) -> u32 {
        let (fighters, size) = (&mut *self.fighters, &mut self.units.size[unit as usize]);
        let mut left = deaths;
        while left > 0 {
            let alive = |row: &&u32| fighters.persons[**row as usize] > 0;
            let word = |row: u32| luck.word(FALLEN, fighters.who[row as usize]);
            let members = self.index.fighters_hit.of(unit).filter(alive);
            let Some(&row) = members.max_by_key(|&&row| (word(row), row)) else { break };
            let row = row as usize;
            let taken = left.min(fighters.persons[row]);
            fighters.persons[row] -= taken;
            *size = size.saturating_sub(taken);
            left -= taken;
            if fighters.persons[row] == 0 {
                fighters.enter(row, Stage::Dead, week);
            }
        }
        deaths - left
    }

    /// Kills up to so many of those who are in the cell, or of those there whom it was meant for; whom, by
    /// the luck of each block.
    fn kill_civilians(&mut self, luck: &Luck, incident: &Incident, toll: &mut Toll) {
        let people = &mut *self.people;
        while toll.civilians < incident.civilians {
            let alive = |block: &&u32| {
                let block = **block as usize;
                let meant = incident.meant.is_none_or(|meant| meant == people.community[block]);
                meant && people.persons[block] > 0
            };
            let word = |block: u32| luck.word(VICTIM, People::who(block as usize));
            let present = self.index.people_hit.of(incident.cell).filter(alive);
            let Some(&block) = present.max_by_key(|&&block| (word(block), block)) else { break };
            let block = block as usize;
            let taken = (incident.civilians - toll.civilians).min(people.persons[block]);
            people.persons[block] -= taken;
            if people.status[block].on_the_way() {
                toll.on_the_way += taken;
            }
            toll.civilians += taken;
            toll.community = toll.community.or(Some(people.community[block]));
        }
    }
}
