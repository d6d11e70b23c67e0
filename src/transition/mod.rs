//! The transition model: around a ceasefire, who provides security, where, and in what order do
//! the old arrangements give way to the new?
//!
//! Its rooms, in the order data flows: `setup` reads the file into a `country` (facts that no run
//! changes), the numbers of the rules and a timetable; `world` is the state, in tables by topic;
//! `levers` are what `policies` turn; `rules` are how the simulated world responds, in folders by
//! topic; `outcomes` are what a run leaves. `week` is the schedule, `phases` its longer parts.

mod country;
mod estimate;
mod events;
mod fade;
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
    "party.*.non_signatory",
    "party.*.holds",
    "party.*.bases",
    "sponsor.*.districts",
    "sponsor.*.refuge",
];

/// Keys that had another name: path of the old one, `*` for any name, and the new one.
pub const RENAMED: &[(&str, &str)] = &[
    ("outsider", "sponsor"),
    ("party.*.outside", "non_signatory"),
    ("policy.*.outsiders", "sponsors"),
    ("rule.outsiders", "sponsors"),
];

/// First parts of paths whose numbers may each be varied on its own.
pub const VARIED: &[&str] = &["rule", "trust", "party", "sponsor"];

/// Tables of names that hold numbers.
pub const OPEN_NUMBERS: &[(&str, &Parameter)] = &[("trust", &country::BELIEF)];

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
                if watch.wants_agents() {
                    watch.agents(month_of(week) as usize, w.agents());
                }
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
