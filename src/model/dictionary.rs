//! What a model's records hold: names, units, kinds, and which way is better.

use serde::Serialize;

use super::event::Event;
use super::event_kind::EventKind;
use super::grid::Grid;
use super::identity::{Coded, Identity, OfferOutcomes, Part};
use super::sums::Sum;
use super::time::Time;

/// Value of an outcome of nature `FirstTime` where it never happened within the run.
pub const NEVER: f64 = -1.0;

/// Everything that a record holds, in the record's order.
#[derive(Debug, Clone, PartialEq, Serialize, Default)]
pub struct Dictionary {
    /// The time axis of the series.
    pub time: Time,
    /// Numbers that a run ends with.
    pub outcomes: Vec<Outcome>,
    /// Quantities by time.
    pub series: Vec<Series>,
    /// Series that are shares of 0 to 1, as positions. What else has the unit 1 is no field of a file.
    #[serde(skip)]
    pub shares: Vec<usize>,
    /// Sums over a run by cell.
    pub layers: Vec<Layer>,
    /// The grid that layers lie on.
    pub grid: Option<Grid>,
    /// States of the grid by time point that a watched run shows: what a map frame is drawn from.
    pub frames: Vec<Frame>,
    /// Names of those who act, that events refer to by position.
    pub actors: Vec<String>,
    /// The outcomes that add up over events, in the order of the outcomes. What of an event counts
    /// is no field of a log.
    #[serde(skip)]
    pub sums: Vec<Sum>,
    /// Ends that compete for being the first, as positions of outcomes of nature `FirstTime`, the
    /// mildest first.
    pub ends: Vec<usize>,
    /// What is told of each party by time.
    pub parties: Vec<PartySeries>,
    /// What a passage from war to peace is commonly judged by.
    pub benchmarks: Vec<Benchmark>,
    /// What could be used against a party.
    pub private: Private,
    // What stands below says what the names above mean: it follows from the model, so it is no field
    // of a log.
    /// Every kind of event that a run may tell.
    #[serde(skip)]
    pub event_kinds: Vec<&'static EventKind>,
    /// The end that a report begins with, as a position among the outcomes.
    #[serde(skip)]
    pub headline: Option<usize>,
    /// Outcomes that are coded by year as real cases are.
    #[serde(skip)]
    pub coded: Option<Coded>,
    /// What each party made of each policy that it was asked about.
    #[serde(skip)]
    pub offers: Vec<OfferOutcomes>,
    /// What the model leaves out, a sentence or two each.
    #[serde(skip)]
    pub limits: Vec<String>,
}

/// What is told of a party by time, as positions of series.
#[derive(Debug, Clone, PartialEq, Serialize, Default)]
pub struct PartySeries {
    /// Name of the party.
    pub name: String,
    /// What it was to have given up by then as planned: a share of 0 to 1 of its fighters or concessions.
    pub due: Option<usize>,
    /// What it has given up: a share of 0 to 1.
    pub given: Option<usize>,
    /// How exposed it is, as it sees it; 0 and up.
    pub exposure: Option<usize>,
}

/// What a passage from war to peace is commonly judged by.
#[derive(Debug, Clone, PartialEq, Serialize, Default)]
pub struct Benchmark {
    /// In the words of its source.
    pub text: String,
    /// Where the words come from.
    pub source: String,
    /// How it is read off a run.
    pub class: Class,
}

/// How a benchmark is read off a run. None is given a number for the sake of one.
#[derive(Debug, Clone, PartialEq, Serialize, Default)]
#[serde(rename_all = "snake_case")]
pub enum Class {
    /// Met at a time point if all of these hold there.
    Computed(Vec<Test>),
    /// Nothing in the model stands for it.
    #[default]
    NotRepresented,
}

/// Holds where the sum of a series over the last time points lies within bounds.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Test {
    /// What is asked, with its number and its source.
    pub says: String,
    /// The series.
    pub series: usize,
    /// Time points that are added up, the present one included; 1: the present value. Before so many
    /// have passed, nothing holds.
    pub points: usize,
    /// Least sum [unit of the series].
    pub least: f64,
    /// Greatest sum [unit of the series].
    pub greatest: f64,
}

/// What a report that goes to the parties leaves out.
#[derive(Debug, Clone, PartialEq, Serialize, Default)]
pub struct Private {
    /// Outcomes that speak of one party's fighters, or of who is called a spoiler.
    pub outcomes: Vec<usize>,
    /// Series that show strength, posture or when a party had most to gain from breaking its word.
    pub series: Vec<usize>,
    /// First parts of paths of a scenario that say strengths, cohesion, aims or sites, `*` for any
    /// name.
    pub paths: Vec<String>,
    /// Policies, by name, that tell by being there whom somebody takes for a spoiler, or what was
    /// agreed with a sponsor.
    pub policies: Vec<String>,
    /// All of this in words, for who reads a report without it: the parts of a list, with semicolons.
    #[serde(skip)]
    pub says: String,
}

impl Dictionary {
    /// Position of an outcome.
    pub fn outcome(&self, name: &str) -> Option<usize> {
        self.outcomes.iter().position(|outcome| outcome.name == name)
    }

