//! Recruitment: aggrieved civilians join an armed group that recruits where they are. Persons are
//! conserved: who joins leaves the block. No party grows beyond what those who support it where it stands can
//! arm, feed and hide. A recruit's identity is (block, ordinal).

use super::{queue, tracks};
use crate::calendar::month_begins;
use crate::document::Source;
use crate::luck::Luck;
use crate::transition::country::{Country, PartyKind};
use crate::transition::rules::shared::{NOT_ZERO, nearest_unit};
use crate::transition::streams::RECRUITMENT;
use crate::transition::world::{
    Cells, Fighters, Index, Newcomer, Parties, People, Posture, Programme, Status, Tally, Units,
};

crate::settings! {
    /// When civilians join.
    pub struct Settings {
        growth: 0.0..=1.0, 0.05, "1/month", "recruits that a party looks for at full pull, as a share of its strength", Source::Assumption;
        fighting: 0.0..=10.0, 0.3, "1", "pull of a party in the process while it breaks terms, relative to that of money for twice the fighters", Source::Assumption;
        room: 1.0..=20.0, 3.0, "1", "fighters that a party can arm, feed and lead, as a multiple of those at the start, with the support that it had then", Source::Assumption;
        rate: 0.0..=1.0, 0.02, "1/month", "chance that one agent of a block joins at most, at full grievance, fear and presence", Source::Assumption;
        anger: 0.0..=10.0, 1.6, "1", "pull of full anger over a demand in full weight, relative to that of money for twice the fighters", Source::Assumption;
        tie: 0.0..=1.0, 0.4, "1", "tie of a recruit", Source::Assumption;
        unaligned: 0.0..=1.0, 0.5, "1", "how readily people who lean to no party join one, relative to those who lean to its side; also those of another side, if the party is outside the process", Source::Assumption;
        against: 0.0..=1.0, 0.1, "1", "how readily people who lean to another side join a party in the process, relative to those who lean to its side: by force, or for lack of anything else", Source::Assumption;
        without_fear: 0.0..=1.0, 0.3, "1", "how readily people without any fear join, relative to those in full fear", Source::Assumption;
    }
}

/// Who recruits, and where people meet them.
pub struct Recruiters<'a> {
    /// Facts that no run changes.
    pub country: &'a Country,
    /// Acts that a spoiler with full means attempts [1/week].
    pub full_intensity: f64,
    /// Money at hand for each fighter with which a party looks for no more, of what keeps one.
    pub enough: f64,
    /// Presence from which a party stands in a place, in units of full strength.
    pub stands: f64,
    /// What parties believe, intend and own.
    pub parties: &'a Parties,
    /// Presence and fear.
    pub cells: &'a Cells,
    /// Armed units.
    pub units: &'a Units,
    /// Which units are where.
    pub units_by_cell: &'a Index,
}

/// Those who may join, and what they join.
pub struct Recruits<'a> {
    /// Household blocks.
    pub people: &'a mut People,
    /// Those under arms.
    pub fighters: &'a mut Fighters,
    /// The queue that recruits are put into.
    pub programme: &'a mut Programme,
    /// Of each party, who supported it where it stood when it first looked for fighters [agents], and the
    /// fighters that it had then [persons].
    pub first_support: &'a mut Vec<(f64, f64)>,
    /// Room for the blocks with agents who would join, and how many would.
    pub willing: &'a mut Vec<(u32, f64)>,
    /// What is counted.
    pub tally: &'a mut Tally,
}

/// Once a month, civilians join the parties that look for fighters.
pub fn step(
    rule: &Settings,
    luck: &Luck,
    week: u32,
    recruiters: &Recruiters<'_>,
    mut recruits: Recruits<'_>,
) {
    if !month_begins(week) || week == 0 {
        return;
    }
    let Recruiters { country, units, units_by_cell, .. } = *recruiters;
    for party in 0..country.parties.len() {
        let Some(pull) = recruiters.pull(rule, party) else { continue };
        // As many as are looked for, spread over those who would; no more than there are of these.
        let Recruits { people, willing, .. } = &mut recruits;
        willing.clear();
        let (mut support, mut all) = (0.0, 0.0);
        for block in 0..people.len() {
            let (supporters, meets) = recruiters.supporters(rule, party, people, block);
            if supporters <= 0.0 {
                continue;
            }
            let would = supporters * meets * recruiters.ready(rule, people, block);
            support += supporters;
            all += would;
            willing.push((block as u32, would));
        }
        if all <= 0.0 {
            continue;
        }
        // Those who support it where it stands carry so many fighters, and no more.
        let strength = recruiters.parties.strength[party];
        let first = &mut recruits.first_support[party];
        if first.0 <= 0.0 {
            *first = (support, strength.max(recruiters.parties.first_strength[party]));
        }
        let carried = rule.room * first.1 * support / first.0;
        let room = (1.0 - strength / carried.max(NOT_ZERO)).max(0.0);
        let wanted = rule.growth * pull * room * strength / f64::from(country.scale.fighters);
        let chance = (wanted / all).min(rule.rate);
        for at in 0..recruits.willing.len() {
            let (block, willing) = recruits.willing[at];
            let block = block as usize;
            let who = People::who(block);
            let near = &country.ground.map.near;
            let place = recruits.people.place[block];
            if luck.nth(RECRUITMENT, who, party as u16).below((chance * willing).min(1.0))
                && let Some(unit) = nearest_unit(near, units, units_by_cell, party as u16, place)
            {
                recruits.join(
                    rule,
                    luck,
                    week,
                    block,
                    (party as u16, unit),
                    country.scale.fighters,
                );
            }
        }
    }
    queue::line_up(recruits.programme);
}

