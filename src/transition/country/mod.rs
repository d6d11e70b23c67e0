//! The country: facts that no run changes. Map, parties, communities, sponsors, shocks, the clock and
//! the scale, and what follows from them (`ground`).

pub(super) mod clock;
pub(super) mod community;
mod ground;
pub mod map;
pub(super) mod party;
mod posture;
pub(super) mod scale;
mod scales;
pub(super) mod shock;
pub(super) mod sponsor;
pub(super) mod treasury;
pub(super) mod trust;
pub(super) mod war;

pub use clock::Clock;
pub use community::Community;
pub use ground::{AT_LINE_KM, Ground, Refuge};
pub use party::{
    BOTH_SIDES, DISPUTED, INTERNATIONAL, Kind as PartyKind, MOST as MOST_PARTIES, NOBODY, Party,
};
pub use posture::Posture;
pub use scale::Scale;
pub use shock::{Happening, Shock};
pub use sponsor::Sponsor;
pub use treasury::Treasury;
pub use trust::BELIEF;
pub use war::War;

use std::sync::Arc;

use crate::document::{
    ANY, Beside, Document, Field, Node, Parameter, Section, Shape, Source, Table,
};
use crate::faults::{Fault, Faults, Kind};

const DISPLACED: Parameter = Parameter {
    key: "displaced",
    unit: "persons",
    range: 0.0..=1e9,
    default: Some(0.0),
    meaning: "people away from home inside the country at the start",
    source: Source::Assumption,
};

const ABROAD: Parameter = Parameter {
    key: "abroad",
    unit: "persons",
    range: 0.0..=1e9,
    default: Some(0.0),
    meaning: "people who fled over a border before the start; needs a sponsor with `refuge`",
    source: Source::Assumption,
};

/// `[people]`
pub(super) const PEOPLE: Shape = Shape {
    about: "The civilians at the start",
    fields: &[Field::Whole(&DISPLACED), Field::Whole(&ABROAD)],
};

/// Facts that no run changes.
pub struct Country {
    /// When a run starts and how long it lasts.
    pub clock: Clock,
    /// How many an agent stands for.
    pub scale: Scale,
    /// People away from home at the start [persons].
    pub displaced: u32,
    /// People who had fled over a border at the start [persons].
    pub abroad: u32,
    /// Identity groups.
    pub communities: Vec<Community>,
    /// Actors, in the order of their names.
    pub parties: Vec<Party>,
    /// Trust at the start, row i: what party i believes of the others, 0 to 1.
    pub trust: Vec<f64>,
    /// The war before the start.
    pub war: War,
    /// What the state takes in, and what its soldiers are paid.
    pub treasury: Treasury,
    /// Outside actors, in the order of their names.
    pub sponsors: Vec<Sponsor>,
    /// Outside events.
    pub shocks: Vec<Shock>,
    /// The map and what follows from it.
    pub ground: Arc<Ground>,
}

impl Country {
    /// Position of the state among the parties.
    pub fn state(&self) -> usize {
        self.parties.iter().position(|party| party.kind == PartyKind::State).unwrap_or(0)
    }

    /// True if two parties fight on different sides.
    pub fn opposed(&self, one: usize, other: usize) -> bool {
        self.parties[one].side != self.parties[other].side
    }

    /// True if a community leans to the side of a party.
    pub fn leans_to(&self, community: usize, party: usize) -> bool {
        let leans = self.communities[community].leans;
        leans.is_some_and(|leans| !self.opposed(usize::from(leans), party))
    }

    /// The parties in the process on other sides than a party's, in order.
    pub fn opponents(&self, at: usize) -> impl Iterator<Item = usize> + '_ {
        (0..self.parties.len())
            .filter(move |&other| self.parties[other].in_process && self.opposed(at, other))
    }

    /// The parties that `disarmed_share` is of: all in the process but the state.
    pub fn bound_to_disarm(&self) -> impl Iterator<Item = usize> + '_ {
        let bound = |party: &Party| party.in_process && party.kind != PartyKind::State;
        (0..self.parties.len()).filter(move |&at| bound(&self.parties[at]))
    }

    /// Reads the map and what follows from it: once a scenario. Where there is a fault, what stands for
    /// the ground, so that the rest of the file can be read.
    pub fn ground(
        shape: &'static Shape,
        document: &Document,
        beside: &Beside,
        faults: &Faults,
    ) -> Arc<Ground> {
        let root = Section::root(&document.root, shape, faults);
        for key in ["clock", "map", "party"] {
            let empty = |node: &Node| node.table().is_some_and(Table::is_empty) && key == "party";
            if root.get(key).is_none_or(empty) {
                let message = format!("the scenario has no [{key}]");
                faults.push(Fault::new(Kind::Scenario, message).at(&root.place()));
            }
        }
        let read = map::Map::read(&root.section("map"), beside);
        let found = read.is_some();
        let read = read.unwrap_or_else(map::Map::stand_in);
        // What a reader of the parties says here, `Setup::read` says again and is heard once.
        let parties = party::read(&root, &read.districts, &read.claimants);
        let names: Vec<String> = parties.iter().map(|party| party.name.clone()).collect();
        let communities = community::read(&root, &names);
        let sponsors = sponsor::read(&root, &parties, &read.districts);
        // What stands for the map or the parties stands nowhere.
        let nowhere = Faults::new();
        let judged = found && parties.iter().all(|party| party.name != ANY);
        let heard = if judged { faults } else { &nowhere };
        let root = Section::root(&document.root, shape, heard);
        let ground = Ground::of(read, &parties, &communities, &sponsors, &root);
        Arc::new(ground)
    }
    /// Reads what a merged document says of the country, on known ground; with stand-ins for whatever is
    /// wrong.
    pub fn read(root: &Section<'_>, ground: &Arc<Ground>) -> Self {
        let clock = Clock::read(&root.section("clock"));
        let map = &ground.map;
        let parties = party::read(root, &map.districts, &map.claimants);
        let names: Vec<String> = parties.iter().map(|party| party.name.clone()).collect();
        let communities = community::read(root, &names);
        let trust = trust::read(root, &parties);
        let shocks = shock::read(root, &map.places, &parties);
        let sponsors = sponsor::read(root, &parties, &map.districts);
        let war = War::read(&root.section("war"));
        let treasury = Treasury::read(&root.section("treasury"));
        let displaced = root.section("people").count(&DISPLACED);
        let abroad = root.section("people").count(&ABROAD);
        let scale = Scale::read(&root.section("scale"));
        let people: u64 = map.people.iter().map(|&p| u64::from(p)).sum();
        let said = root.section("people");
        let sound = said.sound(DISPLACED.key) && said.sound(ABROAD.key) && !map.is_stand_in();
        if sound && u64::from(displaced) + u64::from(abroad) > people / 2 {
            root.section("people").fault(
                "displaced",
                format!(
                    "people.displaced + people.abroad = {} is over half of the map's {people} people",
                    u64::from(displaced) + u64::from(abroad)
                ),
            );
        }
        let refuge = sponsors.iter().any(|sponsor| sponsor.refuge);
        if abroad > 0 && said.sound(ABROAD.key) && !refuge {
            root.section("people").fault(
                "abroad",
                "people.abroad: no sponsor has `refuge = true`, so nobody can have crossed",
            );
        }
        Self {
            clock,
            scale,
            displaced,
            abroad,
            communities,
            parties,
            trust,
            war,
            treasury,
            sponsors,
            shocks,
            ground: Arc::clone(ground),
        }
    }
}