    /// Position of a series.
    pub fn series(&self, name: &str) -> Option<usize> {
        self.series.iter().position(|series| series.name == name)
    }

    /// Outcomes that are parts of another, as positions, with whose part each is.
    pub fn parts(&self, whole: usize) -> impl Iterator<Item = (usize, &Part)> {
        let all = self.outcomes.iter().enumerate();
        all.filter_map(move |(at, what)| {
            let part = what.identity.part.as_ref().filter(|part| part.of == whole)?;
            Some((at, part))
        })
    }

    /// The outcome that says whether there was what another, of nature `FirstTime`, gives the time of;
    /// any other outcome itself.
    pub fn whether(&self, outcome: usize) -> usize {
        let this = &self.outcomes[outcome];
        let twin = |other: &Outcome| {
            other.nature == Nature::YesNo
                && other.identity.year.is_none()
                && other.family() == this.family()
        };
        let twin = || self.outcomes.iter().position(twin);
        (this.nature == Nature::FirstTime).then(twin).flatten().unwrap_or(outcome)
    }

    /// Who an event is about, the actor and the other: `ruf`, `splinter of ruf`.
    pub fn sides(&self, event: &Event) -> [Option<String>; 2] {
        let name = |at, splinter| {
            let name = self.actor(at)?;
            Some(if splinter { format!("splinter of {name}") } else { name.to_owned() })
        };
        [name(event.actor, event.splinters[0]), name(event.other, event.splinters[1])]
    }

    /// Name of an actor of an event.
    pub fn actor(&self, at: Option<u16>) -> Option<&str> {
        self.actors.get(usize::from(at?)).map(String::as_str)
    }

    /// How an outcome adds up over events, if it does.
    pub fn sum(&self, outcome: usize) -> Option<&Sum> {
        self.sums.iter().find(|sum| sum.outcome == outcome)
    }

    /// Numbers in one record's series: series x times.
    pub fn series_len(&self) -> usize {
        self.series.len() * self.time.points
    }

    /// Numbers in one record's layers: layers x cells.
    pub fn layers_len(&self) -> usize {
        self.layers.len() * self.grid.as_ref().map_or(0, Grid::cells)
    }
}

/// What an outcome is, and so how it is summarised and drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Default)]
#[serde(rename_all = "snake_case")]
pub enum Nature {
    /// A count or amount.
    #[default]
    Amount,
    /// A share of 0 to 1 of something within a run.
    Share,
    /// 1 if it happened in the run, 0 if not: its mean is a share of runs.
    YesNo,
    /// The first tick in which it happened, [`NEVER`] if it did not.
    FirstTime,
}

/// Which way an outcome is better. Deaths are never priced against anything else.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Default)]
#[serde(rename_all = "snake_case")]
pub enum Better {
    /// Less is better.
    Lower,
    /// More is better.
    Higher,
    /// Neither: it describes.
    #[default]
    Neither,
}

/// What an outcome is about, for tables and figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Default)]
#[serde(rename_all = "snake_case")]
pub enum Group {
    /// The ends of a peace.
    Ends,
    /// Harm to people.
    Harm,
    /// What became of fighters and weapons.
    Fighters,
    /// Order, command, trust, institutions.
    Order,
    /// What it cost.
    Cost,
    /// When each policy started and ended.
    Timetable,
    /// Anything else.
    #[default]
    Other,
}

/// A number that a run ends with.
#[derive(Debug, Clone, PartialEq, Serialize, Default)]
pub struct Outcome {
    /// Name in files and on the command line.
    pub name: String,
    /// Unit: persons, weeks, US dollars, 1.
    pub unit: String,
    /// What it is.
    pub nature: Nature,
    /// Which way is better.
    pub better: Better,
    /// What it is about.
    pub group: Group,
    /// Definition, in one line.
    pub meaning: String,
    /// What it is among others, so that nobody reads that off its name.
    #[serde(skip)]
    pub identity: Identity,
}

impl Outcome {
    /// What it tells of whatever time or party: outcomes of one family tell the same thing.
    pub fn family(&self) -> &str {
        if self.identity.family.is_empty() { &self.name } else { &self.identity.family }
    }
}

/// A quantity by time.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Series {
    /// Name in files.
    pub name: String,
    /// Unit.
    pub unit: String,
    /// Definition, in one line.
    pub meaning: String,
}

/// A sum over a run by cell.
#[derive(Debug, Clone, PartialEq, Serialize, Default)]
pub struct Layer {
    /// Name in files.
    pub name: String,
    /// Unit.
    pub unit: String,
    /// Definition, in one line.
    pub meaning: String,
    /// The layer that it is a part of, by position, and whose part.
    #[serde(skip)]
    pub part: Option<Part>,
    /// The outcome that is its sum, by position.
    #[serde(skip)]
    pub sum: Option<usize>,
}

/// A state of the grid at a time point.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Frame {
    /// Name in files.
    pub name: String,
    /// Unit.
    pub unit: String,
    /// Definition, in one line.
    pub meaning: String,
    /// What a cell's number stands for where it is no amount: a position in this list. The first is
    /// that nothing is there.
    pub categories: Vec<String>,
}
