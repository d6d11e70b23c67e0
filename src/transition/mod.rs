//! The transition model: around a ceasefire, who provides security, where, and in what order do
//! the old arrangements give way to the new?
//!
//! Its rooms, in the order data flows: `map` and `setup` read the scenario, `ground` works out what
//! follows from the map, `world` is the state, `levers` are what `policies` may turn, `rules` are
//! how the world answers, `outcomes` what a run leaves. `week` is the schedule, `phases` its longer parts.

mod country;
mod estimate;
mod events;
mod levers;
mod outcomes;
mod phases;
mod policies;
mod rules;
mod setup;
mod start;
mod streams;
mod tables;
mod tell;
#[cfg(test)]
mod tests;
mod timetable;
mod week;
mod world;

use std::sync::Arc;

use crate::calendar::{month_begins, month_of};
use crate::document::{Beside, Document, Parameter, Shape};
use crate::faults::{Fault, Faults};
use crate::luck::Luck;
use crate::model::{Dictionary, Estimate, InputFile, Model, Planned, Record, Warning, Watch};

use country::Ground;
pub use events::What;
use outcomes::frames::Frames;
use outcomes::{Measures, record};
use setup::Setup;
pub use tables::TABLES;
use world::World;

/// The model's own keys of a scenario file.
pub const SHAPE: Shape = setup::SHAPE;

/// Paths (or their first parts; `*` is any name) that shape the ground or the records, so that no
/// draw may change them.
pub const FIXED: &[&str] = &[
    "clock",
    "map",
    "scale",
    "community",
    "people",
    "party.*.kind",
    "party.*.side",
    "party.*.outside",
    "party.*.holds",
    "party.*.bases",
    "outsider.*.districts",
    "outsider.*.refuge",
];

/// Keys that had another name: path of the old one, `*` for any name, and the new one.
pub const RENAMED: &[(&str, &str)] = &[];

/// First parts of paths whose numbers may each be varied on its own.
pub const VARIED: &[&str] = &["rule", "trust", "party", "outsider"];

/// Tables of names that hold numbers.
pub const OPEN_NUMBERS: &[(&str, &Parameter)] = &[("trust", &country::BELIEF)];

/// How much of something is left at a distance: 1 at none, falling as a square to 0 at the reach.
/// Stands for an exponential of about 0.4 of the reach, without its price or its endless tail.
pub(crate) fn fade(distance: f64, reach: f64) -> f64 {
    let left = (1.0 - distance / reach).max(0.0);
    left * left
}

/// The transition model of one scenario: the ground and what is measured.
pub struct Transition {
    ground: Arc<Ground>,
    measures: Measures,
    dictionary: Dictionary,
}

/// A world and the series that it fills.
#[derive(Default)]
pub struct Run {
    world: World,
    series: Vec<f32>,
}

impl Transition {
    /// Reads the ground and what all options share. `options`: each option's merged document.
    ///
    /// Where a fault was said, what stands for the model: good for checking the rest of a file.
    pub fn open(options: &[Document], beside: &Beside, faults: &Faults) -> Option<Self> {
        let ground = Setup::ground(options.first()?, beside, faults);
        let mut setups: Vec<Setup> = Vec::new();
        for option in options {
            setups.push(Setup::with_stand_ins(option, &ground, faults));
            if faults.len() > ENOUGH {
                break;
            }
        }
        let measures = Measures::of(&setups)?;
        let dictionary = measures.dictionary(&setups, setups.first()?, &ground);
        Some(Self { ground, measures, dictionary })
    }
}

/// Faults after which no further options are read: each may bring as many.
const ENOUGH: usize = 5_000;

impl Model for Transition {
    type Setup = Setup;
    type World = Run;

    fn dictionary(&self) -> &Dictionary {
        &self.dictionary
    }

    fn inputs(&self) -> &[InputFile] {
        &self.ground.map.inputs
    }

    fn estimate(&self, setup: &Setup) -> Estimate {
        estimate::of(setup, &self.dictionary)
    }

    fn setup(&self, document: &Document, faults: &Faults) -> Option<Setup> {
        Setup::read(document, &self.ground, faults)
    }

    fn plan(&self, setup: &Setup) -> Vec<Planned> {
        setup.timetable.plan()
    }

    fn warnings(&self, document: &Document, setup: &Setup) -> Vec<Warning> {
        timetable::warnings(document, setup)
    }

    fn new_world(&self) -> Run {
        Run::default()
    }

    fn run(
        &self,
        setup: &Setup,
        luck: Luck,
        run: &mut Run,
        watch: &mut dyn Watch,
    ) -> Result<Record, Fault> {
        let w = &mut run.world;
        start::start(setup, &luck, w);
        run.series.clear();
        run.series.resize(self.dictionary.series_len(), 0.0);
        let mut frames = watch.wants_frames().then(Frames::default);
        for week in 0..setup.country.clock.weeks {
            w.week = week;
            week::week(setup, &luck.at(week), w, watch);
            if month_begins(week + 1) {
                record::points(&self.measures, setup, w, &mut run.series);
                if let Some(frames) = &mut frames {
                    frames.month(setup, w, month_of(week) as usize, watch);
                }
                w.tally.begin_month();
                watch.phase("series");
            }
        }
        Ok(record::finish(&self.measures, setup, w, &run.series))
    }
}
