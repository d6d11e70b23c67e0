//! Things of the country that a policy names: some of them, or those that silence stands for.

use std::ops::Deref;

use super::words;
use crate::document::{Section, Words};
use crate::transition::country::map::Cell;
use crate::transition::country::{Country, PartyKind};

/// Some of the country's districts, parties or sponsors, as positions, or of its towns, as cells.
#[derive(Debug, Clone)]
pub struct Named {
    /// True if the file names them; silence stands for some too.
    pub explicit: bool,
    indices: Vec<usize>,
    names: Vec<String>,
    /// How many there are in the country.
    known: usize,
}

impl Deref for Named {
    type Target = [usize];

    fn deref(&self) -> &[usize] {
        &self.indices
    }
}

impl Named {
    /// Those that a section names, else those that `silent` has.
    fn read(
        section: &Section<'_>,
        words: &Words,
        known: &[String],
        silent: impl Fn(usize) -> bool,
    ) -> Self {
        let explicit = section.has(words.key);
        let indices: Vec<usize> = if explicit {
            section.known_names(words, known)
        } else {
            (0..known.len()).filter(|&index| silent(index)).collect()
        };
        let names = indices.iter().map(|&index| known[index].clone()).collect();
        Self { explicit, indices, names, known: known.len() }
    }

    /// Each once, in the order of the country.
    fn sorted(mut self) -> Self {
        let mut some: Vec<_> =
            std::mem::take(&mut self.indices).into_iter().zip(self.names).collect();
        some.sort_unstable();
        some.dedup();
        (self.indices, self.names) = some.into_iter().unzip();
        self
    }

    /// Their names, in the order of the file.
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// In plain words: by name while they are few; all of them and many of them as such.
    pub fn words(&self, one: &str, many: &str) -> String {
        let names = self.clone().sorted().names;
        match names.len() {
            0 => format!("no {one}"),
            few if few <= 3 => words::list(&names),
            all if all == self.known => format!("every {one}"),
            count => words::counted(count as f64, one, many),
        }
    }
}

/// One function a kind of setting that names things.
impl Country {
    /// Districts; all if the file is silent.
    pub fn districts(&self, section: &Section<'_>, words: &Words) -> Named {
        Named::read(section, words, &self.ground.map.districts, |_| true)
    }

    /// Sponsors; all if the file is silent.
    pub fn sponsors(&self, section: &Section<'_>, words: &Words) -> Named {
        let names: Vec<String> = self.sponsors.iter().map(|actor| actor.name.clone()).collect();
        Named::read(section, words, &names, |_| true)
    }

    /// Parties; all in the process if the file is silent.
    pub fn signatories(&self, section: &Section<'_>, words: &Words) -> Named {
        let in_process = |index: usize| self.parties[index].in_process;
        Named::read(section, words, &self.party_names(), in_process)
    }

    /// Parties whose fighters are taken; all in the process but the state if the file is silent.
    pub fn fighters_of(&self, section: &Section<'_>, words: &Words) -> Named {
        let takes = |index: usize| {
            let party = &self.parties[index];
            party.in_process && party.kind != PartyKind::State
        };
        Named::read(section, words, &self.party_names(), takes).sorted()
    }

    /// Cells of towns; all towns if the file is silent.
    pub fn towns(&self, section: &Section<'_>, words: &Words) -> Vec<Cell> {
        self.cells(Named::read(section, words, &self.town_names(), |_| true))
    }

    /// Cells of towns; none if the file is silent.
    pub fn towns_if_any(&self, section: &Section<'_>, words: &Words) -> Vec<Cell> {
        self.cells(Named::read(section, words, &self.town_names(), |_| false))
    }

    /// Towns, as cells; none if the file is silent.
    pub fn places_if_any(&self, section: &Section<'_>, words: &Words) -> Named {
        let towns = Named::read(section, words, &self.town_names(), |_| false);
        let cells = self.cells(towns.clone());
        Named { indices: cells.into_iter().map(|cell| cell as usize).collect(), ..towns }
    }

    /// One party, outside the process; it must be said.
    pub fn party_outside(&self, section: &Section<'_>, words: &Words) -> Option<usize> {
        section.text_needed(words);
        let index = section.known(words, &self.party_names())?;
        let party = &self.parties[index];
        section.require(words.key, !party.in_process, || {
            format!(
                "{}.{}: {} is part of the process; this policy is for a party outside it",
                section.path(),
                words.key,
                party.name
            )
        });
        Some(index)
    }

    /// Names of the parties.
    pub fn party_names(&self) -> Vec<String> {
        self.parties.iter().map(|party| party.name.clone()).collect()
    }

    fn town_names(&self) -> Vec<String> {
        self.ground.map.places.iter().map(|place| place.name.clone()).collect()
    }

    fn cells(&self, towns: Named) -> Vec<Cell> {
        let map = &self.ground.map;
        towns.iter().map(|&town| map.cell_of(&map.places[town])).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_are_told_by_name_and_many_by_their_number() {
        let all = ["n", "e", "s", "w", "x"];
        let told = |indices: &[usize]| {
            let names = indices.iter().map(|&index| all[index].to_owned()).collect();
            let named =
                Named { explicit: true, indices: indices.to_vec(), names, known: all.len() };
            named.words("district", "districts")
        };
        assert_eq!(told(&[]), "no district");
        assert_eq!(told(&[1]), "e");
        assert_eq!(told(&[3, 0, 3]), "n and w");
        assert_eq!(told(&[0, 1, 2, 3]), "4 districts");
        assert_eq!(told(&[0, 1, 2, 3, 4]), "every district");
    }
}