impl Recruiters<'_> {
    /// How hard a party recruits; `None` where it does not. A party in the process recruits while it
    /// breaks terms, another while it has money to keep more fighters than it has, or is angry over
    /// what people demand with it.
    fn pull(&self, rule: &Settings, index: usize) -> Option<f64> {
        let (party, parties) = (&self.country.parties[index], self.parties);
        if party.kind == PartyKind::State || parties.strength[index] <= 0.0 {
            return None;
        }
        let pull = if party.in_process {
            rule.fighting * f64::from(u8::from(parties.posture[index] >= Posture::Violating))
        } else {
            let [demand, ..] = party.goals;
            // Who does not mean to fight looks for no fighters, however rich.
            let means = parties.intensity[index] / self.full_intensity.max(NOT_ZERO);
            (parties.funds[index] - self.enough).max(0.0) * means
                + rule.anger * parties.anger[index] * demand * parties.unmet[index].min(1.0)
        };
        (pull > 0.0).then_some(pull)
    }

    /// Agents of a block who support a party where the block is, by whom they lean to, if it stands
    /// there; and how easily they meet it, 0 to 1.
    fn supporters(
        &self,
        rule: &Settings,
        party: usize,
        people: &People,
        block: usize,
    ) -> (f64, f64) {
        let (country, cells) = (self.country, self.cells);
        let (place, count) = (people.place[block] as usize, country.ground.map.inside.len());
        let presence = f64::from(cells.presence[party * count + place]).min(1.0);
        let stands = (presence / self.stands).min(1.0);
        // A block keeps at least one person: blocks are never removed.
        let joins = country.scale.fighters;
        let here = people.status[block] != Status::Abroad;
        if presence <= 0.0 || !here || people.persons[block] <= joins {
            return (0.0, 0.0);
        }
        let row = usize::from(people.community[block]);
        let community = &country.communities[row];
        let likes = match community.leans.map(usize::from) {
            Some(leans) if !country.opposed(leans, party) => 1.0,
            Some(_) if country.parties[party].in_process => rule.against,
            _ => rule.unaligned,
        };
        // As many agents can join as a block holds, so the scale of agents does not matter.
        let agents = f64::from(people.persons[block]) / f64::from(joins);
        (likes * stands * agents, presence / stands.max(NOT_ZERO))
    }

    /// Share of a block's supporters who would join: by grievance and fear.
    fn ready(&self, rule: &Settings, people: &People, block: usize) -> f64 {
        let (cells, row) = (self.cells, usize::from(people.community[block]));
        let place = people.place[block] as usize;
        let fear = f64::from(cells.fear[place * cells.communities + row]).min(1.0);
        let ready = rule.without_fear + (1.0 - rule.without_fear) * fear;
        self.country.communities[row].grievance * ready
    }
}

impl Recruits<'_> {
    /// An agent of so many persons leaves a block for a unit of a party.
    fn join(
        &mut self,
        rule: &Settings,
        luck: &Luck,
        week: u32,
        block: usize,
        (party, unit): (u16, u32),
        persons: u32,
    ) {
        let who = People::who(block).child(self.people.recruits[block]);
        self.people.recruits[block] += 1;
        self.people.persons[block] -= persons;
        self.tally.recruited += u64::from(persons);
        let (tie, home) = (rule.tie as f32, self.people.home[block]);
        let taste = tracks::taste(luck, who);
        let newcomer = Newcomer { who, party, unit, persons, tie, taste, home };
        queue::enrol(luck, week, newcomer, self.fighters, self.programme);
    }
}
