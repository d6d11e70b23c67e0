//! Axes: from numbers to places in a chart, round ticks, and dates. The ticks of plotters would ask
//! the platform for powers and logarithms, so these are its own.

use std::ops::Range;

use plotters::coord::ranged1d::{KeyPointHint, NoDefaultFormatting, Ranged, ValueFormatter};

use crate::analysis::format::plain;
use crate::calendar::{Date, months_between};
use crate::model::{Nature, Outcome, Time};

/// A mark of an axis: where, and what it says.
pub(super) type Tick = (f64, String);

/// From numbers to places along one direction of a chart.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Axis {
    pub low: f64,
    pub high: f64,
    /// True: places go with the square root, for numbers from 0 of which most are small.
    pub root: bool,
    /// True: a faint line goes through the chart at each tick.
    pub ruled: bool,
    pub ticks: Vec<Tick>,
    pub name: String,
}

impl Axis {
    /// An axis without ticks; an empty range is widened.
    pub fn new(low: f64, high: f64) -> Self {
        let high = if high > low { high } else { low + 1.0 };
        Self { low, high, root: false, ruled: true, ticks: Vec::new(), name: String::new() }
    }

    /// So many rows or units from the top down.
    pub fn down(rows: f64) -> Self {
        Self { low: rows.max(1e-9), high: 0.0, ..Self::new(0.0, 1.0) }
    }

    /// The same axis by square roots.
    pub fn rooted(self) -> Self {
        Self { root: true, ..self }
    }

    /// The same axis without lines through the chart.
    pub fn unruled(self) -> Self {
        Self { ruled: false, ..self }
    }

    /// The same axis with those ticks that lie on it, and its name.
    pub fn marked(mut self, ticks: Vec<Tick>, name: impl Into<String>) -> Self {
        self.ticks = ticks.into_iter().filter(|(number, _)| self.holds(*number)).collect();
        Self { name: name.into(), ..self }
    }

    /// The same axis with lines and no words: another says them.
    pub fn silent(mut self, silent: bool) -> Self {
        if silent {
            self.ticks.iter_mut().for_each(|(_, label)| label.clear());
        }
        self
    }

    /// The place of a number, from 0 to 1, held within the axis.
    pub fn share(&self, number: f64) -> f64 {
        let share = ((number - self.low) / (self.high - self.low)).clamp(0.0, 1.0);
        if self.root { share.sqrt() } else { share }
    }

    /// True if a number lies on the axis.
    pub fn holds(&self, number: f64) -> bool {
        self.low <= number && number <= self.high
    }
}

impl Ranged for Axis {
    type FormatOption = NoDefaultFormatting;
    type ValueType = f64;

    fn map(&self, number: &f64, (from, to): (i32, i32)) -> i32 {
        from + (f64::from(to - from) * self.share(*number)).round() as i32
    }

    fn key_points<Hint: KeyPointHint>(&self, hint: Hint) -> Vec<f64> {
        let bold = !hint.weight().allow_light_points();
        self.ticks.iter().filter(|_| bold).map(|(number, _)| *number).collect()
    }

    fn range(&self) -> Range<f64> {
        self.low..self.high
    }
}

impl ValueFormatter<f64> for Axis {
    fn format_ext(&self, number: &f64) -> String {
        let tick = self.ticks.iter().find(|(other, _)| other == number);
        tick.map(|(_, label)| label.clone()).unwrap_or_default()
    }
}

/// The distance of round ticks: 1, 2 or 5 times a power of ten, about `count` of them.
pub(super) fn step(range: f64, count: usize) -> f64 {
    let raw = range / count.max(1) as f64;
    if !raw.is_finite() || raw <= 0.0 {
        return 1.0;
    }
    let power = libm::exp10(libm::floor(libm::log10(raw)));
    let nice = [1.0, 2.0, 5.0, 10.0].into_iter().find(|nice| nice * power >= raw * 0.999);
    nice.unwrap_or(10.0) * power
}

/// Round ticks within a range, about `count` of them.
pub(super) fn ticks(low: f64, high: f64, count: usize) -> Vec<Tick> {
    let step = step(high - low, count);
    let first = (low / step - 1e-9).ceil() as i64;
    let last = (high / step + 1e-9).floor() as i64;
    let numbers: Vec<f64> = (first..=last).take(60).map(|index| index as f64 * step).collect();
    labelled(&numbers, step)
}

