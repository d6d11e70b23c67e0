//! What the events of a run add to an outcome: by place, by who did it, by act and by time. Whole
//! numbers, so that each breakdown adds up to the outcome itself.

use std::collections::BTreeMap;

use crate::model::{Dictionary, Event, Grid, Sum};
use crate::story::names::list;

/// A part of a breakdown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Key {
    /// A district, or the nearest town where the map has no districts.
    Place(Option<u32>),
    /// Who did it to people who do not fight.
    By(Who),
    /// The two who fought.
    Between(Who, Who),
    /// Kind of the event.
    Act(&'static str),
    /// Time point of the series: a month.
    Point(u32),
    /// Year of the run, from 0.
    Year(u32),
}

/// An actor, and whether it is a splinter of it.
pub type Who = (Option<u16>, bool);

/// Ways to take an outcome apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cut {
    /// By place.
    Place,
    /// By who did it.
    Group,
    /// By kind of event.
    Act,
    /// By year.
    Year,
    /// By time point.
    Point,
}

impl Cut {
    /// All, in the order in which they are told.
    pub const ALL: [Self; 5] = [Self::Place, Self::Group, Self::Act, Self::Year, Self::Point];

    /// True if its parts follow each other in time.
    pub fn is_of_time(self) -> bool {
        matches!(self, Self::Year | Self::Point)
    }
}

impl Key {
    /// The breakdown that it is a part of.
    pub fn cut(self) -> Cut {
        match self {
            Self::Place(_) => Cut::Place,
            Self::By(_) | Self::Between(..) => Cut::Group,
            Self::Act(_) => Cut::Act,
            Self::Year(_) => Cut::Year,
            Self::Point(_) => Cut::Point,
        }
    }

    /// What it is called, and the word that leads to it in a sentence. Text of a scenario as `words`
    /// has it.
    pub fn name(self, words: &Dictionary) -> (&'static str, String) {
        let actor = |(at, splinter): Who| {
            let name = words.actor(at)?;
            Some(if splinter { format!("splinter of {name}") } else { name.to_owned() })
        };
        match self {
            Self::Place(None) => ("", "outside any district".to_owned()),
            Self::Place(Some(at)) => {
                let (grid, at) = (words.grid.as_ref(), at as usize);
                match grid.filter(|grid| grid.regions.names.is_empty()) {
                    None => {
                        let name = grid.and_then(|grid| grid.regions.names.get(at));
                        ("in", name.cloned().unwrap_or_default())
                    }
                    Some(grid) => {
                        let town = grid.places.get(at).map(|town| town.name.clone());
                        ("nearest to", town.unwrap_or_default())
                    }
                }
            }
            Self::By(at) => {
                ("by", actor(at).unwrap_or_else(|| "crime, strikes or unknown perpetrators".into()))
            }
            Self::Between(one, other) => {
                let name = |at| actor(at).unwrap_or_else(|| "unknown perpetrators".to_owned());
                ("between", list(&[name(one), name(other)]))
            }
            Self::Act(kind) => ("in events of the kind", kind.replace('_', " ")),
            Self::Point(at) => ("in", words.time.name_of(at as usize)),
            Self::Year(at) => ("in", year(words, at)),
        }
    }
}

/// `year 2 (from Nov 2001)`.
fn year(words: &Dictionary, year: u32) -> String {
    match words.time.start {
        Some(start) => format!("year {} (from {})", year + 1, start.month_label(12 * year)),
        None => format!("year {}", year + 1),
    }
}

/// What each part of each breakdown has of an outcome.
pub type Flows = BTreeMap<Key, i64>;

/// The flows of a run, and what they add up to.
pub fn flows(words: &Dictionary, sum: &Sum, events: &[Event]) -> (Flows, i64) {
    let (mut flows, mut total) = (Flows::new(), 0);
    let years = words.time.per_year == Some(12);
    for event in events {
        let added = i64::from(sum.of(event));
        if added == 0 {
            continue;
        }
        total += added;
        let point = words.time.point_of(event.tick) as u32;
        let keys = [
            Some(Key::Place(place(words.grid.as_ref(), event.cell))),
            Some(group(sum, event)),
            Some(Key::Act(event.kind.name)),
            years.then_some(Key::Year(point / 12)),
            Some(Key::Point(point)),
        ];
        for key in keys.into_iter().flatten() {
            *flows.entry(key).or_insert(0) += added;
        }
    }
    (flows, total)
}

