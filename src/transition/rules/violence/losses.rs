//! Losses: who dies in an incident. Fighters of the units that were hit and of those that joined, then
//! civilians who are there; whom, by the luck of each.

use crate::calendar::Week;
use crate::luck::Luck;
use crate::transition::country::Country;
use crate::transition::streams::{FALLEN, VICTIM};
use crate::transition::world::{Fighters, Incident, Indices, Join, People, Stage, Status, Units};

/// Who can die.
pub struct Living<'a> {
    /// Fighters.
    pub fighters: &'a mut Fighters,
    /// Their units, which shrink.
    pub units: &'a mut Units,
    /// Civilians.
    pub people: &'a mut People,
    /// Who is where and with whom; civilians are looked up anew.
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
    /// Finds the blocks in cells where civilians were hit; those of other cells are not asked for.
    pub fn find(&mut self, country: &Country, incidents: &[Incident], hit: &mut Vec<bool>) {
        hit.clear();
        hit.resize(country.ground.map.inside.len(), false);
        self.index.exposed.clear();
        let mut any = false;
        for incident in incidents.iter().filter(|incident| incident.civilians > 0) {
            hit[incident.cell as usize] = true;
            any = true;
        }
        if any {
            for (block, (&place, &status)) in
                self.people.place.iter().zip(&self.people.status).enumerate()
            {
                // Who is over the border cannot be hit here.
                if hit[place as usize] && status != Status::Abroad {
                    self.index.exposed.push((place, block as u32));
                }
            }
            self.index.exposed.sort_unstable();
        }
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
        let (fighters, roster) = (&mut *self.fighters, &mut self.index.roster);
        let mut left = deaths;
        if left > 0 {
            roster.list(self.units.len(), &fighters.unit);
        }
        let size = &mut self.units.size[unit as usize];
        while left > 0 {
            let alive = |row: &&u32| fighters.persons[**row as usize] > 0;
            let word = |row: u32| luck.word(FALLEN, fighters.who[row as usize]);
            let members = roster.of(unit).iter().filter(alive);
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

    /// Kills up to so many of those who are in the cell; whom, by the luck of each block.
    fn kill_civilians(&mut self, luck: &Luck, incident: &Incident, toll: &mut Toll) {
        let (people, exposed) = (&mut *self.people, &self.index.exposed);
        let from = exposed.partition_point(|&(cell, _)| cell < incident.cell);
        while toll.civilians < incident.civilians {
            let alive = |block: &&u32| people.persons[**block as usize] > 0;
            let word = |block: u32| luck.word(VICTIM, People::who(block as usize));
            let here = exposed[from..].iter().take_while(|(cell, _)| *cell == incident.cell);
            let present = here.map(|(_, block)| block).filter(alive);
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
