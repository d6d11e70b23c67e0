//! Made-up studies to draw: skewed outcomes with many zeros, a masked map, long names.

use crate::analysis::Subject;
use crate::batch::Results;
use crate::calendar::Date;
use crate::luck::{Luck, Stream, Who};
use crate::model::{
    Better, Dictionary, Grid, Group, Identity, Layer, NEVER, Nature, OfferOutcomes, Outcome, Part,
    Place, Planned, Record, Series, Time,
};
use crate::scenario::{Compare, HistoryPoint, OptionInfo};

/// How a made-up study is made.
pub(super) struct Trial {
    pub names: Vec<&'static str>,
    pub draws: usize,
    pub runs: usize,
    pub months: usize,
    pub start: Option<Date>,
    /// False: a model of steps, without years, plans or a map.
    pub years: bool,
}

const OUTCOMES: [(&str, &str, Nature, Better, Group, &str); 15] = [
    (
        "accord_failed_week",
        "week",
        Nature::FirstTime,
        Better::Higher,
        Group::Ends,
        "first week in which one side took up arms against the other again",
    ),
    (
        "conflict_renewed_week",
        "week",
        Nature::FirstTime,
        Better::Higher,
        Group::Ends,
        "first week of the first twelve with 25 or more battle deaths between parties to the accord, after which fighting went on",
    ),
    (
        "accord_failed",
        "1",
        Nature::YesNo,
        Better::Lower,
        Group::Ends,
        "one side took up arms against the other again",
    ),
    (
        "civilians_killed",
        "persons",
        Nature::Amount,
        Better::Lower,
        Group::Harm,
        "civilians killed by any armed group",
    ),
    (
        "displaced_person_months",
        "person-months",
        Nature::Amount,
        Better::Lower,
        Group::Harm,
        "sum over months of civilians away from home for fear",
    ),
    (
        "fighters_reintegrated",
        "1",
        Nature::Share,
        Better::Higher,
        Group::Fighters,
        "share of fighters who were disarmed and stayed at home to the end",
    ),
    (
        "cost",
        "US dollars",
        Nature::Amount,
        Better::Lower,
        Group::Cost,
        "cost of all policies, without the price of any harm",
    ),
    (
        "coups",
        "count",
        Nature::Amount,
        Better::Lower,
        Group::Order,
        "attempts on the government by its own forces",
    ),
    (
        "ddr_started",
        "week",
        Nature::FirstTime,
        Better::Neither,
        Group::Timetable,
        "week in which ddr began",
    ),
    (
        "accepted.ddr.rebels",
        "1",
        Nature::YesNo,
        Better::Neither,
        Group::Timetable,
        "1 if rebels accepted ddr at the first asking",
    ),
    (
        "agreed.ddr.rebels",
        "week",
        Nature::FirstTime,
        Better::Neither,
        Group::Timetable,
        "week in which rebels agreed to ddr",
    ),
    (
        "refusals.ddr.rebels",
        "times",
        Nature::Amount,
        Better::Neither,
        Group::Timetable,
        "refusals of ddr by rebels before it began",
    ),
    (
        "accepted.ddr.village_guard",
        "1",
        Nature::YesNo,
        Better::Neither,
        Group::Timetable,
        "1 if village guard accepted ddr at the first asking",
    ),
    (
        "agreed.ddr.village_guard",
        "week",
        Nature::FirstTime,
        Better::Neither,
        Group::Timetable,
        "week in which village guard agreed to ddr",
    ),
    (
        "refusals.ddr.village_guard",
        "times",
        Nature::Amount,
        Better::Neither,
        Group::Timetable,
        "refusals of ddr by village guard before it began",
    ),
];

const LAYERS: [&str; 4] = ["killed", "presence", "killed_by_rebels", "killed_by_crime"];

