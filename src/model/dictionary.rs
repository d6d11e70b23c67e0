//! What a model's records hold: names, units, kinds, and which way is better.

use serde::Serialize;

use crate::calendar::Date;

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
    /// Sums over a run by cell.
    pub layers: Vec<Layer>,
    /// The grid that layers lie on.
    pub grid: Option<Grid>,
    /// States of the grid by time point that a watched run shows: what a map frame is drawn from.
    pub frames: Vec<Layer>,
    /// Names of those who act, that events refer to by position.
    pub actors: Vec<String>,
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
}

/// What an outcome is, and so how it is summarised and drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Nature {
    /// A count or amount.
    Amount,
    /// A share of 0 to 1 of something within a run.
    Share,
    /// 1 if it happened in the run, 0 if not: its mean is a share of runs.
    YesNo,
    /// The first tick in which it happened, [`NEVER`] if it did not.
    FirstTime,
}

/// Which way an outcome is better. Deaths are never priced against anything else.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Better {
    /// Less is better.
    Lower,
    /// More is better.
    Higher,
    /// Neither: it describes.
    Neither,
}

/// What an outcome is about, for tables and figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
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
    Other,
}

/// A number that a run ends with.
#[derive(Debug, Clone, PartialEq, Serialize)]
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
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Layer {
    /// Name in files.
    pub name: String,
    /// Unit.
    pub unit: String,
    /// Definition, in one line.
    pub meaning: String,
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
