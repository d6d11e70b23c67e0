//! Worlds to compare: a scenario with some numbers set otherwise, lived draw by draw.

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError, Weak};

use armistice::model::{Model, Nothing, Record, RunId};
use armistice::scenario::Study;
use armistice::transition::Transition;
use rayon::prelude::*;

use super::quantity::Quantity;
use super::strip::stripped;

/// Master seed of the tests.
pub fn seed() -> u64 {
    std::env::var("ARMISTICE_SEED").ok().and_then(|text| text.parse().ok()).unwrap_or(1)
}

/// Draws of the first look: `default` unless `ARMISTICE_PAIRS` says otherwise.
pub fn pairs(default: u32) -> u32 {
    std::env::var("ARMISTICE_PAIRS").ok().and_then(|text| text.parse().ok()).unwrap_or(default)
}

/// Troops who keep nobody apart, protect nobody, step in nowhere and hold nothing: what is left of a force is what it
/// guarantees.
pub const DETERS_NOBODY: [&str; 11] = [
    "rule.deterrence.contact=0",
    "rule.deterrence.escalation=0",
    "rule.deterrence.retaliation=0",
    "rule.deterrence.predation=0",
    "rule.deterrence.acts=0",
    "rule.deterrence.fills=0",
    "rule.movement.avoids=0",
    "rule.predation.police=0",
    "rule.answer.steps_in=0",
    "rule.spoilers.policed=0",
    "rule.spoilers.kept_out=0",
];

/// A year in which sides trust each other little, and no war that would hide what little moves.
pub const TENSE: [&str; 5] = [
    "clock.years=1",
    "trust.front.state=0.15",
    "trust.state.front=0.15",
    "rule.commitment.prize=0",
    "rule.commitment.mood_sd=0",
];

/// A year in which they trust each other somewhat, and nobody goes back to war over a mood.
pub const CALM: [&str; 5] = [
    "clock.years=1",
    "trust.front.state=0.45",
    "trust.state.front=0.45",
    "rule.commitment.prize=0",
    "rule.commitment.mood_sd=0",
];

/// Killings of civilians without the tail that a few episodes make, about as many: for what is not about how
/// killings are spread, and what few draws are to decide.
pub const FEW_AT_A_TIME: [&str; 6] = [
    "rule.predation.goes_on=0",
    "rule.predation.goes_on_ordered=0",
    "rule.predation.rate=0.006",
    "rule.predation.first=2",
    "rule.predation.violating=3",
    "rule.predation.war=3",
];

/// Fighters live off people, often and for days on end: for what is about who steps in.
pub const FOR_DAYS: [&str; 4] = [
    "rule.predation.rate=0.1",
    "rule.predation.goes_on=0.7",
    "rule.predation.goes_on_ordered=0.7",
    "rule.predation.held=0",
];

/// A scenario with numbers set.
pub fn open(file: &str, sets: &[&str]) -> Study {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    Study::open(&path, &stripped(sets)).unwrap_or_else(|faults| panic!("{faults:#?}"))
}

/// What every draw leaves, in their order, worked out on all threads.
pub fn every_draw<W, T: Send>(
    draws: u32,
    live: impl Fn(u32, &mut W) -> T + Send + Sync,
    world: impl Fn() -> W + Send + Sync,
) -> Vec<T> {
    (0..draws).into_par_iter().map_init(world, |world, draw| live(draw, world)).collect()
}

/// One world, lived once in every draw that was asked for.
pub struct Arm {
    /// The scenario with what was set.
    pub study: Study,
    option: usize,
    lived: Mutex<Vec<Arc<Record>>>,
}

/// The accord with so much set. Tests that need the same world share it while it is in use.
pub fn accord(sets: &[&[&str]]) -> Arc<Arm> {
    Arm::of("tests/behaviour/accord.toml", &sets.concat(), "accord")
}

impl Arm {
    /// An option of a scenario with so much set: of two words on a number the last holds.
    pub fn of(file: &str, sets: &[&str], option: &str) -> Arc<Self> {
        static SHARED: Mutex<BTreeMap<String, Weak<Arm>>> = Mutex::new(BTreeMap::new());
        let key = format!("{file} {option} {}", sets.join(" "));
        let mut shared = SHARED.lock().unwrap();
        if let Some(arm) = shared.get(&key).and_then(Weak::upgrade) {
            return arm;
        }
        let arm = Arc::new(Self::new(open(file, sets), option));
        shared.insert(key, Arc::downgrade(&arm));
        arm
    }

