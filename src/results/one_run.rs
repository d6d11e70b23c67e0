//! One watched run as tables: `outcomes.csv`, `series.csv` and `events.csv`.

use std::path::Path;

use super::aside::write_aside;
use super::sheet::Sheet;
use crate::calendar::Date;
use crate::faults::Fault;
use crate::model::{Dictionary, Event, Record, Violence};

/// The files that [`write_run`] writes.
pub const RUN_FILES: [&str; 3] = ["outcomes.csv", "series.csv", "events.csv"];

/// Writes them into a folder, which must exist.
///
/// # Errors
/// A file cannot be written.
pub fn write_run(
    folder: &Path,
    words: &Dictionary,
    record: &Record,
    events: &[Event],
) -> Result<(), Fault> {
    let [outcomes, series, log] = RUN_FILES.map(|name| folder.join(name));
    write_outcomes(&outcomes, words, record)?;
    write_series(&series, words, record)?;
    write_events(&log, words, events)
}

fn write_outcomes(path: &Path, words: &Dictionary, record: &Record) -> Result<(), Fault> {
    write_aside(path, |file| {
        let mut sheet = Sheet::new(path, file);
        sheet.head(&["outcome", "value", "unit"])?;
        for (outcome, value) in words.outcomes.iter().zip(&record.outcomes) {
            sheet.text(&outcome.name)?;
            sheet.number(*value)?;
            sheet.text(&outcome.unit)?;
            sheet.end()?;
        }
        sheet.finish()
    })
}

fn write_series(path: &Path, words: &Dictionary, record: &Record) -> Result<(), Fault> {
    let points = words.time.points;
    write_aside(path, |file| {
        let mut sheet = Sheet::new(path, file);
        sheet.word(super::dictionary::time_column(words))?;
        words.series.iter().try_for_each(|series| sheet.text(&series.name))?;
        sheet.end()?;
        for point in 0..points {
            sheet.whole(point)?;
            let values = record.series.iter().skip(point).step_by(points.max(1));
            values.copied().try_for_each(|value| sheet.single(value))?;
            sheet.end()?;
        }
        sheet.finish()
    })
}

/// Columns of `events.csv` after id, cause and tick; what the UCDP Georeferenced Event Dataset has
/// too is named as there.
const EVENT: [&str; 17] = [
    "date_start",
    "date_end",
    "kind",
    "type_of_violence",
    "side_a",
    "side_b",
    "subject",
    "cell",
    "column",
    "row",
    "where",
    "km",
    "deaths_a",
    "deaths_b",
    "deaths_civilians",
    "best",
    "number",
];

fn write_events(path: &Path, words: &Dictionary, events: &[Event]) -> Result<(), Fault> {
    let days = words.time.first_days();
    write_aside(path, |file| {
        let mut sheet = Sheet::new(path, file);
        ["id", "cause", &words.time.tick].iter().try_for_each(|word| sheet.word(word))?;
        sheet.head(&EVENT)?;
        for event in events {
            sheet.whole(event.id as usize)?;
            maybe(&mut sheet, event.cause)?;
            sheet.whole(event.tick as usize)?;
            let first = days.as_ref().and_then(|days| days.get(event.tick as usize));
            sheet.word(&first.map_or_else(String::new, Date::to_string))?;
            sheet.word(&first.map_or_else(String::new, |day| day.plus_days(6).to_string()))?;
            sheet.word(event.kind.name)?;
            maybe(&mut sheet, event.violence.map(|violence| violence.code().into()))?;
            let [side_a, side_b] = words.sides(event);
            sheet.text(side_a.as_deref().unwrap_or(""))?;
            let civilians = event.other.is_none() && event.violence == Some(Violence::OneSided);
            let other = if civilians { Some("civilians") } else { side_b.as_deref() };
            sheet.text(other.unwrap_or(""))?;
            sheet.text(event.subject.as_deref().unwrap_or(""))?;
            place(&mut sheet, words, event.cell)?;
            let (a, b) = (event.deaths_actor, event.deaths_other);
            for number in [a, b, event.deaths_civilians, event.deaths(), event.number] {
                sheet.whole(number as usize)?;
            }
            sheet.end()?;
        }
        sheet.finish()
    })
}

/// Cell, column, row, nearest town and how far it is [km]: empty where there is none.
fn place(sheet: &mut Sheet<'_>, words: &Dictionary, cell: Option<u32>) -> Result<(), Fault> {
    let on_grid = words.grid.as_ref().zip(cell);
    let width = on_grid.map(|(grid, _)| grid.width.max(1) as u32);
    maybe(sheet, cell)?;
    maybe(sheet, cell.zip(width).map(|(cell, width)| cell % width))?;
    maybe(sheet, cell.zip(width).map(|(cell, width)| cell / width))?;
    let town = on_grid.and_then(|(grid, cell)| grid.nearest(cell));
    sheet.text(town.map_or("", |(town, _)| &town.name))?;
    maybe(sheet, town.map(|(_, km)| km.round() as u32))
}

fn maybe(sheet: &mut Sheet<'_>, number: Option<u32>) -> Result<(), Fault> {
    match number {
        Some(number) => sheet.whole(number as usize),
        None => sheet.word(""),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{EventKind, Grid, Place, Time};

    const CLASH: EventKind = EventKind::plain("clash");
    const RAID: EventKind = EventKind::plain("raid");
    const SHOCK: EventKind = EventKind::plain("shock");

    #[test]
    fn an_event_has_its_dates_its_sides_its_town_and_its_sum_and_no_text_is_a_formula() {
        let time = Time {
            start: Date::new(2000, 11, 10),
            tick: "week".into(),
            ticks: 52,
            ..Time::default()
        };
        let places = vec![Place { name: "Bo".into(), x: 0, y: 0, people: 1 }];
        let grid = Grid { width: 5, height: 5, cell_km: Some(10.0), places, ..Grid::default() };
        let actors = vec!["state".to_owned(), "=ruf".to_owned()];
        let words = Dictionary { time, grid: Some(grid), actors, ..Dictionary::default() };
        let (violence, cell) = (Some(Violence::StateBased), Some(23));
        let (actor, other, cause) = (Some(1), Some(0), Some(3));
        let events = [
            Event { id: 4, cause, tick: 1, kind: &CLASH, violence, cell, actor, other, ..deaths() },
            Event { id: 5, kind: &RAID, violence: Some(Violence::OneSided), actor, ..deaths() },
            Event { id: 6, kind: &SHOCK, subject: Some("vote".into()), ..Event::default() },
        ];
        let folder = tempfile::tempdir().unwrap();
        write_run(folder.path(), &words, &Record::default(), &events).unwrap();
        let text = std::fs::read_to_string(folder.path().join("events.csv")).unwrap();
        let rows: Vec<&str> = text.lines().skip(1).collect();
        let clash = "4,3,1,2000-11-17,2000-11-23,clash,1,'=ruf,state,,23,3,4,Bo,50,1,2,3,6,0";
        let raid = "5,,0,2000-11-10,2000-11-16,raid,3,'=ruf,civilians,,,,,,,1,2,3,6,0";
        let shock = "6,,0,2000-11-10,2000-11-16,shock,,,,vote,,,,,,0,0,0,0,0";
        assert_eq!(rows, [clash, raid, shock]);
        assert_eq!(text.lines().next().unwrap().split(',').count(), clash.split(',').count());
    }

    fn deaths() -> Event {
        Event { deaths_actor: 1, deaths_other: 2, deaths_civilians: 3, ..Event::default() }
    }
}