fn group(sum: &Sum, event: &Event) -> Key {
    let [one, other] = event.splinters;
    let (one, other) = ((event.actor, one), (event.other, other));
    match (sum.is_of_civilians(), event.other) {
        (true, _) | (_, None) => Key::By(one),
        _ => Key::Between(one.min(other), one.max(other)),
    }
}

fn place(grid: Option<&Grid>, cell: Option<u32>) -> Option<u32> {
    let (grid, cell) = (grid?, cell?);
    if grid.regions.names.is_empty() {
        let (town, _) = grid.nearest(cell)?;
        let at = grid.places.iter().position(|place| std::ptr::eq(place, town))?;
        return u32::try_from(at).ok();
    }
    let inside = grid.inside.get(cell as usize).copied().unwrap_or(false);
    let region = *grid.regions.of.get(cell as usize).filter(|_| inside)?;
    (usize::from(region) < grid.regions.names.len()).then(|| region.into())
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::calendar::Date;
    use crate::model::{Of, Place, Regions, Time};
    use crate::transition::What;

    /// A map of four cells: two districts and one cell outside.
    pub fn words() -> Dictionary {
        let names = ["North", "South"].map(str::to_owned).to_vec();
        let town = |name: &str, x| Place { name: name.into(), x, y: 0, people: 1 };
        let grid = Grid {
            width: 4,
            height: 1,
            cell_km: Some(10.0),
            inside: vec![true, true, true, false],
            places: vec![town("Bo", 0), town("Kenema", 3)],
            regions: Regions { names, of: vec![0, 1, 1, 1] },
        };
        let time = Time {
            unit: "month".into(),
            points: 24,
            per_year: Some(12),
            start: Date::new(2000, 11, 10),
            tick: "week".into(),
            ticks: 105,
        };
        let actors = ["state", "ruf"].map(str::to_owned).to_vec();
        Dictionary { time, grid: Some(grid), actors, ..Dictionary::default() }
    }

    pub fn killing(tick: u32, cell: u32, actor: Option<u16>, civilians: u32) -> Event {
        let (cell, deaths_civilians) = (Some(cell), civilians);
        Event {
            tick,
            kind: What::Killing.kind(),
            cell,
            actor,
            deaths_civilians,
            ..Event::default()
        }
    }

    #[test]
    fn every_breakdown_adds_up_to_the_outcome() {
        let clash =
            Event { actor: Some(1), other: Some(0), deaths_other: 4, ..killing(60, 0, None, 2) };
        let events = [killing(0, 0, Some(1), 3), killing(9, 3, None, 5), clash.clone(), clash];
        let sums = [(Of::Civilians, 12), (Of::FightersWithout(Vec::new()), 8)];
        for (of, known) in sums {
            let (flows, total) = flows(&words(), &Sum { outcome: 0, of, before: None }, &events);
            assert_eq!(total, known);
            for cut in Cut::ALL {
                let parts = flows.iter().filter(|(key, _)| key.cut() == cut);
                assert_eq!(parts.map(|(_, count)| count).sum::<i64>(), known, "{cut:?}");
            }
        }
    }

    #[test]
    fn a_part_is_named_by_district_or_town_by_who_and_when() {
        let mut words = words();
        let name = |words: &Dictionary, key: Key| {
            let (lead, name) = key.name(words);
            format!("{lead} {name}").trim().to_owned()
        };
        let at = |words: &Dictionary, cell| Key::Place(place(words.grid.as_ref(), cell));
        assert_eq!(name(&words, at(&words, Some(2))), "in South");
        for nowhere in [Some(3), Some(99), None] {
            assert_eq!(name(&words, at(&words, nowhere)), "outside any district");
        }
        assert_eq!(name(&words, Key::By((Some(1), false))), "by ruf");
        assert_eq!(
            name(&words, Key::By((None, false))),
            "by crime, strikes or unknown perpetrators"
        );
        assert_eq!(
            name(&words, Key::Between((Some(0), false), (Some(1), false))),
            "between state and ruf"
        );
        assert_eq!(name(&words, Key::Act("false_flag")), "in events of the kind false flag");
        assert_eq!(name(&words, Key::Point(7)), "in month 7 (Jun 2001)");
        assert_eq!(name(&words, Key::Year(1)), "in year 2 (from Nov 2001)");
        words.grid.as_mut().unwrap().regions = Regions::default();
        assert_eq!(name(&words, at(&words, Some(2))), "nearest to Kenema");
        words.grid = None;
        assert_eq!(name(&words, at(&words, Some(2))), "outside any district");
    }
}