    /// An option of a study.
    pub fn new(study: Study, option: &str) -> Self {
        let option = study.option(option).unwrap();
        Self { study, option, lived: Mutex::new(Vec::new()) }
    }

    /// The records of the first draws; those that have not been lived yet are lived now.
    pub fn records(&self, draws: u32) -> Vec<Arc<Record>> {
        let mut lived = self.lived.lock().unwrap_or_else(PoisonError::into_inner);
        let before = lived.len() as u32;
        let live = |draw, world: &mut _| {
            let id = RunId { option: self.option, draw: before + draw, run: 0 };
            Arc::new(self.study.run(seed(), id, world, &mut Nothing).unwrap())
        };
        lived.extend(every_draw(draws.saturating_sub(before), live, || self.study.new_world()));
        lived[..draws as usize].to_vec()
    }

    /// What is read off each record.
    pub fn read(self: &Arc<Self>, read: impl Fn(&Record) -> f64 + 'static) -> Quantity {
        let arm = Arc::clone(self);
        let by_draw = move |draws| arm.records(draws).iter().map(|record| read(record)).collect();
        Quantity::of(self, by_draw)
    }

    /// An outcome.
    pub fn outcome(self: &Arc<Self>, name: &str) -> Quantity {
        let index = self.study.dictionary().outcome(name);
        let index = index.unwrap_or_else(|| panic!("no outcome {name}"));
        self.read(move |record| record.outcomes[index])
    }

    /// Mean of a series over months.
    pub fn mean(self: &Arc<Self>, name: &str, months: Range<usize>) -> Quantity {
        let words = self.study.dictionary();
        let index = words.series(name).unwrap_or_else(|| panic!("no series {name}"));
        let from = index * words.time.points;
        self.read(move |record| {
            let values = &record.series[from + months.start..from + months.end];
            values.iter().map(|&value| f64::from(value)).sum::<f64>() / months.len() as f64
        })
    }

    /// Sum of a layer over the cells that count.
    pub fn layer(self: &Arc<Self>, name: &str, counts: impl Fn(usize) -> bool) -> Quantity {
        let words = self.study.dictionary();
        let index = words.layers.iter().position(|layer| layer.name == name);
        let index = index.unwrap_or_else(|| panic!("no layer {name}"));
        let cells = words.grid.as_ref().unwrap().cells();
        let counted: Vec<usize> = (0..cells).filter(|&cell| counts(cell)).collect();
        self.read(move |record| {
            let layer = &record.layers[index * cells..(index + 1) * cells];
            counted.iter().map(|&cell| f64::from(layer[cell])).sum()
        })
    }

    /// People at home in the cells that count [persons].
    pub fn people(&self, counts: impl Fn(usize) -> bool) -> f64 {
        let setup = self.study.setup(self.option, seed(), 0).unwrap();
        let setup = setup.downcast_ref::<<Transition as Model>::Setup>().unwrap();
        let people = setup.country.ground.map.people.iter().enumerate();
        people.filter(|(cell, _)| counts(*cell)).map(|(_, &people)| f64::from(people)).sum()
    }

    /// Which cells have their middle so near that of the cell of a town.
    pub fn cells_about(&self, towns: &[&str], km: f64) -> Vec<bool> {
        let grid = self.study.dictionary().grid.as_ref().unwrap();
        let named = grid.places.iter().filter(|place| towns.contains(&&*place.name));
        let towns: Vec<_> = named.collect();
        let km_away = |cell: usize, x: usize, y: usize| {
            let squares =
                (cell % grid.width).abs_diff(x).pow(2) + (cell / grid.width).abs_diff(y).pow(2);
            (squares as f64).sqrt() * grid.cell_km.unwrap()
        };
        let near = |cell: usize| towns.iter().any(|town| km_away(cell, town.x, town.y) <= km);
        (0..grid.cells()).map(near).collect()
    }

    /// Which cells belong to a district of the generated map: those nearest to its seat.
    pub fn cells_of(&self, district: &str) -> Vec<bool> {
        let regions = &self.study.dictionary().grid.as_ref().unwrap().regions;
        let index = regions.names.iter().position(|name| name == district).unwrap();
        regions.of.iter().map(|&of| usize::from(of) == index).collect()
    }
}
