//! `[party.<name>]`: a collective actor; the state is one.

use super::posture::Posture;
use super::scales::{
    self, Cohesion, Discipline, LastOffensive, Patience, Prize, Sanctuary, WarCost,
};
use crate::choice;
use crate::document::{ANY, Choice, Field, Parameter, Section, Shape, Source, Word, Words};
use crate::faults::{self, Fault};
use crate::luck::Who;
use crate::text;

choice! {
    /// What kind of actor a party is.
    pub enum Kind {
        State("state", "the state and its army"),
        Rebel("rebel", "fights the state over the government or a territory"),
        Militia("militia", "armed for a community or for the state, outside the army"),
        Criminal("criminal", "armed for gain"),
    }
}
choice! {
    /// What a party's fight with the state is about, for what counts as renewed conflict.
    enum Stakes {
        AsSigned("as_signed", "the same for signatories, others for the rest"),
        Same("same", "over what the ceasefire settled: a fight with it renews the conflict"),
        Others("others", "over something else: a fight with it is another conflict"),
    }
}
const KIND: Choice =
    Choice { key: "kind", words: Kind::WORDS, default: None, meaning: "what kind of actor it is" };
const FIGHTERS: Parameter = Parameter {
    key: "fighters",
    unit: "persons",
    range: 0.0..=2e6,
    default: None,
    meaning: "declared strength",
    source: Source::Assumption,
};
const REAL: Parameter = Parameter {
    key: "real_strength",
    unit: "1",
    range: 0.1..=5.0,
    default: Some(1.0),
    meaning: "real strength as a multiple of the declared one",
    source: Source::Assumption,
};
const WEAPONS: Parameter = Parameter {
    key: "weapons_per_person",
    unit: "weapons/person",
    range: 0.0..=3.0,
    default: Some(0.58),
    meaning: "weapons that a fighter brings",
    source: Source::Published(
        "Solomon & Ginifer 2008, DDR in Sierra Leone: 42,330 weapons for 72,490 disarmed",
    ),
};
const USD: Parameter = Parameter {
    key: "monthly_usd",
    unit: "US dollars/month",
    range: 0.0..=1e9,
    default: Some(0.0),
    meaning: "money of its own, beside rents and sponsors, that keeps its fighters",
    source: Source::Assumption,
};
const SIDE: Words = Words { key: "side", meaning: "party that it fights beside; default: itself" };
const NON_SIGNATORY: Words =
    Words { key: "non_signatory", meaning: "true: not part of the peace process" };
const STAKES: Choice = Stakes::AsSigned
    .default_of("stakes", "whether its fight with the state is the one that the ceasefire ended");
const OWN_COURSE: Words = Words {
    key: "own_course",
    meaning: "true: decides on war and peace for itself, whatever the party does that it fights beside",
};
const POSTURE: Choice = Posture::Complying
    .default_of("posture", "what a party in the process does about the accord as a run starts");
const HOLDS: Words =
    Words { key: "holds", meaning: "names of the map's claims where it stands; default: its own" };
const BASES: Words = Words { key: "bases", meaning: "districts where it stands; default: all" };

const fn weight(key: &'static str, meaning: &'static str) -> Parameter {
    Parameter {
        key,
        unit: "1",
        range: 0.0..=1.0,
        default: Some(0.0),
        meaning,
        source: Source::Assumption,
    }
}
const DEMAND: Parameter = weight("demand", "weight of a limited demand that an accord can meet");
const GAIN: Parameter = weight("gain", "weight of rents and loot");
const DESTROY: Parameter = weight("destroy", "weight of bringing the peace down");
const GOALS: Shape = Shape {
    about: "What an actor outside the process wants: limited, greedy and total are regions of it",
    fields: &[Field::Real(&DEMAND), Field::Real(&GAIN), Field::Real(&DESTROY)],
};

