//! The time axis of series and events.

use serde::Serialize;

use crate::calendar::{Date, first_week_of, month_of};

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
