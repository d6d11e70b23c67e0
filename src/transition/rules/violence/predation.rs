//! Predation and crime: armed groups kill civilians in episodes, and where nobody provides security others do.
//!
//! An episode is a raid, a reprisal after a clash, or the work of a campaign that a party at war or in breach
//! of terms orders. Most weeks see none. Where one begins it goes on in rounds: each follows with a chance
//! below one and kills twice as many as the one before, up to what the fighters present can do and the people
//! whom it is meant for. So the tail of sizes is an outcome, as it is of clashes. It ends because the aim is
//! reached, because those people are dead or gone, or because somebody who protects is within reach.

use crate::document::Source;
use crate::luck::{Luck, Word};
use crate::transition::country::Country;
use crate::transition::rules::{
    security::deterrence,
    shared::{identity_of_cell, pick},
};
use crate::transition::streams::{CRIME, PREDATION};
use crate::transition::world::{Cells, Effects, Incident, People, Posture, Sought, Units, What};

crate::settings! {
    /// Killings of civilians by armed groups and by crime.
    pub struct Settings {
        rate: 0.0..=1.0, 0.001, "1/week", "chance that a full unit without discipline begins to kill civilians, uncontested, among strangers", Source::Assumption;
        contested: 0.0..=20.0, 2.0, "1", "what a fully disputed cell adds, in multiples of the rate", Source::Assumption;
        reprisal: 0.0..=50.0, 4.0, "1", "what full tension, which clashes leave, adds, in multiples of the rate", Source::Assumption;
        violating: 1.0..=20.0, 2.0, "1", "multiple of the rate for a party that breaks terms", Source::Assumption;
        war: 1.0..=200.0, 4.0, "1", "multiple of the rate for a party at war", Source::Assumption;
        own: 0.0..=1.0, 0.25, "1", "rate among a party's own people, relative to that among strangers", Source::Assumption;
        road: 0.0..=20.0, 1.0, "1", "what many people on the way through the cell add, in multiples of the rate", Source::Assumption;
        road_people: 1.0..=1e6, 1_000.0, "persons/100 km2", "people on the way who bring half of that", Source::Assumption;
        first: 0.0..=100.0, 3.0, "persons", "civilians killed in the first round of an episode, on average", Source::Assumption;
        goes_on: 0.0..=0.9, 0.4, "1", "chance that killing by a party without discipline goes on for another round", Source::Assumption;
        goes_on_ordered: 0.0..=0.9, 0.85, "1", "the same of a party at war or in breach of terms, which may order it", Source::Assumption;
        held: 0.0..=1.0, 0.8, "1", "share by which full discipline reduces that chance", Source::Assumption;
        each: 0.01..=100.0, 3.0, "persons", "civilians that a fighter present can kill in an episode", Source::Assumption;
        crime: 0.0..=0.001, 3e-7, "1/week", "chance that a person is killed by crime in a week of full crime", Source::Assumption;
        crime_moves: 0.0..=1.0, 0.05, "1/week", "share of the gap between crime and the vacuum that a week closes", Source::Assumption;
        police: 0.0..=1.0, 0.6, "1", "share of crime that full protection prevents", Source::Assumption;
    }
}

/// Most rounds of an episode: at a chance below 0.9 and doubling each time no more find people.
const MOST_ROUNDS: u16 = 25;

/// What the rule reads and writes of a run.
pub struct Scene<'a> {
    /// The units.
    pub units: &'a Units,
    /// Posture of each party.
    pub posture: &'a [Posture],
    /// Civilians, wherever they are.
    pub people: &'a People,
    /// Room to find who is where killing begins.
    pub exposed: &'a mut Sought,
    /// Control, tension, presence, protection and people on the way; crime is written.
    pub cells: &'a mut Cells,
    /// Killings are queued here.
    pub effects: &'a mut Effects,
}

/// Killings by armed groups, then by crime. `full_unit`: fighters that count as a unit of full strength
/// [persons].
pub fn step(
    rule: &Settings,
    full_unit: f64,
    deterrence: &deterrence::Settings,
    country: &Country,
    luck: &Luck,
    scene: Scene<'_>,
) {
    let Scene { units, posture, people, exposed, cells, effects } = scene;
    let killers = Killers { rule, full_unit, deterrence, country, luck, units, posture, cells };
    let begins = |&unit: &usize| {
        units.size[unit] > 0 && luck.word(PREDATION, units.who[unit]).below(killers.rate(unit))
    };
    let begun: Vec<usize> = (0..units.len()).filter(begins).collect();
    exposed.clear(country.ground.map.inside.len());
    begun.iter().for_each(|&unit| exposed.seek(units.cell[unit]));
    people.find(exposed);
    let episodes = begun.iter().filter_map(|&unit| killers.episode(unit, people, exposed));
    episodes.for_each(|incident| {
        effects.queue(incident);
    });
    for &cell in &country.ground.map.cells {
        let c = cell as usize;
        let vacuum = f64::from(cells.vacuum[c]);
        let crime = f64::from(cells.crime[c]);
        let crime = crime + rule.crime_moves * (vacuum - crime);
        cells.crime[c] = crime as f32;
        let kept = 1.0 - rule.police * f64::from(cells.protection[c]);
        let rate = rule.crime * crime * kept * f64::from(country.ground.map.people[c]);
        let civilians = luck.word(CRIME, identity_of_cell(cell)).poisson(rate);
        if civilians > 0 {
            effects.queue(Incident { what: What::Crime, cell, civilians, ..Incident::default() });
        }
    }
}