/// Round ticks from 0 for an axis by square roots, about evenly spread over it.
pub(super) fn root_ticks(high: f64) -> Vec<Tick> {
    let mut numbers = vec![0.0];
    for part in [0.06, 0.25, 0.56, 1.0] {
        // The largest of 1, 2, 5 times a power of ten up to here.
        let most = high * part * 1.001;
        let power = libm::exp10(libm::floor(libm::log10(most.max(1e-300))));
        let nice = [5.0, 2.0, 1.0].into_iter().find(|nice| nice * power <= most).unwrap_or(1.0);
        if numbers.last().is_none_or(|last| nice * power > *last) {
            numbers.push(nice * power);
        }
    }
    let smallest = numbers.get(1).copied().unwrap_or(1.0);
    let whole = |text: String| {
        let (number, suffix) = match text.find(|letter: char| letter.is_alphabetic()) {
            Some(end) => text.split_at(end),
            None => (text.as_str(), ""),
        };
        let number = match number.contains('.') {
            true => number.trim_end_matches('0').trim_end_matches('.'),
            false => number,
        };
        format!("{number}{suffix}")
    };
    labelled(&numbers, smallest).into_iter().map(|(number, text)| (number, whole(text))).collect()
}

fn labelled(numbers: &[f64], step: f64) -> Vec<Tick> {
    let most = numbers.iter().fold(0.0_f64, |most, number| most.max(number.abs()));
    let (scale, suffix) = match most {
        most if most >= 1e9 => (1e9, "bn"),
        most if most >= 1e6 => (1e6, "M"),
        most if most >= 1e5 => (1e3, "k"),
        _ => (1.0, ""),
    };
    let place = libm::floor(libm::log10(step / scale) + 1e-9) as i32;
    let label = |number: &f64| {
        let text = plain(number / scale, place.min(0));
        if text == "0" { text } else { text + suffix }
    };
    numbers.iter().map(|number| (*number, label(number))).collect()
}

/// The end of an axis that holds a number: the next round tick, unless that leaves it half empty.
pub(super) fn round_up(high: f64, count: usize) -> f64 {
    let step = step(high, count);
    (high / step - 1e-9).ceil() * step
}

/// The end of an axis from 0 that holds a number.
pub fn end(high: f64) -> f64 {
    if high > 0.0 && high.is_finite() { round_up(high, 8) } else { 1.0 }
}

/// Ticks of shares, 0 to 1, as percentages.
pub(super) fn percents(low: f64, high: f64, count: usize) -> Vec<Tick> {
    ticks(low * 100.0, high * 100.0, count)
        .into_iter()
        .map(|(number, text)| (number / 100.0, text + "%"))
        .collect()
}

/// Ticks of the axis of an outcome's mean: shares as percentages.
pub(super) fn outcome_ticks(what: &Outcome, axis: &Axis, count: usize) -> Vec<Tick> {
    match what.nature {
        Nature::Amount if axis.root => root_ticks(axis.high),
        Nature::Amount => ticks(axis.low, axis.high, count),
        Nature::Share | Nature::YesNo | Nature::FirstTime => percents(axis.low, axis.high, count),
    }
}

/// The axis of an amount over runs, from 0 or the least of all to `end`, by square roots where a few
/// large runs would squeeze all others. `values`: in rising order, a list an option.
pub(super) fn spread(what: &Outcome, values: &[Vec<f64>], end: f64, count: usize) -> Axis {
    let low = values.iter().filter_map(|list| list.first()).fold(0.0_f64, |low, x| low.min(*x));
    let high = if low == 0.0 { round_up(end, 8) } else { end.max(low) };
    let all = values.iter().map(Vec::len).sum::<usize>().max(1) as f64;
    let mean = values.iter().flatten().sum::<f64>() / all;
    let axis = Axis::new(low, high);
    let root = what.nature == Nature::Amount && low == 0.0 && high > (6.0 * mean).max(10.0);
    let axis = if root { axis.rooted() } else { axis };
    let name = match what.nature {
        Nature::Share => "share within a run".to_owned(),
        _ if root => format!("{} (square-root scale)", what.unit),
        _ => what.unit.clone(),
    };
    let ticks = outcome_ticks(what, &axis, count);
    axis.marked(ticks, name)
}

