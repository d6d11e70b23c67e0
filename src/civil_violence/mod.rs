//! The reference model: Epstein's civil violence, Model I.
//!
//! Civilians with a grievance weigh it against the risk of arrest that they see; police arrest the
//! active ones that they see; the arrested are held for a while. Source: Epstein 2002, "Modeling
//! civil violence: an agent-based computational approach", PNAS 99 suppl 3:7243-7250.
//!
//! Where the paper leaves a choice open, the model does what agrees with the figures of an
//! independent implementation (`tests/civil_violence.rs` has them side by side):
//!
//! * everyone at large acts once a step, in a random order: it first moves to a random empty site in
//!   vision, then acts on what it sees from there (acting before moving gave a fifth fewer outbursts,
//!   with waits a quarter longer);
//! * vision is a disc around a site of a lattice whose edges meet;
//! * the arrested leave the lattice at once, for a whole number of steps of 0 to the greatest term,
//!   each alike, and come back quiet on a random empty site of the whole lattice as a step begins
//!   (coming back near the arrest, or a term of 1 step at least, changes no figure beyond its error);
//! * with the ratio as printed there are no outbursts; `ratio = "floored"` rounds it down.

mod disc;
mod keys;
mod order;
mod setup;
mod step;
mod tally;
mod warn;
mod words;
mod world;

use crate::document::{Beside, Document, Section};
use crate::faults::{Fault, Faults};
use crate::luck::Luck;
use crate::model::{Dictionary, Estimate, InputFile, Model, Planned, Record, Warning, Watch};

pub use keys::{FIXED, SHAPE};
pub use setup::Setup;
pub use world::World;

/// Epstein's Model I on the lattice and for the steps of one file.
pub struct CivilViolence {
    dictionary: Dictionary,
}

impl CivilViolence {
    /// Makes the model. Lattice and steps are the same in every option, so the first tells them.
    ///
    /// `None` only where there is no document; what is wrong with them goes to `faults`.
    pub fn open(documents: &[Document], _beside: &Beside, faults: &Faults) -> Option<Self> {
        let root = &documents.first()?.root;
        let frame = setup::Frame::read(&Section::root(root, &SHAPE, faults));
        documents.iter().for_each(|document| {
            Setup::read(document, faults);
        });
        Some(Self { dictionary: words::dictionary(&frame) })
    }
}

impl Model for CivilViolence {
    type Setup = Setup;
    type World = World;

    fn dictionary(&self) -> &Dictionary {
        &self.dictionary
    }

    fn inputs(&self) -> &[InputFile] {
        &[]
    }

    fn estimate(&self, setup: &Setup) -> Estimate {
        world::estimate(&setup.frame, setup.most_police())
    }

    fn setup(&self, document: &Document, faults: &Faults) -> Option<Setup> {
        Some(Setup::read(document, faults))
    }

    fn plan(&self, setup: &Setup) -> Vec<Planned> {
        setup.plan()
    }

    fn warnings(&self, document: &Document, setup: &Setup) -> Vec<Warning> {
        warn::warnings(document, setup)
    }

    fn new_world(&self) -> World {
        World::default()
    }

    fn run(
        &self,
        setup: &Setup,
        luck: Luck,
        world: &mut World,
        watch: &mut dyn Watch,
    ) -> Result<Record, Fault> {
        let mut tally = tally::Tally::new(setup);
        world.begin(setup, &luck);
        for step in 0..setup.frame.steps {
            step::step(setup, &luck.at(step), step, world, &mut tally);
            tally.step(setup, step, setup.legitimacy(step), world, watch);
        }
        Ok(tally.finish(setup, world))
    }
}
