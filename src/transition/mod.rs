//! The transition model: around a ceasefire, who provides security, where, and in what order do
//! the old arrangements give way to the new?
//!
//! Its rooms, in the order data flows: `map` and `setup` read the scenario, `ground` works out what
//! follows from the map, `world` is the state, `levers` are what `policies` may turn, `rules` are
//! how the world answers, `outcomes` what a run leaves. `week` is the schedule.

mod ground;
mod levers;
mod map;
mod outcomes;
mod policies;
mod rules;
mod setup;
mod streams;
mod tell;
#[cfg(test)]
mod tests;
mod timetable;
mod week;
mod world;

use std::path::Path;
use std::sync::Arc;

use crate::calendar::{month_begins, month_of};
use crate::document::{Document, Parameter, Shape};
use crate::faults::{Fault, Faults};
use crate::luck::Luck;
use crate::model::{Dictionary, Estimate, InputFile, Model, Planned, Record, Watch};

use ground::Ground;
use outcomes::frames::Frames;
use outcomes::{Measures, record};
use setup::Setup;
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

/// First parts of paths whose numbers may each be varied on its own.
pub const VARIED: &[&str] = &["rule", "trust", "party", "outsider"];

/// Tables of names that hold numbers.
pub const OPEN_NUMBERS: &[(&str, &Parameter)] = &[("trust", &setup::BELIEF)];

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
    estimate: Estimate,
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
    /// `None` only where a fault was said.
    pub fn open(options: &[Document], folder: &Path, faults: &Faults) -> Option<Self> {
        let ground = Setup::ground(options.first()?, folder, faults)?;
        let setups: Vec<Option<Setup>> =
            options.iter().map(|option| Setup::read(option, &ground, faults)).collect();
        let setups: Vec<Setup> = setups.into_iter().collect::<Option<_>>()?;
        let measures = Measures::of(&setups)?;
        let first = setups.first()?;
        let dictionary = measures.dictionary(&setups, first, &ground);
        let estimate = estimate(first, &dictionary);
        Some(Self { ground, measures, dictionary, estimate })
    }
}

/// Bytes of one row of each kind, counted from the columns and the indices over them.
const BLOCK_BYTES: u64 = 40;
const FIGHTER_BYTES: u64 = 60;
const CELL_BYTES: u64 = 136;

fn estimate(setup: &Setup, dictionary: &Dictionary) -> Estimate {
    let map = &setup.ground.map;
    let people: u64 = map.people.iter().map(|&p| u64::from(p)).sum();
    let blocks = people / u64::from(setup.scale.people) + map.cells.len() as u64;
    let men: u64 = setup.parties.iter().map(|party| u64::from(party.real)).sum();
    let fighters = men / u64::from(setup.scale.fighters);
    let agents = blocks + fighters;
    let records = dictionary.series_len() + 2 * dictionary.layers_len();
    Estimate {
        bytes: blocks * BLOCK_BYTES
            + fighters * FIGHTER_BYTES
            + map.inside.len() as u64 * (CELL_BYTES + 4 * setup.parties.len() as u64)
            + records as u64 * 4,
        agents,
        agent_steps: agents * u64::from(setup.clock.weeks),
    }
}

impl Model for Transition {
    type Setup = Setup;
    type World = Run;

    fn dictionary(&self) -> &Dictionary {
        &self.dictionary
    }

    fn inputs(&self) -> &[InputFile] {
        &self.ground.map.inputs
    }

    fn estimate(&self) -> Estimate {
        self.estimate
    }

    fn setup(&self, document: &Document, faults: &Faults) -> Option<Setup> {
        Setup::read(document, &self.ground, faults)
    }

    fn plan(&self, setup: &Setup) -> Vec<Planned> {
        setup.timetable.plan()
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
        setup::found(setup, &luck, w);
        run.series.clear();
        run.series.resize(self.dictionary.series_len(), 0.0);
        let mut frames = watch.wants_frames().then(Frames::default);
        for week in 0..setup.clock.weeks {
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
