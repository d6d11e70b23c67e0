//! What a model's records hold: names, units, kinds, and which way is better.

use serde::Serialize;

use super::{Coded, EventKind, Identity, OfferOutcomes, Part, Sum};
use crate::calendar::{Date, first_week_of, month_of};

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
    /// What it was to have given up by then as planned: a share of 0 to 1 of its men or concessions.
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
    /// Outcomes that speak of one party's men, or of who is called a spoiler.
    pub outcomes: Vec<usize>,
    /// Series that show strength, posture or when a party had most to gain from breaking its word.
    pub series: Vec<usize>,
    /// First parts of paths of a scenario that say strengths, cohesion, aims or sites, `*` for any
    /// name.
    pub paths: Vec<String>,
    /// Policies, by name, that tell by being there whom somebody takes for a spoiler, or what was
    /// agreed with a sponsor.
    pub policies: Vec<String>,
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

/// The time axis of series.
#[derive(Debug, Clone, PartialEq, Serialize, Default)]
pub struct Time {
    /// What a point of a series is: `month`, `step`.
    pub unit: String,
    /// Points of a series.
    pub points: usize,
    /// Points in a year, if the axis has years.
    pub per_year: Option<u32>,
    /// Date of the start, if the axis has dates.
    pub start: Option<Date>,
    /// What an event and a `FirstTime` outcome are counted in: `week`, `step`.
    pub tick: String,
    /// Ticks of a run.
    pub ticks: u32,
}

impl Time {
    /// Ticks in one point of a series.
    pub fn ticks_per_point(&self) -> f64 {
        f64::from(self.ticks) / self.points.max(1) as f64
    }

    /// Ticks that have passed when so many points of the series have: what came by a year came by
    /// this tick, in every table.
    pub fn ticks_after(&self, points: u32) -> f64 {
        match self.per_year {
            Some(12) if self.tick == "week" => f64::from(first_week_of(points)),
            _ => f64::from(points) * self.ticks_per_point(),
        }
    }

    /// Point of the series that a tick falls in.
    pub fn point_of(&self, tick: u32) -> usize {
        let point = match self.per_year {
            Some(12) if self.tick == "week" => month_of(tick) as usize,
            _ => tick as usize / (self.ticks as usize).div_ceil(self.points.max(1)).max(1),
        };
        point.min(self.points.saturating_sub(1))
    }

    /// First day of every week, if the axis has dates and weeks.
    pub fn first_days(&self) -> Option<Vec<Date>> {
        let start = self.start.filter(|_| self.tick == "week")?;
        let next = |day: &Date| Some(day.plus_days(7));
        Some(std::iter::successors(Some(start), next).take(self.ticks as usize + 1).collect())
    }

    /// Calendar month in which a tick begins, if the axis has dates and weeks: `Feb 2001`.
    pub fn month_of_tick(&self, tick: u32) -> Option<String> {
        let start = self.start.filter(|_| self.per_year == Some(12) && self.tick == "week")?;
        Some(start.plus_days(tick.saturating_mul(7).min(1_000_000)).month_label(0))
    }

    /// A time point by name, with its date if it has one: `month 12 (Nov 2001)`.
    pub fn name_of(&self, point: usize) -> String {
        match self.start.filter(|_| self.per_year == Some(12)) {
            Some(start) => format!("{} {point} ({})", self.unit, start.month_label(point as u32)),
            None => format!("{} {point}", self.unit),
        }
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

/// The grid that layers lie on, row by row from the north-west.
#[derive(Debug, Clone, PartialEq, Serialize, Default)]
pub struct Grid {
    /// Columns.
    pub width: usize,
    /// Rows.
    pub height: usize,
    /// Side of a cell, if it has a length [km].
    pub cell_km: Option<f64>,
    /// Which cells belong to the map, `width * height`.
    pub inside: Vec<bool>,
    /// Towns to label.
    pub places: Vec<Place>,
    /// Districts, if there are any.
    pub regions: Regions,
}

/// Which district each cell belongs to.
#[derive(Debug, Clone, PartialEq, Serialize, Default)]
pub struct Regions {
    /// Names.
    pub names: Vec<String>,
    /// One position in `names` a cell; of no meaning outside the map.
    pub of: Vec<u16>,
}

impl Grid {
    /// Cells, inside or not.
    pub fn cells(&self) -> usize {
        self.width * self.height
    }

    /// The place nearest to a cell, and how far it is [km]; `None` without places or a length.
    pub fn nearest(&self, cell: u32) -> Option<(&Place, f64)> {
        let side = self.cell_km?;
        let (x, y) = (cell as usize % self.width.max(1), cell as usize / self.width.max(1));
        let square = |place: &Place| {
            let (dx, dy) = (place.x.abs_diff(x), place.y.abs_diff(y));
            dx * dx + dy * dy
        };
        // The larger of two as near; of two as large the first.
        let nearer =
            |a: &&Place, b: &&Place| square(a).cmp(&square(b)).then(b.people.cmp(&a.people));
        let place = self.places.iter().min_by(nearer)?;
        Some((place, (square(place) as f64).sqrt() * side))
    }
}

/// A named place on the grid.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Place {
    /// Name.
    pub name: String,
    /// Column, from 0.
    pub x: usize,
    /// Row, from 0 in the north.
    pub y: usize,
    /// People [persons].
    pub people: u64,
}