/// A made-up study and what its runs left.
pub(super) fn study(trial: &Trial) -> (Subject, Results) {
    let grid = grid();
    let options = trial.names.len();
    let ticks = crate::calendar::weeks_in(trial.months as u32);
    let dictionary = Dictionary {
        time: Time {
            unit: if trial.years { "month" } else { "step" }.into(),
            points: trial.months,
            per_year: trial.years.then_some(12),
            start: trial.start,
            tick: "week".into(),
            ticks,
        },
        outcomes: OUTCOMES
            .iter()
            .map(|(name, unit, nature, better, group, meaning)| Outcome {
                name: (*name).into(),
                unit: (*unit).into(),
                nature: *nature,
                better: *better,
                group: *group,
                meaning: (*meaning).into(),
                identity: Identity {
                    family: name.strip_suffix("_week").unwrap_or("").into(),
                    ..Identity::default()
                },
            })
            .collect(),
        offers: [("rebels", 9), ("village_guard", 12)]
            .map(|(party, first)| OfferOutcomes {
                policy: "ddr".into(),
                party: party.into(),
                accepted: first,
                refusals: Some(first + 2),
                agreed: first + 1,
            })
            .to_vec(),
        series: ["deaths", "displaced"]
            .map(|name| Series {
                name: name.into(),
                unit: "persons".into(),
                meaning: format!("Persons counted as {name} in the month."),
            })
            .to_vec(),
        layers: LAYERS
            .map(|name| Layer {
                name: name.into(),
                unit: if name == "presence" { "fighter-weeks" } else { "persons" }.into(),
                meaning: format!("Where {name} was counted over the whole run."),
                part: name.strip_prefix("killed_").map(|by| Part {
                    of: 0,
                    by: by.into(),
                    named: false,
                }),
                sum: None,
            })
            .to_vec(),
        grid: trial.years.then_some(grid),
        frames: Vec::new(),
        ..Dictionary::default()
    };
    let info = |name: &&str| OptionInfo { name: (*name).into(), says: says(name).into() };
    let history = [(6.0, 260.0), (14.0, 90.0), (30.0, 20.0)].map(|(at, value)| HistoryPoint {
        series: 0,
        at,
        value,
        source: "a report".into(),
    });
    let records = (0..trial.draws)
        .flat_map(|draw| (0..options).map(move |option| (draw, option)))
        .flat_map(|(draw, option)| (0..trial.runs).map(move |run| (draw, option, run)))
        .map(|(draw, option, run)| record(&dictionary, draw, option, run))
        .collect();
    let subject = Subject {
        name: "Valley accord <2026> & after".into(),
        question: "Whole units or one fighter at a time?".into(),
        seed: 2000,
        options: trial.names.iter().map(info).collect(),
        compare: Compare {
            baseline: 0,
            outcomes: (0..8).collect(),
            series: vec![0, 1],
            layers: (0..LAYERS.len()).collect(),
            ..Compare::default()
        },
        plans: (0..options)
            .map(|option| if trial.years { plan(option) } else { Vec::new() })
            .collect(),
        history: history.to_vec(),
        dictionary,
        ..Subject::default()
    };
    let results = Results::from_records(options, trial.runs, trial.months, records);
    (subject, results)
}

fn says(name: &str) -> &'static str {
    if name.starts_with("no") {
        "Nothing beyond the ceasefire"
    } else {
        "Disarmament first; individuals join mixed units by quota, with monitors in every district"
    }
}

fn plan(option: usize) -> Vec<Planned> {
    if option == 0 {
        return Vec::new();
    }
    let policy = |name: &str, kind: &str, start: Option<f64>, end: Option<f64>| Planned {
        name: name.into(),
        kind: kind.into(),
        start: start.map_or("after ddr.disarmament 50%".into(), |start| format!("month {start}")),
        start_month: start,
        end_month: end,
        started: (name == "ddr" || start.is_none()).then(|| "ddr_started".into()),
        ended: None,
    };
    vec![
        policy("separation", "buffer_zone", Some(1.0), None),
        policy("peacekeeping", "peacekeeping (protect_civilians)", Some(2.0), Some(48.0)),
        policy("ddr", "ddr", Some(3.0 + option as f64), Some(30.0)),
        policy("integration", "integration (whole_units)", None, None),
    ]
}