/// `[party.<name>]`
pub const SHAPE: Shape = Shape {
    about: "A collective actor; the state is one",
    fields: &[
        Field::Choice(&KIND),
        Field::Whole(&FIGHTERS),
        Field::Real(&REAL),
        Field::Real(&WEAPONS),
        Field::Real(&USD),
        Field::Text(&SIDE),
        Field::Flag(&NON_SIGNATORY),
        Field::Flag(&OWN_COURSE),
        Field::Choice(&STAKES),
        Field::Choice(&POSTURE),
        Field::Names(&HOLDS),
        Field::Names(&BASES),
        Field::Choice(&scales::COHESION),
        Field::Choice(&scales::DISCIPLINE),
        Field::Choice(&scales::PRIZE),
        Field::Choice(&scales::WAR_COST),
        Field::Choice(&scales::PATIENCE),
        Field::Choice(&scales::LAST_OFFENSIVE),
        Field::Choice(&scales::SANCTUARY),
        Field::Table("goals", &GOALS),
    ],
};

/// Who provides security where no party does, and who is attacked where it is no party, as events and
/// maps say it.
pub const NOBODY: &str = "nobody";
/// A cell that several hold.
pub const DISPUTED: &str = "disputed";
/// A cell that international operations hold.
pub const INTERNATIONAL: &str = "international";
/// A cell that both sides police together.
pub const BOTH_SIDES: &str = "both sides";

/// Words that stand beside names of parties in outputs, and what they mean there: a party of such a
/// name could not be told from it.
const RESERVED: &[(&str, &str)] = &[
    (NOBODY, "no party at all"),
    (DISPUTED, "ground that several hold"),
    (INTERNATIONAL, "ground that international operations hold"),
    (BOTH_SIDES, "ground that two sides police together"),
    ("civilians", "those who are attacked outside any party"),
    ("crime", "killing by no party"),
];

/// A collective actor as the file has it.
#[derive(Debug, Clone, PartialEq)]
pub struct Party {
    /// Name.
    pub name: String,
    /// Identity, by its name.
    pub who: Who,
    /// What kind of actor it is.
    pub kind: Kind,
    /// Declared strength [persons].
    pub declared: u32,
    /// Real strength [persons].
    pub real: u32,
    /// Weapons a fighter brings [weapons/person].
    pub weapons: f64,
    /// Rents and sponsors [US dollars/month].
    pub monthly_usd: f64,
    /// Party that it fights beside, as a position; its own if it stands alone.
    pub side: u16,
    /// True: decides on war and peace for itself, whatever the party does that it fights beside.
    pub own_course: bool,
    /// True: part of the peace process.
    pub in_process: bool,
    /// True: a fight of it with the state is the conflict that the ceasefire ended.
    pub same_stakes: bool,
    /// What it does about the accord as a run starts; who never agreed to it breaks none of it.
    pub posture: Posture,
    /// Names of the map's claims where it stands.
    pub holds: Vec<String>,
    /// Districts where it stands, as positions; all if empty.
    pub bases: Vec<usize>,
    /// How far it acts as one, as a multiple of full cohesion.
    pub cohesion: f64,
    /// How far fighters are held back from civilians, 0 to 1.
    pub discipline: f64,
    /// What victory is worth to it, as a multiple of what it is worth to most.
    pub prize: f64,
    /// What war costs it, as a multiple of what it costs most.
    pub war_cost: f64,
    /// How long it hopes for victory, as a multiple of how long most do.
    pub patience: f64,
    /// What its last offensive makes of the pace at which it hopes to win, as a multiple.
    pub last_offensive: f64,
    /// What the places that it can withdraw to make of the pace at which its enemies hope to win, as a multiple.
    pub sanctuary: f64,
    /// Weights of demand, gain and destroying the peace.
    pub goals: [f64; 3],
}