/// The rule in one week.
struct Killers<'a> {
    rule: &'a Settings,
    full_unit: f64,
    deterrence: &'a deterrence::Settings,
    country: &'a Country,
    luck: &'a Luck,
    units: &'a Units,
    posture: &'a [Posture],
    cells: &'a Cells,
}

impl Killers<'_> {
    /// Party and cell of a unit.
    fn place(&self, unit: usize) -> (usize, usize) {
        (usize::from(self.units.party[unit]), self.units.cell[unit] as usize)
    }

    /// What fighters do about the accord. Who is outside the process is bound by no terms, and who left
    /// their party breaks them whatever it does.
    fn posture(&self, unit: usize) -> Posture {
        let (party, _) = self.place(unit);
        let bound = self.country.parties[party].in_process && !self.units.rogue[unit];
        if bound { self.posture[party] } else { self.posture[party].max(Posture::Violating) }
    }

    /// Share of killings that is left where somebody who protects is within reach.
    fn unguarded(&self, cell: usize) -> f64 {
        1.0 - self.deterrence.predation * f64::from(self.cells.protection[cell])
    }

    /// Chance that a unit begins to kill civilians [1/week].
    fn rate(&self, unit: usize) -> f64 {
        let (rule, cells, (party, cell)) = (self.rule, self.cells, self.place(unit));
        let tension = f64::from(cells.tension[cell]);
        rule.rate * f64::from(self.units.size[unit]) / self.full_unit
            * (1.0 - self.country.parties[party].discipline)
            * self.strangers(party, cell)
            * (1.0 + rule.contested * f64::from(cells.disputed[cell]))
            * (1.0 + rule.reprisal * tension / (1.0 + tension))
            * (1.0 + rule.road * self.passing(f64::from(cells.passing[cell])))
            * match self.posture(unit) {
                Posture::Complying | Posture::Stalling => 1.0,
                Posture::Violating => rule.violating,
                Posture::Withdrawn => rule.war,
            }
            * self.unguarded(cell)
    }

    /// An episode: whom it is meant for, and how many rounds it has. `None` where nobody dies.
    /// `exposed`: who of the people is where.
    fn episode(&self, unit: usize, people: &People, exposed: &Sought) -> Option<Incident> {
        let (rule, (party, cell)) = (self.rule, self.place(unit));
        let word = |n: u16| self.luck.nth(PREDATION, self.units.who[unit], n);
        let (community, there) = self.target(party, &self.there(cell, people, exposed), word(1))?;
        let cells = self.country.ground.map.inside.len();
        let present = self.full_unit * f64::from(self.cells.presence[party * cells + cell]);
        let can = rule.each * present.max(f64::from(self.units.size[unit]));
        let ordered = self.posture(unit) >= Posture::Violating;
        let goes_on = if ordered { rule.goes_on_ordered } else { rule.goes_on }
            * (1.0 - rule.held * self.country.parties[party].discipline)
            * self.unguarded(cell);
        let most = can.min(there) as u32;
        let (mut killed, mut kills) = (0, rule.first);
        for round in 0..MOST_ROUNDS {
            killed += word(2 + 2 * round).poisson(kills.min(f64::from(most - killed)));
            killed = killed.min(most);
            // The fewer are left of those who lived here, the sooner it is over.
            let left = (there - f64::from(killed)) / self.lived(community, cell).max(there);
            if killed == most || !word(3 + 2 * round).below(goes_on * left) {
                break;
            }
            kills *= 2.0;
        }
        let (what, cell, author) = (What::Killing, cell as u32, Some(party as u16));
        let meant = Some(community as u8);
        let unit = Some(unit as u32);
        let incident =
            Incident { what, cell, author, unit, meant, civilians: killed, ..Incident::default() };
        (killed > 0).then_some(incident)
    }

    /// People of a community whose home a cell was at the start [persons].
    fn lived(&self, community: usize, cell: usize) -> f64 {
        let ground = &self.country.ground;
        let share = ground.mix[cell * self.country.communities.len() + community];
        f64::from(share) * f64::from(ground.map.people[cell])
    }

    /// People of each community who are in a cell [persons].
    fn there(&self, cell: usize, people: &People, exposed: &Sought) -> Vec<f64> {
        let mut there = vec![0.0; self.country.communities.len()];
        for &block in exposed.of(cell as u32) {
            let block = block as usize;
            there[usize::from(people.community[block])] += f64::from(people.persons[block]);
        }
        there
    }

    /// Whom killers pick: a community, oftener the more of it are `there` and the more they are strangers, and
    /// how many of it are there [persons]. `None` where nobody is.
    fn target(&self, party: usize, there: &[f64], word: Word) -> Option<(usize, f64)> {
        let weight = |community: usize| there[community] * self.stranger(party, community);
        let all = || (0..there.len()).map(|community| (community, weight(community)));
        pick(word, all).map(|community| (community, there[community]))
    }

    /// How far a community are strangers to a party, 0 to 1.
    fn stranger(&self, party: usize, community: usize) -> f64 {
        if self.country.leans_to(community, party) { self.rule.own } else { 1.0 }
    }

    /// People of a cell by how far they are strangers to a party, 0 to 1.
    fn strangers(&self, party: usize, cell: usize) -> f64 {
        let communities = self.country.communities.len();
        let mix = &self.country.ground.mix[cell * communities..][..communities];
        let of =
            |(community, share): (usize, &f32)| f64::from(*share) * self.stranger(party, community);
        mix.iter().enumerate().map(of).sum()
    }

    /// How much of a target people on the way are, 0 to 1.
    fn passing(&self, persons: f64) -> f64 {
        let persons = self.country.ground.map.per_100_km2(persons);
        persons / (persons + self.rule.road_people)
    }
}