fn record(words: &Dictionary, draw: usize, option: usize, run: usize) -> Record {
    let shared = Luck::of_run(7, draw as u32, run as u32);
    let own = Luck::of_run(8 + option as u64, draw as u32, run as u32);
    let ticks = f64::from(words.time.ticks);
    let normal = |n: u16| {
        0.8 * shared.nth(Stream(1), Who(1), n).normal()
            + 0.6 * own.nth(Stream(1), Who(1), n).normal()
    };
    let good = 1.0 / (1.0 + 0.35 * option as f64);
    let time = |n: u16, mean: f64| {
        let at = -libm::log(own.nth(Stream(2), Who(2), n).unit()) * mean * ticks / good;
        if at < ticks { at.floor() } else { NEVER }
    };
    let failed = time(0, 1.2);
    let violent = shared.word(Stream(3), Who(3)).unit() < 0.3 + 0.5 * good;
    let killed = if violent { libm::exp(5.5 + 1.3 * normal(0)) * good } else { 0.0 };
    let mut outcomes = vec![
        failed,
        time(1, 2.5),
        f64::from(u8::from(failed != NEVER)),
        killed.round(),
        (killed * 130.0 * libm::exp(0.4 * normal(1))).round(),
        if option == 0 { 0.0 } else { (0.5 + 0.15 * normal(2)).clamp(0.0, 1.0) },
        if option == 0 { 0.0 } else { 45e6 * (1.0 + 0.2 * normal(3)) + 9e6 * option as f64 },
        if own.word(Stream(4), Who(1)).unit() < 0.1 { 1.0 } else { 0.0 },
        if own.word(Stream(4), Who(2)).unit() < 0.22 {
            NEVER
        } else {
            20.0 + 8.0 * normal(4).abs()
        },
    ];
    for party in 0..2 {
        outcomes.extend(answer(own.word(Stream(6), Who(party)).unit(), 0.3 + 0.3 * party as f64));
    }
    let series = [4.8, 8.5]
        .into_iter()
        .flat_map(|level| (0..words.time.points).map(move |month| (level, month as f64)))
        .map(|(level, month)| {
            let wave = 1.0 + 0.2 * libm::sin(month / 3.0);
            let wobble = own.at(month as u32).word(Stream(5), Who(1)).normal();
            (libm::exp(level + 0.7 * normal(5) + 0.2 * wobble - month / 30.0 / good) * wave) as f32
        })
        .collect();
    let no_map = Grid::default();
    let grid = words.grid.as_ref().unwrap_or(&no_map);
    let layers = (0..LAYERS.len())
        .flat_map(|layer| (0..grid.cells()).map(move |cell| (layer, cell)))
        .map(|(layer, cell)| {
            let (x, y) = ((cell % grid.width) as f64, (cell / grid.width) as f64);
            let near = grid.places.iter().take(5).map(|p| {
                let (dx, dy) = (x - p.x as f64, y - p.y as f64);
                libm::exp(-(dx * dx + dy * dy) / if layer == 1 { 60.0 } else { 3.0 })
            });
            let here = if grid.inside[cell] { near.sum::<f64>() * killed * good } else { 0.0 };
            (here / [20.0, 20.0, 25.0, 100.0][layer]) as f32
        })
        .collect();
    Record { outcomes, series, layers, digest: 0 }
}

/// Whether at first, when, and after how many refusals.
fn answer(luck: f64, keen: f64) -> [f64; 3] {
    match luck {
        luck if luck < keen => [1.0, 12.0, 0.0],
        luck if luck < keen + 0.2 => [0.0, 30.0 + 40.0 * luck, 2.0],
        luck if luck < 0.95 => [0.0, NEVER, 4.0],
        _ => [0.0, NEVER, 0.0],
    }
}

fn grid() -> Grid {
    let (width, height) = (34, 35);
    let inside = (0..width * height)
        .map(|cell| {
            let (x, y) = ((cell % width) as f64 - 17.0, (cell / width) as f64 - 17.0);
            let angle = (x * y).abs() / 60.0;
            x * x + y * y < 200.0 + 60.0 * libm::sin(angle)
        })
        .collect();
    let place =
        |(name, x, y, people): (&str, usize, usize, u64)| Place { name: name.into(), x, y, people };
    let places = [
        ("Freetown", 5, 16, 900_000),
        ("Bo", 18, 22, 200_000),
        ("Kenema", 23, 23, 190_000),
        ("Makeni", 16, 12, 110_000),
        ("Koidu", 28, 14, 100_000),
        ("Waterloo", 7, 17, 60_000),
        ("Port Loko", 9, 13, 40_000),
        ("Kabala", 19, 5, 30_000),
        ("Kailahun", 29, 19, 20_000),
        ("Bonthe", 12, 27, 10_000),
    ];
    Grid {
        width,
        height,
        cell_km: Some(10.0),
        inside,
        places: places.map(place).to_vec(),
        regions: Default::default(),
    }
}
