//! Who stands where, who is active and who is held: the state of one run.
//!
//! Agents are the civilians from 0, then the police in the order in which they would be posted, so
//! that a policeman is the same one under every option.

use rand::RngExt;
use rand::seq::IndexedRandom;

use super::disc::Disc;
use super::order::Order;
use super::setup::{Frame, Setup};
use crate::luck::{Luck, Stream, Who};
use crate::model::Estimate;

const PLACE: Stream = Stream(1);
const TRAITS: Stream = Stream(2);
const MOVE: Stream = Stream(3);
const ENTER: Stream = Stream(4);

/// Tries to find an empty site by chance, before all that are empty are counted.
const TRIES: u32 = 64;

/// Stands for an empty site, and for an agent who is on none: held, or not posted.
pub(super) const NONE: u32 = u32::MAX;

/// State of one run, kept by a worker and used again.
#[derive(Debug, Default)]
pub struct World {
    /// Agent on each site, or `NONE`.
    pub(super) who: Vec<u32>,
    /// Active civilians in the disc around each site, its own included [persons].
    pub(super) actives: Vec<u16>,
    /// Police in the disc around each site, its own included [persons].
    pub(super) cops: Vec<u16>,
    /// Site of each agent, or `NONE`.
    pub(super) site: Vec<u32>,
    /// Hardship of each civilian, in 0 to 1.
    pub(super) hardship: Vec<f64>,
    /// Risk aversion of each civilian, in 0 to 1.
    pub(super) aversion: Vec<f64>,
    /// Which civilians are active; nobody who is held is.
    pub(super) active: Vec<bool>,
    /// First step in which a civilian who is held is at large again.
    pub(super) free_at: Vec<u32>,
    /// Police on the lattice [persons].
    pub(super) posted: usize,
    /// Those who act in this step, in order.
    pub(super) order: Order,
    /// Active person-steps by site.
    pub(super) active_steps: Vec<f32>,
}

impl World {
    /// Fills the world with the state before the first step: all civilians quiet, no police.
    pub(super) fn begin(&mut self, setup: &Setup, luck: &Luck) {
        let (sites, civilians) = (setup.frame.sites(), setup.frame.civilians);
        let agents = civilians + setup.most_police();
        refill(&mut self.who, sites, NONE);
        refill(&mut self.actives, sites, 0);
        refill(&mut self.cops, sites, 0);
        refill(&mut self.active_steps, sites, 0.0);
        refill(&mut self.site, agents, NONE);
        refill(&mut self.active, civilians, false);
        refill(&mut self.free_at, civilians, 0);
        self.posted = 0;
        self.hardship.clear();
        self.aversion.clear();
        for civilian in 0..civilians {
            let who = Who(civilian as u64);
            self.hardship.push(luck.nth(TRAITS, who, 0).unit());
            self.aversion.push(luck.nth(TRAITS, who, 1).unit());
        }
        // Sites in random order; the civilians take the first of them.
        let sites = 0..sites as u32;
        self.order.draw(sites.map(|site| (site, luck.word(PLACE, Who(u64::from(site))).0)));
        for civilian in 0..civilians {
            self.stand(civilian, self.order.at(civilian));
        }
    }

    /// Moves an agent to a random empty site in vision, each alike; nowhere if there is none.
    pub(super) fn wander(&mut self, disc: &Disc, luck: &Luck, agent: usize) {
        let from = self.site[agent] as usize;
        let (centre, count) = (disc.place(from), disc.others());
        if let Some(to) = self.empty(luck, MOVE, agent, count, |n| disc.other(centre, n)) {
            self.who[from] = NONE;
            self.stand(agent, to);
        }
    }

    /// Puts an agent who is nowhere on a random empty site of the whole lattice.
    pub(super) fn enter(&mut self, luck: &Luck, agent: usize) {
        if let Some(to) = self.empty(luck, ENTER, agent, self.who.len(), |n| n) {
            self.stand(agent, to);
        }
    }

    /// Takes an agent off the lattice.
    pub(super) fn leave(&mut self, agent: usize) {
        self.who[self.site[agent] as usize] = NONE;
        self.site[agent] = NONE;
    }

    fn stand(&mut self, agent: usize, site: usize) {
        self.who[site] = agent as u32;
        self.site[agent] = site as u32;
    }

    /// A random empty one, each alike, of the sites `site(0)` to `site(count - 1)`, if any is.
    fn empty(
        &self,
        luck: &Luck,
        stream: Stream,
        agent: usize,
        count: usize,
        site: impl Fn(usize) -> usize,
    ) -> Option<usize> {
        let count = u32::try_from(count).ok().filter(|count| *count > 0)?;
        let mut words = luck.words(stream, Who(agent as u64));
        let site = |n: u32| site(n as usize);
        for _ in 0..TRIES {
            let site = site(words.random_range(0..count));
            if self.who[site] == NONE {
                return Some(site);
            }
        }
        // A crowd: all that are empty are counted, and one of them is drawn.
        let empty: Vec<usize> =
            (0..count).map(site).filter(|site| self.who[*site] == NONE).collect();
        empty.choose(&mut words).copied()
    }
}

fn refill<T: Clone>(column: &mut Vec<T>, length: usize, value: T) {
    column.clear();
    column.resize(length, value);
}

/// What one run will need, with the most police of any option.
pub(super) fn estimate(frame: &Frame, police: usize) -> Estimate {
    let (sites, agents) = (frame.sites() as u64, (frame.civilians + police) as u64);
    // By site: agent, two counts, the order of placing (20), a sum and its copy in the record.
    // By agent: site, two traits, activity, term.
    let bytes = sites * (4 + 2 + 2 + 8 + 8 + 4 + 4 + 4) + agents * (4 + 8 + 8 + 1 + 4);
    Estimate { bytes, agents, agent_steps: agents * u64::from(frame.steps) }
}
