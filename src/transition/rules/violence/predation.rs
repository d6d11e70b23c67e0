//! Predation and crime: armed groups kill civilians in episodes, and where nobody provides security others do.
//!
//! An episode is a raid, a reprisal after a clash, or the work of a campaign that a party at war orders. It
//! begins where fighters stand, however they are cut into units. Most weeks see none. Where one begins it goes on
//! in rounds: each follows with a chance below one and kills twice as many as the one before, up to what the
//! fighters present can do and the people whom it is meant for. So the tail of sizes is an outcome, as it is of
//! clashes. It ends because the aim is reached, because those people are dead or gone, or because a company came.

use crate::document::Source;
use crate::luck::{Luck, Word};
use crate::transition::country::{Country, PartyKind, map::Cell};
use crate::transition::policies::Operation;
use crate::transition::rules::{
    security::{
        answer::{self, Against, Companies},
        deterrence,
        eyes::Sight,
        posts,
    },
    shared::{identity_of_cell, pick},
};
use crate::transition::streams::{CRIME, PREDATION};
use crate::transition::world::{
    Cells, Effects, Incident, Index, Operations, People, Posture, Sought, Units, What,
};

crate::settings! {
    /// Killings of civilians by armed groups and by crime.
    pub struct Settings {
        rate: 0.0..=1.0, 0.0006, "1/week", "chance that as many fighters as a full unit, without discipline, begin to kill civilians, uncontested, among strangers", Source::Assumption;
        contested: 0.0..=20.0, 2.0, "1", "what a fully disputed cell adds, in multiples of the rate", Source::Assumption;
        reprisal: 0.0..=50.0, 4.0, "1", "what full tension, which clashes leave, adds, in multiples of the rate", Source::Assumption;
        violating: 1.0..=20.0, 4.0, "1", "multiple of the rate for a party that breaks terms", Source::Assumption;
        war: 1.0..=200.0, 8.0, "1", "multiple of the rate for a party at war", Source::Assumption;
        own: 0.0..=1.0, 0.25, "1", "rate among a party's own people, relative to that among strangers", Source::Assumption;
        unpaid: 0.0..=1.0, 0.5, "1", "share of their discipline that soldiers of the state lose who do not count on their pay at all: they live off the people", Source::Assumption;
        met: 0.0..=1.0, 0.3, "1", "share of killings that nobody ordered that civil teams prevent who surely meet the commanders there", Source::Assumption;
        road: 0.0..=20.0, 1.0, "1", "what many people on the way through the cell add, in multiples of the rate", Source::Assumption;
        road_people: 1.0..=1e6, 1_000.0, "persons/100 km2", "people on the way who bring half of that", Source::Assumption;
        first: 0.0..=100.0, 3.0, "persons", "civilians killed in the first round of an episode, on average", Source::Assumption;
        goes_on: 0.0..=0.9, 0.4, "1", "chance that killing by a party without discipline goes on for another round", Source::Assumption;
        goes_on_ordered: 0.0..=0.9, 0.85, "1", "the same of a party at war, or of those whom no terms bind, who may order it", Source::Assumption;
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
    /// Which units are where.
    pub units_by_cell: &'a Index,
    /// Posture of each party.
    pub posture: &'a [Posture],
    /// How far soldiers of the state do not count on their pay, 0 to 1.
    pub unpaid: f64,
    /// Civilians, wherever they are.
    pub people: &'a People,
    /// Room to find who is where killing begins.
    pub exposed: &'a mut Sought,
    /// Control, tension, presence, protection and people on the way; crime is written.
    pub cells: &'a mut Cells,
    /// How companies answer, what operations are, and what they have lost.
    pub answer: (&'a answer::Settings, &'a [Operation], &'a Operations),
    /// What is seen of what happens where.
    pub sight: Sight<'a>,
    /// Killings are queued here.
    pub effects: &'a mut Effects,
}

/// Killings by armed groups, then by crime. `sizes`: what posts go by.
pub fn step(
    rule: &Settings,
    sizes: posts::Sizes,
    deterrence: &deterrence::Settings,
    country: &Country,
    luck: &Luck,
    scene: Scene<'_>,
) {
    let Scene {
        units,
        units_by_cell,
        posture,
        unpaid,
        people,
        exposed,
        cells,
        answer,
        sight,
        effects,
    } = scene;
    let stand = (units, units_by_cell);
    let (answer, about, operations) = answer;
    let companies = Companies { rule: answer, about, operations, cells };
    let killers = Killers {
        rule,
        sizes,
        deterrence,
        country,
        luck,
        stand,
        posture,
        unpaid,
        companies,
        sight,
        cells,
    };
    let begun = killers.begun();
    exposed.clear(country.ground.map.inside.len());
    begun.iter().for_each(|&(_, cell, _)| exposed.seek(cell));
    people.find(exposed);
    let episodes = begun.iter().filter_map(|&begun| killers.episode(begun, people, exposed));
    episodes.for_each(|(killing, stepped_in)| {
        let cause = Some(effects.queue(killing));
        if let Some(stepped_in) = stepped_in {
            effects.queue(Incident { cause, ..stepped_in });
        }
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
    sizes: posts::Sizes,
    deterrence: &'a deterrence::Settings,
    country: &'a Country,
    luck: &'a Luck,
    stand: (&'a Units, &'a Index),
    posture: &'a [Posture],
    unpaid: f64,
    companies: Companies<'a>,
    sight: Sight<'a>,
    cells: &'a Cells,
}

/// Party, cell, and the unit that does it.
type Begun = (usize, Cell, u32);

impl Killers<'_> {
    /// Where a party begins to kill this week.
    fn begun(&self) -> Vec<Begun> {
        let (country, rogues, mut begun) = (self.country, self.stand.0.rogues(), Vec::new());
        for (party, actor) in country.parties.iter().enumerate() {
            let worst = self.worse(party, rogues[party]);
            for &cell in &country.ground.map.cells {
                let fighters = self.manned(party, cell as usize);
                let who = actor.who.child(cell);
                let chance = || worst * self.rate(party, cell as usize, fighters);
                if fighters <= 0.0 || !self.luck.word(PREDATION, who).below(chance()) {
                    continue;
                }
                // Those who left their party break terms where it does not: only their share does.
                let word = |n| self.luck.nth(PREDATION, who, n);
                let own = |other| other == party;
                if let Some(unit) =
                    posts::unit_near(self.sizes, country, self.stand, cell, own, word(1))
                    && word(2).below(self.worse(party, self.stand.0.rogue[unit as usize]) / worst)
                {
                    begun.push((party, cell, unit));
                }
            }
        }
        begun
    }

    /// Fighters of a party at posts in a cell [persons].
    fn manned(&self, party: usize, cell: usize) -> f64 {
        f64::from(self.cells.manned[party * self.country.ground.map.inside.len() + cell])
    }

    /// What fighters do about the accord. Who is outside the process is bound by no terms, and who left
    /// their party (`rogue`) breaks them whatever it does. Who breaks them while an enemy is at war is at
    /// war too.
    fn posture(&self, party: usize, rogue: bool) -> Posture {
        let withdrawn = |other: usize| self.posture[other] == Posture::Withdrawn;
        if !self.country.parties[party].in_process || rogue {
            self.posture[party].max(Posture::Violating)
        } else if self.posture[party] >= Posture::Violating
            && self.country.opponents(party).any(withdrawn)
        {
            Posture::Withdrawn
        } else {
            self.posture[party]
        }
    }

    /// True if killing may be ordered: in war, and by those whom no terms bind.
    fn ordered(&self, party: usize, rogue: bool) -> bool {
        let bound = self.country.parties[party].in_process && !rogue;
        !bound || self.posture(party, rogue) == Posture::Withdrawn
    }

    /// How much oftener they begin to kill in their posture.
    fn worse(&self, party: usize, rogue: bool) -> f64 {
        match self.posture(party, rogue) {
            Posture::Complying | Posture::Stalling => 1.0,
            Posture::Violating => self.rule.violating,
            Posture::Withdrawn => self.rule.war,
        }
    }

    /// Share of killings that is left where somebody who protects is within reach.
    fn unguarded(&self, cell: usize) -> f64 {
        1.0 - self.deterrence.predation * f64::from(self.cells.protection[cell])
    }

    /// Chance that so many fighters of a party who complies begin to kill civilians in a cell [1/week].
    fn rate(&self, party: usize, cell: usize, fighters: f64) -> f64 {
        let (rule, cells) = (self.rule, self.cells);
        let tension = f64::from(cells.tension[cell]);
        rule.rate * fighters / self.sizes.full_unit
            * (1.0 - self.discipline(party))
            * self.strangers(party, cell)
            * (1.0 + rule.contested * f64::from(cells.disputed[cell]))
            * (1.0 + rule.reprisal * tension / (1.0 + tension))
            * (1.0 + rule.road * self.passing(f64::from(cells.passing[cell])))
            * self.unguarded(cell)
            * (1.0 - self.talked(party, cell))
    }

    /// How far fighters of a party are held back from civilians, 0 to 1: soldiers of the state less if they are
    /// not paid.
    fn discipline(&self, party: usize) -> f64 {
        let actor = &self.country.parties[party];
        let lost =
            if actor.kind == PartyKind::State { self.rule.unpaid * self.unpaid } else { 0.0 };
        actor.discipline * (1.0 - lost)
    }

    /// Share of killings that civil teams talk commanders out of: of a party that orders none.
    fn talked(&self, party: usize, cell: usize) -> f64 {
        let talked = self.rule.met * f64::from(self.cells.talked[cell]);
        if self.ordered(party, false) { 0.0 } else { talked }
    }

    /// An episode: whom it is meant for, and how many rounds it has; and the company that breaks it off, if one
    /// comes. `None` where nobody dies.
    /// `exposed`: who of the people is where.
    fn episode(
        &self,
        (party, at, unit): Begun,
        people: &People,
        exposed: &Sought,
    ) -> Option<(Incident, Option<Incident>)> {
        let (rule, cell) = (self.rule, at as usize);
        let who = self.country.parties[party].who.child(at);
        let word = |n: u16| self.luck.nth(PREDATION, who, n);
        let (community, there) = self.target(party, &self.there(cell, people, exposed), word(3))?;
        let cells = self.country.ground.map.inside.len();
        let present = self.sizes.full_unit * f64::from(self.cells.presence[party * cells + cell]);
        let can = rule.each * present;
        let ordered = self.ordered(party, self.stand.0.rogue[unit as usize]);
        let goes_on = if ordered { rule.goes_on_ordered } else { rule.goes_on }
            * (1.0 - rule.held * self.discipline(party));
        let seen = self.sight.seen(self.cells, at).reported;
        let arrival = self.companies.arrival(Against::Killers, at, seen, || [word(60), word(61)]);
        let mut broken_off = None;
        let most = can.min(there) as u32;
        let (mut killed, mut kills) = (0, rule.first);
        for round in 0..MOST_ROUNDS {
            killed += word(4 + 2 * round).poisson(kills.min(f64::from(most - killed)));
            killed = killed.min(most);
            // The fewer are left of those who lived here, the sooner it is over.
            let left = (there - f64::from(killed)) / self.lived(community, cell).max(there);
            if killed == most || !word(5 + 2 * round).below(goes_on * left) {
                break;
            }
            broken_off = arrival.filter(|arrival| round + 1 == arrival.after);
            if broken_off.is_some() {
                break;
            }
            kills *= 2.0;
        }
        let met = (at, party as u16, unit);
        let stepped_in =
            broken_off.map(|arrival| self.companies.step_in(arrival, met, [word(62), word(63)]));
        let (what, cell, author) = (What::Killing, at, Some(party as u16));
        let (meant, unit) = (Some(community as u8), Some(unit));
        let incident =
            Incident { what, cell, author, unit, meant, civilians: killed, ..Incident::default() };
        (killed > 0).then_some((incident, stepped_in))
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