/// Reads all parties, in the order of their names.
pub fn read(root: &Section<'_>, districts: &[String], claimants: &[String]) -> Vec<Party> {
    let sections = root.sections("party");
    let names: Vec<String> = sections.iter().map(|(name, _)| name.clone()).collect();
    let parties: Vec<Party> = sections
        .iter()
        .enumerate()
        .map(|(at, (name, section))| {
            let name = name.clone();
            let declared = section.count(&FIGHTERS);
            let holds = if section.has(HOLDS.key) {
                let known = section.known_names(&HOLDS, claimants);
                known.into_iter().map(|at| claimants[at].clone()).collect()
            } else {
                vec![name.clone()]
            };
            let goals = section.section("goals");
            let goals = [&DEMAND, &GAIN, &DESTROY].map(|weight| goals.number(weight));
            let side = section.known(&SIDE, &names).unwrap_or(at) as u16;
            let in_process = !section.flag(&NON_SIGNATORY);
            let same_stakes = match section.chosen(STAKES.key) {
                Stakes::AsSigned => in_process,
                stakes => stakes == Stakes::Same,
            };
            let posture = if in_process { section.chosen(POSTURE.key) } else { Posture::Complying };
            Party {
                who: Who::named(&name),
                kind: section.chosen(KIND.key),
                declared,
                real: (f64::from(declared) * section.number(&REAL)) as u32,
                weapons: section.number(&WEAPONS),
                monthly_usd: section.number(&USD),
                side,
                own_course: section.flag(&OWN_COURSE),
                in_process,
                same_stakes,
                posture,
                bases: section.known_names(&BASES, districts),
                cohesion: section.chosen::<Cohesion>(scales::COHESION.key).value(),
                discipline: section.chosen::<Discipline>(scales::DISCIPLINE.key).value(),
                prize: section.chosen::<Prize>(scales::PRIZE.key).value(),
                war_cost: section.chosen::<WarCost>(scales::WAR_COST.key).value(),
                patience: section.chosen::<Patience>(scales::PATIENCE.key).value(),
                last_offensive: section.chosen::<LastOffensive>(scales::LAST_OFFENSIVE.key).value(),
                sanctuary: section.chosen::<Sanctuary>(scales::SANCTUARY.key).value(),
                name,
                holds,
                goals,
            }
        })
        .collect();
    for (name, section) in &sections {
        let look = text::look(&name.to_lowercase());
        if let Some((word, means)) = RESERVED.iter().find(|(word, _)| text::look(word) == look) {
            let message = format!("party.{name}: outputs say `{word}` for {means}");
            let fault = Fault::new(faults::Kind::Scenario, message).at(&section.place());
            section.faults().push(fault.help("give the party another name"));
        }
    }
    let states = parties.iter().filter(|party| party.kind == Kind::State).count();
    let sound = |key| sections.iter().all(|(_, section)| section.sound(key));
    // A kind that was found wrong may have been meant as any.
    if states != 1 && !parties.is_empty() && sound(KIND.key) {
        root.fault("party", format!("a scenario has one party of kind \"state\", not {states}"));
    }
    if parties.len() > MOST {
        root.fault("party", format!("{} parties; at most {MOST} are allowed", parties.len()));
    }
    for (party, (_, section)) in parties.iter().zip(&sections) {
        let leader = &parties[usize::from(party.side)];
        if leader.side != party.side && parties.len() <= MOST && sound(SIDE.key) {
            let message = format!(
                "party.{}.side: {} itself fights beside another; name the first of them",
                party.name, leader.name
            );
            section.fault("side", message);
        }
    }
    // So that what names a party is read all the same; what is wrong was said.
    if parties.is_empty() || parties.len() > MOST { vec![stand_in()] } else { parties }
}

/// What stands for parties that could not be read: its name is any name.
fn stand_in() -> Party {
    Party {
        name: ANY.to_owned(),
        who: Who::named(ANY),
        kind: Kind::State,
        declared: 0,
        real: 0,
        weapons: 0.0,
        monthly_usd: 0.0,
        side: 0,
        own_course: false,
        in_process: true,
        same_stakes: true,
        posture: Posture::Complying,
        holds: vec![ANY.to_owned()],
        bases: Vec::new(),
        cohesion: 1.0,
        discipline: 0.5,
        prize: 1.0,
        war_cost: 1.0,
        patience: 1.0,
        last_offensive: 1.0,
        sanctuary: 1.0,
        goals: [0.0; 3],
    }
}

/// The most parties that there can be.
pub const MOST: usize = 12;