/// The time axis: ticks [time points] and its name. Years where there are dates.
pub(super) fn time(time: &Time, last: f64, room: f64) -> (Vec<Tick>, String) {
    let labels = |width: f64| (room / width).floor().max(2.0);
    let Some(per_year) = time.per_year.filter(|per_year| *per_year > 0).map(f64::from) else {
        let name = if time.unit.is_empty() { "time point" } else { &time.unit };
        return (ticks(0.0, last, labels(42.0).min(8.0) as usize), name.to_owned());
    };
    let months = last / per_year * 12.0;
    let every = |choices: &[u32], span: f64, most: f64| {
        choices.iter().copied().find(|every| span / f64::from(*every) <= most)
    };
    if months < 24.0 {
        let every = every(&[1, 2, 3, 6], months, labels(62.0)).unwrap_or(12);
        let label = |month: u32| match time.start {
            Some(start) => start.month_label(month),
            None => month.to_string(),
        };
        let marks = (0..=months as u32).step_by(every as usize);
        let marks = marks.map(|month| (f64::from(month) * per_year / 12.0, label(month)));
        let name = if time.start.is_some() { "" } else { "months from the start" };
        return (marks.collect(), name.to_owned());
    }
    let years = months / 12.0;
    let every = every(&[1, 2, 5, 10, 20, 50, 100], years, labels(42.0)).unwrap_or(200);
    let Some(start) = time.start else {
        let marks = (0..=years as u32).step_by(every as usize);
        let marks = marks.map(|year| (f64::from(year) * per_year, year.to_string()));
        return (marks.collect(), "years from the start".to_owned());
    };
    let point =
        |year: i32| months_between(start, Date { year, month: 1, day: 1 }) * per_year / 12.0;
    let marks = (start.year..=start.year + years as i32 + 2)
        .filter(|year| year % every as i32 == 0)
        .map(|year| (point(year), year.to_string()))
        .filter(|(point, _)| (0.0..=last).contains(point));
    (marks.collect(), String::new())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(ticks: &[Tick]) -> Vec<&str> {
        ticks.iter().map(|(_, text)| text.as_str()).collect()
    }

    #[test]
    fn ticks_are_round_and_bear_no_noise() {
        assert_eq!(texts(&ticks(0.0, 25.0, 5)), ["0", "5", "10", "15", "20", "25"]);
        assert_eq!(texts(&ticks(0.0, 1.0, 5)), ["0", "0.2", "0.4", "0.6", "0.8", "1.0"]);
        assert_eq!(texts(&ticks(-3000.0, 3000.0, 3)), ["−2,000", "0", "2,000"]);
        assert_eq!(texts(&ticks(0.0, 2.4e6, 4)), ["0", "1M", "2M"]);
        assert_eq!(texts(&ticks(0.0, 1.1e6, 2)), ["0", "1M"]);
        assert_eq!(texts(&root_ticks(25.0)), ["0", "1", "5", "10", "20"]);
        assert_eq!(texts(&root_ticks(1e6)), ["0", "0.05M", "0.2M", "0.5M", "1M"]);
        assert_eq!(texts(&percents(0.0, 1.0, 2)), ["0%", "50%", "100%"]);
        assert!(ticks(0.0, 0.0, 5).len() < 60 && ticks(f64::NAN, 1.0, 5).len() <= 60);
    }

    #[test]
    fn dates_are_shown_as_years_and_a_short_run_as_months() {
        let start = Date::new(2000, 11, 10);
        let months = Time { unit: "month".into(), per_year: Some(12), start, ..Time::default() };
        let (marks, _) = time(&months, 60.0, 700.0);
        // 52 days from 10 November to the first of January.
        assert!((marks[0].0 - 1.708).abs() < 0.001 && marks[0].1 == "2001", "{:?}", marks[0]);
        assert_eq!(marks.len(), 5);
        let (marks, _) = time(&months, 6.0, 700.0);
        assert_eq!(marks[2].1, "Jan 2001");
        let steps = Time { unit: "step".into(), ..Time::default() };
        assert_eq!(time(&steps, 200.0, 300.0).1, "step");
    }
}
